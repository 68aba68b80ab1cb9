using System.Security.Cryptography;
using Microsoft.AspNetCore.Identity;
using Survey.Data.Accounts;

namespace Survey.Web.Features.Account;

/// <summary>Generates, sets and verifies the research team's passwords.</summary>
public sealed class PasswordService(IAccountStore accounts, TimeProvider time)
{
    /// <summary>The account that the site creates at a start where there is none.</summary>
    public const string FirstUserName = "admin";

    /// <summary>The fewest characters of a chosen password: long enough against guessing at the limited rate, without rules on which
    /// characters.</summary>
    public const int MinimumLength = 12;

    /// <summary>Letters and digits without those that look alike: i l o, I O, 0 1.</summary>
    private const string Alphabet = "abcdefghjkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789";
    // 16 characters of 55: 92 bits.
    private const int GeneratedGroups = 4;
    private const int GeneratedGroupLength = 4;

    private static readonly PasswordHasher<string> Hasher = new();

    /// <summary>Verified where there is no such account, so that the time of the answer does not tell whether there is.</summary>
    private static readonly Lazy<string> DummyHash = new(() => Hasher.HashPassword("", "nobody"));

    /// <summary>Creates the first account where there is none, and yields its password; else null.</summary>
    public async Task<string?> CreateFirstAccountAsync(CancellationToken cancellation)
    {
        if ((await ListNamesAsync(cancellation)).Count > 0)
        {
            return null;
        }

        var password = GeneratePassword();
        return await TryAddAsync(FirstUserName, password, cancellation) ? password : null;
    }

    /// <summary>The names of the accounts that may sign in.</summary>
    public Task<IReadOnlyList<string>> ListNamesAsync(CancellationToken cancellation) => accounts.ListNamesAsync(cancellation);

    /// <summary>A random password that can be read out and typed: <c>kR7m-wq3X-…</c>.</summary>
    public static string GeneratePassword() =>
        string.Join('-', Enumerable.Range(0, GeneratedGroups).Select(_ => RandomNumberGenerator.GetString(Alphabet, GeneratedGroupLength)));

    /// <summary>Whether a password has the form of those made by <see cref="GeneratePassword"/>.</summary>
    public static bool IsGenerated(string password) =>
        password.Split('-') is { Length: GeneratedGroups } groups
        && groups.All(group => group.Length == GeneratedGroupLength && group.All(Alphabet.Contains));

    /// <summary>Adds an account; false where the name is taken.</summary>
    public Task<bool> TryAddAsync(string userName, string password, CancellationToken cancellation) =>
        accounts.TryAddAsync(new Data.Accounts.Account(userName, Hasher.HashPassword(userName, password), time.GetUtcNow()), cancellation);

    /// <summary>Replaces the password of an account; false where there is no such account.</summary>
    public Task<bool> TrySetPasswordAsync(string userName, string password, CancellationToken cancellation) =>
        accounts.TrySetPasswordAsync(userName, Hasher.HashPassword(userName, password), cancellation);

    /// <summary>The account with the name and the password, or null.</summary>
    public async Task<Data.Accounts.Account?> FindByCredentialsAsync(string userName, string password, CancellationToken cancellation)
    {
        var account = await accounts.FindAsync(userName, cancellation);
        var result = Hasher.VerifyHashedPassword(userName, account?.PasswordHash ?? DummyHash.Value, password);
        return result == PasswordVerificationResult.Failed ? null : account;
    }
}
