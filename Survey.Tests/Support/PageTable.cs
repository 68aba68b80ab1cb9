using System.Net;
using System.Text.RegularExpressions;

namespace Survey.Tests.Support;

/// <summary>A table of a page as its reader sees it.</summary>
public sealed partial record PageTable(string[] Heads, string[][] Rows)
{
    /// <summary>The table of a page; the first unless another is asked for.</summary>
    public static PageTable Of(Visitor visitor, int index = 0)
    {
        ArgumentNullException.ThrowIfNull(visitor);
        var table = Tables().Matches(visitor.Html)[index].Value;
        var rows = RowTags().Matches(table).Select(row => CellTags().Matches(row.Value).Select(cell => Words(cell.Groups[1].Value)).ToArray()).ToArray();
        return new PageTable(rows[0], rows[1..]);
    }

    private static string Words(string html) => WebUtility.HtmlDecode(Tags().Replace(html, "")).Replace('\u00A0', ' ').Trim();

    [GeneratedRegex("<table.*?</table>", RegexOptions.Singleline)]
    private static partial Regex Tables();

    [GeneratedRegex("<tr.*?</tr>", RegexOptions.Singleline)]
    private static partial Regex RowTags();

    [GeneratedRegex("<t[hd][^>]*>(.*?)</t[hd]>", RegexOptions.Singleline)]
    private static partial Regex CellTags();

    [GeneratedRegex("<[^>]*>")]
    private static partial Regex Tags();
}
