using Survey.Data.Invitations;
using Survey.Data.Storage.Engines;

namespace Survey.Data.Storage;

/// <summary>The ids of the keys that codes are derived from.</summary>
internal sealed class AccessCodeKeyStore(Database database, TimeProvider time) : IAccessCodeKeyStore
{
    private const string ListIdsSql = "SELECT KeyId FROM AccessCodeKey";

    private const string AddIdSql = """
        INSERT INTO AccessCodeKey (KeyId, AddedAt)
        SELECT @KeyId, @AddedAt
        WHERE NOT EXISTS (SELECT 1 FROM AccessCodeKey WHERE KeyId = @KeyId)
        """;

    public Task<IReadOnlyList<string>> ListIdsAsync(CancellationToken cancellation) =>
        database.ReadAsync(session => session.ListAsync<string>(ListIdsSql), cancellation);

    public Task AddIdAsync(string keyId, CancellationToken cancellation) =>
        database.WriteAsync(session => session.ExecuteAsync(AddIdSql, new { KeyId = keyId, AddedAt = time.GetUtcNow() }), cancellation);
}
