using System.Globalization;
using Microsoft.AspNetCore.Html;
using Microsoft.Extensions.Localization;
using Survey.Data.Expressions;
using Survey.Data.Expressions.Values;
using Survey.Data.Questionnaires;
using Survey.Data.Questionnaires.Markup;
using Survey.Data.Responses;
using Survey.Data.Texts;
using Survey.Web.Features.Respond.Forms;
using Survey.Web.Features.Shared;

namespace Survey.Web.Features.Respond.Texts;

/// <summary>Formats answers, and texts that quote answers, as a person reads them.</summary>
internal sealed class AnswerFormatter(IStringLocalizer<RespondResources> localizer)
{
    /// <summary>What stands on paper for a value that is not known there.</summary>
    private const string Gap = "________";

    /// <summary>What was answered, one line for each choice; empty where nothing was.</summary>
    public IReadOnlyList<string> FormatLines(Question question, AnswerSet answers, RowPath row)
    {
        var answer = answers.GetStoredAnswer(new AnswerKey(question.Name, row));
        if (answer.Reason is { } reason and not MissingReason.NotAnswered)
        {
            // A value beside the reason is asked about, and shown until one of them is gone.
            return [.. FormatLines(question, answer.Text, ""), FormatReason(reason)];
        }

        var other = question.HasOther ? answers.GetStoredAnswer(new AnswerKey(question.OtherName, row)).Text : "";
        var lines = FormatLines(question, answer.Text, other);
        return other.Length == 0 || AnswerText.ChosenChoices(question, answer.Text).Any(choice => choice.Name == ChoiceList.OtherChoiceName)
            ? lines
            : [.. lines, localizer["OtherNotChosen", FormatChoice(question, ChoiceList.OtherChoiceName, other)]];
    }

    /// <summary>Why there is no value, as the respondent has ticked it.</summary>
    public string FormatReason(MissingReason reason) =>
        reason is MissingReason.DoesNotKnow or MissingReason.Refused or MissingReason.NotApplicable
            ? localizer[$"Reason{reason}"]
            : localizer["NoValue"];

    /// <summary>A question's value on the route: answered, or computed by the form.</summary>
    public IReadOnlyList<string> FormatLines(Question question, QuestionRouting routing, RowPath row)
    {
        if (question.Calculation is not null && CalculatedNumbers.IsNumber(routing.Questionnaire, question))
        {
            var number = FormatNumber(routing.TextOf(question, row), question);
            return number.Length == 0 ? [] : [number];
        }

        return question.IsComputed || routing.IsReadOnly(question, row)
            ? FormatLines(question, routing.TextOf(question, row), "")
            : FormatLines(question, routing.Answers, row);
    }

    /// <summary>One stored text; the text of <c>other</c> stands after its choice.</summary>
    public static IReadOnlyList<string> FormatLines(Question question, string text, string other) =>
        text.Length == 0 ? [] : FormatAnswer(question, text, other);

    private static string[] FormatAnswer(Question question, string text, string other) =>
        question.Format switch
        {
            AnswerFormat.SingleChoice => [FormatChoice(question, text, other)],
            AnswerFormat.MultipleChoice => [.. ChoiceNames.Split(text).Select(name => FormatChoice(question, name, other))],
            AnswerFormat.Ranking =>
            [
                .. ChoiceNames.Split(text).Index().Select(ranked => $"{ranked.Index + 1}. {FormatChoice(question, ranked.Item, other)}"),
            ],
            AnswerFormat.Number => [FormatNumber(text, question)],
            AnswerFormat.Date => [FormatDate(text)],
            AnswerFormat.Time => [FormatTime(text)],
            AnswerFormat.DateTime => [text.Split('T') is [var day, var time] ? $"{FormatDate(day)} {FormatTime(time)}" : text],
            AnswerFormat.Text or AnswerFormat.None => text.Split('\n'),
        };

    /// <summary>A stored number as it stands in its field; any other text as it was typed.</summary>
    public static string ToInputText(string text) => FormatNumber(text, "");

    /// <summary>A question's stored number as it stands in its field.</summary>
    public static string ToInputText(string text, Question question) => FormatNumber(text, "", question.LeastDigitsInGroups);

    /// <summary>A question's number with its unit.</summary>
    private static string FormatNumber(string text, Question question) =>
        FormatNumber(text, question.UnitFor(SiteLanguages.Current), question.LeastDigitsInGroups);

    /// <summary>A number in canonical text as a person reads it: groups, the decimal mark and the minus sign of the page's language, its
    /// unit; any other text as it was typed.</summary>
    public static string FormatNumber(string text, string unit) => FormatNumber(text, unit, Question.DigitsOfAGroup + 1);

    private static string FormatNumber(string text, string unit, int leastDigitsInGroups)
    {
        if (!TypedNumber.TryParse(text, out var number))
        {
            return TypedNumber.TypedText(text);
        }

        var formatted = FormatDigits(TypedNumber.Format(number), leastDigitsInGroups);
        return unit.Length > 0 ? $"{formatted}\u00A0{unit}" : formatted;
    }

    /// <summary>A canonical number with the groups and marks of the page's language, all its digits kept.</summary>
    private static string FormatDigits(string canonical, int leastDigitsInGroups)
    {
        var format = CultureInfo.CurrentCulture.NumberFormat;
        var parts = canonical.TrimStart('-').Split('.');
        var isGrouped = parts.Length > 1 || parts[0].Length >= leastDigitsInGroups;
        var whole =
            isGrouped && decimal.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var digits)
            ? digits.ToString("#,0", CultureInfo.CurrentCulture)
            : parts[0];
        var sign = canonical.StartsWith('-') ? format.NegativeSign : "";
        return parts.Length == 1 ? sign + whole : $"{sign}{whole}{format.NumberDecimalSeparator}{parts[1]}";
    }

    /// <summary>A text of the study in which each <c>${name}</c> is replaced by the answer.</summary>
    public string Fill(LocalizedText text, FormContext form, QuestionRouting routing, RowPath row = default) =>
        TextReferences.Replace(text.ForLanguage(SiteLanguages.Current), name => ValueOf(name, form, routing, row));

    /// <summary>A text of the study with a gap for each <c>${name}</c>: a blank form on paper holds nothing of one respondent.</summary>
    public static string FillWithGaps(LocalizedText text) => TextReferences.Replace(text.ForLanguage(SiteLanguages.Current), _ => Gap);

    /// <summary>The same as HTML, where the text has Markdown.</summary>
    public IHtmlContent FillHtml(LocalizedText text, FormContext form, QuestionRouting routing, RowPath row = default) =>
        LanguageMark.Wrap(
            text.MarkdownByLanguage is { } markdown
                ? MarkupHtmlRenderer.Render(
                    TextReferences.Replace(markdown.GetValueOrDefault(text.LanguageFor(SiteLanguages.Current), ""), name =>
                        MarkupParser.Escape(ValueOf(name, form, routing, row))
                    )
                )
                : new HtmlContentBuilder().Append(Fill(text, form, routing, row)),
            text.LanguageFor(SiteLanguages.Current)
        );

    /// <summary>What a section is called: by its own label, else by its first page's or question's.</summary>
    public string LabelOf(Section section, FormContext form)
    {
        if (Fill(section.Label, form, form.Routing) is { Length: > 0 } label)
        {
            return label;
        }

        var first = section.Pages[0];
        return Fill(first.Label.IsEmpty ? first.Elements[0].Label : first.Label, form, form.Routing);
    }

    private string ValueOf(string variable, FormContext form, QuestionRouting routing, RowPath row)
    {
        if (form.Questionnaire.FindByOtherName(variable) is { } owner)
        {
            return routing.OtherTextOf(owner, routing.RowOf(owner, row));
        }

        var isPreviousRound = variable.StartsWith(Expression.Variable.LastSavedPrefix, StringComparison.Ordinal);
        if (
            form.Questionnaire.FindQuestion(isPreviousRound ? variable[Expression.Variable.LastSavedPrefix.Length..] : variable)
            is not { } question
        )
        {
            var value = form.Unit.GetValue(variable);
            return form.Study.FindFrameColumn(variable) switch
            {
                { List: { } list } => list.Find(value)?.Label.ForLanguage(SiteLanguages.Current) ?? value,
                { Format: AnswerFormat.Number } => ToInputText(value),
                _ => value,
            };
        }

        var answerRow = routing.RowOf(question, row);
        if (isPreviousRound)
        {
            return string.Join(", ", FormatLines(question, form.PreviousAnswers, answerRow));
        }

        return question.Type == QuestionType.Calculation || routing.IsAsked(question, answerRow)
            ? string.Join(", ", FormatLines(question, routing, answerRow))
            : "";
    }

    private static string FormatChoice(Question question, string name, string other)
    {
        var label = question.List?.Find(name)?.Label.ForLanguage(SiteLanguages.Current) ?? name;
        return question.HasOther && name == ChoiceList.OtherChoiceName && other.Length > 0 ? $"{label}: {other}" : label;
    }

    private static string FormatTime(string text) =>
        text.Replace(":", StudyTexts.In(SiteLanguages.Current, "TimeSeparator"), StringComparison.Ordinal);

    private static string FormatDate(string text)
    {
        if (!PartialDate.TryParse(text, out var date))
        {
            return text;
        }

        var day = new DateTime(date.Year, Math.Max(date.Month, 1), Math.Max(date.Day, 1), 0, 0, 0, DateTimeKind.Unspecified);
        return day.ToString(
            date switch
            {
                { Month: 0 } => "yyyy",
                { Day: 0 } => CultureInfo.CurrentCulture.DateTimeFormat.YearMonthPattern,
                _ => SiteLanguages.DatePatternOf(CultureInfo.CurrentCulture),
            },
            CultureInfo.CurrentCulture
        );
    }
}
