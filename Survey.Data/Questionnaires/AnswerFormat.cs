namespace Survey.Data.Questionnaires;

/// <summary>The form of an answer: how it is drawn on a page, simulated, and kept in a dataset.</summary>
/// <remarks>
/// Several question types share a format. Code outside <see cref="QuestionTypeDefinition"/> switches on the format, and without a default
/// case, so that the compiler names every place that a new format is missing from.
/// </remarks>
public enum AnswerFormat
{
    /// <summary>One choice of a list.</summary>
    SingleChoice,

    /// <summary>A set of choices of a list.</summary>
    MultipleChoice,

    /// <summary>Choices of a list in order.</summary>
    Ranking,

    /// <summary>A number.</summary>
    Number,

    /// <summary>A date, to the day or coarser.</summary>
    Date,

    /// <summary>A time of day.</summary>
    Time,

    /// <summary>A date with a time of day.</summary>
    DateTime,

    /// <summary>Free text, and what the form or the site fills in.</summary>
    Text,

    /// <summary>No answer.</summary>
    None,
}
