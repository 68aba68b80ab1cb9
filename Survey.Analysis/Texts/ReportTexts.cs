using System.Collections.Immutable;
using Survey.Data.Questionnaires;
using Survey.Data.Texts;

namespace Survey.Analysis.Texts;

/// <summary>The fixed texts of reports, charts and figure pages: ReportTexts.resx (English), ReportTexts.sv.resx and so on.</summary>
public static class ReportTexts
{
    private static readonly TextResources Resources = new(typeof(ReportTexts));

    /// <summary>The codes of the languages that reports can be written in, the default first.</summary>
    public static ImmutableArray<string> Languages => Resources.Languages;

    /// <summary>A text in one language; in the default language where that one has no resources.</summary>
    /// <exception cref="ArgumentException">There is no such key.</exception>
    public static string In(string language, string key, params IReadOnlyList<object?> arguments) =>
        Resources.In(language, key, arguments);

    /// <summary>A text in every language that has resources, for output that is read in more than one.</summary>
    /// <exception cref="ArgumentException">There is no such key.</exception>
    public static LocalizedText InEveryLanguage(string key, params IReadOnlyList<object?> arguments) =>
        InEveryLanguage(language => In(language, key, arguments));

    /// <summary>The same for a text that is put together from several.</summary>
    public static LocalizedText InEveryLanguage(Func<string, string> text) =>
        LocalizedText.Create(Languages.Select(language => (language, text(language))));
}
