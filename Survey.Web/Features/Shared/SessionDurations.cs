namespace Survey.Web.Features.Shared;

/// <summary>How long a person stays signed in without a request. A request in the second half of the time renews it.</summary>
public static class SessionDurations
{
    /// <summary>Of a respondent: a working day.</summary>
    public static readonly TimeSpan Respondent = TimeSpan.FromHours(12);

    /// <summary>Of a researcher: shorter, as they see all answers.</summary>
    public static readonly TimeSpan Researcher = TimeSpan.FromHours(8);
}
