using System.Buffers;
using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml;

namespace Survey.Data.Studies.Workbooks.Spreadsheets;

/// <summary>Which cells of an Excel file hold dates, times and codes with zeros before them: numbers as the file has them, told by their
/// format alone.</summary>
/// <remarks>ISO/IEC 29500-1, 18.8.30 (numbers of the formats that every file knows) and 18.17.4 (dates as numbers of days).</remarks>
internal sealed partial class SpreadsheetNumberFormats
{
    /// <summary>What has to be added to days of a workbook that counts from 1904, as Excel for Mac did.</summary>
    private const int DaysFrom1900To1904 = 1462;

    /// <summary>The last day of the year 9999, as Excel counts.</summary>
    private const double MaximumSerialDate = 2_958_465;

    /// <summary>As many digits as a number has that is exact.</summary>
    private const int MaximumDigits = 15;

    private readonly List<NumberFormat> formatsByStyle = [];

    /// <summary>Whether days are counted from 1904, as early Macintoshes did.</summary>
    public bool Uses1904DateSystem { get; init; }

    /// <summary>Reads what the styles are of.</summary>
    public void Read(XmlReader? xml)
    {
        var customFormats = new Dictionary<string, NumberFormat>(StringComparer.Ordinal);
        var isInCellFormats = false;
        while (xml?.Read() == true)
        {
            if (xml.LocalName == "cellXfs")
            {
                isInCellFormats = xml.NodeType == XmlNodeType.Element && !xml.IsEmptyElement;
            }
            else if (xml is { NodeType: XmlNodeType.Element, LocalName: "numFmt" })
            {
                customFormats[xml.GetAttribute("numFmtId") ?? ""] = ParseFormat(xml.GetAttribute("formatCode") ?? "");
            }
            else if (isInCellFormats && xml is { NodeType: XmlNodeType.Element, LocalName: "xf" })
            {
                var formatId = xml.GetAttribute("numFmtId") ?? "";
                var isKnownDate = formatId is "14" or "15" or "16" or "17" or "18" or "19" or "20" or "21" or "22" or "45" or "46" or "47";
                formatsByStyle.Add(customFormats.GetValueOrDefault(formatId, new NumberFormat(isKnownDate, 0)));
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

        var format =
            int.TryParse(style, NumberStyles.None, CultureInfo.InvariantCulture, out var index) && index < formatsByStyle.Count
                ? formatsByStyle[index]
                : new NumberFormat(IsDate: false, DigitCount: 0);
        return format.IsDate && number is >= 0 and < MaximumSerialDate ? FormatDate(number) : FormatNumber(number, format.DigitCount);
    }

    /// <summary>A number with at least so many digits where it is whole: <c>0114</c> for 114 in the format 0000.</summary>
    public static string FormatNumber(double number, int digitCount) =>
        digitCount > 0 && number >= 0 && double.IsInteger(number) && number < Math.Pow(10, digitCount)
            ? number.ToString(new string('0', digitCount), CultureInfo.InvariantCulture)
            : number.ToString("R", CultureInfo.InvariantCulture);

    /// <summary>How many digits a format asks for that is of nothing but zeros, as formats of codes are; else 0.</summary>
    public static int DigitCountOf(string formatCode) =>
        formatCode.Length is > 1 and <= MaximumDigits && formatCode.All(c => c == '0') ? formatCode.Length : 0;

    /// <summary>A moment: a date, a date with its time, or a time alone where the days are 0.</summary>
    public static string FormatMoment(DateTime moment, bool hasDate)
    {
        var format = (hasDate, moment.TimeOfDay.Ticks == 0, moment.Second == 0) switch
        {
            (true, true, _) => "yyyy-MM-dd",
            (true, _, _) => "yyyy-MM-dd'T'HH:mm:ss",
            (false, _, true) => "HH:mm",
            _ => "HH:mm:ss",
        };
        return moment.ToString(format, CultureInfo.InvariantCulture);
    }

    private string FormatDate(double serialDate)
    {
        var seconds = Math.Round((serialDate - Math.Floor(serialDate)) * 86_400);
        if (serialDate < 1)
        {
            return FormatMoment(DateTime.MinValue.AddSeconds(seconds), hasDate: false);
        }

        // Excel counts a 29 February 1900 that never was.
        var day = Math.Floor(serialDate) + (Uses1904DateSystem ? DaysFrom1900To1904 : 0);
        var dateTime = new DateTime(1899, 12, day < 60 ? 31 : 30, 0, 0, 0, DateTimeKind.Unspecified).AddDays(day).AddSeconds(seconds);
        return FormatMoment(dateTime, hasDate: true);
    }

    private static readonly SearchValues<char> DateLetters = SearchValues.Create("yYmMdDhHsS");

    private static NumberFormat ParseFormat(string formatCode) => new(IsDateFormat(formatCode), DigitCountOf(formatCode));

    /// <summary>Whether a format has a letter of dates outside quotes, brackets and backslashes.</summary>
    private static bool IsDateFormat(string formatCode) => LiteralPattern().Replace(formatCode, "").AsSpan().ContainsAny(DateLetters);

    [GeneratedRegex(
        "\"[^\"]*\"|\\\\.|_.|\\*.|\\[(?!h|m|s|H|M|S)[^\\]]*\\]|General|E[+-]",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture
    )]
    private static partial Regex LiteralPattern();

    private readonly record struct NumberFormat(bool IsDate, int DigitCount);
}
