using System.Globalization;
using Survey.Analysis.Estimation.Estimates;
using Survey.Analysis.Estimation.Estimators;
using Survey.Analysis.Estimation.Samples;

namespace Survey.Analysis.Estimation.Nonresponse;

/// <summary>
/// The mean of a number that the frame has for every unit, of those who answered and of all: where the two differ, answers that are
/// correlated with the number are biased too. Immutable.
/// </summary>
/// <remarks>
/// The frame's mean has no error, so the difference has that of the weighted mean: <see cref="MeanEstimator"/>. The standardised
/// difference is (ȳ of those who answered − ȳ of all) / S with S² = Σ (y − ȳ)² / (N − 1) over the frame (Cochran 1968).
/// </remarks>
public sealed record FrameBenchmark
{
    /// <summary>The mean of all units of the frame.</summary>
    public required double FrameMean { get; init; }

    /// <summary>The plain mean of those who answered.</summary>
    public required double RespondentMean { get; init; }

    /// <summary>The weighted mean of those who answered, with its standard error under the design.</summary>
    public required Estimate Weighted { get; init; }

    /// <summary>The difference of the plain means in standard deviations of the frame; null where all units are equal.</summary>
    public required double? StandardizedDifference { get; init; }

    /// <summary>The difference that remains after weighting: weighted mean minus the frame's mean, without an interval.</summary>
    public Estimate Difference => Weighted with { Value = Weighted.Value - FrameMean, Interval = null, Bounds = null, Reliability = null };

    /// <summary>The comparison of one variable.</summary>
    /// <param name="design">The design of those who answered.</param>
    /// <param name="respondentValues">The variable of each row of the design.</param>
    /// <param name="frameValues">The variable of every unit of the frame, those who answered included.</param>
    /// <exception cref="ArgumentException">A value is not finite, there are not as many values as rows of the design, none has a weight, or
    /// the frame has fewer units than answered.</exception>
    /// <exception cref="DesignException">No standard error follows from the design.</exception>
    public static FrameBenchmark Of(SampleDesign design, ReadOnlyMemory<double> respondentValues, ReadOnlyMemory<double> frameValues)
    {
        var weighted = MeanEstimator.Estimate(design, new Observations(respondentValues));
        var (rows, frame) = (respondentValues.ToArray(), frameValues.ToArray());
        if (frame.Length < rows.Length || !frame.All(double.IsFinite))
        {
            throw new ArgumentException(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"A frame needs a finite value of every unit, those who answered included: it has {frame.Length} units and "
                        + $"{rows.Length} answered."
                ),
                nameof(frameValues)
            );
        }

        var (mean, difference) = (frame.Average(), rows.Average() - frame.Average());
        var spread = frame.Max() > frame.Min() ? Math.Sqrt(frame.Sum(value => (value - mean) * (value - mean)) / (frame.Length - 1)) : 0;
        return new FrameBenchmark
        {
            FrameMean = mean,
            RespondentMean = rows.Average(),
            Weighted = weighted,
            StandardizedDifference = spread > 0 ? difference / spread : null,
        };
    }
}
