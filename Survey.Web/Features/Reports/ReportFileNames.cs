namespace Survey.Web.Features.Reports;

/// <summary>The files of a report, in the order in which they are shown.</summary>
internal static class ReportFileNames
{
    /// <summary>The Excel workbook.</summary>
    public const string Workbook = "report.xlsx";

    /// <summary>All charts in one archive.</summary>
    public const string Charts = "charts.zip";

    /// <summary>The figures for programs.</summary>
    public const string Figures = "figures.json";

    /// <summary>All of them.</summary>
    public static IReadOnlyList<string> All { get; } = [Workbook, Charts, Figures];

    /// <summary>The media type of a file.</summary>
    public static string MediaTypeOf(string name) =>
        Path.GetExtension(name) switch
        {
            ".xlsx" => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            ".zip" => "application/zip",
            ".json" => "application/json",
            _ => "application/octet-stream",
        };
}
