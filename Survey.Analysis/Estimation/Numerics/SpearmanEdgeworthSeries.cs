using MathNet.Numerics.Distributions;

namespace Survey.Analysis.Estimation.Numerics;

/// <summary>The distribution of Spearman's Σd² without ties, by an Edgeworth series.</summary>
/// <remarks>Best and Roberts (1975), Algorithm AS 89, Applied Statistics 24; the coefficients are theirs. R's
/// <c>cor.test</c> uses the series from ten units on.</remarks>
internal static class SpearmanEdgeworthSeries
{
    /// <summary>Twice the tail that holds the sum, cut to between 0 and 1; far out the series may fall below 0.</summary>
    /// <param name="squares">Σd², an even number from 0 to n (n² − 1)/3.</param>
    /// <param name="count">n, the number of units, 2 or more.</param>
    public static double TwoSidedPValue(double squares, int count)
    {
        double n = count;
        var middle = ((n * n * n) - n) / 6;

        // Sums are even, so that the one before is 2 less: each tail holds the sum itself.
        return Math.Min(1, 2 * (squares > middle ? AtLeast(squares, n) : AtLeast((2 * middle) - squares, n)));
    }

    private static double AtLeast(double squares, double n)
    {
        var b = 1 / n;
        var x = ((6 * (squares - 1) * b / ((n * n) - 1)) - 1) * Math.Sqrt(n - 1);
        var y = x * x;
        var higher = 0.0879 + (0.0151 * b) - (y * (0.0072 - (0.0831 * b) + (y * b * (0.0131 - (4.6e-4 * y)))));
        var series = 0.2274 + (b * (0.2531 + (0.1745 * b))) + (y * (-0.0758 + (b * (0.1033 + (0.3932 * b))) - (y * b * higher)));
        return Math.Clamp((x * b * series * Math.Exp(-y / 2)) + Normal.CDF(0, 1, -x), 0, 1);
    }
}
