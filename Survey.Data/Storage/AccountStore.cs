using Survey.Data.Accounts;
using Survey.Data.Storage.Engines;

namespace Survey.Data.Storage;

/// <summary>Accounts, found by the name in upper case. That is computed here, because SQLite does not treat å and Å as one
/// letter.</summary>
internal sealed class AccountStore(Database database) : IAccountStore
{
    private const string FindAccountSql = "SELECT UserName, PasswordHash, CreatedAt FROM Account WHERE UserNameKey = @UserNameKey";

    private const string ListAccountsSql = "SELECT UserName, PasswordHash, CreatedAt FROM Account ORDER BY UserNameKey";

    private const string AddAccountSql = """
        INSERT INTO Account (UserNameKey, UserName, PasswordHash, CreatedAt)
        SELECT @UserNameKey, @UserName, @PasswordHash, @CreatedAt
        WHERE NOT EXISTS (SELECT 1 FROM Account WHERE UserNameKey = @UserNameKey)
        """;

    private const string SetPasswordSql = "UPDATE Account SET PasswordHash = @PasswordHash WHERE UserNameKey = @UserNameKey";

    public async Task<Account?> FindAsync(string userName, CancellationToken cancellation)
    {
        var row = await database.ReadAsync(
            session => session.FindAsync<Row>(FindAccountSql, new { UserNameKey = NormalizeUserName(userName) }),
            cancellation
        );
        return row?.ToAccount();
    }

    public async Task<IReadOnlyList<string>> ListNamesAsync(CancellationToken cancellation) =>
        [.. (await database.ReadAsync(session => session.ListAsync<Row>(ListAccountsSql), cancellation)).Select(row => row.UserName)];

    public async Task<bool> TryAddAsync(Account account, CancellationToken cancellation) =>
        await database.WriteAsync(session => session.ExecuteAsync(AddAccountSql, Row.From(account)), cancellation) == 1;

    public async Task<bool> TrySetPasswordAsync(string userName, string passwordHash, CancellationToken cancellation) =>
        await database.WriteAsync(
            session => session.ExecuteAsync(SetPasswordSql, new { PasswordHash = passwordHash, UserNameKey = NormalizeUserName(userName) }),
            cancellation
        ) == 1;

    private static string NormalizeUserName(string userName) => userName.Trim().ToUpperInvariant();

    private sealed record Row
    {
        public string UserNameKey { get; init; } = "";

        public string UserName { get; init; } = "";

        public string PasswordHash { get; init; } = "";

        public DateTimeOffset CreatedAt { get; init; }

        public static Row From(Account account) =>
            new()
            {
                UserNameKey = NormalizeUserName(account.UserName),
                UserName = account.UserName,
                PasswordHash = account.PasswordHash,
                CreatedAt = account.CreatedAt,
            };

        public Account ToAccount() => new(UserName, PasswordHash, CreatedAt);
    }
}
