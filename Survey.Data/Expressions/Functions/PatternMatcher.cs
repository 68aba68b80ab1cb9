using System.Text.RegularExpressions;

namespace Survey.Data.Expressions.Functions;

/// <summary>The regular expressions of <c>regex()</c>, which match a whole text or not at all, as XForms has it.</summary>
public static partial class PatternMatcher
{
    /// <summary>No honest pattern takes longer on an answer; a hostile one ends here as not matching.</summary>
    private static readonly TimeSpan Timeout = TimeSpan.FromMilliseconds(100);

    private const RegexOptions Options = RegexOptions.CultureInvariant;

    /// <summary>Whether the whole text matches; false for a pattern that cannot be read, which the verifier reports.</summary>
    public static bool IsWholeMatch(string text, string pattern)
    {
        var whole = $@"\A(?:{pattern})\z";
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

    /// <summary>Inline options and looking around, classes and anchors that browsers read otherwise, references to groups, repeated
    /// groups, and subtracted classes.</summary>
    [GeneratedRegex(@"\(\?(?!:)|\\[1-9AbBGkpPwWzZ]|\)[*+{]|\[[^\]]*-\[")]
    private static partial Regex ServerSyntax();
}
