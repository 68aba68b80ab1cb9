using System.Globalization;
using Survey.Data.Expressions.Values;

namespace Survey.Data.Questionnaires;

/// <summary>The question types whose answers are numbers.</summary>
internal abstract class NumberTypeDefinition : QuestionTypeDefinition
{
    private NumberTypeDefinition() { }

    public override AnswerFormat Format => AnswerFormat.Number;

    public override bool IsFrameColumnType => true;

    public override ValueKind ValueKind => ValueKind.Number;

    public override string InputMode => "decimal";

    public override string MissingMessageKey => "MissingNumber";

    /// <remarks>
    /// Numbers may be grouped with blanks or points, have a decimal comma or point, and end with the type's unit. In a whole number a
    /// single point groups too, where three digits follow. What is not whole stays as typed where a whole number is asked for:
    /// <c>12,125</c> kept as <c>12.125</c> would later read as thousands.
    /// </remarks>
    public override string Normalize(string text, ChoiceList? list) =>
        TryParseTyped(text, out var number) && (!IsWholeNumber || double.IsInteger(number)) ? NumberText.Format(number) : text;

    public override Answer Parse(string text, ChoiceList? list, bool allowsPartialDate) =>
        NumberText.TryParse(text, out var number)
        && (!IsWholeNumber || double.IsInteger(number))
        && number >= Minimum
        && number <= Maximum
            ? new Answer.Number(number)
            : new Answer.Unreadable(text);

    private bool TryParseTyped(string typed, out double number)
    {
        var text = string.Concat(typed.Where(c => !char.IsWhiteSpace(c))).Replace('−', '-');
        text = Unit.Length > 0 && text.EndsWith(Unit, StringComparison.Ordinal) ? text[..^Unit.Length] : text;
        var comma = text.LastIndexOf(',');
        var point = text.LastIndexOf('.');
        if (comma >= 0 && text.IndexOf(',', StringComparison.Ordinal) == comma)
        {
            // A decimal comma, after which no point may stand; points before it group thousands.
            text = point > comma ? text : text.Replace(".", "", StringComparison.Ordinal).Replace(',', '.');
        }
        else if (IsGroupedByPoints(text, minimumPoints: IsWholeNumber ? 1 : 2))
        {
            text = text.Replace(".", "", StringComparison.Ordinal);
        }

        return double.TryParse(
            text,
            NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint,
            CultureInfo.InvariantCulture,
            out number
        );
    }

    /// <summary>Whether points stand before every three digits, as in <c>12.500</c>; <c>0.500</c> is a half.</summary>
    private static bool IsGroupedByPoints(string text, int minimumPoints)
    {
        var groups = text.TrimStart('+', '-').Split('.');
        return groups.Length > minimumPoints
            && groups[0].Length is >= 1 and <= 3
            && groups[0][0] != '0'
            && groups.Skip(1).All(group => group.Length == 3)
            && groups.All(group => group.All(char.IsAsciiDigit));
    }

    public sealed class WholeNumber : NumberTypeDefinition
    {
        public override QuestionType Type => QuestionType.WholeNumber;

        public override string WorkbookType => "integer";

        public override string WorkbookAliases => "int add_integer_prompt q_int";

        public override bool IsWholeNumber => true;

        public override string InputMode => "numeric";

        public override string UnreadableMessageKey => "UnreadableWholeNumber";

        public override string Expectation => "whole number";
    }

    public sealed class DecimalNumber : NumberTypeDefinition
    {
        public override QuestionType Type => QuestionType.Number;

        public override string WorkbookType => "decimal";

        public override string WorkbookAliases => "add_decimal_prompt q_decimal";

        public override string UnreadableMessageKey => "UnreadableNumber";

        public override string Expectation => "number";
    }

    public sealed class Percent : NumberTypeDefinition
    {
        public override QuestionType Type => QuestionType.Percent;

        public override string WorkbookType => "percent";

        public override double Minimum => 0;

        public override double Maximum => 100;

        public override string Unit => "%";

        public override string UnreadableMessageKey => "UnreadablePercent";

        public override string Expectation => "percentage from 0 to 100";
    }
}
