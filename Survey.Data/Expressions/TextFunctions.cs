using System.Text;
using System.Text.RegularExpressions;

namespace Survey.Data.Expressions;

/// <summary>The form's functions of text. Characters are counted as the browser counts them (UTF-16), so that both homes agree.</summary>
internal static class TextFunctions
{
    private static readonly TimeSpan PatternLimit = TimeSpan.FromMilliseconds(100);

    public static string[] Names(string choices) => choices.Split(' ', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>The choice at a place counted from 0; empty where there is none.</summary>
    public static string At(string choices, double index) => Names(choices) is var names && Math.Truncate(index) is >= 0 and var at && at < names.Length ? names[(int)at] : "";

    /// <summary>From one place up to, not including, another, counted from 0; below 0 from the end.</summary>
    public static string Between(string text, double start, double end)
    {
        var (from, to) = (Place(text, start), Place(text, end));
        return from < to ? text[from..to] : "";
    }

    /// <summary>XPath's substring: so many characters from a place counted from 1, both rounded.</summary>
    public static string Part(string text, double start, double? length)
    {
        var first = RoundUp(start);
        var end = length is { } wanted ? first + RoundUp(wanted) : double.PositiveInfinity;
        return first < end ? Between(text, Math.Max(0, first - 1), Math.Max(0, end - 1)) : "";
    }

    public static string Before(string text, string part) => text.IndexOf(part, StringComparison.Ordinal) is >= 0 and var at ? text[..at] : "";

    public static string After(string text, string part) => text.IndexOf(part, StringComparison.Ordinal) is >= 0 and var at ? text[(at + part.Length)..] : "";

    public static string Normalize(string text) => string.Join(' ', text.Split([' ', '\t', '\r', '\n'], StringSplitOptions.RemoveEmptyEntries));

    /// <summary>Each character replaced by the one that stands in its place; left out where there is none.</summary>
    public static string Translate(string text, string from, string to)
    {
        var translated = new StringBuilder(text.Length);
        foreach (var character in text)
        {
            var at = from.IndexOf(character, StringComparison.Ordinal);
            if (at < 0)
            {
                translated.Append(character);
            }
            else if (at < to.Length)
            {
                translated.Append(to[at]);
            }
        }

        return translated.ToString();
    }

    public static bool Matches(string text, string pattern)
    {
        try
        {
            return Regex.IsMatch(text, pattern, RegexOptions.CultureInvariant | RegexOptions.NonBacktracking, PatternLimit);
        }
        catch (Exception exception) when (exception is ArgumentException or NotSupportedException or RegexMatchTimeoutException)
        {
            // The verifier refuses such patterns in a study; an answer can never make one.
            return false;
        }
    }

    private static int Place(string text, double at)
    {
        var whole = double.IsNaN(at) ? 0 : Math.Truncate(at);
        return (int)Math.Clamp(whole < 0 ? text.Length + whole : whole, 0, text.Length);
    }

    private static double RoundUp(double value) => Math.Floor(value + 0.5);
}
