using System.Globalization;
using System.Text;
using System.Xml;

namespace Survey.Data.Studies.Workbooks.Spreadsheets;

/// <summary>Reads the sheets of a spreadsheet in the open document format (.ods), every cell as the value that it holds.</summary>
/// <remarks>ISO/IEC 26300 (ODF 1.2), part 1, 9.1 (tables) and 19.385 (values). A cell or row stands for as many as its attribute says;
/// what that makes of a small file is bounded as other sheets are.</remarks>
internal static class OpenDocumentSheetReader
{
    /// <summary>The part with all sheets.</summary>
    public const string ContentPath = "content.xml";

    private const string ManifestPath = "META-INF/manifest.xml";
    private const string OfficeNamespace = "urn:oasis:names:tc:opendocument:xmlns:office:1.0";
    private const string TableNamespace = "urn:oasis:names:tc:opendocument:xmlns:table:1.0";
    private const string TextNamespace = "urn:oasis:names:tc:opendocument:xmlns:text:1.0";

    /// <summary>The sheets, in order, as they are asked for.</summary>
    /// <exception cref="SpreadsheetException">A password protects the file.</exception>
    public static IEnumerable<SpreadsheetSheet> Read(SpreadsheetPackage package)
    {
        if (IsEncrypted(package))
        {
            throw new SpreadsheetException($"The file is protected by a password. Save it without one.");
        }

        using var xml = package.FindPart(ContentPath)
            ?? throw new SpreadsheetException($"The file lacks its content. Open it in LibreOffice and save it again.");
        while (xml.Read())
        {
            if (IsElement(xml, "table"))
            {
                var depth = xml.Depth;
                yield return new SpreadsheetSheet(xml.GetAttribute("name", TableNamespace) ?? "", cells => ReadRows(xml, depth, cells));
            }
        }
    }

    private static bool IsEncrypted(SpreadsheetPackage package)
    {
        using var manifest = package.FindPart(ManifestPath);
        while (manifest?.Read() == true)
        {
            if (manifest.LocalName == "encryption-data")
            {
                return true;
            }
        }

        return false;
    }

    private static IEnumerable<(int Number, List<string> Cells)> ReadRows(XmlReader xml, int depth, SheetCells sheet)
    {
        var number = xml.IsEmptyElement ? SheetCells.MaximumRowNumber + 1 : 1;
        while (number <= SheetCells.MaximumRowNumber && xml.Read() && xml.Depth > depth)
        {
            if (IsElement(xml, "shapes"))
            {
                SkipContent(xml);
            }
            else if (IsElement(xml, "table-row"))
            {
                var count = RepeatCountOf(xml, "number-rows-repeated", SheetCells.MaximumRowNumber);
                var cells = ReadCells(xml, number, sheet);
                for (var copy = 0; copy < count && cells.Count > 0; copy++)
                {
                    yield return (number + copy, cells);
                }

                number += count;
            }
        }
    }

    private static List<string> ReadCells(XmlReader xml, int row, SheetCells sheet)
    {
        var cells = new List<string>();
        if (xml.IsEmptyElement)
        {
            return cells;
        }

        var (depth, column) = (xml.Depth, 0);
        while (xml.Read() && xml.Depth > depth)
        {
            if (xml.NodeType != XmlNodeType.Element)
            {
                continue;
            }

            var count = RepeatCountOf(xml, "number-columns-repeated", SheetCells.MaximumColumns + 1);
            var isCovered = !IsElement(xml, "table-cell");
            var isUncomputed = IsWithoutValue(xml);
            var text = ReadCell(xml);
            for (var copy = 0; copy < count && text.Length > 0 && !isCovered; copy++)
            {
                sheet.Set(cells, column + copy, text);
            }

            if (isUncomputed && text.Length == 0)
            {
                sheet.UncomputedFormulas.Add((column, row));
            }

            column = Math.Min(column + count, SheetCells.MaximumColumns);
        }

        return cells;
    }

    private static bool IsWithoutValue(XmlReader xml) =>
        xml.GetAttribute("formula", TableNamespace) is not null && xml.GetAttribute("value-type", OfficeNamespace) is null;

    /// <summary>The value of the cell at which the reader stands; it is left at the cell's end.</summary>
    private static string ReadCell(XmlReader xml)
    {
        var type = xml.GetAttribute("value-type", OfficeNamespace) ?? "";
        var attribute = type switch
        {
            "date" or "time" or "boolean" => $"{type}-value",
            "float" or "currency" or "percentage" => "value",
            _ => "string-value",
        };
        var value = xml.GetAttribute(attribute, OfficeNamespace);
        var text = ReadParagraphs(xml);
        return (type, value) switch
        {
            (_, null) => text,
            ("date", _) => FormatDate(value),
            ("time", _) => FormatTime(value),
            ("boolean", _) => value.ToUpperInvariant(),
            ("float" or "currency" or "percentage", _) => FormatNumber(value, text),
            _ => text.Length > 0 ? text : value,
        };
    }

    /// <summary>The lines of a cell; notes and drawings beside them are skipped.</summary>
    private static string ReadParagraphs(XmlReader xml)
    {
        if (xml.IsEmptyElement)
        {
            return "";
        }

        var lines = new List<string>();
        var depth = xml.Depth;
        while (xml.Read() && xml.Depth > depth)
        {
            if (IsElement(xml, "p") && xml.Depth == depth + 1)
            {
                lines.Add(ReadParagraph(xml));
            }
            else if (xml.NodeType == XmlNodeType.Element)
            {
                SkipContent(xml);
            }
        }

        return string.Join('\n', lines);
    }

    private static string ReadParagraph(XmlReader xml)
    {
        var text = new StringBuilder();
        if (xml.IsEmptyElement)
        {
            return "";
        }

        var depth = xml.Depth;
        while (xml.Read() && xml.Depth > depth)
        {
            switch (xml.NodeType)
            {
                case XmlNodeType.Element when xml.LocalName == "annotation":
                    SkipContent(xml);
                    break;
                case XmlNodeType.Element:
                    text.Append(BlanksOf(xml));
                    break;
                case XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.SignificantWhitespace or XmlNodeType.Whitespace:
                    AppendCollapsed(text, xml.Value);
                    break;
                default:
                    break;
            }
        }

        return text.ToString();
    }

    /// <summary>Several blanks, tabs and line breaks are elements.</summary>
    private static string BlanksOf(XmlReader xml) =>
        xml.LocalName switch
        {
            "s" => new string(' ', RepeatCountOf(xml, "c", SheetCells.MaximumColumns, TextNamespace)),
            "tab" => "\t",
            "line-break" => "\n",
            _ => "",
        };

    /// <summary>Line breaks and tabs that stand as such only lay out the file: with the blanks after them they are one blank. Blanks alone
    /// are kept, as LibreOffice writes and reads them, though the standard counts several as one.</summary>
    private static void AppendCollapsed(StringBuilder text, string value)
    {
        var isInBreak = false;
        foreach (var c in value)
        {
            var isBreak = c is '\t' or '\r' or '\n';
            if (!isBreak && !(isInBreak && c == ' '))
            {
                text.Append(c);
            }
            else if (text.Length > 0 && text[^1] != ' ')
            {
                text.Append(' ');
            }

            isInBreak = isBreak || (isInBreak && c == ' ');
        }
    }

    private static string FormatDate(string value) =>
        DateTime.TryParse(value, CultureInfo.InvariantCulture, DateTimeStyles.None, out var moment)
            ? SpreadsheetNumberFormats.FormatMoment(moment, hasDate: true)
            : value;

    /// <summary>A time is written as the duration since midnight: <c>PT12H30M00S</c>.</summary>
    private static string FormatTime(string value)
    {
        try
        {
            var time = XmlConvert.ToTimeSpan(value);
            return time >= TimeSpan.Zero && time.Days == 0
                ? SpreadsheetNumberFormats.FormatMoment(DateTime.MinValue + time, hasDate: false)
                : value;
        }
        catch (Exception exception) when (exception is FormatException or OverflowException)
        {
            return value;
        }
    }

    /// <summary>A code that is shown with zeros before it keeps them.</summary>
    private static string FormatNumber(string value, string shown)
    {
        if (!double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) || !double.IsFinite(number))
        {
            return value;
        }

        var isCode = shown.StartsWith('0') && shown.All(char.IsAsciiDigit);
        return SpreadsheetNumberFormats.FormatNumber(number, isCode ? shown.Length : 0);
    }

    /// <summary>How many cells, rows or blanks one stands for: at least one, at most so many.</summary>
    private static int RepeatCountOf(XmlReader xml, string attribute, int maximum, string space = TableNamespace) =>
        int.TryParse(xml.GetAttribute(attribute, space), NumberStyles.None, CultureInfo.InvariantCulture, out var count)
            ? Math.Clamp(count, 1, maximum)
            : 1;

    private static bool IsElement(XmlReader xml, string name) => xml.NodeType == XmlNodeType.Element && xml.LocalName == name;

    private static void SkipContent(XmlReader xml)
    {
        if (xml.IsEmptyElement)
        {
            return;
        }

        var depth = xml.Depth;
        while (xml.Read() && xml.Depth > depth)
        {
            // What stands in it is none of the cells.
        }
    }
}
