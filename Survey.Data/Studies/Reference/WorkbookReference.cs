using System.Collections.Immutable;

namespace Survey.Data.Studies.Reference;

/// <summary>The description of the workbook: its sheets with their columns and words. A word exists because it stands here.</summary>
/// <remarks>Immutable, so it may be shared between threads. The sheets <c>figures</c> and <c>claims</c> are described where they are
/// read, in Survey.Analysis.</remarks>
/// <param name="Sheets">The sheets in the order of the manual.</param>
public sealed record WorkbookReference(ImmutableArray<SheetReference> Sheets)
{
    /// <summary>The sheets that Survey.Data reads.</summary>
    public static WorkbookReference Standard { get; } =
        new([
            SurveySheetReference.Sheet,
            ChoicesSheetReference.Sheet,
            ChoicesSheetReference.ExternalSheet,
            SettingsSheetReference.Sheet,
            FrameSheetReference.Sheet,
            VariablesSheetReference.Sheet,
            MessagesSheetReference.Sheet,
            PicturesSheetReference.Sheet,
            EntitiesSheetReference.Sheet,
        ]);

    /// <summary>The column note belongs to sheets that Survey.Analysis reads; headers are read before it is known who reads the
    /// sheet.</summary>
    private static readonly ImmutableHashSet<string> LocalizedNames = Standard
        .Sheets.SelectMany(sheet => sheet.Columns)
        .Where(column => column.IsLocalized)
        .Select(column => column.Name)
        .Append("note")
        .ToImmutableHashSet(StringComparer.Ordinal);

    /// <summary>Sheets that Survey.Analysis reads.</summary>
    public static ImmutableArray<string> AnalysisSheetNames { get; } = ["figures", "claims"];

    /// <summary>Sheets of XLSForm that are not supported.</summary>
    public static ImmutableArray<WordReference> UnsupportedSheets { get; } =
        [
            new("cascades", "Choices in steps. Write one select_one for each step, with a choice_filter."),
        ];

    /// <summary>Sheets of XLSForm that are kept and change nothing.</summary>
    public static ImmutableArray<WordReference> IgnoredSheets { get; } = [new("osm", "Tags of OpenStreetMap. Maps are not shown here.")];

    /// <summary>Whether a column of some sheet may come once for each language.</summary>
    public static bool IsLocalized(string column) =>
        LocalizedNames.Contains(column) || column.StartsWith("media::", StringComparison.Ordinal);

    /// <summary>The sheet of that name, whatever its case; null where there is none.</summary>
    public SheetReference? FindSheet(string name) =>
        Sheets.FirstOrDefault(sheet => string.Equals(sheet.Name, name, StringComparison.OrdinalIgnoreCase));
}
