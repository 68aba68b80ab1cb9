using System.Collections.Immutable;
using Survey.Data.Expressions.Values;
using Survey.Data.Texts;

namespace Survey.Data.Questionnaires;

/// <summary>The question types whose answers are numbers.</summary>
internal abstract class NumberTypeDefinition : QuestionTypeDefinition
{
    /// <summary>What people write with an amount, asked for or not; all mean the same.</summary>
    private static readonly ImmutableArray<string> Currency = ["kr", "kr.", "kronor", "SEK", ":-"];

    private NumberTypeDefinition() { }

    public override AnswerFormat Format => AnswerFormat.Number;

    public override bool IsFrameColumnType => true;

    public override ValueKind ValueKind => ValueKind.Number;

    public override string InputMode => "decimal";

    public override string MissingMessageKey => "MissingNumber";

    public override string Normalize(string text, Question question, NumberNotation notation) =>
        TypedNumber.Normalize(text, notation, new TypedNumberRule(UnitsOf(question), IsWholeNumber, IsPossible));

    public override Answer Parse(string text, ChoiceList? list, bool allowsPartialDate) =>
        TypedNumber.TryParse(text, out var number)
        && (!IsWholeNumber || double.IsInteger(number))
        && number >= Minimum
        && number <= Maximum
            ? new Answer.Number(number)
            : new Answer.Unreadable(text);

    public override ImmutableArray<string> UnitsOf(Question question) =>
        question.Unit.IsEmpty
            ? Currency
            : [.. question.Unit.ByLanguage.Values.SelectMany(unit => Currency.Contains(unit) ? Currency : [unit]).Distinct()];

    private bool IsPossible(string number) => Parse(number, null, allowsPartialDate: false) is Answer.Number;

    public sealed class WholeNumber : NumberTypeDefinition
    {
        public override QuestionType Type => QuestionType.WholeNumber;

        public override string WorkbookType => "integer";

        public override string WorkbookAliases => "int add_integer_prompt q_int";

        public override bool IsWholeNumber => true;

        public override string InputMode => "numeric";

        public override string UnreadableMessageKey => "UnreadableWholeNumber";

        public override ProblemMessage Expectation => $"whole number";
    }

    public sealed class DecimalNumber : NumberTypeDefinition
    {
        public override QuestionType Type => QuestionType.Number;

        public override string WorkbookType => "decimal";

        public override string WorkbookAliases => "add_decimal_prompt q_decimal";

        public override string UnreadableMessageKey => "UnreadableNumber";

        public override ProblemMessage Expectation => $"number";
    }

    public sealed class Percent : NumberTypeDefinition
    {
        public override QuestionType Type => QuestionType.Percent;

        public override string WorkbookType => "percent";

        public override double Minimum => 0;

        public override double Maximum => 100;

        public override string Unit => "%";

        public override ImmutableArray<string> UnitsOf(Question question) => ["%", "procent", "percent", "per cent"];

        public override string UnreadableMessageKey => "UnreadablePercent";

        public override ProblemMessage Expectation => $"percentage from 0 to 100";
    }
}
