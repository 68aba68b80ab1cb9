namespace Survey.Data.Accounts;

/// <summary>Stores the research team's accounts; passwords only as hashes.</summary>
/// <remarks>Thread-safe.</remarks>
public interface IAccountStore
{
    /// <summary>The account with the name, whatever its case, or null.</summary>
    Task<Account?> FindAsync(string userName, CancellationToken cancellation);

    /// <summary>The names of all accounts, in alphabetical order.</summary>
    Task<IReadOnlyList<string>> ListNamesAsync(CancellationToken cancellation);

    /// <summary>Adds an account; false where the name is taken.</summary>
    Task<bool> TryAddAsync(Account account, CancellationToken cancellation);

    /// <summary>Replaces the password of an account; false where there is no such account.</summary>
    Task<bool> TrySetPasswordAsync(string userName, string passwordHash, CancellationToken cancellation);
}
