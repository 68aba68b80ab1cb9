using Survey.Data.Expressions.Values;
using Survey.Data.Texts;

namespace Survey.Data.Questionnaires;

/// <summary>The question types whose answers are texts, and notes, which have none.</summary>
internal abstract class TextTypeDefinition : QuestionTypeDefinition
{
    private TextTypeDefinition() { }

    public override AnswerFormat Format => AnswerFormat.Text;

    public override string MissingMessageKey => "MissingText";

    public override string UnreadableMessageKey => "ProblemNotOffered";

    public override ProblemMessage Expectation => $"text";

    public override string Normalize(string text, Question question, NumberNotation notation) => text;

    public override Answer Parse(string text, ChoiceList? list, bool allowsPartialDate) => new Answer.Text(text);

    public sealed class FreeText : TextTypeDefinition
    {
        public override QuestionType Type => QuestionType.Text;

        public override string WorkbookType => "text";

        public override string WorkbookAliases => "string add_text_prompt q_string url phone_number add_phone_number_prompt";

        public override bool IsFrameColumnType => true;

        public override ValueKind ValueKind => ValueKind.Text;
    }

    public sealed class Note : TextTypeDefinition
    {
        public override QuestionType Type => QuestionType.Note;

        public override AnswerFormat Format => AnswerFormat.None;

        public override string WorkbookType => "note";

        public override string WorkbookAliases => "add_note_prompt q_note";
    }

    public sealed class Calculation : TextTypeDefinition
    {
        public override QuestionType Type => QuestionType.Calculation;

        public override string WorkbookType => "calculate";

        public override string WorkbookAliases => "calculation add_calculate_prompt q_calculate";

        public override bool IsShown => false;
    }

    /// <remarks>Each fact has a word of its own in the workbook (<see cref="MetadataKind"/>), so the type itself has none.</remarks>
    public sealed class Metadata : TextTypeDefinition
    {
        public override QuestionType Type => QuestionType.Metadata;

        public override string WorkbookType => "";

        public override bool IsShown => false;
    }

    /// <remarks>Each kind has a word of its own in the workbook (<see cref="Question.UncollectedType"/>).</remarks>
    public sealed class Uncollected : TextTypeDefinition
    {
        public override QuestionType Type => QuestionType.Uncollected;

        public override AnswerFormat Format => AnswerFormat.None;

        public override string WorkbookType => "";

        public override bool IsShown => false;
    }
}
