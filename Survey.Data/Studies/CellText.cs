using System.Text;

namespace Survey.Data.Studies;

/// <summary>Which characters a cell may hold: all but those that no Excel file and no XML can, U+0000, halves of characters, U+FFFE and U+FFFF.</summary>
internal static class CellText
{
    /// <summary>The first character that no file can hold, or null.</summary>
    public static char? FindUnwritable(string text)
    {
        for (var at = 0; at < text.Length; at++)
        {
            if (at + 1 < text.Length && char.IsSurrogatePair(text[at], text[at + 1]))
            {
                at++;
            }
            else if (char.IsSurrogate(text[at]) || text[at] is '\0' or >= '\uFFFE')
            {
                return text[at];
            }
        }

        return null;
    }

    /// <summary>The text with a mark for each character that no file can hold.</summary>
    public static string Writable(string text)
    {
        if (FindUnwritable(text) is null)
        {
            return text;
        }

        var runes = text.EnumerateRunes().Select(rune => rune.Value is 0 or 0xFFFE or 0xFFFF ? Rune.ReplacementChar : rune);
        return string.Concat(runes);
    }
}
