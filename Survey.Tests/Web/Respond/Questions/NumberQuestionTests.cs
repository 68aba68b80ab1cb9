using NUnit.Framework;
using Survey.Data.Responses;
using Survey.Tests.Support;

namespace Survey.Tests.Web.Respond.Questions;

/// <summary>Numbers on the pages of a form without script: groups, decimal marks and units of both languages, and numbers that can mean
/// two.</summary>
public sealed class NumberQuestionTests
{
    private const string Form = """
        | survey |
        | | type | name | label::Svenska (sv) | label::English (en) | required | unit::Svenska (sv) | unit::English (en) |
        | | begin_group | all | Allt | All | | | |
        | | decimal | cost | Vad kostar det? | What does it cost? | yes | kr | SEK |
        | | integer | staff | Hur många? | How many? | | | |
        | | percent | share | Hur stor del? | What share? | | | |
        | | begin_repeat | offices | Kontor | Offices | | | |
        | | integer | desks | Platser | Desks | | | |
        | | end_repeat | | | | | | |
        | | end_group | | | | | | |
        | settings |
        | | form_title | form_id | default_language |
        | | Tal | numbers | Svenska (sv) |
        """;

    private const string Frame =
        "unit,name,respondent_group,organisation,pair,email\nK1,Ale,municipality,Ale kommun,1,ale@kommun.example\n";

    [TestCase("sv", "cost", "12 500,5", "12500.5", "12\u00A0500,5")]
    [TestCase("sv", "cost", "−1.234,50 kr", "-1234.5", "\u22121\u00A0234,5")]
    [TestCase("sv", "staff", "12 500", "12500", "12\u00A0500")]
    [TestCase("sv", "staff", "2 010", "2010", "2010", Description = "A whole number without a unit may be a year.")]
    [TestCase("en", "staff", "2,010", "2010", "2010")]
    [TestCase("sv", "cost", "2 010", "2010", "2\u00A0010")]
    [TestCase("en", "cost", "12,500", "12500", "12,500")]
    [TestCase("en", "cost", "1,234.5", "1234.5", "1,234.5")]
    [TestCase("en", "cost", "1,234,567", "1234567", "1,234,567")]
    [TestCase("en", "cost", "0.00001", "0.00001", "0.00001")]
    [TestCase("en", "staff", "12,500", "12500", "12,500")]
    public async Task Number_IsReadByThePagesLanguage_AndShownAsItWasRead(
        string language,
        string name,
        string typed,
        string stored,
        string shown
    )
    {
        await using var site = await StartAsync();
        var visitor = await OpenAsync(site, name, language);
        await visitor.SubmitAsync($"/form/K1/{name}", (name, typed));
        Assert.That((await EntryAsync(site, name)).Text, Is.EqualTo(stored));

        await visitor.GetAsync($"/form/K1/{name}");
        Assert.That(visitor.ContainsText($"name=\"{name}\" value=\"{shown}\""), visitor.Html);
        await visitor.SubmitAsync($"/form/K1/{name}", (name, shown));
        Assert.That((await EntryAsync(site, name)).Text, Is.EqualTo(stored));
    }

    [TestCase("cost", "12.500", "Menar du 12\u00A0500\u00A0kr?", "12500")]
    [TestCase("cost", "12.500", "Menar du 12\u00A0500\u00A0kr?", "12.5")]
    [TestCase("staff", "12.500", "Menar du 12\u00A0500?", "12500")]
    [TestCase("staff", "12,000", "Menar du 12\u00A0000?", "12")]
    [TestCase("share", "12.500", "Menar du 12,5\u00A0%?", "12.5")]
    public async Task Number_ThatCanMeanTwo_IsAskedAbout_UntilOneIsPicked(string name, string typed, string question, string picked)
    {
        await using var site = await StartAsync();
        var visitor = await OpenAsync(site, name, "sv");
        await visitor.SubmitAsync($"/form/K1/{name}", (name, typed));
        Assert.That(visitor.Path, Is.EqualTo($"/form/K1/{name}?problems=true"));
        Assert.That(visitor.Text, Does.Contain(question));
        Assert.That(visitor.ContainsText($"name=\"{name}\" value=\"{typed}\""));
        await visitor.GetAsync("/form/K1/check");
        Assert.That(visitor.Text, Does.Contain(question));

        await visitor.GetAsync($"/form/K1/{name}");
        await visitor.SubmitAsync($"/form/K1/{name}", (name, typed), (".language", "en"));
        await visitor.SubmitAsync($"/form/K1/{name}", (name, typed));
        Assert.That(visitor.Text, Does.Contain("Did you mean"));
        await visitor.SubmitAsync($"/form/K1/{name}", (name, typed), (name + ".reading", "7"));
        Assert.That(visitor.Text, Does.Contain("Did you mean"));
        await visitor.SubmitAsync($"/form/K1/{name}", (name, typed), (name + ".reading", picked));

        Assert.That(await EntryAsync(site, name), Is.EqualTo(new StoredAnswer(picked)));
        Assert.That(visitor.Path, Does.Not.Contain("problems"));
    }

    [Test]
    public async Task Number_ThatCanMeanTwo_MayBeWrittenAnew_InARosterToo()
    {
        await using var site = await StartAsync();
        var visitor = await OpenAsync(site, "offices/1", "sv");
        await visitor.SubmitAsync("/form/K1/offices/1", ("desks#1", "1.200"));
        Assert.That(visitor.Text, Does.Contain("Menar du 1\u00A0200?"));

        await visitor.SubmitAsync("/form/K1/offices/1", ("desks#1", "1 300"), ("desks#1.reading", "1200"));

        Assert.That(await EntryAsync(site, "desks", 1), Is.EqualTo(new StoredAnswer("1300")));
    }

    [TestCase("12345678901234567")]
    [TestCase("1 234 567 890 123 456 789")]
    public async Task WholeNumber_OfMoreDigitsThanAreKept_IsRefusedInWords(string typed)
    {
        await using var site = await StartAsync();
        var visitor = await OpenAsync(site, "staff", "sv");
        await visitor.SubmitAsync("/form/K1/staff", ("staff", typed));

        Assert.That(visitor.Text, Does.Contain("Skriv talet med högst 15 siffror"));
        Assert.That(visitor.ContainsText($"value=\"{typed}\""));
        await visitor.SubmitAsync("/form/K1/staff", ("staff", "123456789012345"));
        await visitor.GetAsync("/form/K1/check");
        Assert.That(visitor.Text, Does.Contain("123\u00A0456\u00A0789\u00A0012\u00A0345"));
    }

    /// <summary>A site with the form of these numbers.</summary>
    public static async Task<RespondentSite> StartAsync()
    {
        using var folder = new TemporaryFolder();
        return await RespondentSite.StartAsync(folder.Write("numbers.md", Form), Frame);
    }

    private static async Task<PageClient> OpenAsync(RespondentSite site, string page, string language)
    {
        var visitor = await site.SignInAsync("K1");
        await visitor.GetAsync($"/form/K1/{page}");
        if (language != "sv")
        {
            await visitor.SubmitAsync($"/form/K1/{page}", (".language", language));
        }

        return visitor;
    }

    private static async Task<StoredAnswer> EntryAsync(RespondentSite site, string name, int row = 0) =>
        (await site.Responses.ReadAsync(site.Round.Id, "K1", default)).Answers.GetStoredAnswer(new AnswerKey(name, row));
}
