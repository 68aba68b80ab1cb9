using System.Runtime.CompilerServices;
using Survey.Web.Features.Shared.Rounds;

namespace Survey.Web.Features.Figures;

/// <summary>Caches the figures of each round until its answers change: figures are kept as long as the snapshot they are computed
/// from.</summary>
internal sealed class RoundFiguresCache(RoundSnapshotCache rounds)
{
    private readonly ConditionalWeakTable<RoundSnapshot, RoundFigures> cache = [];

    /// <summary>The figures of the round of that name, or null.</summary>
    public async Task<RoundFigures?> FindAsync(string round, CancellationToken cancellation) =>
        await rounds.FindSnapshotAsync(round, cancellation) is { } snapshot
            ? cache.GetValue(snapshot, _ => new RoundFigures(snapshot))
            : null;
}
