using System.Collections.Immutable;
using Survey.Data.Expressions.Validation;
using Survey.Data.Questionnaires;
using Survey.Data.Studies.Columns;
using Survey.Data.Studies.Sheets;
using Survey.Data.Studies.Workbooks;

namespace Survey.Data.Studies.Rules;

/// <summary>Rules about sheets and columns: nothing that an author wrote is passed over in silence.</summary>
internal static class SheetRules
{
    /// <summary>Sheets that other rooms read.</summary>
    private static readonly ImmutableHashSet<string> AnalysisSheets = ImmutableHashSet.Create(StringComparer.Ordinal, "figures", "claims");

    private static readonly ImmutableHashSet<string> UnsupportedSheets = ImmutableHashSet.Create(
        StringComparer.Ordinal,
        "entities",
        "osm",
        "cascades"
    );

    /// <summary>Whether a sheet is read, and is no list of choices.</summary>
    public static bool HasRowLimit(string sheetName) =>
        sheetName.ToLowerInvariant() is var name
        && (KnownColumns.Supported.ContainsKey(name) || AnalysisSheets.Contains(name))
        && name is not ("choices" or "external_choices");

    public static IEnumerable<StudyProblem> UnknownSheets(UnverifiedStudy draft)
    {
        foreach (var table in draft.Tables.Where(table => table.Rows.Length > 0))
        {
            var location = new SourceLocation(table.Sheet.Name, "");
            if (UnsupportedSheets.Contains(NameOf(table)))
            {
                yield return new StudyProblem(
                    Severity.Unsupported,
                    "U005",
                    location,
                    $"The sheet '{table.Sheet.Name}' is a feature of XLSForm that is not supported. Remove the sheet and "
                        + $"what uses it."
                );
            }
            else if (
                !KnownColumns.Supported.ContainsKey(NameOf(table))
                && !AnalysisSheets.Contains(NameOf(table))
                && !FormAttachments.IsAttachmentName(table.Sheet.Name)
                && !table.Sheet.Name.StartsWith('_')
            )
            {
                yield return new StudyProblem(
                    Severity.Warning,
                    "W013",
                    location,
                    $"The sheet '{table.Sheet.Name}' is not "
                        + $"read.{SpellingSuggestion.Suggest(table.Sheet.Name, KnownColumns.Supported.Keys.Union(AnalysisSheets))} Begin "
                        + $"its name with _ to say that this is meant."
                );
            }
        }
    }

    public static IEnumerable<StudyProblem> DuplicateColumns(UnverifiedStudy draft) =>
        from table in draft.Tables
        where !FormAttachments.IsAttachmentName(table.Sheet.Name)
        from repeated in table
            .Sheet.Columns.Index()
            .Where(column => column.Item.Length > 0)
            .Select(column =>
                (
                    Place: new SourceLocation(table.Sheet.Name, Sheet.CellAddress(column.Index, 1)),
                    Head: ColumnHeader.Parse(column.Item, table.Sheet.Name)
                )
            )
            .GroupBy(column => (column.Head.Name, column.Head.Language?.Code))
            .SelectMany(same => same.Skip(1).Select(column => (column.Place, column.Head, First: same.First().Head)))
        select new StudyProblem(
            HasSameContent(table, repeated.First, repeated.Head) ? Severity.Warning : Severity.Error,
            "W012",
            repeated.Place,
            $"The column '{repeated.Head.OriginalText}' is there already, as '{repeated.First.OriginalText}'. Keep one of them."
        );

    /// <summary>Columns under two names of which one is read, and the other says nothing else; two of one name are a slip.</summary>
    private static bool HasSameContent(StudyTable table, ColumnHeader first, ColumnHeader other) =>
        first.OriginalText != other.OriginalText
        && table.Rows.All(row =>
            table.Sheet.Text(row, other.OriginalText) is var text && (text.Length == 0 || text == table.Sheet.Text(row, first.OriginalText))
        );

    /// <summary>Without these heads a sheet's first row is no header.</summary>
    public static IEnumerable<StudyProblem> MissingColumns(UnverifiedStudy draft) =>
        from table in draft.Tables
        where table.Rows.Length > 0 || NameOf(table) == "survey"
        from column in RequiredColumns(NameOf(table))
        where !table.HasColumn(column)
        select new StudyProblem(
            Severity.Error,
            "W014",
            new SourceLocation(table.Sheet.Name, "A1"),
            $"The sheet '{table.Sheet.Name}' has no column '{column}'. Its first row holds the columns' names; add " + $"'{column}' there."
        );

    /// <summary>What XLSForm has for other sites and this one can do without.</summary>
    public static IEnumerable<StudyProblem> IgnoredColumns(UnverifiedStudy draft) =>
        from table in draft.Tables
        from header in table.Headers
        let reason = KnownColumns.FindAdvice(KnownColumns.Ignored, NameOf(table), header.Name)
        where reason is not null && !KnownColumns.Supported[NameOf(table)].Contains(header.Name)
        let rows = table.Rows.Where(row => table.Sheet.Text(row, header.OriginalText).Length > 0).ToList()
        where rows.Count > 0
        select new StudyProblem(
            Severity.Warning,
            "W015",
            table.Sheet.LocationOf(rows[0], header.OriginalText),
            $"The column '{header.OriginalText}' ({rows.Count} filled) is kept and changes nothing here. {reason}"
        );

    public static IEnumerable<StudyProblem> UnknownColumns(UnverifiedStudy draft)
    {
        var filterColumns = draft
            .Expressions.Where(expression => expression.Purpose == ExpressionPurpose.ChoiceFilter)
            .SelectMany(expression =>
                expression.Expression.DescendantsAndSelf().OfType<Expressions.Expression.BareName>().Select(word => word.Name)
            )
            .ToHashSet(StringComparer.Ordinal);
        return from table in draft.Tables
               where KnownColumns.Supported.ContainsKey(NameOf(table))
               from header in table.Headers
               let known = KnownColumns.Supported[NameOf(table)]
               where
                   !known.Contains(header.Name)
                   && !IsUnsupported(table, header)
                   && KnownColumns.FindAdvice(KnownColumns.Ignored, NameOf(table), header.Name) is null
                   && !header.Name.StartsWith("id", StringComparison.Ordinal)
                   && !IsToolMetadata(header)
                   && !(NameOf(table) is "choices" or "external_choices" && filterColumns.Contains(header.OriginalText))
               select new StudyProblem(
                   Severity.Warning,
                   "W011",
                   table.Sheet.LocationOfHeader(header.OriginalText),
                   $"The column '{header.OriginalText}' is not read.{SpellingSuggestion.Suggest(header.Name, known)} It is kept; "
                       + $"begin its name with id to say that this is meant."
               );
    }

    public static IEnumerable<StudyProblem> UnsupportedColumns(UnverifiedStudy draft) =>
        from table in draft.Tables
        where KnownColumns.Supported.ContainsKey(NameOf(table))
        from header in table.Headers
        where IsUnsupported(table, header)
        let rows = table.Rows.Where(row => table.Sheet.Text(row, header.OriginalText).Length > 0).ToList()
        where rows.Count > 0
        let unlabelledRows = rows.Where(row =>
                !IsMedia(header) || (table.LocalizedText(row, "label").IsEmpty && table.LocalizedText(row, "hint").IsEmpty)
            )
            .ToList()
        select unlabelledRows.Count == 0
            ? new StudyProblem(
                Severity.Warning,
                "U004",
                table.Sheet.LocationOf(rows[0], header.OriginalText),
                $"The column '{header.OriginalText}' ({rows.Count} filled) is kept and not shown: respondents read the label alone. "
                    + $"See that it says what the picture, sound or film says."
            )
            : new StudyProblem(
                Severity.Unsupported,
                "U004",
                table.Sheet.LocationOf(unlabelledRows[0], header.OriginalText),
                $"The column '{header.OriginalText}' ({unlabelledRows.Count} filled) is a feature of XLSForm that is not "
                    + $"supported. {Advice(table, header)}"
            );

    /// <summary>A picture beside words; what has no words would ask nothing.</summary>
    private static bool IsMedia(ColumnHeader header) => header.Name.StartsWith("media", StringComparison.Ordinal);

    /// <summary>What programs note for themselves when they write a form (<c>$kuid</c>, <c>kobo--score-choices</c>).</summary>
    private static bool IsToolMetadata(ColumnHeader header) =>
        header.Name.StartsWith('$') || header.Name.StartsWith("kobo--", StringComparison.Ordinal);

    private static bool IsUnsupported(StudyTable table, ColumnHeader header) =>
        KnownColumns.FindAdvice(KnownColumns.Unsupported, NameOf(table), header.Name) is not null;

    private static string? Advice(StudyTable table, ColumnHeader header) =>
        KnownColumns.FindAdvice(KnownColumns.Unsupported, NameOf(table), header.Name);

    private static string[] RequiredColumns(string sheet) =>
        sheet switch
        {
            "survey" => ["type"],
            "choices" or "external_choices" => ["list_name", "name"],
            _ => [],
        };

    private static string NameOf(StudyTable table) => table.Sheet.Name.ToLowerInvariant();
}
