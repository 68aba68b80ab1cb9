using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Survey.Data.Questionnaires;

namespace Survey.Data.Studies;

/// <summary>What a column's head says: the column's name in its usual spelling, and the language where it has one.</summary>
/// <param name="Written">The head as the author wrote it.</param>
/// <param name="Name">The column's name, in lower case with underscores.</param>
/// <param name="Language">The language after <c>::</c>, or null.</param>
public sealed partial record ColumnHead(string Written, string Name, Language? Language)
{
    private static readonly ImmutableDictionary<string, string> OtherSpellings = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["list"] = "list_name",
        ["guidance_hint"] = "guidance",
        ["constraint_msg"] = "constraint_message",
        ["calculate"] = "calculation",
        ["relevance"] = "relevant",
        ["title"] = "form_title",
        ["id_string"] = "form_id",
        ["caption"] = "label",
        ["readonly"] = "read_only",
        ["skippable"] = "required",
    }.ToImmutableDictionary(StringComparer.Ordinal);

    /// <summary>Reads a head such as <c>label::Svenska (sv)</c>.</summary>
    public static ColumnHead Parse(string written)
    {
        // XLSForm once had a single colon: label:English.
        var cut = written.IndexOf(':', StringComparison.Ordinal);
        var name = WhiteSpace().Replace((cut < 0 ? written : written[..cut]).Trim(), "_").ToLowerInvariant();
        name = OtherSpellings.GetValueOrDefault(name, name);
        var language = cut < 0 ? "" : written[cut..].TrimStart(':').Trim();
        return StudyColumns.IsTranslated(name) && language.Length > 0
            ? new ColumnHead(written, name, ParseLanguage(language))
            : new ColumnHead(written, cut < 0 ? name : $"{name}::{language}", null);
    }

    /// <summary>Reads a language such as <c>Svenska (sv)</c>; without a code in parentheses the whole text is the code.</summary>
    public static Language ParseLanguage(string written) => CodeAtEnd().Match(written) is { Success: true } match
        ? new Language(match.Groups["code"].Value, match.Groups["name"].Value.Trim())
        : new Language(written, written);

    [GeneratedRegex(@"^(?<name>.+)\((?<code>[A-Za-z]{2,3}(-[A-Za-z0-9]+)*)\)$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex CodeAtEnd();

    [GeneratedRegex(@"\s+", RegexOptions.CultureInvariant)]
    private static partial Regex WhiteSpace();
}
