using System.Collections.Immutable;
using Survey.Data.Questionnaires;

namespace Survey.Data.Studies;

/// <summary>A sheet read by the meaning of its columns: other spellings of a head are known, and texts come in all their languages.</summary>
public sealed class StudyTable
{
    private readonly ILookup<string, ColumnHead> headsByName;
    private readonly Language defaultLanguage;
    private readonly bool isOfForm;

    /// <summary>Reads a sheet of a study in these languages, the default one first.</summary>
    public StudyTable(Sheet sheet, ImmutableArray<Language> languages)
    {
        Sheet = sheet;
        isOfForm = sheet.Name.ToUpperInvariant() is "SURVEY" or "CHOICES" or "EXTERNAL_CHOICES";
        defaultLanguage = languages.FirstOrDefault(language => language.Code == StudyLanguages.Unnamed.Code) ?? languages[0];
        Heads = [.. sheet.Columns.Where(column => column.Length > 0).Distinct(StringComparer.Ordinal).Select(column => ColumnHead.Parse(column, sheet.Name))];
        headsByName = Heads.ToLookup(head => head.Name, StringComparer.Ordinal);
    }

    /// <summary>The sheet as written.</summary>
    public Sheet Sheet { get; }

    /// <summary>The heads of the columns that are read, in order.</summary>
    public ImmutableArray<ColumnHead> Heads { get; }

    /// <summary>The rows below the header.</summary>
    public ImmutableArray<SheetRow> Rows => Sheet.Rows;

    /// <summary>Whether there is such a column.</summary>
    public bool Has(string column) => headsByName.Contains(column);

    /// <summary>The text in a row's column, trimmed; empty where there is none.</summary>
    public string Text(SheetRow row, string column) =>
        headsByName[column].FirstOrDefault(head => head.Language is null) is { } head ? Sheet.Text(row, head.Written) : "";

    /// <summary>The text of a row in all its languages; a column without language is in the default one, or in none where the default one has a column of its own.</summary>
    public LocalText Local(SheetRow row, string column)
    {
        var written = Written(row, column);
        return isOfForm && written.Values.Any(text => Markup.Plain(text) != text)
            ? new LocalText(written.ToImmutableSortedDictionary(text => text.Key, text => Markup.Plain(text.Value), StringComparer.Ordinal)) { Marked = written }
            : new LocalText(written);
    }

    private ImmutableSortedDictionary<string, string> Written(SheetRow row, string column) => headsByName[column]
        .Select(head => (Code: (head.Language ?? defaultLanguage).Code, IsOwn: head.Language is not null, Text: Sheet.Text(row, head.Written)))
        .Where(cell => cell.Text.Length > 0)
        .OrderByDescending(cell => cell.IsOwn)
        .DistinctBy(cell => cell.Code)
        .ToImmutableSortedDictionary(cell => cell.Code, cell => cell.Text, StringComparer.Ordinal);

    /// <summary>The place of a row's cell; of a translated column, its first.</summary>
    public Place PlaceOf(SheetRow row, string column) => Sheet.PlaceOf(row, headsByName[column].FirstOrDefault()?.Written ?? "");
}
