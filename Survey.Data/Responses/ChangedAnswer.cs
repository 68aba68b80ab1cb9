using System.Collections.Immutable;

namespace Survey.Data.Responses;

/// <summary>How another version of the study affects an answer. The answer itself is always kept.</summary>
public enum AnswerChangeKind
{
    /// <summary>The version has no such question; the answer is ignored until a version has it.</summary>
    QuestionGone,

    /// <summary>The version has the question again for which it was given.</summary>
    QuestionBack,

    /// <summary>The question stands in another repeat, or in one or out of one; the answer is not read there.</summary>
    Moved,

    /// <summary>The question asks for another kind of answer, and this one cannot be read as such: it is kept, and its value is missing
    /// as not asked in this version.</summary>
    Unreadable,

    /// <summary>It names choices that are no longer offered; it stands and counts, with their old labels.</summary>
    ChoiceGone,

    /// <summary>It names choices that are offered again.</summary>
    ChoiceBack,

    /// <summary>It names choices whose labels are others now.</summary>
    ChoiceRelabelled,

    /// <summary>The route no longer leads to it.</summary>
    OffRoute,

    /// <summary>The route leads to it again.</summary>
    OnRouteAgain,

    /// <summary>It fails an edit that it passed before, or that is new.</summary>
    EditNotMet,

    /// <summary>It is blank, and an answer is demanded now.</summary>
    NowRequired,

    /// <summary>Nothing was asked before, and now is.</summary>
    NewlyAsked,
}

/// <summary>One answer that a new version affects.</summary>
/// <param name="Key">The answer.</param>
/// <param name="Kind">How it is affected.</param>
public sealed record ChangedAnswer(AnswerKey Key, AnswerChangeKind Kind)
{
    /// <summary>The names of the choices that it is about; empty where it is about the whole answer.</summary>
    public ImmutableArray<string> Choices { get; init; } = [];
}

/// <summary>What a new version does to one started response.</summary>
/// <param name="UnitId">The frame unit.</param>
/// <param name="IsSubmitted">Whether it is submitted; it stays so, and what is newly asked counts as not asked in its version.</param>
/// <param name="Answers">The answers that are affected, in the new form's order, then those whose question is gone.</param>
public sealed record ChangedResponse(string UnitId, bool IsSubmitted, ImmutableArray<ChangedAnswer> Answers);

/// <summary>How many answers to a question a new version affects in one way.</summary>
/// <param name="QuestionName">The question.</param>
/// <param name="Choice">The choice that it is about; empty where it is about whole answers.</param>
/// <param name="Kind">How they are affected.</param>
/// <param name="Count">The answers.</param>
/// <param name="SubmittedCount">Those of them that are submitted.</param>
public sealed record AnswerChangeCount(string QuestionName, string Choice, AnswerChangeKind Kind, int Count, int SubmittedCount);
