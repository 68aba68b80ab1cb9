using System.Globalization;
using Survey.Data.Rounds;
using Survey.Data.Studies.Model;

namespace Survey.Web.Features.Fieldwork;

/// <summary>The page on which a round is extended, closed or reopened.</summary>
/// <param name="Round">The round.</param>
/// <param name="Study">What it asks.</param>
/// <param name="Changes">The changes so far, the first one first.</param>
internal sealed record ClosingPage(Round Round, Study Study, IReadOnlyList<RoundChange> Changes)
{
    /// <summary>What was typed.</summary>
    public ClosingForm Form { get; init; } = new();

    /// <summary>Which of the page's forms was sent; null before one is.</summary>
    public RoundChangeKind? Kind { get; init; }

    /// <summary>The key of the text that says what is wrong; null where nothing is.</summary>
    public string? ProblemKey { get; init; }

    /// <summary>The round's closing time, to notice when somebody else changes it.</summary>
    /// <remarks>Exact to the millisecond, as it is stored.</remarks>
    public string SeenClosesAt => Round.ClosesAt.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture);
}
