using System.Net;
using System.Text.RegularExpressions;

namespace Survey.Tests.Support;

/// <summary>A table of a page as its reader sees it.</summary>
public sealed partial record HtmlTable(string[] Headers, string[][] Rows)
{
    /// <summary>The table of a page; the first unless another is asked for.</summary>
    public static HtmlTable Parse(PageClient visitor, int index = 0)
    {
        ArgumentNullException.ThrowIfNull(visitor);
        var table = TablePattern().Matches(visitor.Html)[index].Value;
        var rows = RowPattern()
            .Matches(table)
            .Select(row => CellPattern().Matches(row.Value).Select(cell => PlainText(cell.Groups[1].Value)).ToArray())
            .ToArray();
        return new HtmlTable(rows[0], rows[1..]);
    }

    private static string PlainText(string html) => WebUtility.HtmlDecode(TagPattern().Replace(html, "")).Replace('\u00A0', ' ').Trim();

    [GeneratedRegex("<table.*?</table>", RegexOptions.Singleline)]
    private static partial Regex TablePattern();

    [GeneratedRegex("<tr.*?</tr>", RegexOptions.Singleline)]
    private static partial Regex RowPattern();

    [GeneratedRegex("<t[hd][^>]*>(.*?)</t[hd]>", RegexOptions.Singleline)]
    private static partial Regex CellPattern();

    [GeneratedRegex("<[^>]*>")]
    private static partial Regex TagPattern();
}
