using System.Text.Json;
using NUnit.Framework;
using Survey.Analysis.Estimation.Comparisons;

namespace Survey.Tests.Analysis.Estimation.Comparisons;

public sealed class CountTableTests
{
    [Test]
    public void Tests_OfReferenceTables_AreThePublishedOnes([Range(0, 3)] int index)
    {
        var reference = ReferenceCase.Load("plain_fisher_rxc");
        var block = reference.Values[index];
        var table = new CountTable(Counts(block));

        Meets("X2", table.ChiSquare().Statistic ?? 0);
        Meets("df", table.ChiSquare().DegreesOfFreedom ?? 0);
        Meets("p", table.ChiSquare().PValue);
        Meets("G2", table.LikelihoodRatio().Statistic ?? 0);
        Meets("G2_p", table.LikelihoodRatio().PValue);
        Meets("cramer_v", table.CramersV);
        Meets("cramer_v_bias_corrected", table.CramersVCorrected);
        Meets("contingency_c", table.ContingencyCoefficient);
        Meets("expected", Cells(block, table.Expected));
        Meets("std_residuals", Cells(block, table.AdjustedResidual));
        Meets("fisher_p", table.FisherExact().PValue);

        void Meets(string name, params double[] actual) =>
            reference.AssertMatches([.. ReferenceCase.Flatten(block.GetProperty(name))], actual, name);
    }

    // Every table with the margins is listed here; the code under test never lists them.
    [Test]
    public void FisherExact_OfSmallTables_IsTheSumOverAllTables([Values(1, 2, 3, 4, 5)] int seed)
    {
        var random = new Random(seed);
        int[][] cells = [.. Enumerable.Range(0, 3).Select(_ => Enumerable.Range(0, 3).Select(_ => random.Next(1, 5)).ToArray())];

        var exact = new CountTable(cells).FisherExact().PValue;

        Assert.That(exact, Is.EqualTo(ByListing(cells)).Within(1e-9));
    }

    [Test]
    public void FisherExact_OfATransposedTable_IsTheSame()
    {
        var lying = new CountTable([
            [5, 0, 1, 0],
            [0, 4, 3, 2],
        ]).FisherExact().PValue;
        var standing = new CountTable([
            [5, 0],
            [0, 4],
            [1, 3],
            [0, 2],
        ]).FisherExact().PValue;

        Assert.That(standing, Is.EqualTo(lying).Within(1e-12));
    }

    [Test]
    public void FisherExact_OfTheCensusByCounty_IsWithinItsBound()
    {
        int[][] counties = [.. Enumerable.Range(0, 21).Select(county => new[] { 5 + (county % 7), 7 })];

        Assert.That(new CountTable(counties).FisherExact().PValue, Is.InRange(0.5, 1));
    }

    [Test]
    public void FisherExact_OfAHugeTable_IsRefused()
    {
        int[][] cells =
        [
            .. Enumerable.Range(0, 8).Select(row => Enumerable.Range(0, 8).Select(column => 20 + ((row * column) % 5)).ToArray()),
        ];

        Assert.That(() => new CountTable(cells).FisherExact(), Throws.TypeOf<ComparisonException>().With.Message.Contains("8 × 8"));
    }

    [Test]
    public void Table_WithAnEmptyColumn_NamesIt() =>
        Assert.That(
            () =>
                new CountTable([
                    [1, 0],
                    [2, 0],
                ]),
            Throws.TypeOf<ComparisonException>().With.Message.Contains("column 1")
        );

    [Test]
    public void Table_OfOneRow_IsRefused() =>
        Assert.That(
            () =>
                new CountTable([
                    [1, 2],
                ]),
            Throws.TypeOf<ComparisonException>()
        );

    [Test]
    public void Table_WithANegativeCount_IsRefused() =>
        Assert.That(
            () =>
                new CountTable([
                    [1, 2],
                    [-1, 3],
                ]),
            Throws.ArgumentException
        );

    [Test]
    public void Intervals_OfMultinomialCounts_AreThePublishedOnes([Range(0, 2)] int index)
    {
        var reference = ReferenceCase.Load("plain_multinomial_ci");
        var block = reference.Values[index];
        int[] counts = [.. block.GetProperty("x").EnumerateArray().Select(count => count.GetInt32())];

        var intervals = MultinomialInterval.Goodman(counts, block.GetProperty("level").GetDouble());
        var fit = GoodnessOfFitTest.OfCounts(counts);

        Meets("goodman_lower", [.. intervals.Select(interval => interval.Lower)]);
        Meets("goodman_upper", [.. intervals.Select(interval => interval.Upper)]);
        Meets("wilson_lower", [.. counts.Select(count => Wilson(count, counts.Sum()).Lower)]);
        Meets("wilson_upper", [.. counts.Select(count => Wilson(count, counts.Sum()).Upper)]);
        reference.AssertMatches(
            [.. block.GetProperty("gof_equal").EnumerateObject().Select(each => each.Value.GetDouble())],
            [fit.Statistic ?? 0, fit.PValue],
            "gof"
        );

        void Meets(string name, double[] actual) =>
            reference.AssertMatches([.. ReferenceCase.Flatten(block.GetProperty(name))], actual, name);
    }

    [Test]
    public void Intervals_OfNothingCounted_AreRefused() => Assert.That(() => MultinomialInterval.Goodman([0, 0]), Throws.ArgumentException);

    // Wilson's is Goodman's for a single category.
    private static (double Lower, double Upper) Wilson(int hits, int all)
    {
        var interval = Survey.Analysis.Estimation.Intervals.BinomialInterval.Wilson(hits, all, 0.95);
        return (interval.Lower, interval.Upper);
    }

    private static int[][] Counts(JsonElement block) =>
        [.. block.GetProperty("table").EnumerateArray().Select(row => row.EnumerateArray().Select(cell => cell.GetInt32()).ToArray())];

    private static double[] Cells(JsonElement block, Func<int, int, double> cell) =>
        [.. Counts(block).Index().SelectMany(row => row.Item.Index().Select(column => cell(row.Index, column.Index)))];

    private static double ByListing(int[][] cells)
    {
        int[] rows = [.. cells.Select(row => row.Sum())];
        int[] columns = [.. Enumerable.Range(0, 3).Select(column => cells.Sum(row => row[column]))];
        var seen = Weight(cells);
        var (all, extreme) = (0.0, 0.0);
        foreach (
            var (a, b, c, d) in from a in Enumerable.Range(0, rows[0] + 1)
                                from b in Enumerable.Range(0, rows[0] - a + 1)
                                from c in Enumerable.Range(0, rows[1] + 1)
                                from d in Enumerable.Range(0, rows[1] - c + 1)
                                select (a, b, c, d)
        )
        {
            int[][] table =
            [
                [a, b, rows[0] - a - b],
                [c, d, rows[1] - c - d],
                [columns[0] - a - c, columns[1] - b - d, 0],
            ];
            table[2][2] = rows[2] - table[2][0] - table[2][1];
            if (table[2].All(count => count >= 0))
            {
                all += Weight(table);
                extreme += Weight(table) <= seen * (1 + 1e-7) ? Weight(table) : 0;
            }
        }

        return extreme / all;

        static double Weight(int[][] table) =>
            1
            / table
                .SelectMany(row => row)
                .Aggregate(1.0, (product, count) => product * Enumerable.Range(1, count).Aggregate(1.0, (a, b) => a * b));
    }
}
