using System.Collections.Concurrent;
using Survey.Web.Features.Shared;

namespace Survey.Web.Features.Figures;

/// <summary>Keeps each round's figures at hand until its answers change.</summary>
internal sealed class RoundFiguresCache(RoundSnapshotCache rounds)
{
    private readonly ConcurrentDictionary<Guid, RoundFigures> cache = [];

    /// <summary>The figures of the round of that name, or null.</summary>
    public async Task<RoundFigures?> FindAsync(string round, CancellationToken cancellation) =>
        await rounds.FindSnapshotAsync(round, cancellation) is not { } snapshot
            ? null
            : cache.AddOrUpdate(
                snapshot.Round.Id,
                _ => new RoundFigures(snapshot),
                (_, figures) => ReferenceEquals(figures.Snapshot, snapshot) ? figures : new RoundFigures(snapshot)
            );
}
