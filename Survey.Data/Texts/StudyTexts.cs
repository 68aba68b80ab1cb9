namespace Survey.Data.Texts;

/// <summary>Texts that a study uses without having written them: names of months, sample answers, the choice <c>Other</c>, choices of
/// earlier versions.</summary>
public static class StudyTexts
{
    private static readonly TextResources Resources = new(typeof(StudyTexts));

    /// <summary>A text in one language; in English where that language has no resources.</summary>
    /// <exception cref="ArgumentException">There is no such key.</exception>
    public static string In(string language, string key, params IReadOnlyList<object?> arguments) =>
        Resources.In(language, key, arguments);

    /// <summary>Of some languages those that have texts; the default where none has.</summary>
    public static IReadOnlyList<string> LanguagesFor(IEnumerable<string> languages)
    {
        var written = languages.Where(language => Resources.Languages.Contains(language.Split('-')[0])).ToList();
        return written.Count > 0 ? written : [Resources.Languages[0]];
    }

    /// <summary>The short names of the months, from January on, or of the days of the week, from Sunday on.</summary>
    internal static string[] NamesIn(string language, string key) => In(language, key).Split(' ');
}
