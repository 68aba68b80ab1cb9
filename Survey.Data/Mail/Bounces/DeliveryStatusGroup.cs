using System.Text;
using System.Text.RegularExpressions;

namespace Survey.Data.Mail.Bounces;

/// <summary>The groups of fields of a delivery status (RFC 3464, 2.1): the first of the message, the others of its recipients.</summary>
internal static partial class DeliveryStatusGroup
{
    /// <summary>The groups of a text. Empty ones are left out, and those that Office 365 encodes in base64 are decoded.</summary>
    public static IEnumerable<IReadOnlyDictionary<string, string>> Read(string text) =>
        from block in BlankLines().Split(text.ReplaceLineEndings("\n"))
        from decoded in Decode(block.Trim('\n'))
        let fields = ReadFields(decoded)
        where fields.Count > 0
        select fields;

    private static string[] Decode(string block)
    {
        var joined = block.Replace("\n", "", StringComparison.Ordinal).Trim();
        var bytes = new byte[joined.Length];
        return joined.Length > 0 && Convert.TryFromBase64String(joined, bytes, out var count)
            ? BlankLines().Split(Encoding.UTF8.GetString(bytes, 0, count).ReplaceLineEndings("\n"))
            : [block];
    }

    /// <summary>A line that begins with a blank goes on with the field before it.</summary>
    private static Dictionary<string, string> ReadFields(string block)
    {
        var fields = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var line in FoldedLine().Replace(block, " ").Split('\n'))
        {
            if (line.IndexOf(':', StringComparison.Ordinal) is var colon and > 0)
            {
                fields.TryAdd(line[..colon].Trim(), line[(colon + 1)..].Trim());
            }
        }

        return fields;
    }

    [GeneratedRegex(@"\n[ \t]*\n", RegexOptions.CultureInvariant)]
    private static partial Regex BlankLines();

    [GeneratedRegex(@"\n[ \t]+", RegexOptions.CultureInvariant)]
    private static partial Regex FoldedLine();
}
