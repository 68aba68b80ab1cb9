namespace Survey.Data.Rounds;

/// <summary>Stores the closing times that units have of their own.</summary>
/// <remarks>Thread-safe.</remarks>
public interface IUnitExtensionStore
{
    /// <summary>Stores a change.</summary>
    /// <returns>False where the unit has one of that number, because somebody else was first; nothing is changed then.</returns>
    /// <exception cref="System.Data.Common.DbException">The unit is not in the round's frame, or the database failed.</exception>
    Task<bool> TryAddAsync(UnitExtension extension, CancellationToken cancellation);

    /// <summary>A unit's changes, the first one first.</summary>
    Task<IReadOnlyList<UnitExtension>> ListAsync(Guid roundId, string unitId, CancellationToken cancellation);

    /// <summary>Until when the units of a round may answer.</summary>
    Task<UnitClosings> ReadClosingsAsync(Guid roundId, CancellationToken cancellation);
}
