using System.Text;
using Survey.Data.Expressions.Values;

namespace Survey.Data.Expressions.Functions;

/// <summary>The form's functions of text. Characters are counted as the browser counts them (UTF-16), so that server and browser
/// agree.</summary>
internal static class TextFunctions
{
    /// <summary>The choice at a place counted from 0; empty where there is none.</summary>
    public static string SelectedAt(string choices, double index) =>
        ChoiceNames.Split(choices) is var names && Math.Truncate(index) is >= 0 and var position && position < names.Length
            ? names[(int)position]
            : "";

    /// <summary>From one place up to, not including, another, counted from 0; below 0 from the end.</summary>
    public static string Substr(string text, double start, double end)
    {
        var (from, to) = (ResolveIndex(text, start), ResolveIndex(text, end));
        return from < to ? text[from..to] : "";
    }

    /// <summary>XPath's substring: so many characters from a place counted from 1, both rounded.</summary>
    public static string Substring(string text, double start, double? length)
    {
        var first = RoundHalfUp(start);
        var end = length is { } requestedLength ? first + RoundHalfUp(requestedLength) : double.PositiveInfinity;
        return first < end ? Substr(text, Math.Max(0, first - 1), Math.Max(0, end - 1)) : "";
    }

    public static string SubstringBefore(string text, string separator) =>
        text.IndexOf(separator, StringComparison.Ordinal) is >= 0 and var position ? text[..position] : "";

    public static string SubstringAfter(string text, string separator) =>
        text.IndexOf(separator, StringComparison.Ordinal) is >= 0 and var position ? text[(position + separator.Length)..] : "";

    public static string NormalizeSpace(string text) =>
        string.Join(' ', text.Split([' ', '\t', '\r', '\n'], StringSplitOptions.RemoveEmptyEntries));

    /// <summary>Each character replaced by the one that stands in its place; left out where there is none.</summary>
    public static string Translate(string text, string from, string to)
    {
        var translated = new StringBuilder(text.Length);
        foreach (var character in text)
        {
            var position = from.IndexOf(character, StringComparison.Ordinal);
            if (position < 0)
            {
                translated.Append(character);
            }
            else if (position < to.Length)
            {
                translated.Append(to[position]);
            }
        }

        return translated.ToString();
    }

    private static int ResolveIndex(string text, double index)
    {
        var whole = double.IsNaN(index) ? 0 : Math.Truncate(index);
        return (int)Math.Clamp(whole < 0 ? text.Length + whole : whole, 0, text.Length);
    }

    private static double RoundHalfUp(double value) => Math.Floor(value + 0.5);
}
