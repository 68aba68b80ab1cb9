using System.Collections.Immutable;
using Survey.Analysis.Figures.Kinds;
using Survey.Data.Frames;

namespace Survey.Analysis.Figures.Results;

/// <summary>How the frame units of a cell came out.</summary>
public sealed record ResponseRate(double? Rr2, ImmutableSortedDictionary<Disposition, int> Dispositions)
{
    /// <summary>The rates that the figure names, as far as any unit is in their denominator.</summary>
    public ImmutableSortedDictionary<OutcomeRate, double> Rates { get; init; } = ImmutableSortedDictionary<OutcomeRate, double>.Empty;
}
