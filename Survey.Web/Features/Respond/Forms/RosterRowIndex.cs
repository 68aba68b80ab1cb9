using System.Collections.Immutable;
using Survey.Data.Questionnaires;
using Survey.Data.Responses;

namespace Survey.Web.Features.Respond.Forms;

/// <summary>The rows of a roster, and the keys of their answers. Of a roster inside another's rows, those inside one of them: the row that
/// is called its parent.</summary>
internal static class RosterRowIndex
{
    /// <summary>The rows with any answer; where the workbook sets their number, all of them.</summary>
    public static ImmutableArray<RowPath> ListRows(FormContext form, Repeat roster, RowPath parent) =>
        form.Routing.FindRowCount(roster, parent) is { } count
            ? [.. Enumerable.Range(1, count).Select(parent.Child)]
            : [.. form.Response.Answers.AnsweredRows(roster).Where(row => row.Parent == parent)];

    /// <summary>A new row; null where no more are allowed. A number is never used again: the journal would show a new row as a change of
    /// a removed one.</summary>
    public static RowPath? FindNext(FormContext form, Repeat roster, RowPath parent) =>
        form.Routing.FindRowCount(roster, parent) is null && ListRows(form, roster, parent).Length < roster.MaximumRows
            ? parent.Child(HighestNumber(form, roster, parent) + 1)
            : null;

    /// <summary>Whether a row is there, or is the next one to be added, and so is every row that it is inside.</summary>
    public static bool IsOpen(FormContext form, Repeat roster, RowPath row) =>
        IsParentOpen(form, roster, row.Parent)
        && (ListRows(form, roster, row.Parent).Contains(row) || FindNext(form, roster, row.Parent) == row);

    /// <summary>Whether a row that a roster's rows are inside is there, or is the next one to be added.</summary>
    public static bool IsParentOpen(FormContext form, Repeat roster, RowPath parent) =>
        form.Questionnaire.FindRepeat(roster.ParentName) is not { } outer || IsOpen(form, outer, parent);

    /// <summary>Whether an answer may be stored for a row: one that is or was there, or the next one.</summary>
    public static bool MayStore(FormContext form, Repeat roster, RowPath row) =>
        row.Number <= (FindNext(form, roster, row.Parent)?.Number ?? HighestNumber(form, roster, row.Parent))
        && (form.Questionnaire.FindRepeat(roster.ParentName) is not { } outer || MayStore(form, outer, row.Parent));

    /// <summary>The row that a posted text names; null where there is no such row.</summary>
    public static RowPath? FindRow(FormContext form, Repeat roster, RowPath parent, string? posted) =>
        RowPath.TryParse(posted, out var row) && ListRows(form, roster, parent).Contains(row) ? row : null;

    /// <summary>The keys of all answers that are stored for a row, and for the rows inside it.</summary>
    public static IEnumerable<AnswerKey> StoredKeys(FormContext form, Repeat roster, RowPath row)
    {
        var names = NamesOf(roster).ToHashSet(StringComparer.Ordinal);
        return form.Response.Answers.Entries.Keys.Where(key => key.Row.At(roster.Depth) == row && names.Contains(key.Name));
    }

    /// <summary>The revisions at which the answers of a page were last changed.</summary>
    public static IEnumerable<int> ChangedRevisions(FormContext form, Page page, RowPath row) =>
        PageKeys(page, row).Select(key => form.Response.AnswerRevisions.GetValueOrDefault(key));

    /// <summary>The keys of all answers of a page.</summary>
    public static IEnumerable<AnswerKey> PageKeys(Page page, RowPath row) =>
        page.Questions.SelectMany(question => new[] { new AnswerKey(question.Name, row), new AnswerKey(question.OtherName, row) });

    /// <summary>The highest number that was ever used; where the workbook sets the number of rows, that number.</summary>
    private static int HighestNumber(FormContext form, Repeat roster, RowPath parent)
    {
        if (form.Routing.FindRowCount(roster, parent) is { } count)
        {
            return count;
        }

        var names = NamesOf(roster).ToHashSet(StringComparer.Ordinal);
        return form
            .Response.Answers.Entries.Keys.Where(key => names.Contains(key.Name))
            .Select(key => key.Row.At(roster.Depth))
            .Where(row => row.Parent == parent)
            .Select(row => row.Number)
            .DefaultIfEmpty(0)
            .Max();
    }

    private static IEnumerable<string> NamesOf(Repeat roster) =>
        roster
            .Questions.SelectMany(question => new[] { question.Name, question.OtherName })
            .Concat(roster.InnerRepeats.SelectMany(NamesOf));
}
