using System.Globalization;
using System.Resources;

namespace Survey.Web.Features.Help;

/// <summary>Names the texts around the manual: HelpResources.resx (Swedish) and HelpResources.en.resx.</summary>
internal sealed class HelpResources
{
    private static readonly ResourceManager Texts = new(typeof(HelpResources));

    /// <summary>A text in English, for what is written outside a page.</summary>
    public static string English(string key) =>
        Texts.GetString(key, CultureInfo.GetCultureInfo("en")) ?? throw new InvalidOperationException($"There is no text '{key}'.");
}
