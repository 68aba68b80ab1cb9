using ClosedXML.Excel;
using Survey.Analysis.Charts;

namespace Survey.Analysis.Reports;

/// <summary>The workbook's colours and number formats.</summary>
internal sealed class ReportStyle(ReportLocalizer localizer)
{
    public static XLColor Text { get; } = XLColor.FromHtml(Palette.Text);

    public static XLColor SecondaryText { get; } = XLColor.FromHtml(Palette.SecondaryText);

    public static XLColor GridLine { get; } = XLColor.FromHtml(Palette.GridLine);

    public static XLColor Warning { get; } = XLColor.FromHtml(Palette.Warning);

    public static XLColor HeadingBackground { get; } = XLColor.FromHtml("#0b4f7d");

    public static XLColor Link { get; } = XLColor.FromHtml("#0b4f7d");

    public string NumberFormatOf(ValueFormat format) =>
        format switch
        {
            ValueFormat.Share => PercentFormat,
            ValueFormat.Count => "#,##0",
            ValueFormat.Number => "#,##0.00",
            ValueFormat.FourDecimals => "0.0000",
            _ => "General",
        };

    /// <summary>What stands at the end of a text that Excel cannot hold.</summary>
    public string TextCutNote(int length) => localizer.Text("TextCutNote", localizer.Numbers.Count(length));

    /// <summary>Swedish sets a no-break space before the sign.</summary>
    public string PercentFormat => localizer.Text("ExcelPercentFormat");
}
