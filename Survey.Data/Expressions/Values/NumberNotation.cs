using System.Globalization;

namespace Survey.Data.Expressions.Values;

/// <summary>Which marks numbers are written with where a text comes from.</summary>
/// <param name="DecimalMarks">The marks before decimals.</param>
/// <param name="GroupMarks">The marks between groups of three digits, besides blanks.</param>
/// <param name="IsTyped">Whether a person typed it, who can be asked what a number means.</param>
public sealed record NumberNotation(string DecimalMarks, string GroupMarks, bool IsTyped)
{
    /// <summary>Files, defaults and computed values, in which a point or a comma is always a decimal mark.</summary>
    public static NumberNotation File { get; } = new(".,", "", IsTyped: false);

    /// <summary>A page in the language of a culture.</summary>
    public static NumberNotation Of(CultureInfo culture) =>
        new(culture.NumberFormat.NumberDecimalSeparator, culture.NumberFormat.NumberGroupSeparator, IsTyped: true);
}
