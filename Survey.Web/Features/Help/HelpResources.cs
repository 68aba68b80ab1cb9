using Survey.Data.Texts;

namespace Survey.Web.Features.Help;

/// <summary>Names the texts around the manual: HelpResources.resx (Swedish) and HelpResources.en.resx.</summary>
internal sealed class HelpResources
{
    private static readonly TextResources Texts = new(typeof(HelpResources));

    /// <summary>A text in English, for what is written outside a page.</summary>
    /// <exception cref="ArgumentException">There is no such key.</exception>
    public static string English(string key) => Texts.In("en", key);
}
