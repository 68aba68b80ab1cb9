namespace Survey.Analysis.Estimation.Samples;

/// <summary>
/// What a stratum adds to a variance when a single primary unit of it answered, so that no variance within it can be estimated.
/// A stratum whose only unit answered adds nothing under any rule. The names in brackets are those of R's survey 4.5.
/// </summary>
public enum LonelyPsuRule
{
    /// <summary>No estimate is made: a <see cref="DesignException"/> names the stratum (fail).</summary>
    Fail,

    /// <summary>It adds nothing, as if it were known in full (remove, certainty).</summary>
    Ignore,

    /// <summary>Its squared deviation from the mean of all primary units takes the place of the variance within it (adjust).</summary>
    CenterOnGrandMean,

    /// <summary>It adds what the other strata add on average (average); where there are no others, as <see cref="Fail"/>.</summary>
    UseAverage,
}
