using Survey.Data.Questionnaires;

namespace Survey.Data.Responses;

/// <summary>Where a value comes from.</summary>
public enum AnswerSource
{
    /// <summary>The respondent gave it.</summary>
    Collected,

    /// <summary>Carried over from the last round, not yet reviewed.</summary>
    Previous,

    /// <summary>Copied from another form of the same respondent, not yet reviewed.</summary>
    Copied,

    /// <summary>A soft edit failed; the respondent confirmed the answer and gave a reason.</summary>
    Confirmed,

    /// <summary>The research team changed it.</summary>
    Edited,

    /// <summary>The research team filled it in by a model.</summary>
    Imputed,
}

/// <summary>What is stored for one answer: the text, or why there is none, and where it comes from.</summary>
/// <remarks>
/// The text is canonical (<see cref="AnswerText"/>) where it can be read as the question's kind of answer, and else what was typed:
/// a draft keeps everything. The text of a multi-select is its choices' names with spaces between.
/// </remarks>
/// <param name="Text">The text.</param>
/// <param name="Reason">Why there is none.</param>
/// <param name="Source">Where it comes from.</param>
/// <param name="Note">Why the answer is right, in the respondent's words, where a soft edit failed: what they have given as the reason
/// where the source is <see cref="AnswerSource.Confirmed"/>, else words for an earlier answer, or that nobody has asked for yet.</param>
public sealed record StoredAnswer(string Text, MissingReason? Reason = null, AnswerSource Source = AnswerSource.Collected, string Note = "")
{
    /// <summary>The values that the note was given for (<see cref="QuestionRouting.SoftEditValues"/>); null where it was given for the
    /// text, whatever other values the edit reads.</summary>
    public string? ConfirmedValues { get; init; }

    /// <summary>Nothing, with no reason: an answer that was removed.</summary>
    public static StoredAnswer Empty { get; } = new("");

    /// <summary>Whether it was carried over and nobody has reviewed it yet.</summary>
    public bool IsUnconfirmed => Source is AnswerSource.Previous or AnswerSource.Copied;

    /// <summary>Whether there is neither text nor reason.</summary>
    public bool IsEmpty => Text.Length == 0 && Reason is null;
}
