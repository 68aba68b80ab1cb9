namespace Survey.Analysis.Figures;

/// <summary>The cells of a figure's breakdowns whose numbers are withheld.</summary>
internal sealed class WithheldCells
{
    private readonly Dictionary<(string Place, string? Item), bool> isForItself = [];

    /// <summary>Nothing is withheld.</summary>
    public static WithheldCells None { get; } = new();

    /// <summary>How many say too much by themselves.</summary>
    public int ForThemselves => isForItself.Values.Count(own => own);

    /// <summary>How many say nothing by themselves, but let others be worked out.</summary>
    public int ForOthers => isForItself.Count - ForThemselves;

    /// <summary>Whether the numbers of a cell, or of an item in it, are withheld.</summary>
    public bool Contains(BreakdownCell cell, string? item = null) => isForItself.ContainsKey((PlaceOf(cell), item));

    public void Add(BreakdownCell cell, string? item, bool forItself) => isForItself.Add((PlaceOf(cell), item), forItself);

    private static string PlaceOf(BreakdownCell cell) => string.Join('\n', cell.By.Select(pair => $"{pair.Key}={pair.Value}"));
}
