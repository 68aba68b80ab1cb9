using ClosedXML.Excel;

namespace Survey.Analysis.Reports;

/// <summary>A sheet being written: puts values in their form into cells, and remembers how wide each column must be.</summary>
/// <remarks>
/// Widths are estimated, since measuring needs a graphics library that is not on every machine. A text is always stored as text,
/// so that one beginning with <c>=</c> is never a formula.
/// </remarks>
internal sealed class ReportSheet(IXLWorksheet sheet, ReportStyle style)
{
    private const double WidestColumn = 42;

    /// <summary>A column's width counts digits, which are wider than most letters.</summary>
    private const double LettersPerWidth = 1.2;

    /// <summary>A wider sheet would come out too small to read.</summary>
    private const double TooWideForPaper = 600;

    /// <summary>In points, of the sheets' ten-point type.</summary>
    private const double LineHeight = 13;

    /// <summary>In letters: what a page's width holds of a line beside a label.</summary>
    private const int LongestLine = 150;

    /// <summary>Excel's own limit is 32,767.</summary>
    private const int LongestText = 32_000;

    private readonly Dictionary<int, double> widths = [];
    private readonly List<(int Row, int Column, string Text)> wrapped = [];

    public string Name => sheet.Name;

    /// <summary>The row that is written next, from 1.</summary>
    public int Row { get; set; } = 1;

    /// <summary>A text over the sheet's width, not in any column; what is longer than a page is wide goes on below.</summary>
    public void Line(string text, bool isTitle = false, bool isAlarm = false)
    {
        foreach (var part in Parts(text))
        {
            sheet.Row(Row).Height = isTitle ? 26 : LineHeight + 2;
            var cell = Line(Row++, 1, part);
            cell.Style.Font.FontSize = isTitle ? 16 : 10;
            cell.Style.Font.Bold = isTitle || isAlarm;
            cell.Style.Font.FontColor = isAlarm ? ReportStyle.Alarm : isTitle ? ReportStyle.Ink : ReportStyle.Quiet;
        }
    }

    /// <summary>A label and its text, which runs on to the right and below.</summary>
    public void Entry(string label, string text)
    {
        Put(Row, 1, label, CellForm.Text);
        foreach (var part in Parts(text))
        {
            Line(Row++, 2, part);
        }
    }

    /// <summary>Small texts above a table's heads, as many lines as fit.</summary>
    public void Captions(IEnumerable<string> texts)
    {
        sheet.Row(Row).Height = 62;
        foreach (var (index, text) in texts.Index())
        {
            var cell = Text(Row, index + 1, text);
            cell.Style.Alignment.WrapText = true;
            cell.Style.Alignment.Vertical = XLAlignmentVerticalValues.Bottom;
            cell.Style.Font.FontSize = 8;
            cell.Style.Font.FontColor = ReportStyle.Quiet;
            Widen(index + 1, Math.Min(text.Length + 2, 18));
        }

        Row++;
    }

    /// <summary>A value of the raw answers: fast, and without any form of its own.</summary>
    public void Raw(int row, int column, object? value)
    {
        switch (value)
        {
            case string { Length: > 0 } text:
                sheet.Cell(row, column).SetValue(text.Length > LongestText ? text[..LongestText] : text);
                Widen(column, Math.Min(text.Length + 2, 24));
                break;
            case double number:
                sheet.Cell(row, column).Value = number;
                break;
        }
    }

    /// <summary>The heads of a table, which stay in sight; a filter can be set on them where asked for.</summary>
    public void Heads(IReadOnlyList<(string Head, CellForm Form)> heads)
    {
        foreach (var (index, (head, form)) in heads.Index())
        {
            var cell = Text(Row, index + 1, head);
            cell.Style.Font.Bold = true;
            cell.Style.Font.FontColor = XLColor.White;
            cell.Style.Fill.BackgroundColor = ReportStyle.Head;
            cell.Style.Alignment.WrapText = true;
            cell.Style.Alignment.Vertical = XLAlignmentVerticalValues.Bottom;
            cell.Style.Alignment.Horizontal = form == CellForm.Text ? XLAlignmentHorizontalValues.Left : XLAlignmentHorizontalValues.Right;
            Widen(index + 1, Math.Min(LongestWord(head) + 3, 24));
            wrapped.Add((Row, index + 1, head));
        }

        Row++;
    }

    /// <summary>A row of values: texts, numbers, or null for an empty cell.</summary>
    public void Values(IReadOnlyList<(object? Value, CellForm Form)> values)
    {
        foreach (var (index, (value, form)) in values.Index())
        {
            Put(Row, index + 1, value, form);
        }

        Row++;
    }

    public void Put(int row, int column, object? value, CellForm form)
    {
        switch (value)
        {
            case null:
                return;
            case string text:
                var cell = Text(row, column, text);
                cell.Style.Alignment.WrapText = form == CellForm.Text;
                cell.Style.Alignment.Horizontal = form == CellForm.Text ? XLAlignmentHorizontalValues.Left : XLAlignmentHorizontalValues.Right;
                Widen(column, Math.Min(text.Length + 2, form == CellForm.Text ? WidestColumn : 12));
                if (form == CellForm.Text)
                {
                    wrapped.Add((row, column, text));
                }

                return;
            default:
                var number = sheet.Cell(row, column);
                number.Value = Convert.ToDouble(value, System.Globalization.CultureInfo.InvariantCulture);
                number.Style.NumberFormat.Format = style.FormatOf(form);
                number.Style.Alignment.Horizontal = XLAlignmentHorizontalValues.Right;
                number.Style.Alignment.Vertical = XLAlignmentVerticalValues.Top;
                Widen(column, 9);
                return;
        }
    }

    /// <summary>A cell that leads to another sheet's cell.</summary>
    public void Link(int row, int column, string text, string sheetName, string address)
    {
        var cell = Text(row, column, text);
        cell.Hyperlink = new XLHyperlink($"'{sheetName.Replace("'", "''", StringComparison.Ordinal)}'!{address}");
        cell.Style.Font.FontColor = ReportStyle.Link;
        cell.Style.Font.Underline = XLFontUnderlineValues.Single;
        cell.Style.Alignment.WrapText = true;
        Widen(column, Math.Min(text.Length + 2, WidestColumn));
    }

    /// <summary>Sets a filter on the table's heads, and keeps them in sight.</summary>
    public void Finish(int headRow, int columns, bool isFrozen = true)
    {
        if (isFrozen)
        {
            sheet.SheetView.FreezeRows(headRow);
        }

        if (Row > headRow + 1)
        {
            sheet.Range(headRow, 1, Row - 1, columns).SetAutoFilter();
        }

        SetWidths();
        sheet.PageSetup.SetRowsToRepeatAtTop(headRow, headRow);
    }

    /// <summary>Gives each column the width its cells need.</summary>
    public void SetWidths()
    {
        foreach (var (column, width) in widths)
        {
            sheet.Column(column).Width = width;
        }

        foreach (var row in wrapped.GroupBy(text => text.Row))
        {
            sheet.Row(row.Key).Height = (row.Max(text => LinesOf(text.Text, LettersPerWidth * widths[text.Column])) * LineHeight) + 2;
        }

        sheet.ShowGridLines = false;
        sheet.PageSetup.PageOrientation = XLPageOrientation.Landscape;
        sheet.PageSetup.PaperSize = XLPaperSize.A4Paper;
        if (widths.Values.Sum() is var whole and < TooWideForPaper)
        {
            sheet.PageSetup.FitToPages(whole > 160 ? 2 : 1, 0);
        }
    }

    public void Hide(int column) => sheet.Column(column).Hide();

    public void SetWidth(int column, double width) => widths[column] = width;

    /// <summary>A thin line under a row, so that the eye keeps to it.</summary>
    public void Rule(int row, int columns)
    {
        var border = sheet.Range(row, 1, row, columns).Style.Border;
        border.BottomBorder = XLBorderStyleValues.Hair;
        border.BottomBorderColor = ReportStyle.Grid;
    }

    private IXLCell Text(int row, int column, string text)
    {
        var cell = sheet.Cell(row, column);
        cell.SetValue(text.Length > LongestText ? text[..LongestText] : text);
        cell.Style.Alignment.Vertical = XLAlignmentVerticalValues.Top;
        return cell;
    }

    private IXLCell Line(int row, int column, string text)
    {
        var cell = Text(row, column, text);
        cell.Style.Alignment.WrapText = false;
        return cell;
    }

    private static IEnumerable<string> Parts(string text)
    {
        while (text.Length > LongestLine && text.LastIndexOf(' ', LongestLine) is > 0 and var space)
        {
            yield return text[..space];
            text = text[(space + 1)..];
        }

        yield return text;
    }

    private void Widen(int column, double width) => widths[column] = Math.Max(widths.GetValueOrDefault(column), width);

    private static int LongestWord(string text) => text.Split(' ', '-').Max(word => word.Length);

    /// <summary>How many lines a text takes in a column, by counting letters; one line too many is better than one cut off.</summary>
    private static int LinesOf(string text, double width)
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

        return Math.Min(lines, 30);
    }
}
