using System.Globalization;

namespace Survey.Analysis.Estimation.Nonresponse;

/// <summary>The factor F(u) by which a weight changes and its slope, for a distance and its bounds (Deville and Särndal 1992, table
/// 1). Immutable.</summary>
internal sealed record CalibrationFactor
{
    // e^700 is near the largest double; the factor has long reached its bound there.
    private const double LargestExponent = 700;

    private readonly CalibrationDistance distance;

    /// <summary>The factor of a distance.</summary>
    /// <param name="distance">The distance.</param>
    /// <param name="lower">The lowest factor, below 1; may be infinite but for the logit distance.</param>
    /// <param name="upper">The highest factor, above 1; may be infinite but for the logit distance.</param>
    /// <exception cref="ArgumentException">The bounds do not lie below and above 1, or the logit distance has none.</exception>
    public CalibrationFactor(CalibrationDistance distance, double lower, double upper)
    {
        if (!(lower < 1 && upper > 1) || (distance == CalibrationDistance.Logit && !(double.IsFinite(lower) && double.IsFinite(upper))))
        {
            throw new ArgumentException(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"The bounds of a weight's factor lie below and above 1, and are given for the logit distance; "
                        + $"here they are {lower} and {upper}."
                )
            );
        }

        (this.distance, Lower, Upper) = (distance, lower, upper);
    }

    /// <summary>The lowest factor.</summary>
    public double Lower { get; }

    /// <summary>The highest factor.</summary>
    public double Upper { get; }

    /// <summary>F(u) and F'(u); the slope is 0 where a bound holds.</summary>
    public (double Value, double Slope) At(double u) =>
        distance switch
        {
            CalibrationDistance.Linear => Bounded(1 + u, 1),
            CalibrationDistance.Raking => Bounded(Math.Exp(u), Math.Exp(u)),
            _ => Logit(u),
        };

    private (double Value, double Slope) Bounded(double value, double slope)
    {
        var bounded = Math.Clamp(value, Lower, Upper);
        return (bounded, bounded == value ? slope : 0);
    }

    private (double Value, double Slope) Logit(double u)
    {
        var (below, above) = (1 - Lower, Upper - 1);
        var rate = (Upper - Lower) / (below * above);
        var odds = Math.Exp(Math.Clamp(rate * u, -LargestExponent, LargestExponent));
        var value = ((Lower * above) + (Upper * below * odds)) / (above + (below * odds));
        return (value, rate * (value - Lower) * (Upper - value) / (Upper - Lower));
    }
}
