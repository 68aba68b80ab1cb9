namespace Survey.Data.Responses.Team;

/// <summary>Stores what the research team enters for units.</summary>
/// <remarks>Thread-safe.</remarks>
public interface IEntryStore
{
    /// <summary>Stores an entry.</summary>
    /// <exception cref="System.Data.Common.DbException">The unit is not in the round's frame, or the database failed.</exception>
    Task AddAsync(ResponseEntry entry, CancellationToken cancellation);

    /// <summary>The entry with the id, or null.</summary>
    Task<ResponseEntry?> FindAsync(Guid entryId, CancellationToken cancellation);

    /// <summary>A unit's entries, the first one first.</summary>
    Task<IReadOnlyList<ResponseEntry>> ListAsync(Guid roundId, string unitId, CancellationToken cancellation);

    /// <summary>By which entry each of these revisions of a unit's response was made; those that respondents made are left out.</summary>
    Task<IReadOnlyDictionary<int, Guid>> ReadRevisionsAsync(Guid roundId, string unitId, CancellationToken cancellation);
}
