using Survey.Data.Questionnaires;

namespace Survey.Data.Responses;

/// <summary>What is wrong with an answer.</summary>
public enum AnswerProblemKind
{
    /// <summary>An answer is demanded and none is there.</summary>
    Missing,

    /// <summary>What was typed is no answer of the question's kind.</summary>
    Unreadable,

    /// <summary>A number that can be read in two ways; the respondent says which is meant.</summary>
    AmbiguousNumber,

    /// <summary>A number with more digits than are kept exactly.</summary>
    TooManyDigits,

    /// <summary>The text is longer than the maximum.</summary>
    TooLong,

    /// <summary>A choice that is not, or no longer, offered.</summary>
    NotOffered,

    /// <summary>A number that is not on the question's scale.</summary>
    OffScale,

    /// <summary>A choice that rules out every other, chosen with others.</summary>
    Exclusive,

    /// <summary><c>other</c> is chosen where an answer is demanded, and its free text is missing.</summary>
    OtherMissing,

    /// <summary>There is a value, and a reason why there is none.</summary>
    ValueAndReason,

    /// <summary>There is free text for <c>other</c>, which is not chosen.</summary>
    OtherNotChosen,

    /// <summary>The study's hard edit does not hold.</summary>
    Constraint,

    /// <summary>The study's soft edit does not hold and the respondent has not confirmed the answer.</summary>
    SoftConstraint,

    /// <summary>It was carried over and has to be reviewed.</summary>
    Unconfirmed,

    /// <summary>A repeat has more rows than it may have.</summary>
    TooManyRows,
}

/// <summary>One thing to put right, or to confirm, before a response can be submitted.</summary>
/// <param name="Key">The answer it is about; a repeat's name, with the row that it is inside, where its rows are too many.</param>
/// <param name="Kind">What is wrong.</param>
/// <param name="Message">The study's message; empty where the form's message for the kind is used.</param>
public sealed record AnswerProblem(AnswerKey Key, AnswerProblemKind Kind, LocalizedText Message)
{
    /// <summary>Whether the answer has to be corrected; otherwise the respondent confirms it, or says what is meant.</summary>
    public bool IsHard => Kind is not (AnswerProblemKind.SoftConstraint or AnswerProblemKind.AmbiguousNumber);
}
