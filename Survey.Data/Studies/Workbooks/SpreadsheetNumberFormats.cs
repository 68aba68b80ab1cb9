using System.Buffers;
using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml;

namespace Survey.Data.Studies.Workbooks;

/// <summary>Which cells of an Excel file hold dates and times: numbers as the file has them, told by their format alone.</summary>
/// <remarks>ISO/IEC 29500-1, 18.8.30 (numbers of the formats that every file knows) and 18.17.4 (dates as numbers of days).</remarks>
internal sealed partial class SpreadsheetNumberFormats
{
    /// <summary>What has to be added to days of a workbook that counts from 1904, as Excel for Mac did.</summary>
    private const int DaysFrom1900To1904 = 1462;

    /// <summary>The last day of the year 9999, as Excel counts.</summary>
    private const double MaximumSerialDate = 2_958_465;

    private readonly List<bool> isDateByStyle = [];

    /// <summary>Whether days are counted from 1904, as early Macintoshes did.</summary>
    public bool Uses1904DateSystem { get; init; }

    /// <summary>Reads which styles are of dates.</summary>
    public void Read(XmlReader? xml)
    {
        var customFormats = new Dictionary<string, bool>(StringComparer.Ordinal);
        var isInCellFormats = false;
        while (xml?.Read() == true)
        {
            if (xml.LocalName == "cellXfs")
            {
                isInCellFormats = xml.NodeType == XmlNodeType.Element && !xml.IsEmptyElement;
            }
            else if (xml is { NodeType: XmlNodeType.Element, LocalName: "numFmt" })
            {
                customFormats[xml.GetAttribute("numFmtId") ?? ""] = IsDateFormat(xml.GetAttribute("formatCode") ?? "");
            }
            else if (isInCellFormats && xml is { NodeType: XmlNodeType.Element, LocalName: "xf" })
            {
                var formatId = xml.GetAttribute("numFmtId") ?? "";
                isDateByStyle.Add(
                    customFormats.TryGetValue(formatId, out var isDate)
                        ? isDate
                        : formatId is "14" or "15" or "16" or "17" or "18" or "19" or "20" or "21" or "22" or "45" or "46" or "47"
                );
            }
        }
    }

    /// <summary>A number as its author sees it: <c>5</c>, <c>0.1</c>, <c>2012-05-01</c>, <c>12:30</c>,
    /// <c>2012-05-01T12:30:00</c>.</summary>
    public string FormatNumber(string rawValue, string? style)
    {
        if (!double.TryParse(rawValue, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) || !double.IsFinite(number))
        {
            return rawValue;
        }

        var isDate =
            int.TryParse(style, NumberStyles.None, CultureInfo.InvariantCulture, out var index)
            && index < isDateByStyle.Count
            && isDateByStyle[index];
        return isDate && number is >= 0 and < MaximumSerialDate ? FormatDate(number) : number.ToString("R", CultureInfo.InvariantCulture);
    }

    private string FormatDate(double serialDate)
    {
        var seconds = Math.Round((serialDate - Math.Floor(serialDate)) * 86_400);
        if (serialDate < 1)
        {
            return TimeOnly
                .MinValue.Add(TimeSpan.FromSeconds(seconds))
                .ToString(seconds % 60 == 0 ? "HH:mm" : "HH:mm:ss", CultureInfo.InvariantCulture);
        }

        // Excel counts a 29 February 1900 that never was.
        var day = Math.Floor(serialDate) + (Uses1904DateSystem ? DaysFrom1900To1904 : 0);
        var dateTime = new DateTime(1899, 12, day < 60 ? 31 : 30, 0, 0, 0, DateTimeKind.Unspecified).AddDays(day).AddSeconds(seconds);
        return dateTime.ToString(seconds == 0 ? "yyyy-MM-dd" : "yyyy-MM-dd'T'HH:mm:ss", CultureInfo.InvariantCulture);
    }

    private static readonly SearchValues<char> DateLetters = SearchValues.Create("yYmMdDhHsS");

    /// <summary>Whether a format has a letter of dates outside quotes, brackets and backslashes.</summary>
    private static bool IsDateFormat(string formatCode) => LiteralPattern().Replace(formatCode, "").AsSpan().ContainsAny(DateLetters);

    [GeneratedRegex(
        "\"[^\"]*\"|\\\\.|_.|\\*.|\\[(?!h|m|s|H|M|S)[^\\]]*\\]|General|E[+-]",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture
    )]
    private static partial Regex LiteralPattern();
}
