namespace Survey.Data.Responses.Frozen;

/// <summary>Stores frozen datasets. There is no method that changes or deletes one.</summary>
/// <remarks>Thread-safe.</remarks>
public interface IFrozenDatasetStore
{
    /// <summary>What a round holds now, read in one transaction: no save, version or change of the frame is in it by half. Null where there
    /// is no such round.</summary>
    Task<FrozenContent?> ReadCurrentAsync(Guid roundId, CancellationToken cancellation);

    /// <summary>Stores a dataset with its content.</summary>
    /// <returns>False where the round has one of that name; nothing is stored then.</returns>
    Task<bool> TryAddAsync(FrozenDataset dataset, FrozenContent content, CancellationToken cancellation);

    /// <summary>A round's frozen datasets, the newest first.</summary>
    Task<IReadOnlyList<FrozenDataset>> ListAsync(Guid roundId, CancellationToken cancellation);

    /// <summary>The dataset with the id, or null.</summary>
    Task<FrozenDataset?> FindAsync(Guid datasetId, CancellationToken cancellation);

    /// <summary>The content of a dataset.</summary>
    /// <exception cref="InvalidOperationException">There is no such dataset.</exception>
    /// <exception cref="InvalidDataException">The stored content cannot be read.</exception>
    Task<FrozenContent> ReadContentAsync(Guid datasetId, CancellationToken cancellation);
}
