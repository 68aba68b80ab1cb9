using System.Collections.Immutable;
using Survey.Data.Questionnaires;

namespace Survey.Data.Studies;

/// <summary>Finds the languages of a workbook: those its column heads name, the default one first.</summary>
internal static class StudyLanguages
{
    /// <summary>The language of a form that names none.</summary>
    private static readonly Language Unnamed = new("und", "Default");

    public static ImmutableArray<Language> Of(Workbook workbook)
    {
        var named = workbook.Sheets
            .SelectMany(sheet => sheet.Columns)
            .Select(column => ColumnHead.Parse(column).Language)
            .OfType<Language>()
            .DistinctBy(language => language.Code)
            .ToImmutableArray();
        var first = Default(workbook, named) ?? named.FirstOrDefault(Unnamed);
        return [first, .. named.Where(language => language.Code != first.Code)];
    }

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
