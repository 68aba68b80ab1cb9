using System.Collections.Concurrent;
using Survey.Data.Responses;
using Survey.Data.Rounds;

namespace Survey.Web.Features.Shared.Rounds;

/// <summary>Reads rounds with all that belongs to them, for the research team's pages and for commands.</summary>
/// <remarks>A snapshot is kept until an answer changes: as long as none does, callers are given the same object.</remarks>
internal sealed class RoundSnapshotCache(IRoundStore rounds, IResponseStore responses, PublishedStudyCache studies)
{
    /// <summary>All answers of a round are in memory: a few megabytes for a thousand units. A team looks at fewer rounds at a
    /// time.</summary>
    private const int MaximumRounds = 20;

    private readonly ConcurrentDictionary<Guid, (int ChangeCount, RoundSnapshot Snapshot)> cache = [];

    /// <summary>All rounds, the newest first.</summary>
    public Task<IReadOnlyList<Round>> ListAsync(CancellationToken cancellation) => rounds.ListAsync(cancellation);

    /// <summary>The round of that name with all that belongs to it, or null.</summary>
    public async Task<RoundSnapshot?> FindSnapshotAsync(string name, CancellationToken cancellation) =>
        await rounds.FindAsync(name, cancellation) is { } round ? await ReadSnapshotAsync(round, cancellation) : null;

    /// <summary>The round before a round, with all that belongs to it; null where there is none.</summary>
    public async Task<RoundSnapshot?> ReadPreviousAsync(Round round, CancellationToken cancellation) =>
        round.PreviousRoundId is { } previousId && await rounds.FindAsync(previousId, cancellation) is { } previous
            ? await ReadSnapshotAsync(previous, cancellation)
            : null;

    /// <summary>All that belongs to a round.</summary>
    public async Task<RoundSnapshot> ReadSnapshotAsync(Round round, CancellationToken cancellation)
    {
        // Counted before the answers are read: a save in between leads to another read next time, and is never missed.
        var changeCount = await responses.CountChangesAsync(round.Id, cancellation);
        if (cache.TryGetValue(round.Id, out var cached) && cached.ChangeCount == changeCount && cached.Snapshot.Round == round)
        {
            return cached.Snapshot;
        }

        var study = await studies.ReadStudyAsync(round);
        var snapshot = new RoundSnapshot(
            round,
            study,
            await studies.ReadFrameAsync(round),
            await responses.ListAsync(round.Id, cancellation),
            study.EarlierVersions.IsEmpty ? [] : await responses.ListMovesAsync(round.Id, cancellation)
        );
        if (cache.Count >= MaximumRounds)
        {
            cache.Clear();
        }

        cache[round.Id] = (changeCount, snapshot);
        return snapshot;
    }
}
