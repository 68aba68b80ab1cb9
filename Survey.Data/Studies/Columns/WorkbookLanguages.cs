using System.Collections.Immutable;
using Survey.Data.Questionnaires;
using Survey.Data.Studies.Reference;
using Survey.Data.Studies.Workbooks;

namespace Survey.Data.Studies.Columns;

/// <summary>Finds the languages of a workbook: those its column heads name, the default one first.</summary>
internal static class WorkbookLanguages
{
    /// <summary>The language of texts whose column names none, where no other can be meant.</summary>
    public static Language Undetermined { get; } = new(Language.UndeterminedCode, "Default");

    public static ImmutableArray<Language> Detect(Workbook workbook)
    {
        var named = workbook
            .Sheets.SelectMany(sheet => sheet.Columns)
            .Select(column => ColumnHeader.Parse(column).Language)
            .OfType<Language>()
            .DistinctBy(language => language.Code)
            .ToImmutableArray();
        var first = FindDefault(workbook, named) ?? (named.IsEmpty || HasConflictingTexts(workbook, named[0]) ? Undetermined : named[0]);
        return [first, .. named.Where(language => language.Code != first.Code)];
    }

    /// <summary>Whether some row has a text without language beside one in this language, so that the two cannot be the same.</summary>
    private static bool HasConflictingTexts(Workbook workbook, Language language) =>
        workbook.Sheets.Any(sheet =>
        {
            var headers = sheet
                .Columns.Where(column => column.Length > 0)
                .Distinct(StringComparer.Ordinal)
                .Select(column => ColumnHeader.Parse(column, sheet.Name))
                .ToList();
            return (
                from unlabelled in headers
                where unlabelled.Language is null && WorkbookReference.IsLocalized(unlabelled.Name)
                from labelled in headers
                where labelled.Name == unlabelled.Name && labelled.Language?.Code == language.Code
                select sheet.Rows.Any(row =>
                    sheet.Text(row, unlabelled.OriginalText) is { Length: > 0 } text
                    && sheet.Text(row, labelled.OriginalText) is { Length: > 0 } other
                    && text != other
                )
            ).Contains(true);
        });

    /// <summary>The setting <c>default_language</c>, written as in a head, or as only the code or the name.</summary>
    private static Language? FindDefault(Workbook workbook, ImmutableArray<Language> named)
    {
        if (workbook.FindSheet("settings") is not { Rows: [var row, ..] } sheet)
        {
            return null;
        }

        var column = sheet.Columns.FirstOrDefault(column => ColumnHeader.Parse(column).Name == "default_language");
        var languageText = column is null ? "" : sheet.Text(row, column);
        return languageText.Length == 0 || languageText == "default"
            ? null
            : named.FirstOrDefault(language =>
                language == ColumnHeader.ParseLanguage(languageText) || language.Code == languageText || language.Name == languageText
            ) ?? ColumnHeader.ParseLanguage(languageText);
    }
}
