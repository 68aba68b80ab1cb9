using Survey.Analysis.Estimation.Samples;

namespace Survey.Analysis.Estimation.Estimators;

/// <summary>How much larger a mean's variance is under the design than in a simple random sample of as many respondents.</summary>
/// <remarks>
/// v / (S² (1 − n/N) / n) with S² = n/(n − 1) Σ w (y − ȳ)² / Σ w and N = Σ w; Kish (1965), R's <c>svymean(deff = TRUE)</c>. With
/// replacement the factor 1 − n/N is left out (R's <c>deff = "replace"</c>).
/// </remarks>
public static class DesignEffect
{
    /// <summary>The design effect of the mean; null where a simple random sample would have no variance.</summary>
    /// <exception cref="ArgumentException">The base has no row, or a row of it no finite value.</exception>
    /// <exception cref="DesignException">No standard error follows from the design.</exception>
    public static double? OfMean(SampleDesign design, Observations observations, bool withReplacement = false)
    {
        var mean = MeanEstimator.Estimate(design, observations);
        var (weight, squares) = (0.0, 0.0);
        for (var row = 0; row < design.RowCount; row++)
        {
            if (observations.Holds(row))
            {
                weight += design.Weights.Span[row];
                squares += design.Weights.Span[row] * Math.Pow(observations.Values.Span[row] - mean.Value, 2);
            }
        }

        var unseen = withReplacement ? 1 : 1 - (mean.Count / weight);
        var simple = squares / weight / (mean.Count - 1) * unseen;
        return simple > 0 ? mean.StandardError * mean.StandardError / simple : null;
    }
}
