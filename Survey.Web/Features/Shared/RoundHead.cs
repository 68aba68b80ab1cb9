using Survey.Data.Rounds;
using Survey.Data.Studies;

namespace Survey.Web.Features.Shared;

/// <summary>What stands above every page of a round for the research team: the study, a mark on made-up answers, and the way around.</summary>
/// <param name="Round">The round.</param>
/// <param name="Study">Its study.</param>
/// <param name="Here">The part that is open: one of the addresses below, written with the round's name.</param>
internal sealed record RoundHead(Round Round, Study Study, string Here)
{
    /// <summary>Who has answered.</summary>
    public const string Answered = "/manage/{0}";

    /// <summary>The figures.</summary>
    public const string Figures = "/analyse/{0}";

    /// <summary>The claims.</summary>
    public const string Claims = "/analyse/{0}/claims";

    /// <summary>The report.</summary>
    public const string Report = "/analyse/{0}/report";
}
