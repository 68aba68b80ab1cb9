using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml;

namespace Survey.Data.Studies.Workbooks.Spreadsheets;

/// <summary>The texts that the cells of an Excel file share, and how text stands in its XML.</summary>
internal static partial class SpreadsheetStringReader
{
    /// <summary>As many different texts as no study has; each takes memory that its few bytes in the file do not show.</summary>
    private const int MaximumSharedStrings = 1_000_000;

    /// <summary>The shared texts, in the order that cells count them by.</summary>
    /// <exception cref="SpreadsheetException">There are more than any study has.</exception>
    public static List<string> ReadSharedStrings(XmlReader? xml)
    {
        var texts = new List<string>();
        while (xml?.Read() == true)
        {
            if (xml is { NodeType: XmlNodeType.Element, LocalName: "si" })
            {
                if (texts.Count == MaximumSharedStrings)
                {
                    throw new SpreadsheetException(
                        $"The workbook has more than {MaximumSharedStrings} different texts. Remove what is not used."
                    );
                }

                texts.Add(ReadRichText(xml));
            }
        }

        return texts;
    }

    /// <summary>The text of the element at which the reader stands: its runs together, without phonetic runs (rPh).</summary>
    public static string ReadRichText(XmlReader xml)
    {
        if (xml.IsEmptyElement)
        {
            return "";
        }

        var text = new StringBuilder();
        var depth = xml.Depth;
        while (xml.Read() && xml.Depth > depth)
        {
            if (xml.NodeType == XmlNodeType.Element && xml.LocalName == "rPh")
            {
                ReadElementText(xml);
            }
            else if (xml.NodeType == XmlNodeType.Element && xml.LocalName == "t" && !xml.IsEmptyElement)
            {
                text.Append(ReadElementText(xml));
            }
        }

        return Unescape(text.ToString());
    }

    /// <summary>The characters inside the element at which the reader stands; it is left at the element's end.</summary>
    public static string ReadElementText(XmlReader xml)
    {
        if (xml.IsEmptyElement)
        {
            return "";
        }

        var text = new StringBuilder();
        var depth = xml.Depth;
        while (xml.Read() && xml.Depth > depth)
        {
            if (xml.NodeType is XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.Whitespace or XmlNodeType.SignificantWhitespace)
            {
                text.Append(xml.Value);
            }
        }

        return text.ToString();
    }

    /// <summary>Characters that XML cannot hold are written <c>_x0001_</c>, and a text that looks so begins with <c>_x005F_</c>.</summary>
    public static string Unescape(string text) =>
        text.Contains("_x", StringComparison.Ordinal)
            ? EscapePattern()
                .Replace(text, match =>
                    ((char)int.Parse(match.Groups["code"].Value, NumberStyles.HexNumber, CultureInfo.InvariantCulture)).ToString()
                )
            : text;

    [GeneratedRegex("_x(?<code>[0-9A-Fa-f]{4})_", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex EscapePattern();
}
