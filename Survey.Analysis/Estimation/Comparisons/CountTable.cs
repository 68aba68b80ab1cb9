using System.Globalization;
using Survey.Analysis.Estimation.Numerics;

namespace Survey.Analysis.Estimation.Comparisons;

/// <summary>Plain counts of two classifications against each other: no weights, no clusters, no finite population.</summary>
/// <remarks>
/// For respondents who answered independently of each other; <see cref="Crosstab"/> is for a design. With E = row · column / n:
/// X² = Σ (O − E)²/E, G² = 2 Σ O ln(O/E), both on (r − 1)(c − 1) degrees of freedom. R's <c>chisq.test</c> and <c>fisher.test</c>.
/// Immutable: several threads may use it at once.
/// </remarks>
public sealed class CountTable
{
    // About a second of work; larger tables are left to the chi-square test.
    private const long MaximumSteps = 5_000_000;

    private readonly int[][] cells;
    private readonly long[] rows;
    private readonly long[] columns;

    /// <summary>A table from its rows of counts, which are copied.</summary>
    /// <exception cref="ArgumentException">The rows differ in length, or a count is negative.</exception>
    /// <exception cref="ComparisonException">There is one row or column only, or an empty one.</exception>
    public CountTable(IReadOnlyList<IReadOnlyList<int>> counts)
    {
        ArgumentNullException.ThrowIfNull(counts);
        cells = [.. counts.Select(row => row.ToArray())];
        if (cells.Any(row => row.Length != cells[0].Length || row.Any(count => count < 0)))
        {
            throw new ArgumentException("A table of counts needs rows of equal length and no negative count.", nameof(counts));
        }

        rows = [.. cells.Select(row => row.Sum(count => (long)count))];
        columns = cells.Length == 0 ? [] : [.. cells[0].Select((_, column) => cells.Sum(row => (long)row[column]))];
        Count = rows.Sum();
        RequireNonEmpty(rows, "row");
        RequireNonEmpty(columns, "column");
    }

    /// <summary>n, the sum of all counts.</summary>
    public long Count { get; }

    private int MinimumDimensionLessOne => Math.Min(rows.Length, columns.Length) - 1;

    private double DegreesOfFreedom => (rows.Length - 1) * (columns.Length - 1);

    private double Statistic => Cells().Sum(cell => Math.Pow(cell.Observed - cell.Expected, 2) / cell.Expected);

    /// <summary>Cramér's V, from 0 (independent) to 1: √(X²/(n (k − 1))), k the smaller of rows and columns.</summary>
    public double CramersV => Math.Sqrt(Statistic / (Count * MinimumDimensionLessOne));

    /// <summary>Cramér's V corrected for its bias, the part that is due to sampling error (Bergsma 2013, Journal of the Korean Statistical
    /// Society 42); 0 where the correction is larger than the statistic.</summary>
    public double CramersVCorrected
    {
        get
        {
            var phi = Math.Max(0, (Statistic / Count) - (DegreesOfFreedom / (Count - 1)));
            var (height, width) = (Correct(rows.Length), Correct(columns.Length));
            return phi == 0 ? 0 : Math.Sqrt(phi / Math.Min(height - 1, width - 1));

            double Correct(double length) => length - ((length - 1) * (length - 1) / (Count - 1));
        }
    }

    /// <summary>Pearson's contingency coefficient √(X²/(X² + n)).</summary>
    public double ContingencyCoefficient => Math.Sqrt(Statistic / (Statistic + Count));

    /// <summary>E, the count that a cell would have if rows and columns were independent; positions from 0.</summary>
    /// <exception cref="IndexOutOfRangeException">The table has no such row or column.</exception>
    public double Expected(int row, int column) => (double)rows[row] * columns[column] / Count;

    /// <summary>
    /// How many standard errors a cell's count lies from E: (O − E)/√(E (1 − row/n)(1 − column/n)) (Haberman 1973, Biometrics 29). Beyond
    /// about 2, this cell contributes to the association. Infinite or NaN where a row or column holds all counts.
    /// </summary>
    /// <exception cref="IndexOutOfRangeException">The table has no such row or column.</exception>
    public double AdjustedResidual(int row, int column) =>
        (cells[row][column] - Expected(row, column))
        / Math.Sqrt(Expected(row, column) * (1 - ((double)rows[row] / Count)) * (1 - ((double)columns[column] / Count)));

    /// <summary>Pearson's chi-square test; poor where cells of fewer than five are expected.</summary>
    public TestResult ChiSquare() => TestResult.OfChiSquare(TestMethod.ChiSquare, Statistic, DegreesOfFreedom);

    /// <summary>Pearson's test of a 2 × 2 table with Yates' correction: every |O − E| is made ½ smaller, or 0.</summary>
    /// <exception cref="InvalidOperationException">The table is not 2 × 2.</exception>
    public TestResult ChiSquareYates()
    {
        if (rows.Length != 2 || columns.Length != 2)
        {
            throw new InvalidOperationException($"Yates' correction is for 2 × 2 tables, not {rows.Length} × {columns.Length}.");
        }

        var correction = Math.Min(0.5, Cells().Min(cell => Math.Abs(cell.Observed - cell.Expected)));
        var statistic = Cells().Sum(cell => Math.Pow(Math.Abs(cell.Observed - cell.Expected) - correction, 2) / cell.Expected);
        return TestResult.OfChiSquare(TestMethod.ChiSquareYates, statistic, 1);
    }

    /// <summary>The likelihood ratio test.</summary>
    public TestResult LikelihoodRatio()
    {
        var statistic = 2 * Cells().Where(cell => cell.Observed > 0).Sum(cell => cell.Observed * Math.Log(cell.Observed / cell.Expected));
        return TestResult.OfChiSquare(TestMethod.LikelihoodRatio, statistic, DegreesOfFreedom);
    }

    /// <summary>Fisher's exact test, in Freeman and Halton's form: the probability of all tables no likelier than this, given both
    /// margins.</summary>
    /// <exception cref="ComparisonException">The table is so large that this would take long; its chi-square test is good enough
    /// then.</exception>
    public TestResult FisherExact() =>
        new()
        {
            Method = TestMethod.FisherExact,
            Statistic = null,
            PValue = FreemanHaltonTest.PValue(cells, MaximumSteps)
                ?? throw new ComparisonException(
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"A table of {rows.Length} × {columns.Length} cells and {Count} counts has too many tables with the same margins "
                            + $"for an exact test: use the chi-square test, or merge categories."
                    )
                ),
        };

    private IEnumerable<(double Observed, double Expected)> Cells() =>
        cells.Index().SelectMany(row => row.Item.Index().Select(cell => ((double)cell.Item, Expected(row.Index, cell.Index))));

    private static void RequireNonEmpty(long[] sums, string what)
    {
        if (sums.Length < 2)
        {
            throw new ComparisonException($"The table has {sums.Length} {what}s, so there is nothing to compare.");
        }

        if (Array.IndexOf(sums, 0) is >= 0 and var empty)
        {
            throw new ComparisonException($"The table's {what} {empty} is empty: leave it out or merge it.");
        }
    }
}
