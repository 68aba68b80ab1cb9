using System.Globalization;
using Survey.Analysis.Estimation.Estimates;
using Survey.Analysis.Estimation.Numerics;

namespace Survey.Analysis.Estimation.Agreement;

/// <summary>The intraclass correlation of numbers that every rater gave every thing: the share of their variance that is between things.
/// Immutable.</summary>
/// <param name="Value">The correlation, at most 1, where raters give the same numbers; may be below 0.</param>
/// <param name="Interval">Its interval, the things taken as independent; null where raters give the same numbers, which in a sample does
/// not prove it of all things.</param>
/// <remarks>
/// Two-way, absolute agreement, single ratings: with the mean squares of things R, raters C and error E, of n things by k raters,
/// (R − E)/(R + (k − 1) E + k (C − E)/n). The interval from F with Satterthwaite's degrees of freedom. McGraw and Wong (1996),
/// Psychological Methods 1, ICC(A,1); R's <c>irr::icc</c>.
/// </remarks>
public sealed record IntraclassCorrelation(double Value, Interval? Interval)
{
    /// <summary>The correlation; null where all numbers are equal.</summary>
    /// <param name="ratings">Each rater's numbers, all of the same things in the same order.</param>
    /// <param name="level">The confidence level, above 0 and below 1.</param>
    /// <exception cref="ArgumentException">There are not two raters, not two things, the lengths differ, or a number is not
    /// finite.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The level is not between 0 and 1.</exception>
    public static IntraclassCorrelation? Of(IReadOnlyList<double[]> ratings, double level = 0.95)
    {
        ArgumentNullException.ThrowIfNull(ratings);
        Estimates.Interval.RequireLevel(level);
        if (ratings.Count < 2 || ratings[0].Length < 2 || ratings.Any(rater => rater.Length != ratings[0].Length))
        {
            throw new ArgumentException(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"Agreement needs two raters of the same two or more things; there are "
                        + $"{string.Join(", ", ratings.Select(rater => rater.Length))} ratings."
                ),
                nameof(ratings)
            );
        }

        if (!ratings.All(rater => rater.All(double.IsFinite)))
        {
            throw new ArgumentException("A rating is not finite; leave out things that a rater did not rate.", nameof(ratings));
        }

        double k = ratings.Count,
            n = ratings[0].Length;
        var (things, raters, error) = MeanSquares(ratings);
        var denominator = things + ((k - 1) * error) + (k * (raters - error) / n);
        if (!(denominator > 0))
        {
            return null;
        }

        var value = (things - error) / denominator;
        return new IntraclassCorrelation(value, value < 1 ? IntervalOf(value, things, raters, error, k, n, level) : null);
    }

    private static Interval IntervalOf(double value, double things, double raters, double error, double k, double n, double level)
    {
        var (a, b) = (k * value / (n * (1 - value)), 1 + (k * value * (n - 1) / (n * (1 - value))));
        var degrees =
            Math.Pow((a * raters) + (b * error), 2)
            / ((Math.Pow(a * raters, 2) / (k - 1)) + (Math.Pow(b * error, 2) / ((n - 1) * (k - 1))));
        var (low, high) = (FQuantile((1 + level) / 2, n - 1, degrees), FQuantile((1 + level) / 2, degrees, n - 1));
        var spread = (k * raters) + (((k * n) - k - n) * error);
        return new Interval(
            n * (things - (low * error)) / ((low * spread) + (n * things)),
            n * ((high * things) - error) / (spread + (n * high * things)),
            IntervalMethod.McGrawWong
        );
    }

    private static double FQuantile(double probability, double above, double below) =>
        Quantiles.Beta(probability, above / 2, below / 2) is var share ? below * share / (above * (1 - share)) : 0;

    private static (double Things, double Raters, double Error) MeanSquares(IReadOnlyList<double[]> ratings)
    {
        double k = ratings.Count,
            n = ratings[0].Length;
        var mean = ratings.Average(rater => rater.Average());
        var ofThings = Enumerable.Range(0, ratings[0].Length).Select(thing => ratings.Average(rater => rater[thing])).ToArray();
        var ofRaters = ratings.Select(rater => rater.Average()).ToArray();
        var things = k * ofThings.Sum(own => Math.Pow(own - mean, 2)) / (n - 1);
        var raters = n * ofRaters.Sum(own => Math.Pow(own - mean, 2)) / (k - 1);
        var error =
            ratings
                .Index()
                .Sum(rater =>
                    rater.Item.Index().Sum(thing => Math.Pow(thing.Item - ofThings[thing.Index] - ofRaters[rater.Index] + mean, 2))
                ) / ((n - 1) * (k - 1));
        return (things, raters, error);
    }
}
