using System.Runtime.CompilerServices;
using Survey.Web.Features.Shared.Rounds;

namespace Survey.Web.Features.Figures;

/// <summary>Caches the figures of each round until its answers change: figures are kept as long as the snapshot they are computed
/// from.</summary>
internal sealed class RoundFiguresCache(FrozenDatasetService datasets)
{
    private readonly ConditionalWeakTable<RoundSnapshot, RoundFigures> cache = [];

    /// <summary>The figures of the round of that name, from its frozen dataset where one is named; null where there is none of that
    /// name.</summary>
    public async Task<RoundFigures?> FindAsync(string round, string? dataset, CancellationToken cancellation) =>
        await datasets.FindSnapshotAsync(round, dataset, cancellation) is { } snapshot
            ? cache.GetValue(snapshot, _ => new RoundFigures(snapshot))
            : null;
}
