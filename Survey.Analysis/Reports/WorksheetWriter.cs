using ClosedXML.Excel;
using Survey.Data.Files;

namespace Survey.Analysis.Reports;

/// <summary>A sheet being written: puts values in their form into cells, and remembers how wide each column must be.</summary>
/// <remarks>
/// Widths are estimated, since measuring needs a graphics library that is not on every machine. A text is always stored as text,
/// so that one beginning with <c>=</c> is never a formula.
/// </remarks>
internal sealed class WorksheetWriter(IXLWorksheet worksheet, ReportStyle style)
{
    /// <summary>Longer texts are wrapped, so that several columns fit on a screen.</summary>
    private const double MaximumColumnWidth = 42;

    /// <summary>A column's width counts digits, which are wider than most letters.</summary>
    private const double LettersPerWidthUnit = 1.2;

    /// <summary>In units of column width: a wider sheet, fitted to one page, would have type too small to read.</summary>
    private const double MaximumPrintableWidth = 600;

    /// <summary>In points, of the sheets' ten-point type.</summary>
    private const double LineHeight = 13;

    /// <summary>In letters: what a page's width holds of a line beside a label.</summary>
    private const int MaximumLineLength = 150;

    /// <summary>In points: the type of titles, and their row with some space around it.</summary>
    private const double TitleSize = 16;
    private const double TitleHeight = 26;

    /// <summary>In points: six lines of the eight-point type of captions.</summary>
    private const double CaptionHeight = 62;

    // In units of column width. Longer captions and headings are wrapped, and longer raw values run under the next column, so that more
    // columns fit on a screen; twelve digits are enough for a column of numbers.
    private const double MaximumCaptionWidth = 18;
    private const double MaximumHeadingWidth = 24;
    private const double MaximumRawValueWidth = 24;
    private const double MaximumNumberWidth = 12;

    /// <summary>In units of column width: a wider sheet is printed two pages wide, so that its type stays readable.</summary>
    private const double MaximumOnePageWidth = 160;

    /// <summary>Lines of a row: Excel's rows are at most 409 points high.</summary>
    private const int MaximumLinesPerRow = 30;

    /// <summary>Excel's own limit is 32,767; there is room to say that the text is cut.</summary>
    private const int MaximumTextLength = 32_600;

    private readonly Dictionary<int, double> columnWidths = [];
    private readonly List<(int Row, int Column, string Text)> wrappedTexts = [];

    public string Name => worksheet.Name;

    /// <summary>The row that is written next, from 1.</summary>
    public int NextRow { get; set; } = 1;

    /// <summary>A text over the sheet's width, not in any column; what is longer than a page is wide goes on below.</summary>
    public void WriteLine(string text, bool isTitle = false, bool isWarning = false)
    {
        foreach (var part in WrapText(text))
        {
            worksheet.Row(NextRow).Height = isTitle ? TitleHeight : LineHeight + 2;
            var cell = WriteLine(NextRow++, 1, part);
            cell.Style.Font.FontSize = isTitle ? TitleSize : 10;
            cell.Style.Font.Bold = isTitle || isWarning;
            cell.Style.Font.FontColor = (isWarning, isTitle) switch
            {
                (true, _) => ReportStyle.Warning,
                (_, true) => ReportStyle.Text,
                _ => ReportStyle.SecondaryText,
            };
        }
    }

    /// <summary>A label and its text, which runs on to the right and below.</summary>
    public void WriteLabelledText(string label, string text)
    {
        WriteCell(NextRow, 1, label, ValueFormat.Text);
        foreach (var part in WrapText(text))
        {
            WriteLine(NextRow++, 2, part);
        }
    }

    /// <summary>Small texts above a table's heads, as many lines as fit.</summary>
    public void WriteCaptions(IEnumerable<string> texts)
    {
        worksheet.Row(NextRow).Height = CaptionHeight;
        foreach (var (index, text) in texts.Index())
        {
            var cell = WriteText(NextRow, index + 1, text);
            cell.Style.Alignment.WrapText = true;
            cell.Style.Alignment.Vertical = XLAlignmentVerticalValues.Bottom;
            cell.Style.Font.FontSize = 8;
            cell.Style.Font.FontColor = ReportStyle.SecondaryText;
            EnsureColumnWidth(index + 1, Math.Min(text.Length + 2, MaximumCaptionWidth));
        }

        NextRow++;
    }

    /// <summary>A value of the raw answers: fast, and without any form of its own.</summary>
    public void WriteRawValue(int row, int column, object? value)
    {
        switch (value)
        {
            case string { Length: > 0 } text:
                worksheet.Cell(row, column).SetValue(FitText(text));
                EnsureColumnWidth(column, Math.Min(text.Length + 2, MaximumRawValueWidth));
                break;
            case double number:
                worksheet.Cell(row, column).Value = number;
                break;
        }
    }

    /// <summary>The headings of a table, which stay in view when the sheet is scrolled.</summary>
    public void WriteHeadings(IReadOnlyList<(string Head, ValueFormat Form)> headings)
    {
        foreach (var (index, (heading, format)) in headings.Index())
        {
            var cell = WriteText(NextRow, index + 1, heading);
            cell.Style.Font.Bold = true;
            cell.Style.Font.FontColor = XLColor.White;
            cell.Style.Fill.BackgroundColor = ReportStyle.HeadingBackground;
            cell.Style.Alignment.WrapText = true;
            cell.Style.Alignment.Vertical = XLAlignmentVerticalValues.Bottom;
            cell.Style.Alignment.Horizontal =
                format == ValueFormat.Text ? XLAlignmentHorizontalValues.Left : XLAlignmentHorizontalValues.Right;
            EnsureColumnWidth(index + 1, Math.Min(LongestWordLength(heading) + 3, MaximumHeadingWidth));
            wrappedTexts.Add((NextRow, index + 1, heading));
        }

        NextRow++;
    }

    /// <summary>The sheet's title and, below it, the notice that the data are synthetic.</summary>
    public void WriteTitle(string title, string syntheticDataNotice)
    {
        WriteLine(title, isTitle: true);
        if (syntheticDataNotice.Length > 0)
        {
            WriteLine(syntheticDataNotice, isWarning: true);
        }
    }

    /// <summary>A table: headings, and rows with a thin line below each.</summary>
    public void WriteTable(
        IReadOnlyList<(string Head, ValueFormat Form)> headings,
        IEnumerable<IReadOnlyList<(object? Value, ValueFormat Form)>> rows
    )
    {
        WriteHeadings(headings);
        foreach (var row in rows)
        {
            AddBottomBorder(NextRow, headings.Count);
            WriteRow(row);
        }
    }

    /// <summary>A row of values: texts, numbers, or null for an empty cell.</summary>
    public void WriteRow(IReadOnlyList<(object? Value, ValueFormat Form)> values)
    {
        foreach (var (index, (value, format)) in values.Index())
        {
            WriteCell(NextRow, index + 1, value, format);
        }

        NextRow++;
    }

    public void WriteCell(int row, int column, object? value, ValueFormat format)
    {
        switch (value)
        {
            case null:
                return;
            case string text:
                var cell = WriteText(row, column, text);
                cell.Style.Alignment.WrapText = format == ValueFormat.Text;
                cell.Style.Alignment.Horizontal =
                    format == ValueFormat.Text ? XLAlignmentHorizontalValues.Left : XLAlignmentHorizontalValues.Right;
                EnsureColumnWidth(column, Math.Min(text.Length + 2, format == ValueFormat.Text ? MaximumColumnWidth : MaximumNumberWidth));
                if (format == ValueFormat.Text)
                {
                    wrappedTexts.Add((row, column, text));
                }

                return;
            default:
                var number = worksheet.Cell(row, column);
                number.Value = Convert.ToDouble(value, System.Globalization.CultureInfo.InvariantCulture);
                number.Style.NumberFormat.Format = style.NumberFormatOf(format);
                number.Style.Alignment.Horizontal = XLAlignmentHorizontalValues.Right;
                number.Style.Alignment.Vertical = XLAlignmentVerticalValues.Top;
                EnsureColumnWidth(column, 9);
                return;
        }
    }

    /// <summary>A cell that leads to another sheet's cell.</summary>
    public void WriteLink(int row, int column, string text, string sheetName, string address)
    {
        var cell = WriteText(row, column, text);
        cell.Hyperlink = new XLHyperlink($"'{sheetName.Replace("'", "''", StringComparison.Ordinal)}'!{address}");
        cell.Style.Font.FontColor = ReportStyle.Link;
        cell.Style.Font.Underline = XLFontUnderlineValues.Single;
        cell.Style.Alignment.WrapText = true;
        EnsureColumnWidth(column, Math.Min(text.Length + 2, MaximumColumnWidth));
    }

    /// <summary>Sets a filter on the table's headings, and freezes them.</summary>
    public void FinishTable(int headingRow, int columnCount, bool isFrozen = true)
    {
        if (isFrozen)
        {
            worksheet.SheetView.FreezeRows(headingRow);
        }

        if (NextRow > headingRow + 1)
        {
            worksheet.Range(headingRow, 1, NextRow - 1, columnCount).SetAutoFilter();
        }

        ApplyColumnWidths();
        worksheet.PageSetup.SetRowsToRepeatAtTop(headingRow, headingRow);
    }

    /// <summary>Gives each column the width its cells need.</summary>
    public void ApplyColumnWidths()
    {
        foreach (var (column, width) in columnWidths)
        {
            worksheet.Column(column).Width = width;
        }

        foreach (var row in wrappedTexts.GroupBy(text => text.Row))
        {
            worksheet.Row(row.Key).Height =
                (row.Max(text => EstimateLineCount(text.Text, LettersPerWidthUnit * columnWidths[text.Column])) * LineHeight) + 2;
        }

        worksheet.ShowGridLines = false;
        worksheet.PageSetup.PageOrientation = XLPageOrientation.Landscape;
        worksheet.PageSetup.PaperSize = XLPaperSize.A4Paper;
        if (columnWidths.Values.Sum() is var totalWidth and < MaximumPrintableWidth)
        {
            worksheet.PageSetup.FitToPages(totalWidth > MaximumOnePageWidth ? 2 : 1, 0);
        }
    }

    public void HideColumn(int column) => worksheet.Column(column).Hide();

    public void SetColumnWidth(int column, double width) => columnWidths[column] = width;

    /// <summary>A thin line under a row, so that the eye keeps to it.</summary>
    public void AddBottomBorder(int row, int columnCount)
    {
        var border = worksheet.Range(row, 1, row, columnCount).Style.Border;
        border.BottomBorder = XLBorderStyleValues.Hair;
        border.BottomBorderColor = ReportStyle.GridLine;
    }

    private IXLCell WriteText(int row, int column, string text)
    {
        var cell = worksheet.Cell(row, column);
        cell.SetValue(FitText(text));
        cell.Style.Alignment.Vertical = XLAlignmentVerticalValues.Top;
        return cell;
    }

    /// <summary>The text as a cell can hold it; what is cut says so.</summary>
    private string FitText(string text) =>
        CellCharacters.ReplaceInvalidCharacters(
            text.Length <= MaximumTextLength ? text : $"{text[..MaximumTextLength]} … {style.TextCutNote(text.Length)}"
        );

    private IXLCell WriteLine(int row, int column, string text)
    {
        var cell = WriteText(row, column, text);
        cell.Style.Alignment.WrapText = false;
        return cell;
    }

    private static IEnumerable<string> WrapText(string text)
    {
        while (text.Length > MaximumLineLength && text.LastIndexOf(' ', MaximumLineLength) is > 0 and var space)
        {
            yield return text[..space];
            text = text[(space + 1)..];
        }

        yield return text;
    }

    private void EnsureColumnWidth(int column, double width) =>
        columnWidths[column] = Math.Max(columnWidths.GetValueOrDefault(column), width);

    private static int LongestWordLength(string text) => text.Split(' ', '-').Max(word => word.Length);

    /// <summary>How many lines a text takes in a column, by counting letters; one line too many is better than one cut off.</summary>
    private static int EstimateLineCount(string text, double width)
    {
        var (lines, length) = (1, 0);
        foreach (var word in text.Split(' ', '\n'))
        {
            if (length > 0 && length + 1 + word.Length > width - 1)
            {
                lines++;
                length = 0;
            }

            length += (length > 0 ? 1 : 0) + word.Length;
            lines += (int)(length / width);
            length = (int)(length % width);
        }

        return Math.Min(lines, MaximumLinesPerRow);
    }
}
