using System.Globalization;
using System.Text;

namespace Survey.Data.Files;

/// <summary>Which characters a cell may hold: all but those that no Excel file and no XML can, U+0000, unpaired surrogates, U+FFFE and
/// U+FFFF.</summary>
public static class CellCharacters
{
    /// <summary>A name or code as people see it: composed characters (NFC), nothing that is not seen, and no blanks around it.</summary>
    /// <remarks>Texts that look the same are then the same, whichever program wrote them.</remarks>
    public static string ToVisible(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var composed = ReplaceInvalidCharacters(text).Normalize(NormalizationForm.FormC);
        return composed.All(char.IsAscii)
            ? composed.Trim()
            : string.Concat(
                    composed
                        .EnumerateRunes()
                        .Where(rune => Rune.GetUnicodeCategory(rune) != UnicodeCategory.Format)
                        .Select(rune => Rune.IsWhiteSpace(rune) ? new Rune(' ') : rune)
                )
                .Trim();
    }

    /// <summary>The first character that no file can hold, or null.</summary>
    internal static char? FindInvalidCharacter(string text)
    {
        for (var index = 0; index < text.Length; index++)
        {
            if (index + 1 < text.Length && char.IsSurrogatePair(text[index], text[index + 1]))
            {
                index++;
            }
            else if (char.IsSurrogate(text[index]) || text[index] is '\0' or >= '\uFFFE')
            {
                return text[index];
            }
        }

        return null;
    }

    /// <summary>The text with a mark for each character that no file can hold.</summary>
    public static string ReplaceInvalidCharacters(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (FindInvalidCharacter(text) is null)
        {
            return text;
        }

        var runes = text.EnumerateRunes().Select(rune => rune.Value is 0 or 0xFFFE or 0xFFFF ? Rune.ReplacementChar : rune);
        return string.Concat(runes);
    }
}
