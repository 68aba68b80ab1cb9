using ClosedXML.Excel;
using Survey.Analysis.Charts;

namespace Survey.Analysis.Reports;

/// <summary>What form a cell's value has.</summary>
internal enum CellForm
{
    Text,
    Count,
    Share,
    Number,
    Fine,
    Plain,
}

/// <summary>The workbook's colours and number formats.</summary>
internal sealed class ReportStyle(Wording words)
{
    public static XLColor Ink { get; } = XLColor.FromHtml(Palette.Ink);

    public static XLColor Quiet { get; } = XLColor.FromHtml(Palette.Quiet);

    public static XLColor Grid { get; } = XLColor.FromHtml(Palette.Grid);

    public static XLColor Alarm { get; } = XLColor.FromHtml(Palette.Alarm);

    public static XLColor Head { get; } = XLColor.FromHtml("#0b4f7d");

    public static XLColor Link { get; } = XLColor.FromHtml("#0b4f7d");

    public string FormatOf(CellForm form) => form switch
    {
        CellForm.Share => PercentFormat,
        CellForm.Count => "#,##0",
        CellForm.Number => "#,##0.00",
        CellForm.Fine => "0.0000",
        _ => "General",
    };

    /// <summary>Swedish sets a no-break space before the sign.</summary>
    public string PercentFormat => words.Of("0\"\u00A0\"%", "0%");
}
