using Survey.Data.Responses.Frozen;
using Survey.Data.Rounds;
using Survey.Data.Studies.Model;

namespace Survey.Web.Features.Shared.Rounds;

/// <summary>Freezes the data of rounds, and reads what was frozen.</summary>
internal sealed class FrozenDatasetService(
    IRoundStore rounds,
    IFrozenDatasetStore datasets,
    RoundSnapshotCache snapshots,
    TimeProvider time
)
{
    /// <summary>All answers of a dataset are in memory; a team looks at few at a time.</summary>
    private const int MaximumDatasets = 10;

    private readonly ReadCache<Guid, RoundSnapshot> cache = new(MaximumDatasets);

    /// <summary>A round's frozen datasets, the newest first.</summary>
    public Task<IReadOnlyList<FrozenDataset>> ListAsync(Round round, CancellationToken cancellation) =>
        datasets.ListAsync(round.Id, cancellation);

    /// <summary>The dataset of a round with that name, or null.</summary>
    public async Task<FrozenDataset?> FindAsync(Round round, string name, CancellationToken cancellation) =>
        (await ListAsync(round, cancellation)).FirstOrDefault(dataset => dataset.Name == name);

    /// <summary>Freezes what a round holds now.</summary>
    /// <returns>The dataset; null where the round has one of that name already.</returns>
    public async Task<FrozenDataset?> TryFreezeAsync(Round round, string name, string reason, string person, CancellationToken cancellation)
    {
        var frozenAt = time.GetUtcNow();
        var content =
            await datasets.ReadCurrentAsync(round.Id, cancellation)
            ?? throw new InvalidOperationException($"Round {round.Id} does not exist.");
        var snapshot = await CreateSnapshotAsync(round, content, dataset: null);
        var frozen = new FrozenDataset
        {
            Id = Guid.CreateVersion7(frozenAt),
            RoundId = round.Id,
            Name = name,
            Hash = snapshot.Dataset.Hash,
            EligibleUnits = snapshot.Dataset.EligibleUnits.Count,
            StartedResponses = snapshot.UnitResponses.Length,
            SubmittedResponses = snapshot.Dataset.SubmittedUnits.Count,
            Reason = reason,
            FrozenBy = person,
            FrozenAt = frozenAt,
        };
        return await datasets.TryAddAsync(frozen, content, cancellation) ? frozen : null;
    }

    /// <summary>A round by its name with all that belongs to it: as it is now, or as it was frozen under a name. Null where there is no
    /// such round or dataset.</summary>
    public async Task<RoundSnapshot?> FindSnapshotAsync(string round, string? dataset, CancellationToken cancellation)
    {
        if (string.IsNullOrEmpty(dataset))
        {
            return await snapshots.FindSnapshotAsync(round, cancellation);
        }

        return await rounds.FindAsync(round, cancellation) is { } found && await FindAsync(found, dataset, cancellation) is { } frozen
            ? await ReadSnapshotAsync(frozen, cancellation)
            : null;
    }

    /// <summary>What a report job is of: a round as it is now, or a frozen dataset.</summary>
    /// <exception cref="InvalidOperationException">There is neither with that id.</exception>
    public async Task<RoundSnapshot> ReadSubjectAsync(Guid subjectId, CancellationToken cancellation)
    {
        if (await rounds.FindAsync(subjectId, cancellation) is { } round)
        {
            return await snapshots.ReadSnapshotAsync(round, cancellation);
        }

        return await datasets.FindAsync(subjectId, cancellation) is { } dataset
            ? await ReadSnapshotAsync(dataset, cancellation)
            : throw new InvalidOperationException($"There is neither a round nor a frozen dataset {subjectId}.");
    }

    /// <summary>The data that the pages of a round's results can be about.</summary>
    public async Task<DatasetChoice> ReadChoiceAsync(RoundSnapshot shown, CancellationToken cancellation) =>
        new(await ListAsync(shown.Round, cancellation), shown.Frozen);

    /// <summary>A round as it was frozen.</summary>
    public Task<RoundSnapshot> ReadSnapshotAsync(FrozenDataset dataset, CancellationToken cancellation) =>
        cache
            .GetOrReadAsync(
                dataset.Id,
                async id =>
                {
                    var round =
                        await rounds.FindAsync(dataset.RoundId, CancellationToken.None)
                        ?? throw new InvalidOperationException($"The frozen dataset {id} is of no round.");
                    return await CreateSnapshotAsync(round, await datasets.ReadContentAsync(id, CancellationToken.None), dataset);
                }
            )
            .WaitAsync(cancellation);

    private async Task<RoundSnapshot> CreateSnapshotAsync(Round round, FrozenContent content, FrozenDataset? dataset)
    {
        var versions = new List<Study>();
        foreach (var hash in content.StudyHashes)
        {
            versions.Add(
                await rounds.FindStudyAsync(hash, CancellationToken.None)
                    ?? throw new InvalidOperationException($"No study version {hash} was published.")
            );
        }

        return new RoundSnapshot(
            round with { StudyHash = content.StudyHashes[0] },
            versions[0].WithFormerChoices([.. versions.Skip(1)]),
            content.Frame,
            content.Responses,
            content.Moves
        )
        {
            Frozen = dataset,
        };
    }
}
