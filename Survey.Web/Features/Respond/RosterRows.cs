using System.Collections.Immutable;
using System.Globalization;
using Survey.Data.Questionnaires;
using Survey.Data.Responses;

namespace Survey.Web.Features.Respond;

/// <summary>The rows of a roster, and what is stored under them.</summary>
internal static class RosterRows
{
    /// <summary>The rows that hold anything; where the workbook counts them, all of them.</summary>
    public static ImmutableArray<int> Of(OpenForm form, Repeat roster) =>
        form.Route.CountOf(roster) is { } count ? [.. Enumerable.Range(1, count)] : form.Response.Sheet.Rows(roster);

    /// <summary>The number of a new row, never one that was used; null where there are as many rows as there may be.</summary>
    public static int? Next(OpenForm form, Repeat roster) =>
        form.Route.CountOf(roster) is null && Of(form, roster).Length < roster.MaximumRows ? Last(form, roster) + 1 : null;

    /// <summary>The highest number that was used, or that the workbook counts to.</summary>
    public static int Last(OpenForm form, Repeat roster)
    {
        if (form.Route.CountOf(roster) is { } count)
        {
            return count;
        }

        var names = roster.Questions.SelectMany(question => new[] { question.Name, question.OtherName }).ToHashSet(StringComparer.Ordinal);
        return form.Response.Sheet.Entries.Keys.Where(key => names.Contains(key.Name)).Select(key => key.Row).DefaultIfEmpty(0).Max();
    }

    /// <summary>The row that a posted text names, if it is there.</summary>
    public static int? Find(OpenForm form, Repeat roster, string? posted) =>
        int.TryParse(posted, NumberStyles.None, CultureInfo.InvariantCulture, out var row) && Of(form, roster).Contains(row) ? row : null;

    /// <summary>Everything that may be stored under a row.</summary>
    public static IEnumerable<AnswerKey> Keys(Repeat roster, int row) => KeysOf(roster.Questions, row);

    /// <summary>At which revisions the answers of a page were last changed.</summary>
    public static IEnumerable<int> Touched(OpenForm form, Page page, int row) =>
        KeysOn(page, row).Select(key => form.Response.ChangedAt.GetValueOrDefault(key));

    /// <summary>Everything that may be stored of a page.</summary>
    public static IEnumerable<AnswerKey> KeysOn(Page page, int row) => KeysOf(page.Questions, row);

    private static IEnumerable<AnswerKey> KeysOf(IEnumerable<Question> questions, int row) =>
        questions.SelectMany(question => new[] { new AnswerKey(question.Name, row), new AnswerKey(question.OtherName, row) });
}
