using System.Collections.Immutable;
using Survey.Data.Questionnaires;

namespace Survey.Data.Simulation.Coverage;

/// <summary>Kinds of coverage goal.</summary>
public enum CoverageGoalKind
{
    /// <summary>A question is asked.</summary>
    Question,

    /// <summary>A choice is taken.</summary>
    Choice,

    /// <summary>A hard edit lets an answer pass.</summary>
    HardEditMet,

    /// <summary>A hard edit stops an answer.</summary>
    HardEditBroken,

    /// <summary>A soft edit lets an answer pass.</summary>
    SoftEditMet,

    /// <summary>A soft edit asks about an answer.</summary>
    SoftEditBroken,
}

/// <summary>One thing to be covered.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Question">The question it belongs to.</param>
/// <param name="Choice">The choice; empty for others.</param>
/// <param name="Place">Where it stands in the workbook.</param>
public sealed record CoverageGoal(CoverageGoalKind Kind, string Question, string Choice, SourceLocation Place)
{
    /// <summary>Whether it is proved that no answers lead there; else none was found.</summary>
    public bool IsImpossible { get; init; }
}

/// <summary>Why a respondent cannot continue.</summary>
public enum DeadEndKind
{
    /// <summary>No answers tried let anyone leave the page.</summary>
    Page,

    /// <summary>Some left the page; after certain answers none did.</summary>
    PageAtTimes,

    /// <summary>A question that demands an answer offered no choice.</summary>
    NoChoice,
}

/// <summary>A place where a respondent cannot continue.</summary>
/// <param name="Kind">Why.</param>
/// <param name="Name">The page's or the question's name.</param>
/// <param name="Question">The question whose answer blocked the page.</param>
/// <param name="Place">Where it stands in the workbook.</param>
/// <param name="Before">Answers that led there, those that the question's conditions read.</param>
public sealed record DeadEnd(DeadEndKind Kind, string Name, string Question, SourceLocation Place, string Before);

/// <summary>The goals of a form that bots covered, and those that none of them could reach.</summary>
public sealed record CoverageReport
{
    /// <summary>How many times a form was walked.</summary>
    public required int Respondents { get; init; }

    /// <summary>Everything there is to cover.</summary>
    public required int Goals { get; init; }

    /// <summary>The goals that no bot covered; the choices and edits of a question that was never asked are not listed as well.</summary>
    public required ImmutableArray<CoverageGoal> Unreached { get; init; }

    /// <summary>How much was covered.</summary>
    public required int Covered { get; init; }

    /// <summary>Every place where a bot could not continue.</summary>
    public required ImmutableArray<DeadEnd> DeadEnds { get; init; }
}
