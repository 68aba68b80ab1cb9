using Survey.Data.Delegations;
using Survey.Web.Features.Respond.Forms;

namespace Survey.Web.Features.Respond.Start;

/// <summary>The start page: where a code is entered.</summary>
internal sealed record StartPage : RespondPage
{
    /// <summary>What was typed.</summary>
    public string Code { get; init; } = "";

    /// <summary>Where to go after signing in.</summary>
    public string ReturnAddress { get; init; } = "";

    public StartProblem Problem { get; init; }

    /// <summary>Whether a person is signed in already.</summary>
    public bool IsSignedIn { get; init; }

    /// <summary>The rounds that take answers.</summary>
    public required IReadOnlyList<RoundWithStudy> OpenRounds { get; init; }
}

/// <summary>Why nobody was signed in.</summary>
internal enum StartProblem
{
    None,
    NoCode,
    UnknownCode,
    PageTooOld,
}

/// <summary>What a personal link shows before the person signs in.</summary>
internal sealed record LinkPage(string Code, Respondent Respondent, IReadOnlyList<string> UnitNames) : RespondPage;

/// <summary>Tells a colleague that the coordinator revoked the delegation.</summary>
internal sealed record DelegationRevokedPage(Delegation Delegation) : RespondPage;

/// <summary>What a right code leads to when the round takes no answers.</summary>
internal sealed record ClosedPage(string Code, bool IsOver) : RespondPage;

/// <summary>A page of plain text about the site: lost code, privacy, accessibility.</summary>
internal sealed record AboutPage(IReadOnlyList<RoundWithStudy> OpenRounds) : RespondPage;
