using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using Survey.Data.Questionnaires;
using Survey.Data.Studies.Reference;

namespace Survey.Data.Studies.Columns;

/// <summary>What a column's head says: the column's name in its usual spelling, and the language where it has one.</summary>
/// <param name="OriginalText">The head as the author wrote it.</param>
/// <param name="Name">The column's name, in lower case with underscores.</param>
/// <param name="Language">The language after <c>::</c>, or null.</param>
public sealed partial record ColumnHeader(string OriginalText, string Name, Language? Language)
{
    private static readonly ImmutableDictionary<string, string> Synonyms = ParsePairs(
        "guidance_hint=guidance constraint_msg=constraint_message constraining_message=constraint_message "
            + "jr:constraintmsg=constraint_message requiredmsg=required_message jr:requiredmsg=required_message "
            + "calculate=calculation relevance=relevant title=form_title set_form_title=form_title id_string=form_id "
            + "set_form_id=form_id caption=label readonly=read_only skippable=required jr:count=repeat_count "
            + "image=media::image big-image=media::big-image audio=media::audio video=media::video"
    );

    /// <summary>Spellings that mean something else on other sheets.</summary>
    private static readonly ImmutableDictionary<string, string> FormSheetSynonyms = ParsePairs(
        "list=list_name command=type tag=name value=name count=repeat_count"
    );

    private static readonly ImmutableDictionary<string, string> EntitySheetSynonyms = ParsePairs("dataset=list_name");

    /// <summary>Languages' codes by what they are called in English and in themselves, and by their codes of three letters; the widest
    /// language of each name.</summary>
    private static readonly Lazy<ImmutableDictionary<string, string>> LanguageCodesByName = new(() =>
        CultureInfo
            .GetCultures(CultureTypes.NeutralCultures)
            .Where(culture => culture.Name.Length > 0)
            .OrderBy(culture => culture.Name.Length)
            .ThenBy(culture => culture.Name, StringComparer.Ordinal)
            .SelectMany(culture =>
                new[] { culture.EnglishName, culture.NativeName, culture.ThreeLetterISOLanguageName }.Select(name =>
                    (Name: name, Code: culture.Name)
                )
            )
            .DistinctBy(pair => pair.Name, StringComparer.OrdinalIgnoreCase)
            .ToImmutableDictionary(pair => pair.Name, pair => pair.Code, StringComparer.OrdinalIgnoreCase)
    );

    private static readonly ImmutableHashSet<string> PrefixNames = ["bind", "body", "control"];

    /// <summary>What means something else below <c>bind</c> and <c>body</c> than as a column of its own.</summary>
    private static readonly ImmutableHashSet<string> NamesKeptAfterPrefix = ["type", "name"];

    /// <summary>Reads a head such as <c>label::Svenska (sv)</c>, <c>label:sv</c>, <c>media::image::sv</c> or
    /// <c>bind::relevant</c>.</summary>
    public static ColumnHeader Parse(string originalText, string sheetName = "")
    {
        var parts = SeparatorPattern().Split(originalText.Trim());
        var name = CanonicalName(parts[0], sheetName);
        var rest = parts.Skip(1).ToList();
        if (
            rest.Count > 0
            && (
                name == "media"
                || (
                    PrefixNames.Contains(name)
                    && !NamesKeptAfterPrefix.Contains(CanonicalName(rest[0], sheetName))
                    && SurveySheetReference.Sheet.FindColumn(CanonicalName(rest[0], sheetName)) is not null
                )
            )
        )
        {
            name = name == "media" ? $"media::{rest[0].ToLowerInvariant()}" : CanonicalName(rest[0], sheetName);
            rest.RemoveAt(0);
        }

        return rest is [{ Length: > 0 } language] && WorkbookReference.IsLocalized(name)
            ? new ColumnHeader(originalText, name, ParseLanguage(language))
            : new ColumnHeader(originalText, string.Join("::", [name, .. rest]), null);
    }

    /// <summary>Reads a language such as <c>Svenska (sv)</c>, or a language's name alone; where neither tells the code, the whole text is
    /// the code.</summary>
    public static Language ParseLanguage(string text)
    {
        if (TrailingCodePattern().Match(text) is not { Success: true } match || LanguageCodesByName.Value.ContainsKey(text))
        {
            return new Language(LanguageCodesByName.Value.GetValueOrDefault(text, text), text);
        }

        var name = match.Groups["name"].Value.Trim();
        var code = match.Groups["code"].Value;
        return IsRegion(code) && LanguageCodesByName.Value.GetValueOrDefault(name) is { } language && language != NormalizeCode(code)
            ? new Language($"{language}-{code}", text)
            : new Language(NormalizeCode(code), name);
    }

    /// <summary>Whether a code is written as a country's, so that <c>Português (BR)</c> is Portuguese and not Breton.</summary>
    private static bool IsRegion(string code) => code.Length == 2 && code.All(char.IsAsciiLetterUpper);

    /// <summary>A code in its usual letters: <c>zh-Hant-TW</c> also for <c>ZH_hant_tw</c>.</summary>
    private static string NormalizeCode(string code) =>
        string.Join(
            '-',
            code.ToLowerInvariant()
                .Split('-', '_')
                .Select(
                    (part, index) =>
                        (index, part.Length) switch
                        {
                            (1, 4) => char.ToUpperInvariant(part[0]) + part[1..],
                            (1 or 2, 2) => part.ToUpperInvariant(),
                            _ => part,
                        }
                )
        );

    private static string CanonicalName(string part, string sheetName)
    {
        var name = WhiteSpacePattern().Replace(part.Trim(), "_").ToLowerInvariant();
        if (Synonyms.TryGetValue(name, out var canonicalName))
        {
            return canonicalName;
        }

        return sheetName.ToUpperInvariant() switch
        {
            "SURVEY" or "CHOICES" or "EXTERNAL_CHOICES" => FormSheetSynonyms.GetValueOrDefault(name, name),
            "ENTITIES" => EntitySheetSynonyms.GetValueOrDefault(name, name),
            _ => name,
        };
    }

    private static ImmutableDictionary<string, string> ParsePairs(string pairs) =>
        pairs.Split(' ').Select(pair => pair.Split('=')).ToImmutableDictionary(pair => pair[0], pair => pair[1], StringComparer.Ordinal);

    /// <summary>XLSForm once had a single colon (<c>label:English</c>); that of <c>jr:count</c> is part of a name.</summary>
    [GeneratedRegex(@"\s*(?:::|(?<!\bjr):)\s*", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex SeparatorPattern();

    [GeneratedRegex(
        @"^(?<name>.+)\((?<code>[A-Za-z]{2,3}([-_][A-Za-z0-9]+)*)\)$",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture
    )]
    private static partial Regex TrailingCodePattern();

    [GeneratedRegex(@"\s+", RegexOptions.CultureInvariant)]
    private static partial Regex WhiteSpacePattern();
}
