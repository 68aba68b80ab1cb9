namespace Survey.Analysis.Figures.Cells;

/// <summary>The cells of a figure's breakdowns whose numbers are withheld.</summary>
internal sealed class SuppressedCells
{
    private readonly Dictionary<(string Place, string? Item), bool> isPrimaryByCell = [];

    /// <summary>Nothing is withheld.</summary>
    public static SuppressedCells None { get; } = new();

    /// <summary>How many say too much by themselves.</summary>
    public int PrimaryCount => isPrimaryByCell.Values.Count(isPrimary => isPrimary);

    /// <summary>How many say nothing by themselves, but let others be worked out.</summary>
    public int SecondaryCount => isPrimaryByCell.Count - PrimaryCount;

    /// <summary>Whether the numbers of a cell, or of an item in it, are withheld.</summary>
    public bool Contains(BreakdownCell cell, string? item = null) => isPrimaryByCell.ContainsKey((KeyOf(cell), item));

    public void Add(BreakdownCell cell, string? item, bool isPrimary) => isPrimaryByCell.Add((KeyOf(cell), item), isPrimary);

    private static string KeyOf(BreakdownCell cell) => string.Join('\n', cell.BreakdownValues.Select(pair => $"{pair.Key}={pair.Value}"));
}
