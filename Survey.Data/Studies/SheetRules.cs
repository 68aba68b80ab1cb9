using System.Collections.Immutable;
using Survey.Data.Questionnaires;

namespace Survey.Data.Studies;

/// <summary>Rules about sheets and columns: nothing that an author wrote is passed over in silence.</summary>
internal static class SheetRules
{
    /// <summary>Sheets that other rooms read.</summary>
    private static readonly ImmutableHashSet<string> RawSheets = ImmutableHashSet.Create(StringComparer.Ordinal, "figures", "claims");

    private static readonly ImmutableHashSet<string> UnsupportedSheets = ImmutableHashSet.Create(StringComparer.Ordinal, "external_choices", "entities", "osm", "cascades", "columns");

    public static IEnumerable<StudyProblem> UnknownSheets(StudyDraft draft)
    {
        foreach (var table in draft.Tables.Where(table => table.Rows.Length > 0))
        {
            var place = new Place(table.Sheet.Name, "");
            if (UnsupportedSheets.Contains(NameOf(table)))
            {
                yield return new StudyProblem(Severity.Unsupported, "U005", place, $"The sheet '{table.Sheet.Name}' is a feature of XLSForm that is not supported. Remove the sheet and what uses it.");
            }
            else if (!StudyColumns.Read.ContainsKey(NameOf(table)) && !RawSheets.Contains(NameOf(table)) && !table.Sheet.Name.StartsWith('_'))
            {
                yield return new StudyProblem(Severity.Warning, "W013", place, $"The sheet '{table.Sheet.Name}' is not read.{Expressions.Nearest.Suggest(table.Sheet.Name, StudyColumns.Read.Keys.Union(RawSheets))} Begin its name with _ to say that this is meant.");
            }
        }
    }

    public static IEnumerable<StudyProblem> RepeatedColumns(StudyDraft draft) =>
        from table in draft.Tables
        from repeated in table.Sheet.Columns.Index().Where(column => column.Item.Length > 0)
            .Select(column => (Place: new Place(table.Sheet.Name, Sheet.CellName(column.Index, 1)), Head: ColumnHead.Parse(column.Item)))
            .GroupBy(column => (column.Head.Name, column.Head.Language?.Code))
            .SelectMany(same => same.Skip(1))
        select new StudyProblem(Severity.Error, "W012", repeated.Place, $"The column '{repeated.Head.Written}' is there already. Keep one of them.");

    public static IEnumerable<StudyProblem> UnknownColumns(StudyDraft draft)
    {
        var filterWords = draft.Expressions
            .Where(expression => expression.Use == ExpressionUse.ChoiceFilter)
            .SelectMany(expression => expression.Expression.Parts().OfType<Expressions.Expression.Word>().Select(word => word.Value))
            .ToHashSet(StringComparer.Ordinal);
        return
            from table in draft.Tables
            where StudyColumns.Read.ContainsKey(NameOf(table))
            from head in table.Heads
            let known = StudyColumns.Read[NameOf(table)]
            where !known.Contains(head.Name) && !IsUnsupported(table, head)
                && !head.Name.StartsWith("id", StringComparison.Ordinal) && !(NameOf(table) == "choices" && (filterWords.Contains(head.Written) || head.Name == "value"))
            select new StudyProblem(Severity.Warning, "W011", table.Sheet.PlaceOfHead(head.Written),
                $"The column '{head.Written}' is not read.{Expressions.Nearest.Suggest(head.Name, known)} It is kept; begin its name with id to say that this is meant.");
    }

    public static IEnumerable<StudyProblem> UnsupportedColumns(StudyDraft draft) =>
        from table in draft.Tables
        where StudyColumns.Read.ContainsKey(NameOf(table))
        from head in table.Heads
        where IsUnsupported(table, head)
        let rows = table.Rows.Where(row => table.Sheet.Text(row, head.Written).Length > 0).ToList()
        where rows.Count > 0
        select new StudyProblem(Severity.Unsupported, "U004", table.Sheet.PlaceOf(rows[0], head.Written),
            $"The column '{head.Written}' ({rows.Count} filled) is a feature of XLSForm that is not supported. {Advice(table, head)}");

    private static bool IsUnsupported(StudyTable table, ColumnHead head) =>
        Find(table, head) is not null || StudyColumns.UnsupportedPrefixes.Any(prefix => head.Name.StartsWith(prefix, StringComparison.Ordinal));

    private static string? Find(StudyTable table, ColumnHead head) =>
        StudyColumns.Unsupported.GetValueOrDefault(NameOf(table))?.GetValueOrDefault(head.Name.Split("::")[0]);

    private static string Advice(StudyTable table, ColumnHead head) => Find(table, head) ?? "Leave the column empty.";

    private static string NameOf(StudyTable table) => table.Sheet.Name.ToLowerInvariant();
}
