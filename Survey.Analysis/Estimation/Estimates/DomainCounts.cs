namespace Survey.Analysis.Estimation.Estimates;

/// <summary>The size of a base under a design: its rows, its degrees of freedom, and which share of its strata was not observed.</summary>
/// <param name="Count">As <see cref="Estimate.Count"/>.</param>
/// <param name="DegreesOfFreedom">As <see cref="Estimate.DegreesOfFreedom"/>.</param>
/// <param name="UnobservedShare">As <see cref="Estimate.UnobservedShare"/>.</param>
internal sealed record DomainCounts(int Count, int DegreesOfFreedom, double UnobservedShare)
{
    /// <summary>An estimate in this base, without bounds and interval. A variance below 0, which rounding can leave, counts as 0.</summary>
    public Estimate ToEstimate(double value, double variance) =>
        new()
        {
            Value = value,
            StandardError = Math.Sqrt(Math.Max(variance, 0)),
            DegreesOfFreedom = DegreesOfFreedom,
            Count = Count,
            UnobservedShare = UnobservedShare,
        };
}
