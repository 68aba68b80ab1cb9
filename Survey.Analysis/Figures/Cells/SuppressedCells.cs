namespace Survey.Analysis.Figures.Cells;

/// <summary>The cells of a figure's breakdowns whose numbers are suppressed.</summary>
internal sealed class SuppressedCells
{
    private readonly Dictionary<(string Cell, string? Item), bool> isPrimaryByCell = [];

    /// <summary>Nothing is suppressed.</summary>
    public static SuppressedCells None { get; } = new();

    /// <summary>How many are sensitive by a primary rule.</summary>
    public int PrimaryCount => isPrimaryByCell.Values.Count(isPrimary => isPrimary);

    /// <summary>How many are suppressed to protect other cells.</summary>
    public int SecondaryCount => isPrimaryByCell.Count - PrimaryCount;

    /// <summary>Whether the numbers of a cell, or of an item in it, are suppressed.</summary>
    public bool Contains(BreakdownCell cell, string? item = null) => isPrimaryByCell.ContainsKey((KeyOf(cell), item));

    /// <summary>A cell may be suppressed for several of its counts.</summary>
    public void Add(BreakdownCell cell, string? item, bool isPrimary)
    {
        var key = (KeyOf(cell), item);
        isPrimaryByCell[key] = isPrimary || isPrimaryByCell.GetValueOrDefault(key);
    }

    private static string KeyOf(BreakdownCell cell) => BreakdownCell.KeyOf(cell.BreakdownValues);
}
