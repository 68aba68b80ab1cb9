using Survey.Analysis.Estimation.Estimates;
using Survey.Analysis.Estimation.Samples;

namespace Survey.Analysis.Estimation.Agreement;

/// <summary>The ratings of things by any number of raters, paired within each thing: Krippendorff's coincidence matrix.</summary>
/// <remarks>
/// A thing with m ratings gives m (m − 1) ordered pairs, each counting 1/(m − 1), so that every rating counts once. With o_ck the
/// pairs' sum, n_c its margin, N their number and δ² the squared distance: A = Σ o δ², Q = Σ n_c n_k δ², and 1 − f N A/Q is the
/// coefficient, f = 1 or, corrected for small samples, (N − 1)/N. Weights are scaled to the number of things. Immutable.
/// </remarks>
internal sealed class CoincidenceMatrix
{
    private readonly SampleDesign design;
    private readonly IReadOnlyList<Observations> raters;
    private readonly int minRatings;
    private readonly double[] values;
    private readonly int[][] ratings;
    private readonly bool[] isPairable;
    private readonly double scale;
    private readonly double[] margins;
    private readonly double[,] pairWeights;

    /// <summary>The pairs of ratings.</summary>
    /// <param name="design">The design; one row is one thing.</param>
    /// <param name="raters">Each rater's number for every row, its base the things rated.</param>
    /// <param name="minRatings">Things with fewer ratings take no part; two or more.</param>
    /// <exception cref="ArgumentException">A length is not the design's, a rating is not finite, or no thing with a weight has so many
    /// ratings.</exception>
    public CoincidenceMatrix(SampleDesign design, IReadOnlyList<Observations> raters, int minRatings)
    {
        foreach (var rater in raters)
        {
            rater.RequireFit(design);
        }

        (this.design, this.raters, this.minRatings) = (design, raters, minRatings);
        values =
        [
            .. raters
                .SelectMany(rater => Enumerable.Range(0, design.RowCount).Where(rater.IsInBase).Select(row => rater.Values.Span[row]))
                .Distinct()
                .Order(),
        ];
        ratings = [.. Enumerable.Range(0, design.RowCount).Select(row => RatingsOf(raters, row))];
        isPairable = [.. ratings.Select(own => own.Length >= minRatings)];
        var weight = Enumerable.Range(0, design.RowCount).Where(row => isPairable[row]).Sum(row => design.Weights.Span[row]);
        if (weight == 0)
        {
            throw new ArgumentException(
                FormattableString.Invariant($"No thing has {minRatings} ratings, so nothing can be compared."),
                nameof(raters)
            );
        }

        scale = ThingCount / weight;
        margins = new double[values.Length];
        pairWeights = new double[values.Length, values.Length];
        AccumulatePairs();
    }

    /// <summary>The number of things that take part.</summary>
    public int ThingCount => isPairable.Count(isPaired => isPaired);

    /// <summary>Each value's share of the ratings, from the lowest value to the highest.</summary>
    public double[] CategoryShares => [.. margins.Select(margin => margin / margins.Sum())];

    /// <summary>The coefficient under the design; null where all ratings are alike.</summary>
    /// <param name="metric">The distance of two ratings.</param>
    /// <param name="isCorrected">Whether f is (N − 1)/N.</param>
    /// <exception cref="ArgumentException">A ratio scale has a negative rating.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There is no such metric.</exception>
    /// <exception cref="DesignException">No standard error follows from the design, or all ratings of a replicate are alike.</exception>
    public Estimate? Estimate(DifferenceMetric metric, bool isCorrected)
    {
        return Linearize(metric, isCorrected) is null
            ? null
            : DesignVariance.EstimateJointly(design, weightedDesign => [LinearizeUnder(weightedDesign)]).Estimates[0];

        LinearizedStatistic LinearizeUnder(SampleDesign weightedDesign) =>
            new CoincidenceMatrix(weightedDesign, raters, minRatings).Linearize(metric, isCorrected)
            ?? throw AgreementEstimator.NoVariationException();
    }

    private LinearizedStatistic? Linearize(DifferenceMetric metric, bool isCorrected)
    {
        var distances = new SquaredDistances(metric, values, margins);
        var (observed, expected, total) = (
            distances.Sum((one, other) => pairWeights[one, other]),
            distances.Sum((one, other) => margins[one] * margins[other]),
            margins.Sum()
        );
        if (expected == 0)
        {
            return null;
        }

        var factor = isCorrected ? (total - 1) / total : 1;
        var observedGradient = distances.Gradient((one, other) => pairWeights[one, other]);
        var expectedGradient = distances.Gradient((one, other) => margins[one] * margins[other]);
        var influence = new double[design.RowCount];
        for (var row = 0; row < influence.Length; row++)
        {
            if (!isPairable[row])
            {
                continue;
            }

            var own = ratings[row];
            var ownObserved = DistanceWithin(own, distances) + own.Sum(value => observedGradient[value]);
            var ownExpected = own.Sum(value => (2 * DistanceToAll(value, distances)) + expectedGradient[value]);
            influence[row] =
                -factor
                * design.Weights.Span[row]
                * scale
                / expected
                * ((total * ownObserved) + (observed * own.Length) - (observed * total * ownExpected / expected));
        }

        return new LinearizedStatistic(1 - (factor * total * observed / expected), influence, isPairable);
    }

    private int[] RatingsOf(IReadOnlyList<Observations> raters, int row) =>
        [.. raters.Where(rater => rater.IsInBase(row)).Select(rater => Array.BinarySearch(values, rater.Values.Span[row]))];

    private void AccumulatePairs()
    {
        for (var row = 0; row < ratings.Length; row++)
        {
            if (!isPairable[row])
            {
                continue;
            }

            var (own, weight) = (ratings[row], design.Weights.Span[row] * scale);
            for (var one = 0; one < own.Length; one++)
            {
                margins[own[one]] += weight;
                for (var other = 0; other < own.Length; other++)
                {
                    pairWeights[own[one], own[other]] += one == other ? 0 : weight / (own.Length - 1);
                }
            }
        }
    }

    private static double DistanceWithin(int[] own, SquaredDistances distances) =>
        own.Sum(one => own.Sum(other => distances[one, other])) / (own.Length - 1);

    private double DistanceToAll(int value, SquaredDistances distances)
    {
        var sum = 0.0;
        for (var other = 0; other < margins.Length; other++)
        {
            sum += margins[other] * distances[value, other];
        }

        return sum;
    }
}
