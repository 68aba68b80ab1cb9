using System.Collections.Immutable;
using Survey.Analysis.Datasets;
using Survey.Analysis.Estimation.Comparisons;
using Survey.Analysis.Estimation.Ranks;
using Survey.Analysis.Figures.Cells;
using Survey.Analysis.Figures.Kinds;
using Survey.Analysis.Figures.Results;

namespace Survey.Analysis.Figures.Calculation;

/// <summary>Tests for every breakdown of a share, a distribution or a ranking whether its groups differ.</summary>
/// <remarks>
/// One answer each: Rao and Scott's second-order F; several: Bilder and Loughin's test of all choices at once under the design. The
/// population is seen as a sample (mode C): of a finite one that nearly all answered for, groups differ as soon as one unit does.
/// Weights are those of all groups together.
/// </remarks>
internal sealed class BreakdownTestCalculator(FigureScope scope, IReadOnlyList<ComputedCell> cells)
{
    private readonly List<Indicator> indicators = ComparedOf(scope.Indicators());
    private readonly HashSet<string> suppressedKeys = cells
        .Where(cell => cell.Cell.IsSuppressed)
        .Select(cell => BreakdownCell.KeyOf(cell.Cell.BreakdownValues))
        .ToHashSet(StringComparer.Ordinal);

    public IEnumerable<BreakdownTest> Compute() =>
        scope.Definition.Kind.ComparesGroups && indicators.Count > 0
            ? scope.Definition.Breakdowns.Where(by => !by.IsEmpty).Select(Test).OfType<BreakdownTest>()
            : [];

    /// <summary>The indicators that are compared: choices that only some versions of the question offered are not.</summary>
    private static List<Indicator> ComparedOf(IReadOnlyList<Indicator> indicators) =>
        indicators
            .GroupBy(indicator => indicator.Column, ReferenceEqualityComparer.Instance)
            .MaxBy(sameRows => sameRows.First().Column.Known.Count)
            ?.ToList()
        ?? [];

    private BreakdownTest? Test(ImmutableArray<string> by)
    {
        var groups = new BreakdownCellBuilder(scope.Evaluator)
            .Build([by])
            .Where(cell => !suppressedKeys.Contains(BreakdownCell.KeyOf(cell.BreakdownValues)))
            .Select(cell => scope.MembershipOf(cell, indicators[0].Column).Known)
            .Where(known => known.Any)
            .ToList();
        return groups.Count > 1 ? new BreakdownTest(by, groups.Count, Compare(groups)) : null;
    }

    private TestResult? Compare(List<RowSet> groups)
    {
        var whole = BreakdownCell.Overall(scope.Evaluator.Length, scope.Evaluator.Dataset.Length);
        var design = scope.DesignOf(whole, [scope.MembershipOf(whole, indicators[0].Column)]);
        var rows = design.DatasetRowOfRow.ToArray();
        var groupOfRow = rows.Select(row => row < 0 ? -1 : groups.FindIndex(group => group[row])).ToArray();
        var inBase = groupOfRow.Select(group => group >= 0).ToArray();
        try
        {
            return scope.Definition.Kind.AllowsSeveralAnswers ? CompareChoices() : CompareAnswers();
        }
        catch (ComparisonException)
        {
            return null;
        }

        TestResult CompareChoices()
        {
            var selected = indicators
                .Where(indicator => !indicator.IsExclusive)
                .Select(indicator => (ReadOnlyMemory<bool>)rows.Select(row => row >= 0 && indicator.TrueRows[row]).ToArray());
            return new MultipleResponse(design.Superpopulation, [.. selected], inBase).TestAgainstUnderDesign(groupOfRow).Result;
        }

        TestResult CompareAnswers()
        {
            var answerOfRow = rows.Select((row, index) => inBase[index] ? AnswerOf(row) : -1).ToArray();
            var given = answerOfRow.Where(answer => answer >= 0).Distinct().Order().ToList();
            var answers = new Classification(
                answerOfRow.Select(answer => given.IndexOf(answer)).ToArray(),
                [.. given.Select(NameOf)],
                inBase
            );
            return new Crosstab(
                design.Superpopulation,
                new Classification(groupOfRow, [.. groups.Select((_, group) => NameOf(group))], inBase),
                answers
            ).Test();
        }
    }

    /// <summary>The category of a row; of a condition, 0 where it holds and 1 where it does not.</summary>
    private int AnswerOf(int row) => indicators.TakeWhile(indicator => !indicator.TrueRows[row]).Count();

    private static string NameOf(int number) => number.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
