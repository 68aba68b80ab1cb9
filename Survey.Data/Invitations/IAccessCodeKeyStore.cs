namespace Survey.Data.Invitations;

/// <summary>Knows which keys the codes of this database were derived from, by their ids; a key itself is never in the database.</summary>
/// <remarks>Thread-safe.</remarks>
public interface IAccessCodeKeyStore
{
    /// <summary>The ids of all keys that were ever used, in no order.</summary>
    Task<IReadOnlyList<string>> ListIdsAsync(CancellationToken cancellation);

    /// <summary>Adds the id of a key; one that is there already is left as it is.</summary>
    Task AddIdAsync(string keyId, CancellationToken cancellation);
}
