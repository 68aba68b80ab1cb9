using System.Collections.Immutable;
using Survey.Data.Expressions.Validation;
using Survey.Data.Questionnaires;
using Survey.Data.Studies.Columns;
using Survey.Data.Studies.Reference;
using Survey.Data.Studies.Sheets;
using Survey.Data.Studies.Workbooks;
using Survey.Data.Texts;

namespace Survey.Data.Studies.Rules;

/// <summary>Rules about sheets and columns: nothing that an author wrote is ignored without a message.</summary>
internal static class SheetRules
{
    /// <summary>Whether a sheet is read, and is no list of choices.</summary>
    public static bool HasRowLimit(string sheetName) =>
        IsKnown(WorkbookReference.Standard, sheetName) && sheetName.ToLowerInvariant() is not ("choices" or "external_choices");

    public static IEnumerable<StudyProblem> UnknownSheets(UnverifiedStudy draft)
    {
        foreach (var table in draft.Tables.Where(table => table.Rows.Length > 0))
        {
            var location = new SourceLocation(table.Sheet.Name, "");
            if (WorkbookReference.UnsupportedSheets.Any(sheet => sheet.Name == NameOf(table)))
            {
                yield return new StudyProblem(
                    Severity.Unsupported,
                    "U005",
                    location,
                    $"The sheet '{table.Sheet.Name}' is a feature of XLSForm that is not supported. Remove the sheet and "
                        + $"what uses it."
                );
            }
            else if (WorkbookReference.IgnoredSheets.FirstOrDefault(sheet => sheet.Name == NameOf(table)) is { } ignored)
            {
                yield return new StudyProblem(
                    Severity.Warning,
                    "W015",
                    location,
                    $"The sheet '{table.Sheet.Name}' is kept and changes nothing here. {ProblemMessage.FromReference(ignored.Description)}"
                );
            }
            else if (
                !IsKnown(draft.Reference, table.Sheet.Name)
                && !FormAttachments.IsAttachmentName(table.Sheet.Name)
                && !table.Sheet.Name.StartsWith('_')
            )
            {
                yield return new StudyProblem(
                    Severity.Warning,
                    "W013",
                    location,
                    $"The sheet '{table.Sheet.Name}' is not "
                        + $"read.{SpellingSuggestion.Suggest(table.Sheet.Name, KnownNames(draft.Reference))} If it holds notes of "
                        + $"your own, write _ before its name, as in '_{table.Sheet.Name}', and nothing is said of it."
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
            IsOldNameOfSetting(table, repeated.First, repeated.Head) || HasSameContent(table, repeated.First, repeated.Head)
                ? Severity.Warning
                : Severity.Error,
            "W012",
            repeated.Place,
            $"The column '{repeated.Head.OriginalText}' is there already, as '{repeated.First.OriginalText}'. Keep one of them."
        );

    /// <summary>Whether a setting stands under its name and an old one (<c>id_string</c> beside <c>form_id</c>); its name counts.</summary>
    private static bool IsOldNameOfSetting(StudyTable table, ColumnHeader first, ColumnHeader other) =>
        NameOf(table) == "settings"
        && first.OriginalText != other.OriginalText
        && new[] { first, other }.Any(header => header.OriginalText.Trim() == header.Name);

    /// <summary>Columns under two names of which one is read, and the other adds no text; two of one name are a mistake.</summary>
    private static bool HasSameContent(StudyTable table, ColumnHeader first, ColumnHeader other) =>
        first.OriginalText != other.OriginalText
        && table.Rows.All(row =>
            table.Sheet.Text(row, other.OriginalText) is var text && (text.Length == 0 || text == table.Sheet.Text(row, first.OriginalText))
        );

    /// <summary>Without these heads a sheet's first row is no header.</summary>
    public static IEnumerable<StudyProblem> MissingColumns(UnverifiedStudy draft) =>
        from table in draft.Tables
        where table.Rows.Length > 0 || NameOf(table) == "survey"
        from column in draft.Reference.FindSheet(table.Sheet.Name)?.Columns ?? []
        where column.IsRequired && !table.HasColumn(column.Name)
        select new StudyProblem(
            Severity.Error,
            "W014",
            new SourceLocation(table.Sheet.Name, "A1"),
            $"The sheet '{table.Sheet.Name}' has no column '{column.Name}'. Its first row holds the columns' names; add "
                + $"'{column.Name}' there."
        );

    /// <summary>Features of XLSForm for other sites that are not needed here.</summary>
    public static IEnumerable<StudyProblem> IgnoredColumns(UnverifiedStudy draft) =>
        from table in draft.Tables
        let sheet = draft.Reference.FindSheet(table.Sheet.Name)
        where sheet is not null
        from header in table.Headers
        let ignored = FindWord(sheet.IgnoredColumns, header)
        where sheet.FindColumn(header.Name) is null && ignored is not null
        let rows = table.Rows.Where(row => table.Sheet.Text(row, header.OriginalText).Length > 0).ToList()
        where rows.Count > 0
        select new StudyProblem(
            Severity.Warning,
            "W015",
            table.Sheet.LocationOf(rows[0], header.OriginalText),
            $"The column '{header.OriginalText}' ({rows.Count} filled) is kept and has no effect. "
                + $"{ProblemMessage.FromReference(ignored.Description)}"
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
               let sheet = draft.Reference.FindSheet(table.Sheet.Name)
               where sheet is not null
               from header in table.Headers
               where
                   (sheet.FindColumn(header.Name) is null || (sheet.RejectsUnknownColumns && header.Language is not null))
                   && FindWord(sheet.UnsupportedColumns, header) is null
                   && FindWord(sheet.IgnoredColumns, header) is null
                   && (sheet.RejectsUnknownColumns || !header.Name.StartsWith("id", StringComparison.Ordinal))
                   && !IsToolMetadata(header)
                   && !(NameOf(table) is "choices" or "external_choices" && filterColumns.Contains(header.OriginalText))
               let suggestion = SpellingSuggestion.Suggest(header.Name, sheet.Columns.Select(column => column.Name))
               let column = header.OriginalText
               let location = table.Sheet.LocationOfHeader(header.OriginalText)
               select sheet.RejectsUnknownColumns
                   ? new StudyProblem(Severity.Error, "W011", location, $"The column '{column}' is not read.{suggestion} Remove it.")
                   : new StudyProblem(
                       Severity.Warning,
                       "W011",
                       location,
                       $"The column '{column}' is not read.{suggestion} It is kept. If it holds notes of your own, write id before its "
                           + $"name, as in '{NoteNameOf(header)}', and nothing is said of it."
                   );
    }

    public static IEnumerable<StudyProblem> UnsupportedColumns(UnverifiedStudy draft) =>
        from table in draft.Tables
        let sheet = draft.Reference.FindSheet(table.Sheet.Name)
        where sheet is not null
        from header in table.Headers
        let unsupported = FindWord(sheet.UnsupportedColumns, header)
        where unsupported is not null
        let rows = table.Rows.Where(row => IsUnsupportedCell(header, table.Sheet.Text(row, header.OriginalText))).ToList()
        where rows.Count > 0
        let unlabelledRows = rows.Where(row => !IsMedia(header) || !HasWords(table, row)).ToList()
        select unlabelledRows.Count == 0
            ? new StudyProblem(
                Severity.Warning,
                "U009",
                table.Sheet.LocationOf(rows[0], header.OriginalText),
                $"The column '{header.OriginalText}' ({rows.Count} filled) is kept and not shown: respondents read the label alone. "
                    + $"See that it says what the picture, sound or film says."
            )
            : new StudyProblem(
                Severity.Unsupported,
                "U004",
                table.Sheet.LocationOf(unlabelledRows[0], header.OriginalText),
                $"The column '{header.OriginalText}' ({unlabelledRows.Count} filled) is a feature of XLSForm that is not "
                    + $"supported. {ProblemMessage.FromReference(unsupported.Description)}"
            );

    /// <summary>Whether something is written that is not supported; of pictures, only those that answers choose.</summary>
    private static bool IsUnsupportedCell(ColumnHeader header, string text) =>
        text.Length > 0 && (header.Name != PictureColumnReference.File || PictureCellParser.IsChosenByAnswers(text));

    /// <summary>Whether respondents read something; a choice without label is read by its name.</summary>
    private static bool HasWords(StudyTable table, SheetRow row) =>
        NameOf(table) is "choices" or "external_choices"
        || !table.LocalizedText(row, "label").IsEmpty
        || !table.LocalizedText(row, "hint").IsEmpty;

    /// <summary>Columns of media, which only accompany a text; without a text nothing would be asked.</summary>
    private static bool IsMedia(ColumnHeader header) => header.Name.StartsWith("media", StringComparison.Ordinal);

    private static string NoteNameOf(ColumnHeader header) => "id_" + header.OriginalText.Trim().Replace(' ', '_');

    /// <summary>What programs note for themselves when they write a form (<c>$kuid</c>, <c>kobo--score-choices</c>).</summary>
    private static bool IsToolMetadata(ColumnHeader header) =>
        header.Name.StartsWith('$') || header.Name.StartsWith("kobo--", StringComparison.Ordinal);

    private static bool IsKnown(WorkbookReference reference, string sheetName) =>
        KnownNames(reference).Contains(sheetName, StringComparer.OrdinalIgnoreCase);

    private static IEnumerable<string> KnownNames(WorkbookReference reference) =>
        reference.Sheets.Select(sheet => sheet.Name).Concat(WorkbookReference.AnalysisSheetNames);

    /// <summary>The message about a column; <c>media::image</c> is found as <c>media</c>.</summary>
    private static WordReference? FindWord(ImmutableArray<WordReference> words, ColumnHeader header) =>
        words.FirstOrDefault(word => word.Name == header.Name.Split("::")[0]);

    private static string NameOf(StudyTable table) => table.Sheet.Name.ToLowerInvariant();
}
