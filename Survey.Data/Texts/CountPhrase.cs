namespace Survey.Data.Texts;

/// <summary>A number with what is counted, in the English of commands and messages: <c>1 response</c>, <c>2 responses</c>.</summary>
public static class CountPhrase
{
    /// <summary>The number and the noun, which gets an s where the number is not 1.</summary>
    /// <param name="count">The number.</param>
    /// <param name="noun">The noun in the singular, whose plural ends in s.</param>
    public static string Of(int count, string noun) => FormattableString.Invariant($"{count} {Noun(count, noun)}");

    /// <summary>The noun alone, in the form that goes with the number.</summary>
    public static string Noun(int count, string noun) => count == 1 ? noun : noun + "s";
}
