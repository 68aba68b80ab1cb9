using System.Collections.Immutable;
using System.Globalization;
using Survey.Data.Questionnaires;
using Survey.Data.Responses;

namespace Survey.Web.Features.Respond.Forms;

/// <summary>The numbers of a roster's rows, and the keys of their answers.</summary>
internal static class RosterRowIndex
{
    /// <summary>The rows with any answer; where the workbook sets their number, all of them.</summary>
    public static ImmutableArray<int> RowNumbers(FormContext form, Repeat roster) =>
        form.Routing.FindRowCount(roster) is { } count ? [.. Enumerable.Range(1, count)] : form.Response.Answers.AnsweredRows(roster);

    /// <summary>The number of a new row; null where no more are allowed. A number is never used again: the journal would show a new row as
    /// a change of a removed one.</summary>
    public static int? FindNextNumber(FormContext form, Repeat roster) =>
        form.Routing.FindRowCount(roster) is null && RowNumbers(form, roster).Length < roster.MaximumRows
            ? HighestNumber(form, roster) + 1
            : null;

    /// <summary>The highest number that was ever used; where the workbook sets the number of rows, that number.</summary>
    public static int HighestNumber(FormContext form, Repeat roster)
    {
        if (form.Routing.FindRowCount(roster) is { } count)
        {
            return count;
        }

        var names = roster.Questions.SelectMany(question => new[] { question.Name, question.OtherName }).ToHashSet(StringComparer.Ordinal);
        return form.Response.Answers.Entries.Keys.Where(key => names.Contains(key.Name)).Select(key => key.Row).DefaultIfEmpty(0).Max();
    }

    /// <summary>The row that a posted text names; null where there is no such row.</summary>
    public static int? FindNumber(FormContext form, Repeat roster, string? posted) =>
        int.TryParse(posted, NumberStyles.None, CultureInfo.InvariantCulture, out var row) && RowNumbers(form, roster).Contains(row)
            ? row
            : null;

    /// <summary>The keys of all answers of a row.</summary>
    public static IEnumerable<AnswerKey> RowKeys(Repeat roster, int row) => AnswerKeys(roster.Questions, row);

    /// <summary>The revisions at which the answers of a page were last changed.</summary>
    public static IEnumerable<int> ChangedRevisions(FormContext form, Page page, int row) =>
        PageKeys(page, row).Select(key => form.Response.AnswerRevisions.GetValueOrDefault(key));

    /// <summary>The keys of all answers of a page.</summary>
    public static IEnumerable<AnswerKey> PageKeys(Page page, int row) => AnswerKeys(page.Questions, row);

    private static IEnumerable<AnswerKey> AnswerKeys(IEnumerable<Question> questions, int row) =>
        questions.SelectMany(question => new[] { new AnswerKey(question.Name, row), new AnswerKey(question.OtherName, row) });
}
