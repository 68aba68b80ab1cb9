using System.Globalization;
using Survey.Data.Files;
using Survey.Data.Questionnaires;
using Survey.Data.Texts;

namespace Survey.Data.Studies.Workbooks;

/// <summary>Gathers the sheets of a workbook, whatever its format, as long as a study could be so large.</summary>
/// <remarks>What is read from one format must fit the other, so Excel's limits hold for both; the rest bound what a hostile file can
/// cost.</remarks>
internal sealed class WorkbookBuilder
{
    /// <summary>A study has some seven sheets, and its author notes beside them.</summary>
    private const int MaximumSheets = 100;

    /// <summary>Excel takes no longer name.</summary>
    private const int MaximumNameLength = 31;

    /// <summary>Excel takes no more in a cell.</summary>
    public const int MaximumCellLength = 32_767;

    /// <summary>Some hundred times the largest study; a shared text counts once for each of its cells.</summary>
    private const int MaximumCharacters = 16_000_000;

    private readonly List<SheetBuilder> sheets = [];
    private int characterCount;

    /// <summary>What is wrong so far.</summary>
    public ProblemCollector Problems { get; } = new();

    /// <summary>Whether a sheet has begun.</summary>
    public bool HasSheet => sheets.Count > 0;

    /// <summary>Begins a sheet; false where there are too many to read on.</summary>
    public bool TryBeginSheet(string name, bool allowsSeparatorRow, SourceLocation location)
    {
        if (sheets.Count == MaximumSheets)
        {
            Problems.AddError("W005", location, $"The workbook has more than {MaximumSheets} sheets. Remove what is not used.");
            return false;
        }

        if (!IsValidSheetName(name))
        {
            Problems.AddError(
                "W008",
                location,
                $"A sheet cannot be called '{Shorten(name)}'. Excel takes at most {MaximumNameLength} characters, none of them [ ] "
                    + $": * ? / \\ and no quote at either end."
            );
        }

        if (sheets.Exists(sheet => string.Equals(sheet.Name, name, StringComparison.OrdinalIgnoreCase)))
        {
            Problems.AddError("W002", location, $"There is a sheet '{name}' already. Put its rows together.");
        }

        sheets.Add(new SheetBuilder(name, allowsSeparatorRow));
        return true;
    }

    /// <summary>Adds a row to the sheet that began last, blank ones too; false where there is too much to read on.</summary>
    /// <param name="cells">The row's texts.</param>
    /// <param name="rowNumber">The row's number where the file tells it; null counts on.</param>
    /// <param name="locationOf">The place of a column's cell, counted from 0; of the whole row for −1.</param>
    public bool TryAddRow(IReadOnlyList<string> cells, int? rowNumber, Func<int, SourceLocation> locationOf)
    {
        characterCount += cells.Sum(cell => cell.Length);
        if (characterCount > MaximumCharacters)
        {
            Problems.AddError(
                "W005",
                locationOf(-1),
                $"The workbook has more than {MaximumCharacters / 1_000_000} million characters. Remove what is not used."
            );
            return false;
        }

        foreach (var (column, cell) in cells.Index().Where(cell => cell.Item.Length > MaximumCellLength))
        {
            Problems.AddError(
                "W018",
                locationOf(column),
                $"The cell has {cell.Length} characters; at most {MaximumCellLength} can be kept. Shorten it."
            );
        }

        foreach (var (column, cell) in cells.Index())
        {
            if (CellCharacters.FindInvalidCharacter(cell) is { } character)
            {
                var code = ((int)character).ToString("X4", CultureInfo.InvariantCulture);
                Problems.AddError(
                    "W017",
                    locationOf(column),
                    $"The cell holds a character that no workbook can hold (U+{code}). Remove it."
                );
            }
        }

        if (!sheets[^1].TryAddRow(cells, rowNumber))
        {
            Problems.AddError("W005", locationOf(-1), $"The sheet has more than {SheetBuilder.MaximumRows} rows. Remove what is not used.");
            return false;
        }

        return true;
    }

    /// <summary>Whether Excel lets a sheet be called so.</summary>
    public static bool IsValidSheetName(string name) =>
        name.Length is > 0 and <= MaximumNameLength
        && name.IndexOfAny(['[', ']', ':', '*', '?', '/', '\\']) < 0
        && !name.StartsWith('\'')
        && !name.EndsWith('\'');

    /// <summary>What was gathered; where that is nothing, why there is no workbook.</summary>
    public WorkbookParseResult Build(ProblemMessage messageIfEmpty) =>
        sheets.Count == 0
            ? WorkbookParseResult.Failed(messageIfEmpty)
            : new WorkbookParseResult(new Workbook([.. sheets.Select(sheet => sheet.Build())]), Problems.ToImmutable());

    private static string Shorten(string name) => name.Length > 2 * MaximumNameLength ? $"{name[..(2 * MaximumNameLength)]}…" : name;
}
