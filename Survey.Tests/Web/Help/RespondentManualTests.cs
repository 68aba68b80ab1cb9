using NUnit.Framework;
using Survey.Tests.Support;
using Survey.Web.Features.Help;

namespace Survey.Tests.Web.Help;

/// <summary>The words that the manual explains stand on the pages of respondents, in both languages.</summary>
public sealed class RespondentManualTests
{
    [Test]
    public void Words_OfTheManual_AreTextsOfThePages_AndTheirTranslations()
    {
        var swedish = ResourceFile.Read("Survey.Web", "Features", "Respond", "Texts", "RespondResources.resx");
        var english = swedish.Translations().Single(file => file.Path.EndsWith(".en.resx", StringComparison.Ordinal));
        var words = english.Texts.Keys.Select(key => (english.Texts[key], swedish.Texts[key])).ToHashSet();

        Assert.That(
            RespondentManual.Words().Entries.Where(entry => !words.Contains((entry.Name, entry.Example))).Select(entry => entry.Name),
            Is.Empty
        );
    }

    [Test]
    public void Search_ForWordsOfASwedishPage_FindsWhatTheyMean()
    {
        var page = HelpIndexPage.Create(ReferenceManual.Standard, "samma svar som förra gången");

        var found = page.Found.SelectMany(section => section.Entries).Select(entry => entry.Name);
        Assert.That(found, Does.Contain("Same answer as last time"));
    }
}
