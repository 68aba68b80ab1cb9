using System.Globalization;
using Survey.Data.Questionnaires;

namespace Survey.Data.Studies;

/// <summary>Gathers the sheets of a workbook, whatever its format, as long as a study could be so large.</summary>
/// <remarks>What is read from one format must fit the other, so Excel's limits hold for both; the rest bound what a hostile file can cost.</remarks>
internal sealed class WorkbookGatherer
{
    /// <summary>A study has some seven sheets, and its author notes beside them.</summary>
    private const int MaximumSheets = 100;

    /// <summary>Excel takes no longer name.</summary>
    private const int MaximumNameLength = 31;

    /// <summary>Excel takes no more in a cell.</summary>
    public const int MaximumCellLength = 32_767;

    /// <summary>Five times the text of War and Peace; texts that cells share count for each of them.</summary>
    private const int MaximumCharacters = 16_000_000;

    private readonly List<SheetBuilder> sheets = [];
    private int characters;

    /// <summary>What is wrong so far.</summary>
    public ProblemList Problems { get; } = new();

    /// <summary>Whether a sheet has begun.</summary>
    public bool HasSheet => sheets.Count > 0;

    /// <summary>Begins a sheet; false where there are too many to read on.</summary>
    public bool TryBegin(string name, bool mayHaveRule, Place place)
    {
        if (sheets.Count == MaximumSheets)
        {
            Problems.Error("W005", place, $"The workbook has more than {MaximumSheets} sheets. Remove what is not used.");
            return false;
        }

        if (!IsName(name))
        {
            Problems.Error("W008", place, $"A sheet cannot be called '{Beginning(name)}'. Excel takes at most {MaximumNameLength} characters, none of them [ ] : * ? / \\ and no quote at either end.");
        }

        if (sheets.Exists(sheet => string.Equals(sheet.Name, name, StringComparison.OrdinalIgnoreCase)))
        {
            Problems.Error("W002", place, $"There is a sheet '{name}' already. Put its rows together.");
        }

        sheets.Add(new SheetBuilder(name, mayHaveRule));
        return true;
    }

    /// <summary>Adds a row to the sheet that began last, blank ones too; false where there is too much to read on.</summary>
    /// <param name="cells">The row's texts.</param>
    /// <param name="number">The row's number where the file tells it; null counts on.</param>
    /// <param name="placeOf">The place of a column's cell, counted from 0; of the whole row for −1.</param>
    public bool TryAdd(IReadOnlyList<string> cells, int? number, Func<int, Place> placeOf)
    {
        characters += cells.Sum(cell => cell.Length);
        if (characters > MaximumCharacters)
        {
            Problems.Error("W005", placeOf(-1), $"The workbook has more than {MaximumCharacters / 1_000_000} million characters. Remove what is not used.");
            return false;
        }

        foreach (var (column, cell) in cells.Index().Where(cell => cell.Item.Length > MaximumCellLength))
        {
            Problems.Error("W007", placeOf(column), string.Create(CultureInfo.InvariantCulture, $"The cell has {cell.Length} characters; at most {MaximumCellLength} can be kept. Shorten it."));
        }

        foreach (var (column, cell) in cells.Index())
        {
            if (CellText.FindUnwritable(cell) is { } character)
            {
                Problems.Error("W017", placeOf(column), string.Create(CultureInfo.InvariantCulture, $"The cell holds a character that no workbook can hold (U+{(int)character:X4}). Remove it."));
            }
        }

        if (!sheets[^1].TryAdd(cells, number))
        {
            Problems.Error("W005", placeOf(-1), $"The sheet has more than {SheetBuilder.MaximumRows} rows. Remove what is not used.");
            return false;
        }

        return true;
    }

    /// <summary>Whether Excel lets a sheet be called so.</summary>
    public static bool IsName(string name) =>
        name.Length is > 0 and <= MaximumNameLength && name.IndexOfAny(['[', ']', ':', '*', '?', '/', '\\']) < 0 && !name.StartsWith('\'') && !name.EndsWith('\'');

    /// <summary>What was gathered; where that is nothing, why there is no workbook.</summary>
    public WorkbookReading Reading(string whyNone) =>
        sheets.Count == 0 ? WorkbookReading.Failed(whyNone) : new WorkbookReading(new Workbook([.. sheets.Select(sheet => sheet.Build())]), Problems.ToImmutable());

    private static string Beginning(string name) => name.Length > 2 * MaximumNameLength ? $"{name[..(2 * MaximumNameLength)]}…" : name;
}
