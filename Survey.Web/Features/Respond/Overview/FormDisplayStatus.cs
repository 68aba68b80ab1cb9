namespace Survey.Web.Features.Respond.Overview;

/// <summary>The progress of a form, as the list and the overview show it.</summary>
internal enum FormDisplayStatus
{
    NotStarted,
    InProgress,
    ReadyToSubmit,
    Submitted,
    Reopened,
    Closed,
}
