using System.Globalization;
using System.Xml;

namespace Survey.Data.Studies.Workbooks.Spreadsheets;

/// <summary>The rows of one sheet of an Excel file, each cell as the text its author sees.</summary>
internal sealed class SpreadsheetRowReader(List<string> sharedStrings, SpreadsheetNumberFormats formats, SheetCells sheet)
{
    /// <summary>The rows that hold anything, with their numbers; numbers that are missing or go back count on from the row
    /// before.</summary>
    public IEnumerable<(int Number, List<string> Cells)> Read(XmlReader xml)
    {
        var number = 0;
        while (xml.Read())
        {
            if (xml is { NodeType: XmlNodeType.Element, LocalName: "row" })
            {
                number =
                    int.TryParse(xml.GetAttribute("r"), NumberStyles.None, CultureInfo.InvariantCulture, out var writtenNumber)
                    && writtenNumber > number
                    && writtenNumber <= SheetCells.MaximumRowNumber
                        ? writtenNumber
                        : number + 1;
                if (ReadCells(xml, number) is { Count: > 0 } cells)
                {
                    yield return (number, cells);
                }
            }
        }
    }

    private List<string> ReadCells(XmlReader xml, int row)
    {
        var cells = new List<string>();
        if (xml.IsEmptyElement)
        {
            return cells;
        }

        var depth = xml.Depth;
        var column = -1;
        while (xml.Read() && xml.Depth > depth)
        {
            if (xml is { NodeType: XmlNodeType.Element, LocalName: "c" })
            {
                column = ParseColumn(xml.GetAttribute("r")) ?? column + 1;
                var (text, isUncomputed) = ReadCell(xml);
                sheet.Set(cells, column, text);
                if (isUncomputed)
                {
                    sheet.UncomputedFormulas.Add((column, row));
                }
            }
        }

        return cells;
    }

    /// <summary>The column of a cell's name, counted from 0: 2 for <c>C12</c>; null where it has none that a sheet could have.</summary>
    private static int? ParseColumn(string? cellAddress)
    {
        var letters = (cellAddress ?? "").TakeWhile(char.IsAsciiLetterUpper).ToList();
        return letters.Count is 0 or > 3 ? null : letters.Aggregate(0, (column, letter) => (column * 26) + letter - 'A' + 1) - 1;
    }

    private (string Text, bool IsUncomputed) ReadCell(XmlReader xml)
    {
        var (type, style) = (xml.GetAttribute("t"), xml.GetAttribute("s"));
        var (text, hasFormula, hasValue) = ("", false, false);
        if (xml.IsEmptyElement)
        {
            return (text, false);
        }

        var depth = xml.Depth;
        while (xml.Read() && xml.Depth > depth)
        {
            if (xml is { NodeType: XmlNodeType.Element, LocalName: "v" })
            {
                hasValue = true;
                text = FormatValue(SpreadsheetStringReader.ReadElementText(xml), type, style);
            }
            else if (xml is { NodeType: XmlNodeType.Element, LocalName: "is" })
            {
                text = SpreadsheetStringReader.ReadRichText(xml);
            }
            else if (xml is { NodeType: XmlNodeType.Element, LocalName: "f" })
            {
                hasFormula = true;
                SpreadsheetStringReader.ReadElementText(xml);
            }
        }

        return (text, hasFormula && !hasValue);
    }

    private string FormatValue(string rawValue, string? type, string? style) =>
        type switch
        {
            "s" => int.TryParse(rawValue, NumberStyles.None, CultureInfo.InvariantCulture, out var index) && index < sharedStrings.Count
                ? sharedStrings[index]
                : "",
            "b" => rawValue.Trim() == "1" ? "TRUE" : "FALSE",
            "str" => SpreadsheetStringReader.Unescape(rawValue),
            "e" or "inlineStr" => rawValue,
            "d" => FormatIsoDate(rawValue),
            _ => formats.FormatNumber(rawValue, style),
        };

    private static string FormatIsoDate(string rawValue)
    {
        return DateTime.TryParse(rawValue, CultureInfo.InvariantCulture, DateTimeStyles.None, out var dateTime)
            ? SpreadsheetNumberFormats.FormatMoment(dateTime, hasDate: true)
            : rawValue;
    }
}
