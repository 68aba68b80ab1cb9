namespace Survey.Data.Questionnaires;

/// <summary>What kind of answer a question takes.</summary>
public enum QuestionType
{
    /// <summary>One choice of a list.</summary>
    SingleChoice,

    /// <summary>Any number of choices of a list.</summary>
    MultipleChoice,

    /// <summary>A whole number.</summary>
    WholeNumber,

    /// <summary>A number.</summary>
    Number,

    /// <summary>A date, to the day or as coarsely as the respondent knows it.</summary>
    Date,

    /// <summary>Words.</summary>
    Text,

    /// <summary>Something to read, nothing to answer.</summary>
    Note,

    /// <summary>A value that the form computes; never shown.</summary>
    Calculation,
}
