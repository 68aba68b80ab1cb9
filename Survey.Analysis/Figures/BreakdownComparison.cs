using System.Collections.Immutable;
using Survey.Analysis.Datasets;
using Survey.Analysis.Estimation.Comparisons;
using Survey.Analysis.Estimation.Ranks;

namespace Survey.Analysis.Figures;

/// <summary>Tests for every breakdown of a share, a distribution or a ranking whether its groups differ.</summary>
/// <remarks>
/// One answer each: Rao and Scott's second-order F; several: Bilder and Loughin's test of all choices at once under the design. The
/// population is seen as a sample (mode C): of a finite one that nearly all answered for, groups differ as soon as one unit does.
/// Weights are those of all groups together.
/// </remarks>
internal sealed class BreakdownComparison(FigureScope scope, IReadOnlyList<ComputedCell> cells)
{
    private readonly IReadOnlyList<Property> properties = Property.Of(scope.Definition, scope.Reading);
    private readonly HashSet<string> withheld = cells.Where(cell => cell.Cell.IsSuppressed).Select(cell => PlaceOf(cell.Cell.By)).ToHashSet(StringComparer.Ordinal);

    public IEnumerable<BreakdownTest> Compute() => scope.Definition.Kind is FigureKind.Share or FigureKind.Distribution or FigureKind.Ranking && properties.Count > 0
        ? scope.Definition.By.Where(by => !by.IsEmpty).Select(Test).OfType<BreakdownTest>()
        : [];

    private BreakdownTest? Test(ImmutableArray<string> by)
    {
        var groups = new Breakdown(scope.Reading).Cells([by])
            .Where(cell => !withheld.Contains(PlaceOf(cell.By)))
            .Select(cell => scope.StandingOf(cell, properties[0].Subject).Known)
            .Where(known => known.Any)
            .ToList();
        return groups.Count > 1 ? new BreakdownTest(by, groups.Count, Compare(groups)) : null;
    }

    private TestResult? Compare(List<Bits> groups)
    {
        var whole = BreakdownCell.Whole(scope.Reading.Length, scope.Reading.Dataset.Length);
        var design = scope.DesignOf(whole, [scope.StandingOf(whole, properties[0].Subject)]);
        var rows = design.DatasetRowOfRow.ToArray();
        var groupOfRow = rows.Select(row => row < 0 ? -1 : groups.FindIndex(group => group[row])).ToArray();
        var inBase = groupOfRow.Select(group => group >= 0).ToArray();
        try
        {
            return scope.Definition.Kind == FigureKind.Ranking ? OfChoices() : OfAnswers();
        }
        catch (ComparisonException)
        {
            return null;
        }

        TestResult OfChoices()
        {
            var ticked = properties.Where(property => !property.IsExclusive).Select(property => (ReadOnlyMemory<bool>)rows.Select(row => row >= 0 && property.Holds[row]).ToArray());
            return new MultipleResponse(design.Superpopulation, [.. ticked], inBase).TestAgainstUnderDesign(groupOfRow).Result;
        }

        TestResult OfAnswers()
        {
            var answerOfRow = rows.Select((row, index) => inBase[index] ? AnswerOf(row) : -1).ToArray();
            var given = answerOfRow.Where(answer => answer >= 0).Distinct().Order().ToList();
            var answers = new Classification(answerOfRow.Select(answer => given.IndexOf(answer)).ToArray(), [.. given.Select(NameOf)], inBase);
            return new Crosstab(design.Superpopulation, new Classification(groupOfRow, [.. groups.Select((_, group) => NameOf(group))], inBase), answers).Test();
        }
    }

    /// <summary>The category of a row; of a condition, 0 where it holds and 1 where it does not.</summary>
    private int AnswerOf(int row) => properties.TakeWhile(property => !property.Holds[row]).Count();

    private static string NameOf(int number) => number.ToString(System.Globalization.CultureInfo.InvariantCulture);

    private static string PlaceOf(ImmutableArray<KeyValuePair<string, string>> by) => string.Join('\n', by.Select(pair => $"{pair.Key}={pair.Value}"));
}
