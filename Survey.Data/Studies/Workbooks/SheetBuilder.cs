using System.Collections.Immutable;

namespace Survey.Data.Studies.Workbooks;

/// <summary>Gathers the rows of one sheet, in whatever file they stand: the first that holds anything is the header.</summary>
/// <param name="name">The sheet's name.</param>
/// <param name="allowsSeparatorRow">Whether a row of dashes directly below the header is a Markdown separator and not data.</param>
internal sealed class SheetBuilder(string name, bool allowsSeparatorRow)
{
    /// <summary>No study has more rows in a sheet: lists of every village of a country have some ten thousand.</summary>
    public const int MaximumRows = 50_000;

    private readonly List<SheetRow> rows = [];
    private ImmutableArray<string> columns = [];
    private bool expectsHeader = true;
    private bool expectsSeparatorRow;
    private int lastRowNumber;

    public string Name => name;

    /// <summary>Adds a row, by its number or as the next one, blank ones too; false where there are too many.</summary>
    public bool TryAddRow(IReadOnlyList<string> cells, int? rowNumber = null)
    {
        var trimmedCells = TrimCells(cells);
        if (expectsSeparatorRow && IsSeparatorRow(trimmedCells))
        {
            expectsSeparatorRow = false;
            return true;
        }

        lastRowNumber = rowNumber ?? lastRowNumber + 1;
        expectsSeparatorRow = false;
        if (expectsHeader)
        {
            columns = trimmedCells;
            expectsHeader = trimmedCells.Length == 0;
            expectsSeparatorRow = allowsSeparatorRow && !expectsHeader;
            return true;
        }

        if (trimmedCells.Length > 0)
        {
            rows.Add(new SheetRow(lastRowNumber, trimmedCells));
        }

        return rows.Count <= MaximumRows;
    }

    public Sheet Build() =>
        new()
        {
            Name = name,
            Columns = columns,
            Rows = [.. rows],
        };

    /// <summary>Whether a row is a rule of dashes, as Markdown has it below a header.</summary>
    public static bool IsSeparatorRow(ImmutableArray<string> cells) =>
        cells.Any(cell => cell.Length > 0)
        && cells.All(cell => cell.Length == 0 || (cell.Trim(':').Length > 0 && cell.Trim(':').All(c => c == '-')));

    private static ImmutableArray<string> TrimCells(IReadOnlyList<string> cells)
    {
        var trimmed = cells.Select(cell => cell.ReplaceLineEndings("\n").Trim()).ToList();
        return [.. trimmed.Take(trimmed.FindLastIndex(cell => cell.Length > 0) + 1)];
    }
}
