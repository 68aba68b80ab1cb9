using System.Globalization;
using Microsoft.AspNetCore.Html;
using Microsoft.Extensions.Localization;
using Survey.Data.Expressions;
using Survey.Data.Questionnaires;
using Survey.Data.Responses;
using Survey.Web.Features.Shared;
using Route = Survey.Data.Responses.Route;

namespace Survey.Web.Features.Respond;

/// <summary>Answers as a person reads them.</summary>
internal sealed class AnswerWords(IStringLocalizer<RespondWords> words)
{
    /// <summary>What was answered, one line for each choice; empty where nothing was.</summary>
    public IReadOnlyList<string> Lines(Question question, AnswerSheet sheet, int row)
    {
        var entry = sheet.Find(new AnswerKey(question.Name, row));
        return entry.Reason is not (null or MissingReason.NotAnswered) ? [words["NoValue"]] : Lines(question, entry.Text, sheet.Find(new AnswerKey(question.OtherName, row)).Text);
    }

    /// <summary>What a question's value is on the route: answered, or worked out by the form.</summary>
    public IReadOnlyList<string> Lines(Question question, Route route, int row) =>
        question.IsComputed || route.IsReadOnly(question, row) ? Lines(question, route.TextOf(question, row), "") : Lines(question, route.Sheet, row);

    /// <summary>What one stored text means; the words of <c>other</c> stand after their choice.</summary>
    public static IReadOnlyList<string> Lines(Question question, string text, string other) => text.Length == 0
        ? []
        : question.Type switch
        {
            QuestionType.SingleChoice => [ChoiceIn(question, text, other)],
            QuestionType.MultipleChoice => [.. text.Split(' ').Select(name => ChoiceIn(question, name, other))],
            QuestionType.Ranking => [.. text.Split(' ').Index().Select(place => $"{place.Index + 1}. {ChoiceIn(question, place.Item, other)}")],
            QuestionType.WholeNumber or QuestionType.Number => [Number(text)],
            QuestionType.Date => [Date(text)],
            QuestionType.Time => [Clock(text)],
            QuestionType.DateTime => [text.Split('T') is [var day, var time] ? $"{Date(day)} {Clock(time)}" : text],
            _ => text.Split('\n'),
        };

    /// <summary>A stored number as the person would type it; anything else as it was typed.</summary>
    public static string Typed(string text) => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out _)
        ? text.Replace(".", CultureInfo.CurrentCulture.NumberFormat.NumberDecimalSeparator, StringComparison.Ordinal)
        : text;

    /// <summary>A text of the study with the answers it speaks of put in: <c>${name}</c>.</summary>
    public string Fill(LocalText text, OpenForm form, Route route, int row = 0)
    {
        return TextReferences.Fill(text.In(SiteLanguages.Current), name => ValueOf(name, form, route, row));
    }

    /// <summary>The same with its Markdown, for a page.</summary>
    public IHtmlContent FillMarked(LocalText text, OpenForm form, Route route, int row = 0) => text.Marked is { } marked
        ? MarkupHtml.Of(TextReferences.Fill(new LocalText(marked).In(SiteLanguages.Current), name => Markup.Escape(ValueOf(name, form, route, row))))
        : new HtmlContentBuilder().Append(Fill(text, form, route, row));

    /// <summary>What a section is called: by its own label, else by its first page's or question's.</summary>
    public string LabelOf(Section section, OpenForm form) =>
        Fill(section.Label, form, form.Route) is { Length: > 0 } label ? label
        : Fill(section.Pages[0].Label.IsEmpty ? section.Pages[0].Parts[0].Label : section.Pages[0].Label, form, form.Route);

    private string ValueOf(string variable, OpenForm form, Route route, int row)
    {
        if (form.Questionnaire.FindByOther(variable) is { } owner)
        {
            return route.ReadOther(owner, owner.RepeatName is null ? 0 : row);
        }

        var isLast = variable.StartsWith(Expression.Variable.LastSaved, StringComparison.Ordinal);
        if (form.Questionnaire.Find(isLast ? variable[Expression.Variable.LastSaved.Length..] : variable) is not { } question)
        {
            var value = form.Unit.Read(variable);
            return form.Study.FindFrameColumn(variable)?.List?.Find(value)?.Label.In(SiteLanguages.Current) ?? value;
        }

        var at = question.RepeatName is null ? 0 : row;
        return isLast ? string.Join(", ", Lines(question, form.Last, at))
            : question.Type == QuestionType.Calculation ? route.TextOf(question, at)
            : route.IsAsked(question, at) ? string.Join(", ", Lines(question, route, at)) : "";
    }

    private static string ChoiceIn(Question question, string name, string other)
    {
        var label = question.List?.Find(name)?.Label.In(SiteLanguages.Current) ?? name;
        return question.HasOther && name == ChoiceList.Other && other.Length > 0 ? $"{label}: {other}" : label;
    }

    private static string Number(string text) => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
        ? number.ToString("#,0.##########", CultureInfo.CurrentCulture)
        : text;

    private static string Clock(string text) => SiteLanguages.Current == "sv" ? text.Replace(':', '.') : text;

    private static string Date(string text)
    {
        if (!PartialDate.TryParse(text, out var date))
        {
            return text;
        }

        var day = new DateTime(date.Year, Math.Max(date.Month, 1), Math.Max(date.Day, 1), 0, 0, 0, DateTimeKind.Unspecified);
        return day.ToString(date switch { { Month: 0 } => "yyyy", { Day: 0 } => "MMMM yyyy", _ => "d MMMM yyyy" }, CultureInfo.CurrentCulture);
    }
}
