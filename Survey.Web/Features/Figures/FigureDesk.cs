using System.Collections.Concurrent;
using Survey.Web.Features.Shared;

namespace Survey.Web.Features.Figures;

/// <summary>Keeps each round's figures at hand until its answers change.</summary>
internal sealed class FigureDesk(RoundReader rounds)
{
    private readonly ConcurrentDictionary<Guid, RoundFigures> known = [];

    /// <summary>The figures of the round of that name, or null.</summary>
    public async Task<RoundFigures?> FindAsync(string round, CancellationToken cancellation) =>
        await rounds.FindAsync(round, cancellation) is not { } material ? null
        : known.AddOrUpdate(
            material.Round.Id,
            _ => new RoundFigures(material),
            (_, figures) => ReferenceEquals(figures.Material, material) ? figures : new RoundFigures(material));
}
