using Survey.Data.Rounds;
using Survey.Data.Studies.Model;

namespace Survey.Web.Features.Shared;

/// <summary>The header of every page of a round for the research team: the study, a note on synthetic answers, and the
/// navigation.</summary>
/// <param name="Round">The round.</param>
/// <param name="Study">Its study.</param>
/// <param name="CurrentPath">The page that is open: one of the paths below, with the round's name for <c>{0}</c>.</param>
internal sealed record RoundHeader(Round Round, Study Study, string CurrentPath)
{
    /// <summary>Who has answered.</summary>
    public const string ProgressPath = "/manage/{0}";

    /// <summary>The figures.</summary>
    public const string FiguresPath = "/analyse/{0}";

    /// <summary>The claims.</summary>
    public const string ClaimsPath = "/analyse/{0}/claims";

    /// <summary>The report.</summary>
    public const string ReportPath = "/analyse/{0}/report";
}
