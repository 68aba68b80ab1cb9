using System.Collections.Immutable;
using Survey.Data.Questionnaires;
using Survey.Data.Questionnaires.Markup;
using Survey.Data.Studies.Workbooks;

namespace Survey.Data.Studies.Columns;

/// <summary>A sheet read by the meaning of its columns: other spellings of a head are known, and texts come in all their
/// languages.</summary>
public sealed class StudyTable
{
    private readonly ILookup<string, ColumnHeader> headersByName;
    private readonly Language defaultLanguage;
    private readonly Language unnamedLanguage;
    private readonly bool allowsMarkup;

    /// <summary>Reads a sheet of a study in these languages, the default one first.</summary>
    public StudyTable(Sheet sheet, ImmutableArray<Language> languages)
    {
        Sheet = sheet;
        allowsMarkup = sheet.Name.ToUpperInvariant() is "SURVEY" or "CHOICES" or "EXTERNAL_CHOICES";
        defaultLanguage = languages[0];
        unnamedLanguage = languages.FirstOrDefault(language => language.Code == WorkbookLanguages.Undetermined.Code) ?? languages[0];
        Headers =
        [
            .. sheet
                .Columns.Where(column => column.Length > 0)
                .Distinct(StringComparer.Ordinal)
                .Select(column => ColumnHeader.Parse(column, sheet.Name)),
        ];
        headersByName = Headers
            .OrderByDescending(header => string.Equals(header.OriginalText.Trim(), header.Name, StringComparison.OrdinalIgnoreCase))
            .ToLookup(header => header.Name, StringComparer.Ordinal);
    }

    /// <summary>The sheet as written.</summary>
    public Sheet Sheet { get; }

    /// <summary>The heads of the columns that are read, in order.</summary>
    public ImmutableArray<ColumnHeader> Headers { get; }

    /// <summary>The rows below the header.</summary>
    public ImmutableArray<SheetRow> Rows => Sheet.Rows;

    /// <summary>Whether there is such a column.</summary>
    public bool HasColumn(string column) => headersByName.Contains(column);

    /// <summary>The text in a row's column, trimmed; empty where there is none.</summary>
    public string Text(SheetRow row, string column) =>
        headersByName[column].FirstOrDefault(header => header.Language is null) is { } header ? Sheet.Text(row, header.OriginalText) : "";

    /// <summary>The text of a row in all its languages; a column without language is in the default one, or in none where the default one
    /// has a column of its own.</summary>
    public LocalizedText LocalizedText(SheetRow row, string column)
    {
        var textsByLanguage = TextsByLanguage(row, column);
        return allowsMarkup && textsByLanguage.Values.Any(text => MarkupParser.ToPlainText(text) != text)
            ? new LocalizedText(
                textsByLanguage.ToImmutableSortedDictionary(
                    text => text.Key,
                    text => MarkupParser.ToPlainText(text.Value),
                    StringComparer.Ordinal
                )
            )
            {
                MarkdownByLanguage = textsByLanguage,
                DefaultLanguage = defaultLanguage.Code,
            }
            : new LocalizedText(textsByLanguage) { DefaultLanguage = defaultLanguage.Code };
    }

    private ImmutableSortedDictionary<string, string> TextsByLanguage(SheetRow row, string column) =>
        headersByName[column]
            .Select(header =>
                (
                    Code: (header.Language ?? unnamedLanguage).Code,
                    IsOwn: header.Language is not null,
                    Text: Sheet.Text(row, header.OriginalText)
                )
            )
            .Where(cell => cell.Text.Length > 0)
            .OrderByDescending(cell => cell.IsOwn)
            .DistinctBy(cell => cell.Code)
            .ToImmutableSortedDictionary(cell => cell.Code, cell => cell.Text, StringComparer.Ordinal);

    /// <summary>The place of a row's cell; of a translated column, its first.</summary>
    public SourceLocation LocationOf(SheetRow row, string column) =>
        Sheet.LocationOf(row, headersByName[column].FirstOrDefault()?.OriginalText ?? "");
}
