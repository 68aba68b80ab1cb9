using System.Globalization;
using Survey.Analysis.Estimation.Estimates;
using Survey.Analysis.Estimation.Estimators;
using Survey.Analysis.Estimation.Numerics;
using Survey.Analysis.Estimation.Samples;

namespace Survey.Analysis.Estimation.Comparisons;

/// <summary>Do two yes-or-no answers about the same things say yes equally often? Only the things on which they differ tell.</summary>
/// <remarks>
/// With b things where only the first says yes and c where only the second: asymptotically (b − c)²/(b + c) is chi-square with
/// 1 degree of freedom, with Edwards' correction max(0, |b − c| − 1)²/(b + c); exactly, b is binomial with one half. Without a
/// difference there is no statistic and p is 1. McNemar (1947), Psychometrika 12; R's <c>mcnemar.test</c> and <c>binom.test</c>.
/// </remarks>
public static class McNemarTest
{
    /// <summary>The chi-square test without correction; takes the things as independent, as all of these but the last.</summary>
    /// <exception cref="ArgumentException">There is no pair.</exception>
    public static TestResult ChiSquare(PairTable pairs) => Of(TestMethod.McNemar, pairs, correction: 0);

    /// <summary>The chi-square test with the correction for continuity.</summary>
    /// <exception cref="ArgumentException">There is no pair.</exception>
    public static TestResult ContinuityCorrected(PairTable pairs) => Of(TestMethod.McNemarCorrected, pairs, correction: 1);

    /// <summary>Twice the smaller tail of the binomial, at most 1.</summary>
    /// <exception cref="ArgumentException">There is no pair.</exception>
    public static TestResult Exact(PairTable pairs) =>
        new()
        {
            Method = TestMethod.McNemarExact,
            Statistic = null,
            PValue = Math.Min(1, 2 * LowerTail(pairs)),
        };

    /// <summary>The exact test with half of what was observed counted: less cautious. Fagerland, Lydersen and Laake (2013).</summary>
    /// <exception cref="ArgumentException">There is no pair.</exception>
    public static TestResult MidP(PairTable pairs) =>
        new()
        {
            Method = TestMethod.McNemarMidP,
            Statistic = null,
            PValue = Math.Min(1, (2 * LowerTail(pairs)) - Probability(pairs, Math.Min(pairs.FirstOnly, pairs.SecondOnly))),
        };

    /// <summary>
    /// The test under a design, where one unit may answer for many things or the things have weights: the difference of the two
    /// shares over its standard error is t with the design's degrees of freedom.
    /// </summary>
    /// <exception cref="ComparisonException">No degree of freedom is left, or the standard error of a difference is 0 though not everyone
    /// answered.</exception>
    /// <exception cref="ArgumentException">The lengths differ, or the base has no row with a weight.</exception>
    /// <exception cref="DesignException">No standard error follows from the design.</exception>
    public static TestResult UnderDesign(
        SampleDesign design,
        ReadOnlySpan<bool> first,
        ReadOnlySpan<bool> second,
        ReadOnlyMemory<bool> inBase = default
    ) => OfDifference(Difference(design, first, second, inBase));

    /// <summary>The first's share of yes minus the second's, with the design's standard error: the mean of what each thing adds, 1, 0 or
    /// −1.</summary>
    /// <exception cref="ArgumentException">The lengths differ, or the base has no row with a weight.</exception>
    /// <exception cref="DesignException">No standard error follows from the design.</exception>
    public static Estimate Difference(
        SampleDesign design,
        ReadOnlySpan<bool> first,
        ReadOnlySpan<bool> second,
        ReadOnlyMemory<bool> inBase = default
    )
    {
        PairTable.RequireLengths(first, second, inBase.Span);
        var differences = new double[first.Length];
        for (var row = 0; row < differences.Length; row++)
        {
            differences[row] = Convert.ToInt32(first[row]) - Convert.ToInt32(second[row]);
        }

        return MeanEstimator.Estimate(design, new Observations(differences, inBase));
    }

    private static TestResult OfDifference(Estimate difference)
    {
        if (difference.Value == 0)
        {
            return new TestResult
            {
                Method = TestMethod.McNemarUnderDesign,
                Statistic = 0,
                DegreesOfFreedom = difference.DegreesOfFreedom,
                PValue = 1,
            };
        }

        if (difference.CoversPopulation)
        {
            return new TestResult
            {
                Method = TestMethod.McNemarUnderDesign,
                Statistic = null,
                PValue = 0,
            };
        }

        return difference is { DegreesOfFreedom: > 0, StandardError: > 0 }
            ? TestResult.OfT(TestMethod.McNemarUnderDesign, difference.Value / difference.StandardError, difference.DegreesOfFreedom)
            : throw new ComparisonException(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"The difference {difference.Value} has the standard error {difference.StandardError} on "
                        + $"{difference.DegreesOfFreedom} degrees of freedom, so it cannot be tested."
                )
            );
    }

    private static TestResult Of(TestMethod method, PairTable pairs, int correction)
    {
        pairs.RequireAny();
        var differing = pairs.FirstOnly + pairs.SecondOnly;
        var lead = Math.Max(0, Math.Abs(pairs.FirstOnly - pairs.SecondOnly) - correction);
        return differing == 0
            ? new TestResult
            {
                Method = method,
                Statistic = null,
                DegreesOfFreedom = 1,
                PValue = 1,
            }
            : TestResult.OfChiSquare(method, (double)lead * lead / differing, 1);
    }

    private static double LowerTail(PairTable pairs)
    {
        pairs.RequireAny();
        var sum = 0.0;
        for (var x = Math.Min(pairs.FirstOnly, pairs.SecondOnly); x >= 0; x--)
        {
            var term = Probability(pairs, x);
            sum += term;
            // A hundredth of the last digit, and the terms fall from here on.
            if (term <= sum * 1e-18)
            {
                break;
            }
        }

        return sum;
    }

    private static double Probability(PairTable pairs, long x) =>
        DiscreteProbability.Binomial(x, pairs.FirstOnly + pairs.SecondOnly, 0.5, 0.5);
}
