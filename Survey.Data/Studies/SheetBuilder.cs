using System.Collections.Immutable;

namespace Survey.Data.Studies;

/// <summary>Gathers the rows of one sheet, in whatever file they stand: the first that holds anything is the header.</summary>
/// <param name="name">The sheet's name.</param>
/// <param name="mayHaveRule">Whether a rule of dashes directly below the header is for the eye only.</param>
internal sealed class SheetBuilder(string name, bool mayHaveRule)
{
    /// <summary>No study has more rows in a sheet: lists of every village of a country have some ten thousand.</summary>
    public const int MaximumRows = 50_000;

    private readonly List<SheetRow> rows = [];
    private ImmutableArray<string> columns = [];
    private bool expectsHeader = true;
    private bool expectsRule;
    private int number;

    public string Name => name;

    /// <summary>Adds a row, by its number or as the next one, blank ones too; false where there are too many.</summary>
    public bool TryAdd(IReadOnlyList<string> cells, int? rowNumber = null)
    {
        var filled = Trimmed(cells);
        if (expectsRule && IsRule(filled))
        {
            expectsRule = false;
            return true;
        }

        number = rowNumber ?? number + 1;
        expectsRule = false;
        if (expectsHeader)
        {
            columns = filled;
            expectsHeader = filled.Length == 0;
            expectsRule = mayHaveRule && !expectsHeader;
            return true;
        }

        if (filled.Length > 0)
        {
            rows.Add(new SheetRow(number, filled));
        }

        return rows.Count <= MaximumRows;
    }

    public Sheet Build() => new() { Name = name, Columns = columns, Rows = [.. rows] };

    /// <summary>Whether a row is a rule of dashes, as Markdown has it below a header.</summary>
    public static bool IsRule(ImmutableArray<string> cells) =>
        cells.Any(cell => cell.Length > 0) && cells.All(cell => cell.Length == 0 || (cell.Trim(':').Length > 0 && cell.Trim(':').All(c => c == '-')));

    private static ImmutableArray<string> Trimmed(IReadOnlyList<string> cells)
    {
        var trimmed = cells.Select(cell => cell.ReplaceLineEndings("\n").Trim()).ToList();
        return [.. trimmed.Take(trimmed.FindLastIndex(cell => cell.Length > 0) + 1)];
    }
}
