using System.Collections.Immutable;
using Survey.Data.Studies.Model;

namespace Survey.Data.Studies.Workbooks;

/// <summary>A study as its author wrote it: tables of text. What it means is <see cref="Study"/>.</summary>
public sealed record Workbook(ImmutableArray<Sheet> Sheets)
{
    /// <summary>The sheet of that name, or null.</summary>
    public Sheet? FindSheet(string name) =>
        Sheets.FirstOrDefault(sheet => string.Equals(sheet.Name, name, StringComparison.OrdinalIgnoreCase));
}
