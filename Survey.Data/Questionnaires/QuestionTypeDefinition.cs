using System.Collections.Immutable;
using Survey.Data.Expressions.Values;
using Survey.Data.Texts;

namespace Survey.Data.Questionnaires;

/// <summary>All that the product defines for one question type: one sealed class for each value of <see cref="QuestionType"/>.</summary>
/// <remarks>
/// A new type is a value of <see cref="QuestionType"/>, a class that derives from this one, and a line in <see cref="Create"/>; the
/// compiler asks for the members and for the line. Instances hold no state and may be used by several threads at once.
/// </remarks>
public abstract class QuestionTypeDefinition
{
    private protected QuestionTypeDefinition() { }

    /// <summary>All types, in the order of <see cref="QuestionType"/>.</summary>
    public static ImmutableArray<QuestionTypeDefinition> All { get; } = [.. Enum.GetValues<QuestionType>().Select(Create)];

    /// <summary>The type that is described.</summary>
    public abstract QuestionType Type { get; }

    /// <summary>The form of its answers.</summary>
    public abstract AnswerFormat Format { get; }

    /// <summary>How the type is written in the workbook; <c>LIST</c> stands for the name of a list of choices.</summary>
    public abstract string WorkbookType { get; }

    /// <summary>Other words for the type that older forms use, in lower case, with spaces between.</summary>
    public virtual string WorkbookAliases => "";

    /// <summary>Whether a column of the frame may be of this type.</summary>
    public virtual bool IsFrameColumnType => false;

    /// <summary>What an answer is in expressions.</summary>
    public virtual ValueKind ValueKind => ValueKind.Any;

    /// <summary>Whether a respondent sees it.</summary>
    public virtual bool IsShown => true;

    /// <summary>Whether the answer is made of choices of a list.</summary>
    public bool HasChoices => Format is AnswerFormat.SingleChoice or AnswerFormat.MultipleChoice or AnswerFormat.Ranking;

    /// <summary>Whether an answer names several choices, with spaces between.</summary>
    public bool HasSeveralChoices => Format is AnswerFormat.MultipleChoice or AnswerFormat.Ranking;

    /// <summary>Whether its numbers are whole.</summary>
    public virtual bool IsWholeNumber => false;

    /// <summary>The least number that it takes.</summary>
    public virtual double Minimum => double.NegativeInfinity;

    /// <summary>The greatest number that it takes.</summary>
    public virtual double Maximum => double.PositiveInfinity;

    /// <summary>The unit that stands after a number; empty where it has none.</summary>
    public virtual string Unit => "";

    /// <summary>The units that may be typed with a number, in any language.</summary>
    public virtual ImmutableArray<string> UnitsOf(Question question) => [];

    /// <summary>HTML's <c>inputmode</c> of a typed answer; null is the ordinary keyboard.</summary>
    public virtual string? InputMode => null;

    /// <summary>The respondent's message where a required answer is missing, as a key of the form's resources.</summary>
    public abstract string MissingMessageKey { get; }

    /// <summary>The respondent's message where an answer cannot be read, as a key of the form's resources.</summary>
    public abstract string UnreadableMessageKey { get; }

    /// <summary>What a readable answer is, for messages about files: "whole number", "date such as 2010-05-17".</summary>
    public abstract ProblemMessage Expectation { get; }

    /// <summary>The facts of a type.</summary>
    public static QuestionTypeDefinition Of(QuestionType type) => All[(int)type];

    /// <summary>What was typed, in canonical text where it can be read, otherwise unchanged.</summary>
    /// <param name="text">The text, without blanks around it.</param>
    /// <param name="question">The question.</param>
    /// <param name="notation">How numbers are written there.</param>
    public abstract string Normalize(string text, Question question, NumberNotation notation);

    /// <summary>What canonical text means.</summary>
    /// <param name="text">The text, not empty.</param>
    /// <param name="list">The question's choices; null where it has none.</param>
    /// <param name="allowsPartialDate">Whether a date may stop at year or month.</param>
    /// <returns><see cref="Answer.Unreadable"/> where the text is no answer of this type.</returns>
    public abstract Answer Parse(string text, ChoiceList? list, bool allowsPartialDate);

    private static QuestionTypeDefinition Create(QuestionType type) =>
        type switch
        {
            QuestionType.SingleChoice => new ChoiceTypeDefinition.SingleChoice(),
            QuestionType.MultipleChoice => new ChoiceTypeDefinition.MultipleChoice(),
            QuestionType.Ranking => new ChoiceTypeDefinition.Ranking(),
            QuestionType.WholeNumber => new NumberTypeDefinition.WholeNumber(),
            QuestionType.Number => new NumberTypeDefinition.DecimalNumber(),
            QuestionType.Percent => new NumberTypeDefinition.Percent(),
            QuestionType.Date => new DateTypeDefinition.Day(),
            QuestionType.Time => new DateTypeDefinition.TimeOfDay(),
            QuestionType.DateTime => new DateTypeDefinition.DayAndTime(),
            QuestionType.Text => new TextTypeDefinition.FreeText(),
            QuestionType.Note => new TextTypeDefinition.Note(),
            QuestionType.Calculation => new TextTypeDefinition.Calculation(),
            QuestionType.Metadata => new TextTypeDefinition.Metadata(),
            QuestionType.Uncollected => new TextTypeDefinition.Uncollected(),
        };
}
