using Survey.Analysis.Estimation.Estimates;
using Survey.Analysis.Estimation.Intervals;
using Survey.Analysis.Figures.Cells;

namespace Survey.Analysis.Figures.Claims;

/// <summary>The t interval of a sum of means with factors, from the designs' covariance.</summary>
internal static class LinearCombinationInterval
{
    /// <summary>The interval; null where two of the designs share units but are not the same, or no degree of freedom is left.</summary>
    public static ValueRange? Of(ClaimQuantity sum, double level)
    {
        var designs = sum
            .Terms.GroupBy(term => term.Cell.Design, ReferenceEqualityComparer.Instance)
            .Select(group => group.ToList())
            .ToList();
        if (!AreIndependent(designs))
        {
            return null;
        }

        var parts = designs.Select(ContrastOf).ToList();
        var whole = new Estimate
        {
            Value = sum.Value,
            StandardError = Math.Sqrt(parts.Sum(part => part.StandardError * part.StandardError)),
            DegreesOfFreedom = parts
                .Where(part => !part.CoversPopulation)
                .Select(part => part.DegreesOfFreedom)
                .DefaultIfEmpty(parts[0].DegreesOfFreedom)
                .Min(),
            Count = parts.Sum(part => part.Count),
            UnobservedShare = parts.Max(part => part.UnobservedShare),
        };
        return StudentInterval.Of(whole, level) is { } interval ? new ValueRange(interval.Lower, interval.Upper) : null;
    }

    private static Estimate ContrastOf(List<(double Factor, ComputedCell Cell, KnownValues Values)> terms)
    {
        var design = terms[0].Cell.Design ?? throw new InvalidOperationException("A cell with an estimate has a design.");
        return IncompleteMeans
            .EstimateJointly(design, [.. terms.Select(term => term.Values)])
            .Contrast([.. terms.Select(term => term.Factor)]);
    }

    /// <summary>Whether no unit is in two of the designs. Rows of repeats are compared with nothing else.</summary>
    private static bool AreIndependent(List<List<(double Factor, ComputedCell Cell, KnownValues Values)>> designs)
    {
        if (designs.Count == 1)
        {
            return true;
        }

        var rows = designs.Select(terms => terms[0].Cell.Design).ToList();
        return rows.All(design => design is { IsClustered: false })
            && rows.SelectMany(design => design?.DatasetRowOfRow.ToArray() ?? []).GroupBy(row => row).All(row => row.Count() == 1);
    }
}
