using Survey.Analysis.Estimation.Samples;

namespace Survey.Analysis.Estimation.Comparisons;

/// <summary>Which of a few named categories each respondent falls into: an answer, a size class, a county.</summary>
/// <remarks>Not checked here: the test refuses lengths that are not the design's, and codes in the base without a category. Immutable as
/// long as nobody changes the arrays that were given; they are not copied.</remarks>
/// <param name="CodeOfRow">Each row's position in <paramref name="Names"/>, one element per row of the design; outside the base
/// any.</param>
/// <param name="Names">The categories' names in messages and results, in their order.</param>
/// <param name="Base">The rows that are in a category at all, one element per row of the design; empty: every row.</param>
public sealed record Classification(ReadOnlyMemory<int> CodeOfRow, IReadOnlyList<string> Names, ReadOnlyMemory<bool> Base = default)
{
    /// <summary>Whether a row is in a category at all; the lengths must have been checked.</summary>
    internal bool IsInBase(int row) => Base.IsEmpty || Base.Span[row];

    /// <summary>The property of being in a category, among the rows of a base; an empty base is every row.</summary>
    internal Observations IndicatorOf(int code, ReadOnlyMemory<bool> inBase)
    {
        var hits = new double[CodeOfRow.Length];
        for (var row = 0; row < hits.Length; row++)
        {
            hits[row] = (inBase.IsEmpty || inBase.Span[row]) && CodeOfRow.Span[row] == code ? 1 : 0;
        }

        return new Observations(hits, inBase);
    }

    /// <summary>The rows of the base for which a condition holds, one element per row.</summary>
    internal bool[] IntersectBase(Func<int, bool> holds) =>
        [.. Enumerable.Range(0, CodeOfRow.Length).Select(row => IsInBase(row) && holds(row))];

    /// <summary>Refuses a classification that is not one of the design.</summary>
    /// <exception cref="ArgumentException">Codes or base have another length than the design, or a row of the base has a code without a
    /// category.</exception>
    internal void RequireFit(SampleDesign design)
    {
        if (CodeOfRow.Length != design.RowCount || (!Base.IsEmpty && Base.Length != design.RowCount))
        {
            throw new ArgumentException(
                FormattableString.Invariant(
                    $"The design has {design.RowCount} rows, the classification {CodeOfRow.Length} and its base {Base.Length}."
                )
            );
        }

        for (var row = 0; row < CodeOfRow.Length; row++)
        {
            if (IsInBase(row) && (uint)CodeOfRow.Span[row] >= (uint)Names.Count)
            {
                throw new ArgumentException(
                    FormattableString.Invariant(
                        $"Row {row} is in category {CodeOfRow.Span[row]}, but the categories are numbered 0 to {Names.Count - 1}."
                    )
                );
            }
        }
    }

    /// <summary>Refuses fewer than two categories, and categories in which a base has no weight.</summary>
    /// <exception cref="ComparisonException">There is one category only, or one without weight.</exception>
    internal void RequireNonEmptyCategories(SampleDesign design, bool[] inBase)
    {
        if (Names.Count < 2)
        {
            throw new ComparisonException($"There is only one group ('{string.Join("', '", Names)}'), so there is nothing to compare.");
        }

        var weights = new double[Names.Count];
        for (var row = 0; row < inBase.Length; row++)
        {
            if (inBase[row])
            {
                weights[CodeOfRow.Span[row]] += design.Weights.Span[row];
            }
        }

        if (Array.IndexOf(weights, 0.0) is >= 0 and var empty)
        {
            throw new ComparisonException($"Nobody is in '{Names[empty]}': leave it out or merge it with another category.");
        }
    }
}
