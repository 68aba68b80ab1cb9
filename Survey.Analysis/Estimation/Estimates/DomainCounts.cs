namespace Survey.Analysis.Estimation.Estimates;

/// <summary>The size of a base under a design: its rows, its degrees of freedom, and which share of its strata was not observed.</summary>
internal sealed record DomainCounts(int Count, int DegreesOfFreedom, double UnobservedShare)
{
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
