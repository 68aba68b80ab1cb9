using System.Globalization;
using Survey.Analysis.Estimation.Estimates;
using Survey.Analysis.Estimation.Estimators;
using Survey.Analysis.Estimation.Numerics;
using Survey.Analysis.Estimation.Samples;

namespace Survey.Analysis.Estimation.Comparisons;

/// <summary>Tests whether two yes-or-no answers about the same things are yes equally often; only things on which they differ
/// count.</summary>
/// <remarks>
/// With b things where only the first says yes and c where only the second: asymptotically (b − c)²/(b + c) is chi-square with
/// 1 degree of freedom, with Edwards' correction max(0, |b − c| − 1)²/(b + c); exactly, b is binomial with one half. Without a
/// difference there is no statistic and p is 1. McNemar (1947), Psychometrika 12; R's <c>mcnemar.test</c> and <c>binom.test</c>. The tests
/// from a <see cref="PairTable"/> take the things as independent and unweighted.
/// </remarks>
public static class McNemarTest
{
    // Of a tail's sum: a hundredth of the last digit of a double. The terms fall from the first one on.
    private const double Negligible = 1e-18;

    /// <summary>The chi-square test without correction.</summary>
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

    /// <summary>The mid-p test: the exact test with half the probability of the observed table, less conservative. Fagerland, Lydersen and
    /// Laake (2013), BMC Medical Research Methodology 13.</summary>
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
    /// shares over its standard error is t with the design's degrees of freedom. p is 1 without a difference, and 0 where everyone answered
    /// and there is one.
    /// </summary>
    /// <inheritdoc cref="Difference"/>
    /// <exception cref="ComparisonException">No degree of freedom is left, or the standard error of a difference is 0 though not everyone
    /// answered.</exception>
    /// <exception cref="ArgumentException">The lengths differ from the design's, or the base has no row with a weight.</exception>
    /// <exception cref="DesignException">No standard error follows from the design.</exception>
    public static TestResult UnderDesign(
        SampleDesign design,
        ReadOnlySpan<bool> first,
        ReadOnlySpan<bool> second,
        ReadOnlyMemory<bool> inBase = default
    ) => OfDifference(Difference(design, first, second, inBase));

    /// <summary>The first's share of yes minus the second's, with the design's standard error: the mean of what each thing adds, 1, 0 or
    /// −1.</summary>
    /// <param name="design">The design; one row is one thing.</param>
    /// <param name="first">Whether the first says yes, one element per row; outside the base any.</param>
    /// <param name="second">Whether the second says yes.</param>
    /// <param name="inBase">The things that both answered about; empty: every row.</param>
    /// <exception cref="ArgumentException">The lengths differ from the design's, or the base has no row with a weight.</exception>
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
        var difference = Math.Max(0, Math.Abs(pairs.FirstOnly - pairs.SecondOnly) - correction);
        return differing == 0
            ? new TestResult
            {
                Method = method,
                Statistic = null,
                DegreesOfFreedom = 1,
                PValue = 1,
            }
            : TestResult.OfChiSquare(method, (double)difference * difference / differing, 1);
    }

    private static double LowerTail(PairTable pairs)
    {
        pairs.RequireAny();
        var sum = 0.0;
        for (var x = Math.Min(pairs.FirstOnly, pairs.SecondOnly); x >= 0; x--)
        {
            var term = Probability(pairs, x);
            sum += term;
            if (term <= sum * Negligible)
            {
                break;
            }
        }

        return sum;
    }

    private static double Probability(PairTable pairs, long x) =>
        DiscreteProbability.Binomial(x, pairs.FirstOnly + pairs.SecondOnly, 0.5, 0.5);
}
