using Survey.Data.Expressions.Values;
using Survey.Data.Texts;

namespace Survey.Data.Questionnaires;

/// <summary>The question types whose answers are dates and times of day.</summary>
internal abstract class DateTypeDefinition : QuestionTypeDefinition
{
    private DateTypeDefinition() { }

    public override string MissingMessageKey => "MissingDate";

    /// <summary>A date, which may be typed with <c>/</c> or <c>.</c>.</summary>
    private static bool TryParseTypedDate(string text, out PartialDate date) =>
        PartialDate.TryParse(text.Replace('/', '-').Replace('.', '-'), out date);

    public sealed class Day : DateTypeDefinition
    {
        public override QuestionType Type => QuestionType.Date;

        public override AnswerFormat Format => AnswerFormat.Date;

        public override string WorkbookType => "date";

        public override string WorkbookAliases => "add_date_prompt q_date";

        public override bool IsFrameColumnType => true;

        public override ValueKind ValueKind => ValueKind.Date;

        public override string UnreadableMessageKey => "UnreadableDate";

        public override ProblemMessage Expectation => $"date such as 2010-05-17";

        public override string Normalize(string text, Question question, NumberNotation notation) =>
            TryParseTypedDate(text, out var date) ? date.ToString() : text;

        public override Answer Parse(string text, ChoiceList? list, bool allowsPartialDate) =>
            PartialDate.TryParse(text, out var date) && (date.Day > 0 || allowsPartialDate)
                ? new Answer.Date(date)
                : new Answer.Unreadable(text);
    }

    public sealed class TimeOfDay : DateTypeDefinition
    {
        public override QuestionType Type => QuestionType.Time;

        public override AnswerFormat Format => AnswerFormat.Time;

        public override string WorkbookType => "time";

        public override string WorkbookAliases => "add_time_prompt";

        public override string MissingMessageKey => "MissingTime";

        public override string UnreadableMessageKey => "UnreadableTime";

        public override ProblemMessage Expectation => $"time such as 08:30";

        public override string Normalize(string text, Question question, NumberNotation notation) =>
            ClockTime.TryParse(text, out var time) ? time.ToString() : text;

        public override Answer Parse(string text, ChoiceList? list, bool allowsPartialDate) =>
            ClockTime.TryParse(text, out _) ? new Answer.Text(text) : new Answer.Unreadable(text);
    }

    public sealed class DayAndTime : DateTypeDefinition
    {
        public override QuestionType Type => QuestionType.DateTime;

        public override AnswerFormat Format => AnswerFormat.DateTime;

        public override string WorkbookType => "dateTime";

        public override string WorkbookAliases => "date_time add_date_time_prompt";

        public override string UnreadableMessageKey => "UnreadableDateTime";

        public override ProblemMessage Expectation => $"date and time such as 2010-05-17T08:30";

        public override string Normalize(string text, Question question, NumberNotation notation)
        {
            var parts = text.Split(['T', ' '], 2, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
            return parts is [var day, var time] && TryParseTypedDate(day, out var date) && ClockTime.TryParse(time, out var clock)
                ? $"{date}T{clock}"
                : text;
        }

        public override Answer Parse(string text, ChoiceList? list, bool allowsPartialDate) =>
            text.Split('T') is [var day, var time]
            && PartialDate.TryParse(day, out var date)
            && date.Day > 0
            && ClockTime.TryParse(time, out _)
                ? new Answer.Text(text)
                : new Answer.Unreadable(text);
    }
}
