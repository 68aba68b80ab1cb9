using System.Text.RegularExpressions;

namespace Survey.Data.Expressions.Functions;

/// <summary>The regular expressions of <c>regex()</c>, which match a whole text or not at all, as XForms has it. <c>\d</c> and
/// <c>\w</c> are ASCII digits and letters, as in ODK Collect (Java's patterns) and in browsers.</summary>
public static partial class PatternMatcher
{
    /// <summary>No honest pattern takes longer on an answer; a hostile one ends here as not matching.</summary>
    private static readonly TimeSpan Timeout = TimeSpan.FromMilliseconds(100);

    private const RegexOptions Options = RegexOptions.CultureInvariant;

    /// <summary>Whether the whole text matches; false for a pattern that cannot be read, which the verifier reports.</summary>
    public static bool IsWholeMatch(string text, string pattern)
    {
        var whole = $@"\A(?:{WithAsciiClasses(pattern)})\z";
        try
        {
            try
            {
                return Regex.IsMatch(text, whole, Options | RegexOptions.NonBacktracking, Timeout);
            }
            catch (NotSupportedException)
            {
                // Looking ahead or back and references to groups need the engine that backtracks; the time limit holds it.
                return Regex.IsMatch(text, whole, Options, Timeout);
            }
        }
        catch (Exception exception) when (exception is ArgumentException or RegexMatchTimeoutException)
        {
            return false;
        }
    }

    /// <summary>What is wrong with a pattern; null where it can be read.</summary>
    public static string? FindProblem(string pattern)
    {
        try
        {
            _ = new Regex(pattern, Options);
            return null;
        }
        catch (ArgumentException exception)
        {
            return exception.Message;
        }
    }

    /// <summary>Whether a browser matches the pattern as the server does, and in a time that grows with the text alone.</summary>
    /// <remarks>Browsers have no time limit, know ASCII letters only as <c>\w</c>, and lack some of the syntax.</remarks>
    public static bool IsSameInBrowser(string pattern) => !ServerSyntax().IsMatch(pattern);

    /// <summary>The pattern with the classes of ASCII characters written out: .NET's hold the digits and letters of all scripts.</summary>
    private static string WithAsciiClasses(string pattern)
    {
        var isInSet = false;
        return PartOfPattern()
            .Replace(
                pattern,
                part =>
                {
                    isInSet = part.Value switch
                    {
                        "[" => true,
                        "]" => false,
                        _ => isInSet,
                    };
                    return AsciiClass(part.Value) is { } characters ? WriteSet(part.Value, characters, isInSet) : part.Value;
                }
            );
    }

    private static string WriteSet(string part, (string Members, string Others) characters, bool isInSet) =>
        (isInSet, char.IsAsciiLetterUpper(part[1])) switch
        {
            (true, false) => characters.Members,
            (true, true) => characters.Others,
            (false, false) => $"[{characters.Members}]",
            (false, true) => $"[^{characters.Members}]",
        };

    /// <summary>The characters of a class, and all others.</summary>
    private static (string Members, string Others)? AsciiClass(string part) =>
        part switch
        {
            @"\d" or @"\D" => ("0-9", @"\0-/:-\uFFFF"),
            @"\w" or @"\W" => ("0-9A-Za-z_", @"\0-/:-@\[-\^`{-\uFFFF"),
            _ => null,
        };

    /// <summary>An escaped character, or one that begins or ends a set.</summary>
    [GeneratedRegex(@"\\.|\[|\]", RegexOptions.Singleline)]
    private static partial Regex PartOfPattern();

    /// <summary>Inline options and looking around, classes and anchors that browsers read otherwise, references to groups, repeated
    /// groups, and subtracted classes.</summary>
    [GeneratedRegex(@"\(\?(?!:)|\\[1-9AbBGkpPwWzZ]|\)[*+{]|\[[^\]]*-\[")]
    private static partial Regex ServerSyntax();
}
