using System.Globalization;
using Survey.Analysis.Estimation.Samples;

namespace Survey.Analysis.Estimation.Nonresponse;

/// <summary>Trims extreme weights and spreads what was cut over the others, so that the sum stays the same.</summary>
/// <remarks>
/// As R's <c>trimWeights</c>: every weight within the limits gets the same share of what was cut; strict repeats this until none
/// lies outside. The totals of an earlier calibration are no longer met exactly.
/// </remarks>
public static class WeightTrimming
{
    /// <summary>The design with trimmed weights.</summary>
    /// <param name="design">A design without replicates.</param>
    /// <param name="lowest">The lowest weight, not above the mean weight.</param>
    /// <param name="highest">The highest weight, not below the mean weight.</param>
    /// <param name="strict">Whether no weight may lie outside the limits, apart from rounding; otherwise one round is made, and weights
    /// within the limits may leave them by their part of what was cut.</param>
    /// <exception cref="CalibrationException">The mean weight is not within the limits, or no weight is, so that none can take what was
    /// cut.</exception>
    /// <exception cref="DesignException">The design has replicates: trim before these are made.</exception>
    /// <exception cref="ArgumentException">A weight is negative or not finite.</exception>
    public static SampleDesign Trim(SampleDesign design, double lowest, double highest, bool strict = false)
    {
        ArgumentNullException.ThrowIfNull(design);
        if (design.Replicates is not null)
        {
            throw new DesignException("The weights of replicates are not trimmed; trim the design before its replicates are made.");
        }

        design.RequireWeights();
        var weights = design.Weights.ToArray();
        RequireMeanWithinLimits(weights, lowest, highest);

        // Each round moves at least one more weight to a limit, up to rounding, so that there are at most as many rounds as rows.
        for (var round = 0; round <= weights.Length && Array.Exists(weights, weight => weight < lowest || weight > highest); round++)
        {
            weights = TrimOnce(weights, lowest, highest);
            if (!strict)
            {
                break;
            }
        }

        return design with
        {
            Weights = weights,
        };
    }

    private static double[] TrimOnce(double[] weights, double lowest, double highest)
    {
        var cut = weights.Sum(weight => weight - Math.Clamp(weight, lowest, highest));
        var within = weights.Count(weight => weight >= lowest && weight <= highest);
        return within > 0
            ?
            [
                .. weights.Select(weight =>
                    weight >= lowest && weight <= highest ? weight + (cut / within) : Math.Clamp(weight, lowest, highest)
                ),
            ]
            : throw new CalibrationException(
                FormattableString.Invariant($"No weight lies between {lowest} and {highest}, so none can take the trimmed weight.")
            );
    }

    private static void RequireMeanWithinLimits(double[] weights, double lowest, double highest)
    {
        var mean = weights.DefaultIfEmpty(0).Average();
        if (!(lowest <= mean && mean <= highest))
        {
            throw new CalibrationException(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"The limits {lowest} and {highest} do not hold the mean weight {mean}, so that the weights cannot keep their "
                        + $"sum within them."
                )
            );
        }
    }
}
