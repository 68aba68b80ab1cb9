using System.Globalization;
using System.Text;

namespace Survey.Web.Features.Shared;

/// <summary>Cleans texts that a browser posted.</summary>
internal static class PostedText
{
    /// <summary>Letters and signs that are drawn as nothing: fillers of Hangul, the empty pattern of Braille.</summary>
    private const string BlankLetters = "\u115F\u1160\u3164\uFFA0\u2800";

    /// <summary>A text without control characters, and none at all where no character of it can be seen. Control characters have no
    /// meaning in what people type, and break the files and mails that texts are written to.</summary>
    /// <param name="posted">The text; null where the field was not posted.</param>
    /// <param name="allowed">Control characters that are kept, such as a line break.</param>
    public static string Clean(string? posted, string allowed = "") =>
        posted is not null && posted.EnumerateRunes().Any(IsVisible)
            ? string.Concat(posted.Where(c => !char.IsControl(c) || allowed.Contains(c, StringComparison.Ordinal)))
            : "";

    /// <summary>Whether a character is drawn by itself. Marks are drawn on others; a variation selector is one of them.</summary>
    private static bool IsVisible(Rune character) =>
        Rune.GetUnicodeCategory(character)
            is not (
                UnicodeCategory.Control
                or UnicodeCategory.Format
                or UnicodeCategory.SpaceSeparator
                or UnicodeCategory.LineSeparator
                or UnicodeCategory.ParagraphSeparator
                or UnicodeCategory.NonSpacingMark
                or UnicodeCategory.SpacingCombiningMark
                or UnicodeCategory.EnclosingMark
                or UnicodeCategory.OtherNotAssigned
            )
        && !BlankLetters.Contains(character.ToString(), StringComparison.Ordinal);
}
