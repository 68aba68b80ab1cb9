using NUnit.Framework;
using Survey.Tests.Support;

namespace Survey.Tests.Web.Respond;

public sealed class LanguageTests
{
    private const string Frame = """
        unit,name,respondent_group,organisation,pair,email
        A,Ale,mun,Ale kommun,1,ale@kommun.example
        """;

    [Test]
    public async Task Study_InThreeLanguages_OffersThemAndNoOther()
    {
        await using var site = await StartAsync();
        var visitor = await site.SignInAsync("A");
        var first = visitor.Html;

        await visitor.GetAsync("/form/A/head");
        await visitor.SubmitAsync(visitor.Path, ("head", "Åsa"), (".language", "ar"));
        var arabic = visitor.Html;
        await visitor.SubmitAsync(visitor.Path, (".language", "fi"));

        Assert.Multiple(() =>
        {
            Assert.That(first, Does.Contain("<html lang=\"sv\">"));
            Assert.That(first, Does.Contain("lang=\"ar\">العربية</button>").And.Contain("lang=\"fi\">Suomi</button>"));
            Assert.That(first, Does.Not.Contain("English"));
            Assert.That(arabic, Does.Contain("<html lang=\"ar\" dir=\"rtl\">"));
            Assert.That(arabic, Does.Contain("ما اسم رئيسكم؟").And.Contain("Åsa").And.Not.Contain("Vad heter er chef?"));
            Assert.That(visitor.Html, Does.Contain("<html lang=\"fi\">"));
            Assert.That(visitor.Text, Does.Contain("Mikä on esimiehenne nimi?"));
        });
    }

    [Test]
    public async Task Language_NotOffered_IsNotShown()
    {
        await using var site = await StartAsync();
        var visitor = await site.SignInAsync("A");

        await visitor.GetAsync("/form/A/head");
        await visitor.SubmitAsync(visitor.Path, (".language", "en"));
        await visitor.GetAsync("/form/A/head");

        Assert.That(visitor.Html, Does.Contain("<html lang=\"sv\""));
    }

    [Test]
    public async Task Choice_OnAnyPage_IsRememberedOnTheOthers()
    {
        await using var site = await StartAsync();
        var visitor = site.NewVisitor("fi");

        await visitor.PostAsync("/language", (".language", "ar"), ("page", "/privacy"));
        var privacy = visitor.Html;
        await visitor.GetAsync("/");

        Assert.Multiple(() =>
        {
            Assert.That(privacy, Does.Contain("<html lang=\"ar\""));
            Assert.That(visitor.Html, Does.Contain("<html lang=\"ar\""));
        });
    }

    [Test]
    public async Task Study_InEnglishOnly_OpensInEnglishWithEnglishButtons()
    {
        await using var site = await StartAsync(ToOneLanguage("English (en)"));
        var visitor = await site.SignInAsync("A");

        await visitor.GetAsync("/form/A/page");

        Assert.Multiple(() =>
        {
            Assert.That(visitor.Html, Does.Contain("<html lang=\"en\">"));
            Assert.That(visitor.Text, Does.Contain("Save and continue").And.Not.Contain("Spara"));
            Assert.That(visitor.Html, Does.Not.Contain("name=\".language\""));
        });
    }

    [TestCase("", "sv")]
    [TestCase("fi-FI,fi;q=0.9,en;q=0.8", "fi")]
    [TestCase("en-GB,en;q=0.9", "sv")]
    [TestCase("fi;q=0.1, sv-FI", "sv")]
    [TestCase("fi;q=0, xx, ../../x;q=1", "sv")]
    public async Task FirstVisit_IsInTheLanguageThatTheBrowserAsksFor(string header, string language)
    {
        await using var site = await StartAsync();

        Assert.That((await site.SignInAsync("A", header)).Html, Does.Contain($"<html lang=\"{language}\""));
    }

    [TestCase("Kinesiska (zh-hant)", "zh-Hant", "", "zh-TW")]
    [TestCase("Arabic (AR)", "ar", " dir=\"rtl\"", "sv")]
    [TestCase("Davvisámegiella (se)", "se", "", "")]
    [TestCase("Srpski (sr_latn)", "sr-Latn", "", "en")]
    [TestCase("Klingon", "und", "", "")]
    public async Task Study_InOneOtherLanguage_OpensInIt(string name, string tag, string direction, string header)
    {
        await using var site = await StartAsync(ToOneLanguage(name));
        var visitor = await site.SignInAsync("A", header);

        Assert.That(visitor.Html, Does.Contain($"<html lang=\"{tag}\"{direction}>"));
    }

    [Test]
    public async Task PagesAboutTheSite_WithStudiesInSeveralLanguages_OfferTheirs()
    {
        await using var site = await StartAsync();

        var visitor = site.NewVisitor();
        await visitor.GetAsync("/accessibility");

        Assert.That(visitor.Html, Does.Contain("<html lang=\"sv\"").And.Contain("Suomi").And.Not.Contain("English"));
    }

    /// <summary>The site's own texts and texts that were not translated are in another language than the page, and say so.</summary>
    [Test]
    public async Task Texts_InAnotherLanguageThanThePage_AreMarked()
    {
        await using var site = await StartAsync();
        var visitor = await site.SignInAsync("A", "ar");

        await visitor.GetAsync("/form/A/budget");

        Assert.Multiple(() =>
        {
            Assert.That(visitor.Html, Does.Contain("<span lang=\"sv\" dir=\"ltr\">Endast på svenska.</span>"));
            Assert.That(visitor.Html, Does.Contain("<span lang=\"sv\" dir=\"ltr\">Spara och fortsätt senare</span>"));
            Assert.That(visitor.Html, Does.Not.Contain("=\"<span"), "an attribute");
        });
    }

    [TestCase("sv", "1234,5", "1 234,5", "1 november 2026")]
    [TestCase("ar", "١٢٣٤٫٥", "1,234.5", "1 نوفمبر 2026")]
    [TestCase("fi", "1234,5", "1 234,5", "1. marraskuuta 2026")]
    public async Task NumbersAndDates_AreReadAndWrittenAsThePagesLanguageDoes(string language, string typed, string number, string date)
    {
        await using var site = await StartAsync();
        var visitor = await site.SignInAsync("A", language);

        await visitor.GetAsync("/form/A/budget");
        await visitor.SubmitAsync("/form/A/budget", ("budget", typed));
        await visitor.GetAsync("/form/A/opened");
        await visitor.SubmitAsync("/form/A/opened", ("opened.year", "2026"), ("opened.month", "11"), ("opened.day", "1"));
        await visitor.GetAsync("/form/A/check");

        Assert.That(visitor.Text.Replace('\u00A0', ' '), Does.Contain(number).And.Contain(date));
    }

    [TestCase("zh-Hant", "2026年11月1日")]
    [TestCase("fa", "1 نوامبر 2026")]
    [TestCase("th", "1 พฤศจิกายน 2026")]
    [TestCase("sr-Latn", "1. novembar 2026.")]
    [TestCase("en", "1 November 2026")]
    public async Task Dates_AreByTheCalendarInWhichTheyAreTyped(string language, string date)
    {
        var study = ToOneLanguage($"Language ({language})").Replace("| text |", "| date |", StringComparison.Ordinal);
        await using var site = await StartAsync(study);
        var visitor = await site.SignInAsync("A");

        await visitor.GetAsync("/form/A/page");
        await visitor.SubmitAsync("/form/A/page", ("page.year", "2026"), ("page.month", "11"), ("page.day", "1"));
        await visitor.GetAsync("/form/A/check");

        Assert.That(visitor.Text, Does.Contain(date));
    }

    [Test]
    public async Task Study_ThatIsFirstInArabic_HasEnglishButtonsWhereItIsInEnglishToo()
    {
        var study = ToOneLanguage("Arabic (ar)")
            .Replace("| label::Arabic (ar) |\n| | text", "| label::Arabic (ar) | label::English (en) |\n| | text", StringComparison.Ordinal)
            .Replace("| The question |", "| السؤال | The question |", StringComparison.Ordinal);
        await using var site = await StartAsync(study);
        var visitor = await site.SignInAsync("A");

        await visitor.GetAsync("/form/A/page");

        Assert.Multiple(() =>
        {
            Assert.That(visitor.Html, Does.Contain("<html lang=\"ar\" dir=\"rtl\">").And.Contain(">English</button>"));
            Assert.That(visitor.Html, Does.Contain("<span lang=\"en\" dir=\"ltr\">Save and continue later</span>"));
            Assert.That(visitor.Text, Does.Contain("السؤال").And.Not.Contain("The question"));
        });
    }

    /// <summary>The text of one language of <c>label</c> and nothing else, as a study that was never translated.</summary>
    private static string ToOneLanguage(string language) =>
        $"""
        # One language

        | survey |
        | | type | name | label::{language} |
        | | text | page | The question |

        | choices |
        | | list_name | name | label::{language} |
        | | rg | mun | Municipality |

        | settings |
        | | form_title::{language} | form_id | version |
        | | The study | one | 1 |

        | frame |
        | | name | type | label::{language} |
        | | respondent_group | select_one rg | Group |
        """;

    private static Task<RespondentSite> StartAsync() =>
        RespondentSite.StartAsync(RepositoryPaths.PathOf("Survey.Tests", "Web", "Respond", "languages.md"), Frame);

    private static async Task<RespondentSite> StartAsync(string study)
    {
        using var folder = new TemporaryFolder();
        var workbook = Path.Combine(folder.Path, "study.md");
        await File.WriteAllTextAsync(workbook, study);
        return await RespondentSite.StartAsync(workbook, Frame);
    }
}
