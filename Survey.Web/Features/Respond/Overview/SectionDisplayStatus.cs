namespace Survey.Web.Features.Respond.Overview;

/// <summary>The status of a section, as the respondent reads it.</summary>
internal enum SectionDisplayStatus
{
    NotStarted,
    InProgress,

    /// <summary>An answer is not valid as it is.</summary>
    NeedsCorrection,
    Complete,
}
