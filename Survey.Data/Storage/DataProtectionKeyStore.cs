using Survey.Data.Accounts;
using Survey.Data.Storage.Engines;

namespace Survey.Data.Storage;

/// <summary>The keys that all nodes of the site share. The web asks for them without awaiting, at its start and once in a while.</summary>
internal sealed class DataProtectionKeyStore(Database database, TimeProvider time) : IDataProtectionKeyStore
{
    private const string ListKeysSql = "SELECT KeyXml FROM ProtectionKey ORDER BY AddedAt, KeyName";

    private const string AddKeySql =
        "INSERT INTO ProtectionKey (KeyId, KeyName, KeyXml, AddedAt) VALUES (@KeyId, @KeyName, @KeyXml, @AddedAt)";

    public IReadOnlyList<string> ReadAll() =>
        database.ReadAsync(session => session.ListAsync<string>(ListKeysSql), CancellationToken.None).GetAwaiter().GetResult();

    public void Add(string name, string xml)
    {
        var addedAt = time.GetUtcNow();
        var row = new
        {
            KeyId = Guid.CreateVersion7(addedAt),
            KeyName = name,
            KeyXml = xml,
            AddedAt = addedAt,
        };
        database.WriteAsync(session => session.ExecuteAsync(AddKeySql, row), CancellationToken.None).GetAwaiter().GetResult();
    }
}
