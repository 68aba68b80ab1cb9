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
    /// <summary>What was answered, one line for each choice; empty where nothing was.</summary>
    public IReadOnlyList<string> FormatLines(Question question, AnswerSet answers, int row)
    {
        var answer = answers.GetStoredAnswer(new AnswerKey(question.Name, row));
        return answer.Reason is not (null or MissingReason.NotAnswered)
            ? [localizer["NoValue"]]
            : FormatLines(question, answer.Text, answers.GetStoredAnswer(new AnswerKey(question.OtherName, row)).Text);
    }

    /// <summary>A question's value on the route: answered, or computed by the form.</summary>
    public IReadOnlyList<string> FormatLines(Question question, QuestionRouting routing, int row) =>
        question.IsComputed || routing.IsReadOnly(question, row)
            ? FormatLines(question, routing.TextOf(question, row), "")
            : FormatLines(question, routing.Answers, row);

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
            AnswerFormat.Number => [FormatNumber(text, question.TypeDefinition.Unit)],
            AnswerFormat.Date => [FormatDate(text)],
            AnswerFormat.Time => [FormatTime(text)],
            AnswerFormat.DateTime => [text.Split('T') is [var day, var time] ? $"{FormatDate(day)} {FormatTime(time)}" : text],
            AnswerFormat.Text or AnswerFormat.None => text.Split('\n'),
        };

    /// <summary>A stored number with the decimal separator of the page's language; any other text unchanged.</summary>
    public static string ToInputText(string text) =>
        NumberText.TryParse(text, out _)
            ? text.Replace(".", CultureInfo.CurrentCulture.NumberFormat.NumberDecimalSeparator, StringComparison.Ordinal)
            : text;

    /// <summary>A text of the study in which each <c>${name}</c> is replaced by the answer.</summary>
    public string Fill(LocalizedText text, FormContext form, QuestionRouting routing, int row = 0) =>
        TextReferences.Replace(text.ForLanguage(SiteLanguages.Current), name => ValueOf(name, form, routing, row));

    /// <summary>The same as HTML, where the text has Markdown.</summary>
    public IHtmlContent FillHtml(LocalizedText text, FormContext form, QuestionRouting routing, int row = 0) =>
        text.MarkdownByLanguage is { } markdown
            ? MarkupHtmlRenderer.Render(
                TextReferences.Replace(new LocalizedText(markdown).ForLanguage(SiteLanguages.Current), name =>
                    MarkupParser.Escape(ValueOf(name, form, routing, row))
                )
            )
            : new HtmlContentBuilder().Append(Fill(text, form, routing, row));

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

    private string ValueOf(string variable, FormContext form, QuestionRouting routing, int row)
    {
        if (form.Questionnaire.FindByOtherName(variable) is { } owner)
        {
            return routing.OtherTextOf(owner, owner.RepeatName is null ? 0 : row);
        }

        var isPreviousRound = variable.StartsWith(Expression.Variable.LastSavedPrefix, StringComparison.Ordinal);
        if (
            form.Questionnaire.FindQuestion(isPreviousRound ? variable[Expression.Variable.LastSavedPrefix.Length..] : variable)
            is not { } question
        )
        {
            var value = form.Unit.GetValue(variable);
            return form.Study.FindFrameColumn(variable)?.List?.Find(value)?.Label.ForLanguage(SiteLanguages.Current) ?? value;
        }

        var answerRow = question.RepeatName is null ? 0 : row;
        if (isPreviousRound)
        {
            return string.Join(", ", FormatLines(question, form.PreviousAnswers, answerRow));
        }

        if (question.Type == QuestionType.Calculation)
        {
            return routing.TextOf(question, answerRow);
        }

        return routing.IsAsked(question, answerRow) ? string.Join(", ", FormatLines(question, routing, answerRow)) : "";
    }

    private static string FormatChoice(Question question, string name, string other)
    {
        var label = question.List?.Find(name)?.Label.ForLanguage(SiteLanguages.Current) ?? name;
        return question.HasOther && name == ChoiceList.OtherChoiceName && other.Length > 0 ? $"{label}: {other}" : label;
    }

    private static string FormatNumber(string text, string unit)
    {
        if (!NumberText.TryParse(text, out var number))
        {
            return text;
        }

        var formatted = number.ToString("#,0.##########", CultureInfo.CurrentCulture);
        return unit.Length > 0 ? $"{formatted}\u00A0{unit}" : formatted;
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
                { Day: 0 } => "MMMM yyyy",
                _ => "d MMMM yyyy",
            },
            CultureInfo.CurrentCulture
        );
    }
}
