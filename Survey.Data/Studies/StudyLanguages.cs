using System.Collections.Immutable;
using Survey.Data.Questionnaires;

namespace Survey.Data.Studies;

/// <summary>Finds the languages of a workbook: those its column heads name, the default one first.</summary>
internal static class StudyLanguages
{
    /// <summary>The language of texts whose column names none, where no other can be meant.</summary>
    public static Language Unnamed { get; } = new("und", "Default");

    public static ImmutableArray<Language> Of(Workbook workbook)
    {
        var named = workbook.Sheets
            .SelectMany(sheet => sheet.Columns)
            .Select(column => ColumnHead.Parse(column).Language)
            .OfType<Language>()
            .DistinctBy(language => language.Code)
            .ToImmutableArray();
        var first = Default(workbook, named) ?? (named.IsEmpty || HasTextsBeside(workbook, named[0]) ? Unnamed : named[0]);
        return [first, .. named.Where(language => language.Code != first.Code)];
    }

    /// <summary>Whether some row has a text without language beside one in this language, so that the two cannot be the same.</summary>
    private static bool HasTextsBeside(Workbook workbook, Language language) => workbook.Sheets.Any(sheet =>
    {
        var heads = sheet.Columns.Where(column => column.Length > 0).Distinct(StringComparer.Ordinal).Select(column => ColumnHead.Parse(column, sheet.Name)).ToList();
        return (
            from plain in heads
            where plain.Language is null && StudyColumns.IsTranslated(plain.Name)
            from own in heads
            where own.Name == plain.Name && own.Language?.Code == language.Code
            select sheet.Rows.Any(row => sheet.Text(row, plain.Written) is { Length: > 0 } text && sheet.Text(row, own.Written) is { Length: > 0 } other && text != other)).Contains(true);
    });

    /// <summary>The setting <c>default_language</c>, written as in a head, or as only the code or the name.</summary>
    private static Language? Default(Workbook workbook, ImmutableArray<Language> named)
    {
        if (workbook.Find("settings") is not { Rows: [var row, ..] } sheet)
        {
            return null;
        }

        var column = sheet.Columns.FirstOrDefault(column => ColumnHead.Parse(column).Name == "default_language");
        var written = column is null ? "" : sheet.Text(row, column);
        return written.Length == 0 || written == "default" ? null
            : named.FirstOrDefault(language => language == ColumnHead.ParseLanguage(written) || language.Code == written || language.Name == written)
                ?? ColumnHead.ParseLanguage(written);
    }
}
