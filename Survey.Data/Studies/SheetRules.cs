using System.Collections.Immutable;
using Survey.Data.Questionnaires;

namespace Survey.Data.Studies;

/// <summary>Rules about sheets and columns: nothing that an author wrote is passed over in silence.</summary>
internal static class SheetRules
{
    /// <summary>Sheets that other rooms read.</summary>
    private static readonly ImmutableHashSet<string> RawSheets = ImmutableHashSet.Create(StringComparer.Ordinal, "figures", "claims");

    private static readonly ImmutableHashSet<string> UnsupportedSheets = ImmutableHashSet.Create(StringComparer.Ordinal, "entities", "osm", "cascades");

    /// <summary>Whether a sheet is read, and is no list of choices.</summary>
    public static bool IsOfFewRows(string sheet) =>
        sheet.ToLowerInvariant() is var name && (StudyColumns.Read.ContainsKey(name) || RawSheets.Contains(name)) && name is not ("choices" or "external_choices");

    public static IEnumerable<StudyProblem> UnknownSheets(StudyDraft draft)
    {
        foreach (var table in draft.Tables.Where(table => table.Rows.Length > 0))
        {
            var place = new Place(table.Sheet.Name, "");
            if (UnsupportedSheets.Contains(NameOf(table)))
            {
                yield return new StudyProblem(Severity.Unsupported, "U005", place, $"The sheet '{table.Sheet.Name}' is a feature of XLSForm that is not supported. Remove the sheet and what uses it.");
            }
            else if (!StudyColumns.Read.ContainsKey(NameOf(table)) && !RawSheets.Contains(NameOf(table)) && !StudyFiles.IsFile(table.Sheet.Name) && !table.Sheet.Name.StartsWith('_'))
            {
                yield return new StudyProblem(Severity.Warning, "W013", place, $"The sheet '{table.Sheet.Name}' is not read.{Expressions.Nearest.Suggest(table.Sheet.Name, StudyColumns.Read.Keys.Union(RawSheets))} Begin its name with _ to say that this is meant.");
            }
        }
    }

    public static IEnumerable<StudyProblem> RepeatedColumns(StudyDraft draft) =>
        from table in draft.Tables
        where !StudyFiles.IsFile(table.Sheet.Name)
        from repeated in table.Sheet.Columns.Index().Where(column => column.Item.Length > 0)
            .Select(column => (Place: new Place(table.Sheet.Name, Sheet.CellName(column.Index, 1)), Head: ColumnHead.Parse(column.Item, table.Sheet.Name)))
            .GroupBy(column => (column.Head.Name, column.Head.Language?.Code))
            .SelectMany(same => same.Skip(1).Select(column => (column.Place, column.Head, First: same.First().Head)))
        select new StudyProblem(
            SaysTheSame(table, repeated.First, repeated.Head) ? Severity.Warning : Severity.Error, "W012", repeated.Place, $"The column '{repeated.Head.Written}' is there already, as '{repeated.First.Written}'. Keep one of them.");

    /// <summary>Columns under two names of which one is read, and the other says nothing else; two of one name are a slip.</summary>
    private static bool SaysTheSame(StudyTable table, ColumnHead first, ColumnHead other) =>
        first.Written != other.Written && table.Rows.All(row => table.Sheet.Text(row, other.Written) is var text && (text.Length == 0 || text == table.Sheet.Text(row, first.Written)));

    /// <summary>Without these heads a sheet's first row is no header.</summary>
    public static IEnumerable<StudyProblem> MissingColumns(StudyDraft draft) =>
        from table in draft.Tables
        where table.Rows.Length > 0 || NameOf(table) == "survey"
        from column in Needed(NameOf(table))
        where !table.Has(column)
        select new StudyProblem(Severity.Error, "W014", new Place(table.Sheet.Name, "A1"), $"The sheet '{table.Sheet.Name}' has no column '{column}'. Its first row holds the columns' names; add '{column}' there.");

    /// <summary>What XLSForm has for other sites and this one can do without.</summary>
    public static IEnumerable<StudyProblem> NeedlessColumns(StudyDraft draft) =>
        from table in draft.Tables
        from head in table.Heads
        let reason = StudyColumns.Find(StudyColumns.Needless, NameOf(table), head.Name)
        where reason is not null && !StudyColumns.Read[NameOf(table)].Contains(head.Name)
        let rows = table.Rows.Where(row => table.Sheet.Text(row, head.Written).Length > 0).ToList()
        where rows.Count > 0
        select new StudyProblem(Severity.Warning, "W015", table.Sheet.PlaceOf(rows[0], head.Written), $"The column '{head.Written}' ({rows.Count} filled) is kept and changes nothing here. {reason}");

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
            where !known.Contains(head.Name) && !IsUnsupported(table, head) && StudyColumns.Find(StudyColumns.Needless, NameOf(table), head.Name) is null
                && !head.Name.StartsWith("id", StringComparison.Ordinal) && !IsOfOtherProgram(head) && !(NameOf(table) is "choices" or "external_choices" && filterWords.Contains(head.Written))
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
        let alone = rows.Where(row => !IsMedia(head) || (table.Local(row, "label").IsEmpty && table.Local(row, "hint").IsEmpty)).ToList()
        select alone.Count == 0
            ? new StudyProblem(Severity.Warning, "U004", table.Sheet.PlaceOf(rows[0], head.Written), $"The column '{head.Written}' ({rows.Count} filled) is kept and not shown: respondents read the label alone. See that it says what the picture, sound or film says.")
            : new StudyProblem(Severity.Unsupported, "U004", table.Sheet.PlaceOf(alone[0], head.Written),
                $"The column '{head.Written}' ({alone.Count} filled) is a feature of XLSForm that is not supported. {Advice(table, head)}");

    /// <summary>A picture beside words; what has no words would ask nothing.</summary>
    private static bool IsMedia(ColumnHead head) => head.Name.StartsWith("media", StringComparison.Ordinal);

    /// <summary>What programs note for themselves when they write a form (<c>$kuid</c>, <c>kobo--score-choices</c>).</summary>
    private static bool IsOfOtherProgram(ColumnHead head) => head.Name.StartsWith('$') || head.Name.StartsWith("kobo--", StringComparison.Ordinal);

    private static bool IsUnsupported(StudyTable table, ColumnHead head) => StudyColumns.Find(StudyColumns.Unsupported, NameOf(table), head.Name) is not null;

    private static string? Advice(StudyTable table, ColumnHead head) => StudyColumns.Find(StudyColumns.Unsupported, NameOf(table), head.Name);

    private static string[] Needed(string sheet) => sheet switch
    {
        "survey" => ["type"],
        "choices" or "external_choices" => ["list_name", "name"],
        _ => [],
    };

    private static string NameOf(StudyTable table) => table.Sheet.Name.ToLowerInvariant();
}
