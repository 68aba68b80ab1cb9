using System.Globalization;
using System.Text.RegularExpressions;

namespace Survey.Data.Questionnaires;

/// <summary>A language of a study: the code in its column head (<c>sv</c>) and the name beside it (<c>Svenska</c>).</summary>
public sealed partial record Language(string Code, string Name)
{
    /// <summary>The code of a language that nobody has told.</summary>
    public const string UndeterminedCode = "und";

    /// <summary>The code as pages and programs read it (BCP 47): <c>und</c> where the study's code is only a name.</summary>
    public string Tag => TagPattern().IsMatch(Code) ? Code : UndeterminedCode;

    /// <summary>The language's name in itself, with a capital as in a list: <c>Svenska</c>; the study's own name where the machine knows
    /// none.</summary>
    /// <remarks>A variety that a study has named (<c>Lätt svenska (sv-x-latt)</c>) keeps that name.</remarks>
    public string OwnName =>
        FindCulture() is { } culture && !Code.Contains("-x-", StringComparison.Ordinal)
            ? culture.TextInfo.ToUpper(culture.NativeName[0]) + culture.NativeName[1..]
            : Name;

    /// <summary>Whether it is written from right to left: by its script where the code names one, else by what the machine knows.</summary>
    public bool IsRightToLeft =>
        ScriptPattern().Match(Code) is { Success: true, Value: var script }
            ? RightToLeftScriptPattern().IsMatch(script)
            : FindCulture()?.TextInfo.IsRightToLeft == true;

    /// <summary>The code and those of the wider languages it belongs to, the nearest first: <c>zh-TW</c>, <c>zh-Hant</c>,
    /// <c>zh</c>.</summary>
    public IEnumerable<string> Ancestry
    {
        get
        {
            yield return Code;
            var culture = FindCulture();
            for (var wider = culture; wider is { Name.Length: > 0 }; wider = wider.Parent)
            {
                yield return wider.Name;
            }

            if (culture is null && Code.IndexOf('-', StringComparison.Ordinal) is > 0 and var end)
            {
                yield return Code[..end];
            }

            // Browsers ask for Norwegian by either code, and CLDR does not place one under the other.
            if (Code is "nb" or "nn")
            {
                yield return "no";
            }
        }
    }

    /// <summary>Of these languages the one that is nearest to a wish, the wishes in their order; null where none is near.</summary>
    public static Language? FindNearest(IEnumerable<Language> wishes, IReadOnlyCollection<Language> languages) =>
        wishes
            .SelectMany(wish => wish.Ancestry)
            .Select(code =>
                languages.FirstOrDefault(language => string.Equals(language.Code, code, StringComparison.OrdinalIgnoreCase))
                ?? languages.FirstOrDefault(language => language.Ancestry.Contains(code, StringComparer.OrdinalIgnoreCase))
            )
            .FirstOrDefault(found => found is not null);

    /// <summary>What the machine knows about the language; null where that is nothing.</summary>
    /// <remarks>Predefined cultures only: others would be made up for any code, and kept.</remarks>
    public CultureInfo? FindCulture()
    {
        try
        {
            return Code == UndeterminedCode ? null : CultureInfo.GetCultureInfo(Code, predefinedOnly: true);
        }
        catch (CultureNotFoundException)
        {
            return null;
        }
    }

    [GeneratedRegex("^[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex TagPattern();

    [GeneratedRegex("(?<=^[a-z]{2,3}-)[A-Z][a-z]{3}(?=-|$)", RegexOptions.CultureInvariant)]
    private static partial Regex ScriptPattern();

    [GeneratedRegex("^(Adlm|Arab|Hebr|Mand|Nkoo|Rohg|Syrc|Thaa)$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex RightToLeftScriptPattern();
}
