namespace Survey.Data.Studies.Workbooks.Spreadsheets;

/// <summary>Gathers the cells of a sheet's rows, in whatever file they stand, within the columns that are read; and notes what could not
/// be read.</summary>
internal sealed class SheetCells
{
    /// <summary>No study has more columns in a sheet.</summary>
    public const int MaximumColumns = 500;

    /// <summary>The rows of a sheet in Excel.</summary>
    public const int MaximumRowNumber = 1_048_576;

    /// <summary>The first filled column that was not read, counted from 0; null where all were.</summary>
    public int? FirstSkippedColumn { get; private set; }

    /// <summary>The cells that hold a formula and no value: the program that wrote them did not compute it.</summary>
    public List<(int Column, int Row)> UncomputedFormulas { get; } = [];

    /// <summary>Sets a cell of a row, which grows as far as it needs; nothing for an empty text.</summary>
    public void Set(List<string> cells, int column, string text)
    {
        if (text.Length == 0)
        {
            return;
        }

        if (column >= MaximumColumns)
        {
            FirstSkippedColumn = Math.Min(FirstSkippedColumn ?? column, column);
            return;
        }

        while (cells.Count <= column)
        {
            cells.Add("");
        }

        cells[column] = text;
    }
}

/// <summary>A sheet of a spreadsheet file.</summary>
/// <param name="Name">Its name.</param>
/// <param name="ReadRows">Reads the rows that hold anything, with their numbers from 1. They can be read once, before the next sheet is
/// asked for.</param>
internal sealed record SpreadsheetSheet(string Name, Func<SheetCells, IEnumerable<(int Number, List<string> Cells)>> ReadRows);
