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
