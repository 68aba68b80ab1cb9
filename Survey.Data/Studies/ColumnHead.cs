using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using Survey.Data.Questionnaires;

namespace Survey.Data.Studies;

/// <summary>What a column's head says: the column's name in its usual spelling, and the language where it has one.</summary>
/// <param name="Written">The head as the author wrote it.</param>
/// <param name="Name">The column's name, in lower case with underscores.</param>
/// <param name="Language">The language after <c>::</c>, or null.</param>
public sealed partial record ColumnHead(string Written, string Name, Language? Language)
{
    private static readonly ImmutableDictionary<string, string> OtherSpellings = Table(
        "guidance_hint=guidance constraint_msg=constraint_message constraining_message=constraint_message jr:constraintmsg=constraint_message requiredmsg=required_message jr:requiredmsg=required_message "
        + "calculate=calculation relevance=relevant title=form_title set_form_title=form_title id_string=form_id set_form_id=form_id caption=label readonly=read_only skippable=required jr:count=repeat_count "
        + "image=media::image big-image=media::big-image audio=media::audio video=media::video");

    /// <summary>Spellings that mean something else on other sheets.</summary>
    private static readonly ImmutableDictionary<string, string> OfQuestions = Table("list=list_name command=type tag=name value=name count=repeat_count");

    /// <summary>Languages' codes by what they are called in English and in themselves, and by their codes of three letters.</summary>
    private static readonly Lazy<ImmutableDictionary<string, string>> CodesByName = new(() => CultureInfo.GetCultures(CultureTypes.NeutralCultures)
        .Where(culture => culture.Name.Length == 2 && culture.Name == culture.TwoLetterISOLanguageName)
        .SelectMany(culture => new[] { culture.EnglishName, culture.NativeName, culture.ThreeLetterISOLanguageName }.Select(name => (Name: name, Code: culture.Name)))
        .DistinctBy(pair => pair.Name, StringComparer.OrdinalIgnoreCase)
        .ToImmutableDictionary(pair => pair.Name, pair => pair.Code, StringComparer.OrdinalIgnoreCase));

    private static readonly ImmutableHashSet<string> Wrappers = ["bind", "body", "control"];

    /// <summary>What means something else below <c>bind</c> and <c>body</c> than as a column of its own.</summary>
    private static readonly ImmutableHashSet<string> NotWrapped = ["type", "name"];

    /// <summary>Reads a head such as <c>label::Svenska (sv)</c>, <c>label:sv</c>, <c>media::image::sv</c> or <c>bind::relevant</c>.</summary>
    public static ColumnHead Parse(string written, string sheet = "")
    {
        var parts = Separators().Split(written.Trim());
        var name = Spelling(parts[0], sheet);
        var rest = parts.Skip(1).ToList();
        if (rest.Count > 0 && (name == "media" || (Wrappers.Contains(name) && !NotWrapped.Contains(Spelling(rest[0], sheet)) && StudyColumns.Read["survey"].Contains(Spelling(rest[0], sheet)))))
        {
            name = name == "media" ? $"media::{rest[0].ToLowerInvariant()}" : Spelling(rest[0], sheet);
            rest.RemoveAt(0);
        }

        return rest is [{ Length: > 0 } language] && StudyColumns.IsTranslated(name)
            ? new ColumnHead(written, name, ParseLanguage(language))
            : new ColumnHead(written, string.Join("::", [name, .. rest]), null);
    }

    /// <summary>Reads a language such as <c>Svenska (sv)</c>, or a language's name alone; where neither tells the code, the whole text is the code.</summary>
    public static Language ParseLanguage(string written) => CodeAtEnd().Match(written) is { Success: true } match
        ? new Language(match.Groups["code"].Value, match.Groups["name"].Value.Trim())
        : new Language(CodesByName.Value.GetValueOrDefault(written, written), written);

    private static string Spelling(string part, string sheet)
    {
        var name = WhiteSpace().Replace(part.Trim(), "_").ToLowerInvariant();
        return OtherSpellings.TryGetValue(name, out var usual) ? usual
            : sheet.ToUpperInvariant() is "SURVEY" or "CHOICES" or "EXTERNAL_CHOICES" ? OfQuestions.GetValueOrDefault(name, name)
            : name;
    }

    private static ImmutableDictionary<string, string> Table(string pairs) => pairs.Split(' ').Select(pair => pair.Split('=')).ToImmutableDictionary(pair => pair[0], pair => pair[1], StringComparer.Ordinal);

    /// <summary>XLSForm once had a single colon (<c>label:English</c>); that of <c>jr:count</c> is part of a name.</summary>
    [GeneratedRegex(@"\s*(?:::|(?<!\bjr):)\s*", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Separators();

    [GeneratedRegex(@"^(?<name>.+)\((?<code>[A-Za-z]{2,3}(-[A-Za-z0-9]+)*)\)$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex CodeAtEnd();

    [GeneratedRegex(@"\s+", RegexOptions.CultureInvariant)]
    private static partial Regex WhiteSpace();
}
