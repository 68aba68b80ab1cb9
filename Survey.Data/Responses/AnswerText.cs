using System.Collections.Immutable;
using System.Globalization;
using Survey.Data.Expressions.Values;
using Survey.Data.Questionnaires;

namespace Survey.Data.Responses;

/// <summary>Answers as text: what people type, the canonical text that is stored and exported, and what it means.</summary>
/// <remarks>
/// Canonical: a choice's name; names with spaces between, in the list's order; a number with a decimal point and no grouping; a date as
/// <c>2010</c>, <c>2010-05</c> or <c>2010-05-17</c>; a time as <c>08:30</c>, behind a <c>T</c> where it follows its date; a ranking as
/// names with
/// spaces between, the first the highest; words with line feeds and no outer blanks.
/// </remarks>
public static class AnswerText
{
    /// <summary>No answer to one question may be longer; a form post with more is refused.</summary>
    public const int MaximumLength = 20_000;

    /// <summary>What was typed, in canonical text where it can be read, otherwise as it was typed.</summary>
    /// <remarks>
    /// Numbers may be grouped with blanks or points and have a decimal comma or point; in a whole number a single point groups too, where
    /// three
    /// digits follow. What is not whole stays as typed where a whole number is asked for: <c>12,125</c> kept as <c>12.125</c> would later
    /// read as thousands. Dates may have <c>/</c> or <c>.</c>.
    /// </remarks>
    public static string Normalize(Question question, string typed)
    {
        var text = typed.Replace("\r\n", "\n", StringComparison.Ordinal).Trim();
        return question.Type switch
        {
            QuestionType.WholeNumber => TryParseTypedNumber(text, isWhole: true, out var whole) && double.IsInteger(whole)
                ? FormatNumber(whole)
                : text,
            QuestionType.Number => TryParseTypedNumber(text, isWhole: false, out var number) ? FormatNumber(number) : text,
            QuestionType.Date => PartialDate.TryParse(text.Replace('/', '-').Replace('.', '-'), out var date) ? date.ToString() : text,
            QuestionType.Time => ClockTime.TryParse(text, out var time) ? time.ToString() : text,
            QuestionType.DateTime => NormalizeDateTime(text),
            QuestionType.MultipleChoice => NormalizeChoices(question, text),
            QuestionType.Ranking => string.Join(' ', text.Split([' ', ',', '\n'], StringSplitOptions.RemoveEmptyEntries)),
            _ => text,
        };
    }

    /// <summary>What canonical text means as an answer to the question.</summary>
    public static Answer Parse(Question question, string text)
    {
        if (string.IsNullOrEmpty(text))
        {
            return Answer.Blank;
        }

        return question.Type switch
        {
            QuestionType.SingleChoice => ParseChoice(question, text),
            QuestionType.MultipleChoice => ParseChoices(question, text),
            QuestionType.WholeNumber or QuestionType.Number => ParseNumber(question, text),
            QuestionType.Date => ParseDate(question, text),
            QuestionType.Time => ClockTime.TryParse(text, out _) ? new Answer.Text(text) : new Answer.Unreadable(text),
            QuestionType.DateTime => ParseDateTime(text),
            QuestionType.Ranking => ParseRanking(question, text),
            _ => new Answer.Text(text),
        };
    }

    /// <summary>The choices that canonical text names, those too that say why there is no value; names of no choice are passed
    /// over.</summary>
    public static ImmutableArray<Choice> ChosenChoices(Question question, string text) =>
        question.Type switch
        {
            QuestionType.SingleChoice => question.List?.Find(text) is { } choice ? [choice] : [],
            QuestionType.MultipleChoice or QuestionType.Ranking =>
            [
                .. text.Split(' ', StringSplitOptions.RemoveEmptyEntries)
                    .Select(name => question.List?.Find(name))
                    .OfType<Choice>()
                    .Distinct(),
            ],
            _ => [],
        };

    /// <summary>A number's canonical text.</summary>
    public static string FormatNumber(double number) => number.ToString("R", CultureInfo.InvariantCulture);

    private static Answer ParseChoice(Question question, string text) =>
        question.List?.Find(text) switch
        {
            null => new Answer.Unreadable(text),
            { MissingReason: { } reason } => new Answer.Missing(reason),
            var choice => new Answer.Chosen(choice.Name),
        };

    private static Answer ParseChoices(Question question, string text)
    {
        var chosen = text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(name => question.List?.Find(name)).ToList();
        if (chosen.Contains(null))
        {
            return new Answer.Unreadable(text);
        }

        var valid = chosen.OfType<Choice>().Where(choice => choice.MissingReason is null).Select(choice => choice.Name).ToImmutableArray();
        return valid.Length > 0
            ? new Answer.ChosenMany(valid)
            : new Answer.Missing(
                chosen.OfType<Choice>().Select(choice => choice.MissingReason).FirstOrDefault() ?? MissingReason.NotAnswered
            );
    }

    private static Answer ParseNumber(Question question, string text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
        && double.IsFinite(number)
        && (question.Type == QuestionType.Number || number == Math.Truncate(number))
            ? new Answer.Number(number)
            : new Answer.Unreadable(text);

    private static Answer ParseDate(Question question, string text) =>
        PartialDate.TryParse(text, out var date) && (date.Day > 0 || question.AllowsPartialDate)
            ? new Answer.Date(date)
            : new Answer.Unreadable(text);

    /// <summary>A ranking names choices, each once; those not named stand last, in no order.</summary>
    private static Answer ParseRanking(Question question, string text)
    {
        var names = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return names.Distinct(StringComparer.Ordinal).Count() == names.Length && names.All(name => question.List?.Find(name) is not null)
            ? new Answer.Text(text)
            : new Answer.Unreadable(text);
    }

    private static Answer ParseDateTime(string text) =>
        text.Split('T') is [var day, var time] && PartialDate.TryParse(day, out var date) && date.Day > 0 && ClockTime.TryParse(time, out _)
            ? new Answer.Text(text)
            : new Answer.Unreadable(text);

    private static string NormalizeDateTime(string text)
    {
        var parts = text.Split(['T', ' '], 2, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        return
            parts is [var day, var time]
            && PartialDate.TryParse(day.Replace('/', '-').Replace('.', '-'), out var date)
            && ClockTime.TryParse(time, out var clock)
            ? $"{date}T{clock}"
            : text;
    }

    private static string NormalizeChoices(Question question, string text)
    {
        var names = text.Split([' ', ',', '\n'], StringSplitOptions.RemoveEmptyEntries).ToHashSet(StringComparer.Ordinal);
        var known = (question.List?.Choices ?? []).Select(choice => choice.Name).Where(names.Contains).ToList();
        return string.Join(' ', known.Concat(names.Except(known, StringComparer.Ordinal).Order(StringComparer.Ordinal)));
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

    private static bool TryParseTypedNumber(string typed, bool isWhole, out double number)
    {
        number = 0;
        var text = string.Concat(typed.Where(c => !char.IsWhiteSpace(c))).Replace('−', '-');
        var comma = text.LastIndexOf(',');
        var point = text.LastIndexOf('.');
        if (comma >= 0 && text.IndexOf(',', StringComparison.Ordinal) == comma)
        {
            // A decimal comma, after which no point may stand; points before it group thousands.
            text = point > comma ? text : text.Replace(".", "", StringComparison.Ordinal).Replace(',', '.');
        }
        else if (IsGroupedByPoints(text, isWhole ? 1 : 2))
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
}
