using System.Collections.Immutable;
using Survey.Data.Questionnaires;
using Survey.Data.Studies.Columns;
using Survey.Data.Studies.Model;
using Survey.Data.Studies.Sheets;
using Survey.Data.Studies.Workbooks;

namespace Survey.Data.Studies.Rules;

/// <summary>Finds what of a study with errors could not be read, so that sheets which name it are not called wrong as well.</summary>
internal static class UnreadNameFinder
{
    private static readonly ImmutableArray<string> SheetsOfNames = ["survey", "variables", "frame"];

    /// <summary>The study as far as it was read; null where the columns that name things are missing, so that nothing can be
    /// judged.</summary>
    /// <param name="draft">What was read.</param>
    /// <param name="tables">All sheets, with the rows too that are beyond the limit.</param>
    /// <param name="problems">What is wrong with the study.</param>
    public static PartialStudy? FindPartial(
        UnverifiedStudy draft,
        IEnumerable<StudyTable> tables,
        ImmutableArray<StudyProblem> problems
    )
    {
        var sheets = tables
            .Where(table => SheetsOfNames.Contains(table.Sheet.Name, StringComparer.OrdinalIgnoreCase) && table.Rows.Length > 0)
            .ToList();
        if (sheets.TrueForAll(table => !IsSurvey(table)) || sheets.Exists(table => !table.HasColumn("name")))
        {
            return null;
        }

        var known = StudySymbolTable.ForFigures(draft.Study).Keys.Concat(draft.Questionnaire.Groups.Select(group => group.Name));
        var places = problems
            .Where(problem => problem.IsErrorOrUnsupported)
            .Select(problem => problem.Location)
            .OfType<SourceLocation>()
            .ToHashSet();
        var unread = NamesIn(sheets).Except(known, StringComparer.Ordinal).ToHashSet(StringComparer.Ordinal);
        // A question or column whose type is wrong, such as a list that is missing.
        unread.UnionWith(
            from table in sheets
            from row in table.Rows
            where places.Contains(table.LocationOf(row, "type"))
            select table.Text(row, "name")
        );
        unread.Remove("");
        if (sheets.Where(IsSurvey).SelectMany(table => NamesIn([table])).Any(unread.Contains))
        {
            // A battery is the group of its items, of which one was not read.
            unread.UnionWith(draft.Questionnaire.Groups.Select(group => group.Name));
        }

        return new PartialStudy(draft.Study, [.. unread]);
    }

    private static bool IsSurvey(StudyTable table) => string.Equals(table.Sheet.Name, "survey", StringComparison.OrdinalIgnoreCase);

    private static IEnumerable<string> NamesIn(IEnumerable<StudyTable> tables) =>
        tables.SelectMany(table => table.Rows.Select(row => table.Text(row, "name")));
}
