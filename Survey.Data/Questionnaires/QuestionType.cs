namespace Survey.Data.Questionnaires;

/// <summary>What kind of answer a question takes.</summary>
public enum QuestionType
{
    /// <summary>One choice of a list.</summary>
    SingleChoice,

    /// <summary>Any number of choices of a list.</summary>
    MultipleChoice,

    /// <summary>Choices of a list put in order: names with blanks between, the first the highest.</summary>
    Ranking,

    /// <summary>A whole number.</summary>
    WholeNumber,

    /// <summary>A number.</summary>
    Number,

    /// <summary>A share of a whole, from 0 to 100.</summary>
    Percent,

    /// <summary>A date, to the day or as coarsely as the respondent knows it.</summary>
    Date,

    /// <summary>A time of day, such as <c>08:30</c>.</summary>
    Time,

    /// <summary>A date with a time of day, such as <c>2012-05-01T08:30</c>.</summary>
    DateTime,

    /// <summary>Free text.</summary>
    Text,

    /// <summary>Something to read, nothing to answer.</summary>
    Note,

    /// <summary>A value that the form computes; never shown.</summary>
    Calculation,

    /// <summary>A fact of the answering itself that the site knows, such as when it began; never shown.</summary>
    Metadata,

    /// <summary>A position, recording, file or barcode, which this site does not collect: kept in the workbook and never asked.</summary>
    Uncollected,
}
