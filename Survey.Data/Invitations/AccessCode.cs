using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace Survey.Data.Invitations;

/// <summary>The code with which a person opens their forms: twelve characters in groups of four, such as <c>7KQM-3XWA-H9TP</c>.</summary>
/// <remarks>
/// The alphabet has no two characters that look alike in print or handwriting: neither 0 nor O, none of 1 I L, and of S 5, B 8, Z 2 and U V
/// only the second. 27 characters to the power of 12 are 57 bits. A code is derived by an <see cref="AccessCodeKey"/> and never stored.
/// </remarks>
public static partial class AccessCode
{
    /// <summary>The characters of a code, hyphens not counted.</summary>
    public const int Length = 12;

    internal const string Alphabet = "23456789ACDEFGHJKMNPQRTVWXY";

    /// <summary>Groups of four are easier to copy from a letter than twelve characters in a row.</summary>
    private const int GroupLength = 4;

    /// <summary>Text that is longer than this is no mistyped code.</summary>
    private const int MaximumInputLength = 500;

    /// <summary>A typed or pasted code without what people add or mistake:
    /// blanks, hyphens, lower case, letters that look like others.</summary>
    public static string Normalize(string typed)
    {
        if (typed.Length > MaximumInputLength)
        {
            return "";
        }

        var code = new StringBuilder(Length);
        foreach (var c in FindCode(typed).ToUpperInvariant())
        {
            code.Append(
                c switch
                {
                    'S' => "5",
                    'B' => "8",
                    'Z' => "2",
                    'U' => "V",
                    _ => char.IsLetterOrDigit(c) ? c.ToString() : "",
                }
            );
        }

        return code.ToString();
    }

    /// <summary>The part of a pasted text that is the code: the last part of a personal link, or three groups of four such as those of
    /// "Kod: ABCD-EFGH-JKMN"; else the whole text.</summary>
    private static string FindCode(string text)
    {
        if (LinkPattern().Match(text) is { Success: true } link)
        {
            return link.Groups["code"].Value;
        }

        return GroupsPattern().Match(text) is { Success: true } groups ? groups.Value : text;
    }

    [GeneratedRegex(@"/r/(?<code>[^/?#\s]+)", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex LinkPattern();

    /// <summary>From the right, since a code stands behind the words that introduce it.</summary>
    [GeneratedRegex(
        @"(?<![\p{L}\p{N}])[\p{L}\p{N}]{4}[\p{Pd}\s]+[\p{L}\p{N}]{4}[\p{Pd}\s]+[\p{L}\p{N}]{4}(?![\p{L}\p{N}])",
        RegexOptions.RightToLeft | RegexOptions.CultureInvariant
    )]
    private static partial Regex GroupsPattern();

    /// <summary>Whether a typed text can be a code at all; if it cannot, it need not be looked up.</summary>
    public static bool IsWellFormed(string typed) =>
        Normalize(typed) is { Length: Length } code && code.All(c => Alphabet.Contains(c, StringComparison.Ordinal));

    /// <summary>What earlier versions of the program stored of a code: the SHA-256 of its normal form, in lower-case hexadecimal. Codes
    /// of that time open their forms until they are renewed, and no new one is stored so.</summary>
    public static string UnkeyedHash(string typed) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Normalize(typed))));

    internal static string FormatInGroups(string code) => string.Join('-', code.Chunk(GroupLength).Select(group => new string(group)));
}
