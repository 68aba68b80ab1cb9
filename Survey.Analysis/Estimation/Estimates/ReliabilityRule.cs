namespace Survey.Analysis.Estimation.Estimates;

/// <summary>The limits between the reliability grades.</summary>
/// <remarks>
/// <para>
/// Shares are judged by their interval, as the National Center for Health Statistics does (Parker et al. 2017, Vital and Health
/// Statistics 2/175): up to 0.05 wide is reliable, 0.30 and more is not, between them the width may be 1.30 times the smaller of
/// share and complement; few degrees of freedom ask for care. Their demand of 30 answers is left out: where nearly everyone of a
/// small population answered, fewer are enough, and the finite population's interval says so.
/// </para>
/// <para>Means and totals are judged by their coefficient of variation, in the grades that Statistics Canada uses: 0.165 and 0.333.</para>
/// <para>Immutable. Limits are not checked: a caller who changes them keeps each pair in order.</para>
/// </remarks>
public sealed record ReliabilityRule
{
    /// <summary>The rule with its published limits.</summary>
    public static ReliabilityRule Default { get; } = new();

    /// <summary>An interval of a share no wider than this is reliable.</summary>
    public double ReliableShareWidth { get; init; } = 0.05;

    /// <summary>An interval of a share at least this wide is unreliable.</summary>
    public double UnreliableShareWidth { get; init; } = 0.30;

    /// <summary>How wide a share's interval may be in parts of the smaller of share and complement.</summary>
    public double MaximumRelativeShareWidth { get; init; } = 1.30;

    /// <summary>With fewer degrees of freedom than this the standard error itself is doubtful.</summary>
    public int MinimumDegreesOfFreedom { get; init; } = 8;

    /// <summary>A coefficient of variation above this asks for care.</summary>
    public double CautionVariation { get; init; } = 0.165;

    /// <summary>A coefficient of variation above this is unreliable.</summary>
    public double UnreliableVariation { get; init; } = 0.333;

    /// <summary>The grade of a share that has its interval; the share and both ends lie between 0 and 1.</summary>
    public Reliability GradeShare(Estimate estimate, Interval interval)
    {
        ArgumentNullException.ThrowIfNull(estimate);
        ArgumentNullException.ThrowIfNull(interval);
        var width = interval.Upper - interval.Lower;
        var smaller = Math.Min(estimate.Value, 1 - estimate.Value);
        if (width > ReliableShareWidth && width >= UnreliableShareWidth)
        {
            return Reliability.Unreliable;
        }

        return width > ReliableShareWidth && width > MaximumRelativeShareWidth * smaller
            ? Reliability.ReadWithCare
            : GradeByDegreesOfFreedom(estimate);
    }

    /// <summary>The grade of a mean or a total: reliable where the whole population answered; otherwise unreliable where it has no degrees
    /// of freedom, or a value or standard error of 0.</summary>
    public Reliability GradeNumber(Estimate estimate)
    {
        ArgumentNullException.ThrowIfNull(estimate);
        if (estimate.CoversPopulation)
        {
            return Reliability.Reliable;
        }

        if (estimate.DegreesOfFreedom < 1 || estimate.StandardError == 0 || !(estimate.CoefficientOfVariation <= UnreliableVariation))
        {
            return Reliability.Unreliable;
        }

        return estimate.CoefficientOfVariation > CautionVariation ? Reliability.ReadWithCare : GradeByDegreesOfFreedom(estimate);
    }

    private Reliability GradeByDegreesOfFreedom(Estimate estimate) =>
        estimate.CoversPopulation || estimate.DegreesOfFreedom >= MinimumDegreesOfFreedom ? Reliability.Reliable : Reliability.ReadWithCare;
}
