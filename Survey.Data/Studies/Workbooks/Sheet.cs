using System.Collections.Immutable;
using Survey.Data.Questionnaires;

namespace Survey.Data.Studies.Workbooks;

/// <summary>One table of a study workbook, as its author wrote it: the header, and rows of text cells.</summary>
public sealed record Sheet
{
    /// <summary>The sheet's name, such as <c>survey</c>.</summary>
    public required string Name { get; init; }

    /// <summary>The header's cells, in order; a column whose head is empty is not read.</summary>
    public required ImmutableArray<string> Columns { get; init; }

    /// <summary>The rows that hold anything, in order.</summary>
    public required ImmutableArray<SheetRow> Rows { get; init; }

    /// <summary>The text in a row's column, trimmed; empty where the row or the sheet has none.</summary>
    public string Text(SheetRow row, string column)
    {
        var index = Columns.IndexOf(column);
        return index < 0 || index >= row.Cells.Length ? "" : row.Cells[index].Trim();
    }

    /// <summary>The place of a row's cell, such as <c>survey!C12</c>; of the whole row where there is no such column.</summary>
    public SourceLocation LocationOf(SheetRow row, string column)
    {
        var index = Columns.IndexOf(column);
        return new SourceLocation(Name, index < 0 ? FormattableString.Invariant($"{row.Number}") : CellAddress(index, row.Number));
    }

    /// <summary>The place of a column's head.</summary>
    public SourceLocation LocationOfHeader(string column) => new(Name, CellAddress(Math.Max(0, Columns.IndexOf(column)), 1));

    /// <summary>A cell's name: <c>C12</c> for column 2, row 12.</summary>
    internal static string CellAddress(int column, int row) => FormattableString.Invariant($"{ColumnLetters(column)}{row}");

    private static string ColumnLetters(int index) => (index >= 26 ? ColumnLetters((index / 26) - 1) : "") + (char)('A' + (index % 26));
}

/// <summary>A row of a sheet: its number as a spreadsheet counts (the header is 1), and its cells as far as the last that is
/// filled.</summary>
public sealed record SheetRow(int Number, ImmutableArray<string> Cells);
