using System.Text.Json;
using NUnit.Framework;
using Survey.Analysis.Estimation.TableSuppression;

namespace Survey.Tests.Analysis.Estimation.TableSuppression;

/// <summary>What is withheld so that the sensitive cells cannot be worked out: reference tables, hand-made ones, and random ones against
/// a reader of their own.</summary>
public sealed class SecondarySuppressionTests
{
    private const double Rounding = 1e-7;

    private static readonly ReferenceCase Reference = ReferenceCase.Load("disclosure_secondary_suppression");

    [TestCase("a")]
    [TestCase("b")]
    public void Find_OfAReferenceTable_CostsWhatTheBestPatternCosts(string name)
    {
        var table = Read(Reference.At(name + ".table"));
        var threshold = Reference.Numbers(name + ".threshold").Single();

        var pattern = SecondarySuppression.Find(Of(table, threshold).Tables);

        Reference.AssertMatches(name + ".optimal_secondary_cost", pattern.Cost);
        Assert.That(
            (pattern.IsOptimal, pattern.UnprotectableCells),
            Is.EqualTo((true, Array.Empty<int>()))
                .Using<(bool, IEnumerable<int>)>((one, other) => one.Item1 == other.Item1 && one.Item2.SequenceEqual(other.Item2))
        );
        AssertProtected(Of(table, threshold).Tables, pattern.IsSuppressed);
    }

    [TestCase("a")]
    [TestCase("b")]
    public void Primary_OfAReferenceTable_IsTheFiles(string name)
    {
        var table = Of(Read(Reference.At(name + ".table")), Reference.Numbers(name + ".threshold").Single());

        var expected = Reference
            .At(name + ".primary")
            .EnumerateArray()
            .SelectMany(row => row.EnumerateArray())
            .Select(cell => cell.GetBoolean());
        Assert.That(Inside(table).Select(cell => table.Tables.Cells[cell].Protection is not null), Is.EqualTo(expected));
    }

    [TestCase("a", "primary", "primary_only_intervals")]
    [TestCase("b", "primary", "primary_only_intervals")]
    [TestCase("a", "one_optimal_pattern", "optimal_intervals")]
    [TestCase("b", "one_optimal_pattern", "optimal_intervals")]
    public void Ranges_OfAReferencePattern_AreTheFiles(string name, string pattern, string ranges) =>
        AssertRanges($"{name}.table", $"{name}.{pattern}", $"{name}.{ranges}");

    [Test]
    public void Ranges_OfTheGivenPattern_AreTheFiles() =>
        AssertRanges("audit_given_pattern.table", "audit_given_pattern.suppressed", "audit_given_pattern");

    [TestCase("a")]
    [TestCase("b")]
    public void AllAlike_OfAReferenceTable_IsFoundByRowAndColumn(string name)
    {
        var table = Read(Reference.At(name + ".table"));
        var columns = Enumerable.Range(0, table[0].Length).Select(column => table.Select(row => row[column]));

        Assert.That(Positions(table), Is.EqualTo(Reference.Numbers(name + ".group_disclosure_rows")));
        Assert.That(Positions(columns), Is.EqualTo(Reference.Numbers(name + ".group_disclosure_cols")));

        static IEnumerable<double> Positions(IEnumerable<IEnumerable<double>> groups) =>
            groups.Index().Where(group => SensitivityRules.IsHomogeneous(group.Item)).Select(group => group.Index + 1.0);
    }

    [Test]
    public void Find_WhereTheSingleContributorsKnowTheirCells_WithholdsMore()
    {
        // The four corners protect 1 and 2 from outsiders, but who is the 1 knows it and works out the rest.
        double[] counts = [5, 2, 8, 4, 7, 3, 6, 9, 1, 12, 4, 5];
        var known = CrossTable.Of([3, 4], counts, (count, isMargin) =>
            Describe(count, isMargin) with
            {
                IsKnownToSingleContributor = count == 1,
            }
        );
        var unknown = CrossTable.Of([3, 4], counts, Describe);

        var pattern = SecondarySuppression.Find(known.Tables);

        Assert.That(pattern.Cost, Is.GreaterThan(SecondarySuppression.Find(unknown.Tables).Cost));
        Assert.That(
            ReferenceSuppressionAuditor.RangeOf(
                known.Tables,
                pattern.IsSuppressed,
                known.PositionOf(0, 1),
                contributor: known.PositionOf(2, 0)
            ),
            Is.EqualTo((1.0, 3.0))
                .Using<(double, double)>((one, other) => one.Item1 <= other.Item1 + Rounding && one.Item2 >= other.Item2 - Rounding)
        );

        static LinkedCell Describe(double count, bool isMargin) =>
            isMargin
                ? new LinkedCell(count) { Visibility = CellVisibility.Public }
                : SensitiveCell(count, isSensitive: count < 3, new Protection(1, 1));
    }

    [Test]
    public void Find_WhereThePublishedTotalGivesTheCellAway_SaysSo()
    {
        // Both parts of 0 are 0, whatever is withheld.
        var tables = new LinkedTables(
            [
                new LinkedCell(0) { Visibility = CellVisibility.Public },
                new LinkedCell(0) { Protection = new Protection(0, 1) },
                new LinkedCell(0),
            ],
            [new TableRelation(0, [1, 2])]
        );

        var pattern = SecondarySuppression.Find(tables);

        Assert.That(pattern.UnprotectableCells, Is.EqualTo(new[] { 1 }));
        Assert.That(pattern.IsSuppressed, Is.EqualTo(new[] { false, true, false }), "nothing is withheld in vain");
    }

    [Test]
    public void Find_CellsOfOneUnit_AreWithheldTogether()
    {
        var tables = new LinkedTables(
            [
                new LinkedCell(10) { Visibility = CellVisibility.Public },
                new LinkedCell(2) { Protection = new Protection(1, 1) },
                new LinkedCell(3) { Unit = 7 },
                new LinkedCell(5),
                new LinkedCell(9) { Unit = 7, Cost = 90 },
            ],
            [new TableRelation(0, [1, 2, 3])]
        );

        Assert.That(SecondarySuppression.Find(tables).IsSuppressed, Is.EqualTo(new[] { false, true, false, true, false }));
    }

    [TestCase(1, new[] { 3, 4 }, true)]
    [TestCase(2, new[] { 5, 4 }, false)]
    [TestCase(3, new[] { 3, 3, 2 }, true)]
    [TestCase(4, new[] { 3, 2, 3 }, false)]
    [TestCase(5, new[] { 2, 2, 2 }, false)]
    public void Find_OfRandomTables_LeavesNoSensitiveCellWithinReach(int seed, int[] categories, bool marginsArePublic)
    {
        for (var round = 0; round < 12; round++)
        {
            var table = RandomTable(new Random((1000 * seed) + round), categories, marginsArePublic, isSingletonAware: round % 2 == 0);

            var pattern = SecondarySuppression.Find(table.Tables);

            AssertProtected(table.Tables, pattern.IsSuppressed, pattern.UnprotectableCells);
        }
    }

    [Test]
    public void Find_OfRandomLinkedTables_LeavesNoSensitiveCellWithinReach()
    {
        for (var round = 0; round < 15; round++)
        {
            var tables = WholeCountyClass(new Random(round));

            var pattern = SecondarySuppression.Find(tables);

            AssertProtected(tables, pattern.IsSuppressed, pattern.UnprotectableCells);
        }
    }

    [Test]
    public void Find_OfRandomSmallTables_IsNoDearerThanTheBestOfAllPatterns()
    {
        for (var round = 0; round < 8; round++)
        {
            var table = RandomTable(new Random(77 + round), [3, 3], marginsArePublic: true, isSingletonAware: false).Tables;

            var pattern = SecondarySuppression.Find(table);

            Assert.That(pattern.IsOptimal, Is.True);
            Assert.That(pattern.Cost, Is.EqualTo(MinimumCost(table)).Within(Rounding), $"round {round}");
        }
    }

    [Test]
    public void Find_WithoutWorkLeftForTheBest_StillProtectsAndSaysWhatTheBestMightCost()
    {
        for (var round = 0; round < 10; round++)
        {
            var table = RandomTable(new Random(500 + round), [6, 5], marginsArePublic: true, isSingletonAware: false).Tables;

            var quick = SecondarySuppression.Find(table, maxWork: 0);
            var best = SecondarySuppression.Find(table);

            AssertProtected(table, quick.IsSuppressed, quick.UnprotectableCells);
            Assert.That(quick.CostLowerBound, Is.LessThanOrEqualTo(best.Cost + Rounding));
            Assert.That(best.Cost, Is.LessThanOrEqualTo(quick.Cost + Rounding));
        }
    }

    [TestCase(new[] { 290, 8 })]
    [TestCase(new[] { 21, 6, 2 })]
    public void Find_OfALargeTable_EndsAndIsTheSameEachTime(int[] categories)
    {
        var table = RandomTable(new Random(4), categories, marginsArePublic: false, isSingletonAware: false).Tables;
        var pattern = SecondarySuppression.Find(table);

        Assert.That(SecondarySuppression.Find(table).IsSuppressed, Is.EqualTo(pattern.IsSuppressed));
        var ranges = pattern.Audit().ToDictionary(range => range.Cell);
        Assert.That(
            Sensitive(table, pattern.UnprotectableCells)
                .Where(cell => !IsDisclosed(table.Cells[cell], ranges[cell].Lower, ranges[cell].Upper)),
            Is.Empty
        );
        Assert.That(
            pattern.Cost,
            Is.LessThan(
                table
                    .Cells.Where(cell => cell.Visibility == CellVisibility.MayBeSuppressed && cell.Protection is null)
                    .Sum(cell => cell.Cost)
            )
        );
    }

    [Test]
    public void Tables_ThatDoNotAddUp_AreRefusedByCell() =>
        Assert.That(
            () => new LinkedTables([new LinkedCell(3), new LinkedCell(1), new LinkedCell(1)], [new TableRelation(0, [1, 2])]),
            Throws.ArgumentException.With.Message.Contains("Cell 0 is 3").And.Message.Contains("2")
        );

    private static CrossTable Of(double[][] table, double threshold) =>
        CrossTable.OfCounts([table.Length, table[0].Length], [.. table.SelectMany(row => row)], threshold);

    private static double[][] Read(JsonElement rows) => [.. rows.EnumerateArray().Select(row => ReferenceCase.Flatten(row).ToArray())];

    private static IEnumerable<int> Inside(CrossTable table)
    {
        // Row-major with a total at each end: of rows × columns cells the file has all but the margins.
        for (var row = 0; TryPosition(row, 0); row++)
        {
            for (var column = 0; TryPosition(row, column); column++)
            {
                yield return table.PositionOf(row, column);
            }
        }

        bool TryPosition(int row, int column) =>
            row < table.PositionOf(null, 0) / table.PositionOf(1, 0) && column < table.PositionOf(0, null);
    }

    private static void AssertRanges(string tablePath, string patternPath, string rangesPath)
    {
        var table = Of(Read(Reference.At(tablePath)), 3);
        var marks = Reference.At(patternPath).EnumerateArray().SelectMany(row => row.EnumerateArray()).Select(mark => mark.GetBoolean());
        var isWithheld = new bool[table.Tables.Cells.Length];
        foreach (var (cell, mark) in Inside(table).Zip(marks))
        {
            isWithheld[cell] = mark;
        }

        // The file has cells column by column.
        var columns = table.PositionOf(1, 0);
        var ranges = SuppressionAudit
            .RangesOf(table.Tables, isWithheld)
            .OrderBy(range => range.Cell % columns)
            .ThenBy(range => range.Cell)
            .ToList();
        Reference.AssertMatches(rangesPath + ".lower", [.. ranges.Select(range => range.Lower)]);
        Reference.AssertMatches(rangesPath + ".upper", [.. ranges.Select(range => range.Upper)]);
    }

    private static CrossTable RandomTable(Random random, int[] categories, bool marginsArePublic, bool isSingletonAware)
    {
        var counts = Enumerable
            .Range(0, categories.Aggregate(1, (product, count) => product * count))
            .Select(_ => Math.Floor(Math.Pow(random.NextDouble(), 2) * 30))
            .ToList();
        return CrossTable.Of(categories, counts, Describe);

        LinkedCell Describe(double count, bool isMargin)
        {
            var cell =
                count == 0 || (isMargin && marginsArePublic)
                    ? new LinkedCell(count) { Visibility = CellVisibility.Public }
                    : SensitiveCell(count, SensitivityRules.IsBelowThreshold(count, 3), new Protection(1, 2));
            return cell with { IsKnownToSingleContributor = isSingletonAware && count == 1 };
        }
    }

    private static LinkedCell SensitiveCell(double count, bool isSensitive, Protection protection) =>
        new(count) { Protection = isSensitive ? protection : null };

    /// <summary>Three tables that share margins: whole and county by answer, and whole and class by answer.</summary>
    private static LinkedTables WholeCountyClass(Random random)
    {
        var (counties, classes) = (5, 3);
        var full = Enumerable.Range(0, counties * classes * 2).Select(_ => (double)random.Next(0, 6)).ToList();
        var cells = new List<LinkedCell>();
        var relations = new List<TableRelation>();
        var whole = Enumerable.Range(0, 2).Select(answer => Add(Sum((_, _) => true, answer))).ToArray();
        foreach (var (answer, total) in whole.Index())
        {
            relations.Add(
                new TableRelation(total, [.. Enumerable.Range(0, counties).Select(county => Add(Sum((each, _) => each == county, answer)))])
            );
            relations.Add(
                new TableRelation(total, [.. Enumerable.Range(0, classes).Select(size => Add(Sum((_, each) => each == size, answer)))])
            );
        }

        foreach (var place in Enumerable.Range(0, counties + classes))
        {
            var division = place < counties ? 0 : 1;
            var parts = new[] { relations[division].Parts[place % counties], relations[2 + division].Parts[place % counties] };
            relations.Add(new TableRelation(Add(parts.Sum(part => cells[part].Value)), [.. parts]));
        }

        return new LinkedTables(cells, relations);

        double Sum(Func<int, int, bool> isIn, int answer) =>
            Enumerable
                .Range(0, counties)
                .SelectMany(county =>
                    Enumerable
                        .Range(0, classes)
                        .Where(size => isIn(county, size))
                        .Select(size => full[(((county * classes) + size) * 2) + answer])
                )
                .Sum();

        int Add(double count)
        {
            cells.Add(
                cells.Count < 2 || count == 0
                    ? new LinkedCell(count) { Visibility = CellVisibility.Public }
                    : SensitiveCell(count, SensitivityRules.IsBelowThreshold(count, 4), new Protection(1, 1))
            );
            return cells.Count - 1;
        }
    }

    private static IEnumerable<int> Sensitive(LinkedTables tables, IEnumerable<int>? except = null) =>
        Enumerable.Range(0, tables.Cells.Length).Where(cell => tables.Cells[cell].Protection is not null).Except(except ?? []);

    private static bool IsDisclosed(LinkedCell cell, double lower, double upper) =>
        lower <= Math.Max(cell.Lower, cell.Value - (cell.Protection?.Below ?? 0)) + Rounding
        && upper >= Math.Min(cell.Upper, cell.Value + (cell.Protection?.Above ?? 0)) - Rounding;

    private static bool IsProtected(LinkedTables tables, IReadOnlyList<bool> isWithheld, int cell) =>
        Enumerable
            .Range(0, tables.Cells.Length)
            .Where(knower => knower != cell && isWithheld[knower] && tables.Cells[knower].IsKnownToSingleContributor)
            .Prepend(-1)
            .All(knower =>
                ReferenceSuppressionAuditor.RangeOf(tables, isWithheld, cell, knower) is var range
                && IsDisclosed(tables.Cells[cell], range.Lower, range.Upper)
            );

    private static void AssertProtected(LinkedTables tables, IReadOnlyList<bool> isWithheld, IEnumerable<int>? unprotectable = null) =>
        Assert.That(Sensitive(tables, unprotectable).Where(cell => !IsProtected(tables, isWithheld, cell)), Is.Empty);

    private static double MinimumCost(LinkedTables tables)
    {
        var open = Enumerable
            .Range(0, tables.Cells.Length)
            .Where(cell => tables.Cells[cell] is { Visibility: CellVisibility.MayBeSuppressed, Protection: null })
            .ToList();
        var everything = tables.Cells.Select(cell => cell.Visibility == CellVisibility.MayBeSuppressed).ToArray();
        var protectable = Sensitive(tables).Where(cell => IsProtected(tables, everything, cell)).ToList();
        return Enumerable
            .Range(0, 1 << open.Count)
            .Select(set => open.Index().Where(each => (set >> each.Index & 1) != 0).Select(each => each.Item).ToList())
            .OrderBy(set => set.Sum(cell => tables.Cells[cell].Cost))
            .First(set => Pattern(set) is var isWithheld && protectable.All(cell => IsProtected(tables, isWithheld, cell)))
            .Sum(cell => tables.Cells[cell].Cost);

        bool[] Pattern(List<int> set) =>
            [.. Enumerable.Range(0, tables.Cells.Length).Select(cell => tables.Cells[cell].Protection is not null || set.Contains(cell))];
    }
}
