using System.Text;

namespace Survey.Data.Studies;

/// <summary>Which characters a cell may hold: all but those that no Excel file and no XML can, halves of characters and U+FFFE and U+FFFF.</summary>
internal static class CellText
{
    /// <summary>The first character that no file can hold, or null.</summary>
    public static char? FindUnwritable(string text)
    {
        for (var at = text.AsSpan().IndexOfAnyInRange('\uD800', '\uFFFF'); at >= 0 && at < text.Length; at++)
        {
            if (at + 1 < text.Length && char.IsSurrogatePair(text[at], text[at + 1]))
            {
                at++;
            }
            else if (char.IsSurrogate(text[at]) || text[at] >= '\uFFFE')
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

        var runes = text.EnumerateRunes().Select(rune => rune.Value >= 0xFFFE && rune.IsBmp ? Rune.ReplacementChar : rune);
        return string.Concat(runes);
    }
}
