using System.Text.RegularExpressions;

namespace Survey.Data.Questionnaires.Markup;

/// <summary>The earlier answers that a text shows: <c>${name}</c>, written in a label, a hint or a message.</summary>
public static partial class TextReferences
{
    /// <summary>The names that a text refers to, each once, in order.</summary>
    public static IEnumerable<string> ExtractNames(string text) =>
        ReferencePattern().Matches(text).Select(match => match.Groups["name"].Value).Distinct(StringComparer.Ordinal);

    /// <summary>The text with each reference replaced by what is known of that name.</summary>
    public static string Replace(string text, Func<string, string> readValue) =>
        ReferencePattern().Replace(text, match => readValue(match.Groups["name"].Value));

    [GeneratedRegex(@"\$\{\s*(?<name>[^{}\s]+)\s*\}", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex ReferencePattern();
}
