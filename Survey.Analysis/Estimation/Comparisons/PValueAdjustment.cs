namespace Survey.Analysis.Estimation.Comparisons;

/// <summary>Adjusts the p values of several tests, so that each may be compared with one level for all of them together.</summary>
/// <remarks>
/// With p₍₁₎ ≤ … ≤ p₍ₘ₎ and c = Σ 1/i: Holm max over j ≤ i of (m − j + 1) p₍ⱼ₎; Hochberg min over j ≥ i of the same;
/// Bonferroni m p; Benjamini-Hochberg min over j ≥ i of m p₍ⱼ₎/j; Benjamini-Yekutieli c times that; Hommel the smallest level at
/// which closed testing with Simes' test rejects. None exceeds 1. R's <c>p.adjust</c>.
/// </remarks>
public static class PValueAdjustment
{
    /// <summary>The adjusted p values, in the order of the given ones; none for none.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A p value is not from 0 to 1, or there is no such adjustment.</exception>
    public static IReadOnlyList<double> Of(IReadOnlyList<double> pValues, AdjustmentMethod method = AdjustmentMethod.Holm)
    {
        ArgumentNullException.ThrowIfNull(pValues);
        if (pValues.FirstOrDefault(p => p is not (>= 0 and <= 1), 0) is not 0 and var wrong)
        {
            throw new ArgumentOutOfRangeException(nameof(pValues), wrong, "A p value lies between 0 and 1.");
        }

        var positions = Enumerable.Range(0, pValues.Count).OrderBy(position => pValues[position]).ToArray();
        var sorted = Adjust([.. positions.Select(position => pValues[position])], method);
        var adjusted = new double[pValues.Count];
        for (var rank = 0; rank < positions.Length; rank++)
        {
            adjusted[positions[rank]] = sorted[rank];
        }

        return adjusted;
    }

    /// <summary>The adjusted p values where some tests could not be made (null): these stay null and are not counted among the
    /// tests.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A p value is not from 0 to 1, or there is no such adjustment.</exception>
    public static IReadOnlyList<double?> Of(IReadOnlyList<double?> pValues, AdjustmentMethod method = AdjustmentMethod.Holm)
    {
        ArgumentNullException.ThrowIfNull(pValues);
        var adjusted = new Queue<double>(Of([.. pValues.OfType<double>()], method));
        return [.. pValues.Select(p => p is null ? (double?)null : adjusted.Dequeue())];
    }

    private static double[] Adjust(double[] sorted, AdjustmentMethod method)
    {
        var count = sorted.Length;
        return method switch
        {
            AdjustmentMethod.Holm => RunningMaximum([.. sorted.Select((p, index) => (count - index) * p)]),
            AdjustmentMethod.Hochberg => RunningMinimum([.. sorted.Select((p, index) => (count - index) * p)]),
            AdjustmentMethod.Hommel => Hommel(sorted),
            AdjustmentMethod.Bonferroni => [.. sorted.Select(p => Math.Min(1, count * p))],
            AdjustmentMethod.BenjaminiHochberg => RunningMinimum([.. sorted.Select((p, index) => count * p / (index + 1))]),
            AdjustmentMethod.BenjaminiYekutieli => RunningMinimum([
                .. sorted.Select((p, index) => Harmonic(count) * count * p / (index + 1)),
            ]),
            _ => throw new ArgumentOutOfRangeException(nameof(method), method, "There is no such adjustment."),
        };
    }

    private static double Harmonic(int count) => Enumerable.Range(1, count).Sum(i => 1.0 / i);

    private static double[] RunningMaximum(double[] values)
    {
        for (var index = 0; index < values.Length; index++)
        {
            values[index] = Math.Min(1, index == 0 ? values[0] : Math.Max(values[index - 1], values[index]));
        }

        return values;
    }

    private static double[] RunningMinimum(double[] values)
    {
        for (var index = values.Length - 1; index >= 0; index--)
        {
            values[index] = Math.Min(index == values.Length - 1 ? 1 : values[index + 1], values[index]);
        }

        return values;
    }

    // For every size m of an intersection: Simes' p of the intersection of the m largest, and of the strongest m − 1 with each other one.
    private static double[] Hommel(double[] sorted)
    {
        var count = sorted.Length;
        var adjusted = (double[])sorted.Clone();
        for (var size = count; size >= 1; size--)
        {
            var rest = count - size;
            var ofLargest = Enumerable
                .Range(2, size - 1)
                .Select(place => size * sorted[rest + place - 1] / place)
                .DefaultIfEmpty(double.PositiveInfinity)
                .Min();
            for (var index = 0; index < count; index++)
            {
                var own = index <= rest ? Math.Min(size * sorted[index], ofLargest) : Math.Min(size * sorted[rest], ofLargest);
                adjusted[index] = Math.Max(adjusted[index], Math.Min(1, own));
            }
        }

        return adjusted;
    }
}
