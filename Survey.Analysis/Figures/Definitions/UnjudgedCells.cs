using System.Collections.Immutable;
using Survey.Data.Questionnaires;
using Survey.Data.Studies.Columns;
using Survey.Data.Studies.Model;
using Survey.Data.Studies.Workbooks;

namespace Survey.Analysis.Figures.Definitions;

/// <summary>The cells of a sheet that name what could not be read: whether they fit is not known, so that nothing is said of
/// them.</summary>
internal sealed class UnjudgedCells(PartialStudy partial, StudyTable table)
{
    /// <summary>The columns that name questions, variables, frame columns and repeats.</summary>
    private static readonly ImmutableArray<string> NamingColumns = ["value", "base", "by", "over", "weights", "top", "test"];

    private readonly ImmutableHashSet<SourceLocation> locations =
    [
        .. from row in partial.UnreadNames.IsEmpty ? [] : table.Rows
           from column in NamingColumns
           where IsUnjudged(partial, table, row, column)
           select table.LocationOf(row, column),
    ];

    /// <summary>Whether a problem may come from what was not read. Those of expressions do not: what was not read may be anything
    /// there.</summary>
    public bool Explain(StudyProblem problem) =>
        !problem.Code.StartsWith('X') && problem.Location is { } location && locations.Contains(location);

    /// <summary>Whether a row names anything that could not be read.</summary>
    public bool HasAny(SheetRow row) => NamingColumns.Any(column => partial.MentionsUnread(table.Text(row, column)));

    /// <summary>Which choices a battery has depends on its value, and which names fit on the rows that are counted.</summary>
    private static bool IsUnjudged(PartialStudy partial, StudyTable table, SheetRow row, string column) =>
        partial.MentionsUnread(table.Text(row, column))
        || partial.MentionsUnread(table.Text(row, "over"))
        || (column == "top" && partial.MentionsUnread(table.Text(row, "value")));
}
