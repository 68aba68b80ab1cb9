using System.Collections.Immutable;
using System.Globalization;

namespace Survey.Data.Expressions.Values;

/// <summary>Numbers as people type them: with groups of three digits, a decimal comma or point, any minus sign, a unit.</summary>
/// <remarks>
/// Every notation is read that can mean one number only, whatever the language of the page. <c>12.500</c> and <c>12,500</c> can mean two:
/// such a number is read as the language of the page has it; where it is not of that language's form, the person is asked. The script
/// <c>typed-number.js</c> reads numbers in the same way; a test compares the two.
/// </remarks>
public static class TypedNumber
{
    /// <summary>Longer numbers are not kept exactly by every program that reads the answers, Excel among them.</summary>
    public const int MaximumDigits = 15;

    /// <summary>Decimals hold smaller numbers only; a double becomes one of 15 significant digits.</summary>
    private const double MaximumDecimal = 7.9e28;

    /// <summary>All digits that a decimal can have after its point.</summary>
    private const string CanonicalFormat = "0.############################";

    /// <summary>What stands behind a number that can be read in two ways, until the person has said which.</summary>
    private const char UndecidedMark = '?';

    private const char ArabicDecimalMark = '\u066B';
    private const string GroupMarks = " .,'";
    private static readonly char[] DecimalMarks = ['.', ',', ArabicDecimalMark];

    /// <summary>The canonical text of a number: a sign, digits, a point before decimals. What can mean two numbers ends in a question
    /// mark; what cannot be an answer is returned unchanged.</summary>
    /// <param name="typed">What was typed.</param>
    /// <param name="notation">How numbers are written there.</param>
    /// <param name="rule">What can be an answer.</param>
    public static string Normalize(string typed, NumberNotation notation, TypedNumberRule rule)
    {
        var isMarked = typed.EndsWith(UndecidedMark);
        var text = RemoveUnit(Simplify(isMarked ? typed[..^1] : typed), rule.Units);
        var readings = FindReadings(text);
        if (!readings.Any(rule.IsPossible))
        {
            return typed;
        }

        if (!isMarked && (readings.Length == 1 ? readings[0] : FindOwnReading(text, readings, notation, rule)) is { } number)
        {
            return number;
        }

        return readings.Length == 2 && notation.IsTyped ? text + UndecidedMark : typed;
    }

    /// <summary>The two numbers that a text can mean, the one with groups first; empty for any other text.</summary>
    public static ImmutableArray<string> ReadingsOf(string text) =>
        text.EndsWith(UndecidedMark) && FindReadings(text[..^1]) is [_, _] and var readings ? readings : [];

    /// <summary>A stored text as it was typed: without the mark of a number that can be read in two ways.</summary>
    public static string TypedText(string text) => ReadingsOf(text).IsEmpty ? text : text[..^1];

    /// <summary>Reads a stored number; false where the text is none, or has more digits than are kept exactly. A computed number may have
    /// more decimals, all of which are its own.</summary>
    public static bool TryParse(string text, out double number) =>
        NumberText.TryParse(text, out number)
        && (!HasTooManyDigits(text) || (!double.IsInteger(number) && NumberText.Format(number) == text));

    /// <summary>A number in canonical text, without the digits that binary fractions add to what was computed.</summary>
    public static string Format(double number) =>
        Math.Abs(number) < MaximumDecimal
            ? ((decimal)number).ToString(CanonicalFormat, CultureInfo.InvariantCulture)
            : XPathNumber.Format(number);

    /// <summary>Whether a text is a number with more digits than are kept exactly.</summary>
    public static bool HasTooManyDigits(string text) =>
        Simplify(text) is var simple
        && string.Concat(simple.Where(char.IsAsciiDigit)).TrimStart('0').Length > MaximumDigits
        && !simple.Any(char.IsLetter);

    /// <summary>What is the number by the language's own form; null where the person has to be asked. Nobody writes decimals where a whole
    /// number is asked for.</summary>
    private static string? FindOwnReading(string text, ImmutableArray<string> readings, NumberNotation notation, TypedNumberRule rule)
    {
        var mark = text[text.LastIndexOfAny(DecimalMarks)];
        if (notation.GroupMarks.Contains(mark, StringComparison.Ordinal))
        {
            return rule.IsPossible(readings[0]) ? readings[0] : null;
        }

        var isDecimal = notation.DecimalMarks.Contains(mark, StringComparison.Ordinal) && !(rule.IsWhole && notation.IsTyped);
        return isDecimal && rule.IsPossible(readings[1]) ? readings[1] : null;
    }

    /// <summary>The text with plain digits, signs and blanks, and without characters that nobody sees.</summary>
    private static string Simplify(string text) =>
        string.Join(
            ' ',
            string.Concat(text.Where(c => char.GetUnicodeCategory(c) != UnicodeCategory.Format).Select(SimplifyCharacter))
                .Split(' ', StringSplitOptions.RemoveEmptyEntries)
        );

    private static char SimplifyCharacter(char c) =>
        c switch
        {
            '\u2212' or '\u2013' or '\u2012' or '\uFE63' or '\uFF0D' => '-',
            '\uFF0B' => '+',
            '\uFF0C' => ',',
            '\uFF0E' => '.',
            '\u2019' or '\u02BC' or '\u066C' => '\'',
            _ when char.IsWhiteSpace(c) => ' ',
            _ when char.IsDigit(c) => (char)('0' + CharUnicodeInfo.GetDecimalDigitValue(c)),
            _ => c,
        };

    private static string RemoveUnit(string text, IEnumerable<string> units)
    {
        foreach (var unit in units.OrderByDescending(unit => unit.Length))
        {
            if (text.EndsWith(unit, StringComparison.OrdinalIgnoreCase))
            {
                return text[..^unit.Length].TrimEnd();
            }

            if (text.StartsWith(unit, StringComparison.OrdinalIgnoreCase))
            {
                return text[unit.Length..].TrimStart();
            }
        }

        return text;
    }

    /// <summary>The canonical numbers that a simplified text can mean: one, or two where one mark stands before three digits.</summary>
    private static ImmutableArray<string> FindReadings(string text)
    {
        var sign = text is ['-', ..] ? "-" : "";
        var number = text is ['-' or '+', ..] ? text[1..].TrimStart() : text;
        var whole = FindDigits(number) is { } digits ? ToCanonical(sign, digits, "") : null;
        return [.. new[] { whole, FindWithDecimals(sign, number) }.OfType<string>()];
    }

    /// <summary>The digits of a number without decimals, in groups set apart by one kind of mark or none; null where it is none.</summary>
    private static string? FindDigits(string number)
    {
        if (number.Length > 0 && number.All(char.IsAsciiDigit))
        {
            return number;
        }

        var mark = number.FirstOrDefault(c => !char.IsAsciiDigit(c));
        var groups = number.Split(mark);
        return
            GroupMarks.Contains(mark, StringComparison.Ordinal)
            && groups[0] is { Length: >= 1 and <= 3 } and not ['0', ..]
            && groups.Skip(1).All(group => group.Length == 3)
            && groups.All(group => group.All(char.IsAsciiDigit))
            ? string.Concat(groups)
            : null;
    }

    private static string? FindWithDecimals(string sign, string number)
    {
        var mark = number.LastIndexOfAny(DecimalMarks);
        if (mark < 0 || number.IndexOf(number[mark], StringComparison.Ordinal) < mark)
        {
            return null;
        }

        var digits = mark == 0 ? "" : FindDigits(number[..mark]);
        var decimals = number[(mark + 1)..];
        return digits is not null && decimals.All(char.IsAsciiDigit) && digits.Length + decimals.Length > 0
            ? ToCanonical(sign, digits, decimals)
            : null;
    }

    /// <summary>Null where there are more digits than are kept exactly.</summary>
    private static string? ToCanonical(string sign, string digits, string decimals)
    {
        var (whole, rest) = (digits.TrimStart('0'), decimals.TrimEnd('0'));
        if ((whole + rest).TrimStart('0').Length > MaximumDigits)
        {
            return null;
        }

        whole = whole.Length == 0 ? "0" : whole;
        var number = rest.Length == 0 ? whole : $"{whole}.{rest}";
        return number == "0" ? number : sign + number;
    }
}

/// <summary>What can be an answer to a question that asks for a number.</summary>
/// <param name="Units">Units that may stand before or after it.</param>
/// <param name="IsWhole">Whether it is a whole number.</param>
/// <param name="IsPossible">Whether a canonical number can be an answer.</param>
public sealed record TypedNumberRule(ImmutableArray<string> Units, bool IsWhole, Func<string, bool> IsPossible);
