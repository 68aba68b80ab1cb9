namespace Survey.Analysis.Estimation.Comparisons;

/// <summary>P values of several tests made comparable with one level for all of them together.</summary>
/// <remarks>
/// The i-th smallest of m is multiplied by m − i + 1, never falls below its predecessor and never exceeds 1.
/// Holm (1979), Scandinavian Journal of Statistics 6; R's <c>p.adjust</c>.
/// </remarks>
public static class HolmAdjustment
{
    /// <summary>The adjusted p values, in the order of the given ones.</summary>
    public static IReadOnlyList<double> Of(IReadOnlyList<double> pValues)
    {
        ArgumentNullException.ThrowIfNull(pValues);
        var adjusted = new double[pValues.Count];
        var (highest, left) = (0.0, pValues.Count);
        foreach (var position in Enumerable.Range(0, pValues.Count).OrderBy(position => pValues[position]))
        {
            highest = Math.Max(highest, Math.Min(1, left * pValues[position]));
            adjusted[position] = highest;
            left--;
        }

        return adjusted;
    }
}
