namespace Survey.Analysis.Estimation.Estimates;

/// <summary>How much of the design a base touches: its rows, primary units and strata.</summary>
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
