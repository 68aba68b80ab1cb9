namespace Survey.Analysis.Estimation.Samples;

/// <summary>
/// What a stratum adds to a variance when a single primary unit of it answered, so that no spread can be seen within it.
/// A stratum whose only unit answered adds nothing under any rule. The names in brackets are those of R's survey 4.5.
/// </summary>
public enum LonelyPsuRule
{
    /// <summary>No estimate is made; the message names the stratum (fail).</summary>
    Fail,

    /// <summary>It adds nothing, as if it were known in full (remove, certainty).</summary>
    Ignore,

    /// <summary>Its distance from the mean of all primary units stands in for the spread (adjust).</summary>
    CenterOnGrandMean,

    /// <summary>It adds what the other strata add on average (average).</summary>
    UseAverage,
}
