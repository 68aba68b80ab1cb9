using NUnit.Framework;
using Survey.Data.Responses;
using Survey.Tests.Support;

namespace Survey.Tests.Web.Respond.Questions;

/// <summary>Texts that nobody can see are no answers, and words written for <c>other</c> without choosing it are kept and asked
/// about.</summary>
public sealed class WrittenTextTests
{
    private const string Form = """
        | survey |
        | | type | name | label | required |
        | | begin_group | all | Allt | |
        | | text | plan | Planens namn? | yes |
        | | select_multiple kinds or_other | kinds | Vilka slag? | |
        | | select_one kinds or_other | main | Viktigast? | |
        | | end_group | | | |
        | choices |
        | | list_name | name | label |
        | | kinds | fire | Brand |
        | | kinds | flood | Översvämning |
        | settings |
        | | form_title | form_id | default_language |
        | | Ord | words | Svenska (sv) |
        """;

    private const string Frame =
        "unit,name,respondent_group,organisation,pair,email\nK1,Ale,municipality,Ale kommun,1,ale@kommun.example\n";

    [TestCase("\u200B")]
    [TestCase("\uFEFF \u00AD")]
    [TestCase("\u200E\u202A\u2066")]
    [TestCase("\u0301\u0308")]
    [TestCase("\uFE0F\u200D")]
    [TestCase("\u3164\u2800")]
    [TestCase("\t\u00A0\n")]
    public async Task Text_OfInvisibleCharactersAlone_IsNoAnswer(string typed)
    {
        await using var site = await StartAsync();
        var visitor = await site.SignInAsync("K1");
        await visitor.GetAsync("/form/K1/plan");
        await visitor.SubmitAsync("/form/K1/plan", ("plan", typed));

        Assert.That(visitor.Path, Is.EqualTo("/form/K1/plan?problems=true"));
        Assert.That((await EntryAsync(site, "plan")).IsEmpty);
    }

    [TestCase("Ale\u200Bs plan")]
    [TestCase("e\u0301")]
    [TestCase("\U0001F469\u200D\U0001F680")]
    [TestCase("\u0645\u200F")]
    public async Task Text_WithSomethingVisible_IsKeptAsItWasTyped(string typed)
    {
        await using var site = await StartAsync();
        var visitor = await site.SignInAsync("K1");
        await visitor.GetAsync("/form/K1/plan");
        await visitor.SubmitAsync("/form/K1/plan", ("plan", typed));

        Assert.That((await EntryAsync(site, "plan")).Text, Is.EqualTo(typed));
    }

    [Test]
    public async Task NameOfAColleague_OfInvisibleCharactersAlone_IsMissing()
    {
        await using var site = await StartAsync();
        var visitor = await site.SignInAsync("K1");
        await visitor.GetAsync("/form/K1/delegations");
        await visitor.SubmitAsync(
            "/form/K1/delegations",
            ("section", "all"),
            ("colleague", "\u200B"),
            ("email", "kollega@kommun.example"),
            ("coordinator", "\u00AD"),
            ("reply", "ale@kommun.example")
        );

        Assert.That(visitor.Text, Does.Contain("Skriv kollegans namn, högst 200 tecken").And.Contain("Skriv ditt namn, högst 200 tecken"));
    }

    [TestCase("kinds", "fire", "Brand")]
    [TestCase("main", "fire", "Brand")]
    [TestCase("main", "", "Annat")]
    public async Task WordsForOther_WithoutItsTick_AreKeptShownAndAskedAbout(string name, string chosen, string shown)
    {
        await using var site = await StartAsync();
        var visitor = await site.SignInAsync("K1");
        await visitor.GetAsync($"/form/K1/{name}");
        (string, string)[] fields = chosen.Length == 0 ? [(name + "_other", "Storm")] : [(name, chosen), (name + "_other", "Storm")];
        await visitor.SubmitAsync($"/form/K1/{name}", fields);
        Assert.That(visitor.Path, Is.EqualTo($"/form/K1/{name}?problems=true"));
        Assert.That(visitor.Text, Does.Contain("Du har skrivit ”Storm” men inte valt"));

        foreach (var page in new[] { "check", "print" })
        {
            await visitor.GetAsync($"/form/K1/{page}");
            Assert.That(visitor.Text, Does.Contain("Storm (inte valt)").And.Contain(shown), page);
        }

        await visitor.GetAsync($"/form/K1/{name}");
        await visitor.SubmitAsync($"/form/K1/{name}", (name, "other"), (name + "_other", "Storm"));
        Assert.That(visitor.Path, Does.Not.Contain("problems"));
        await visitor.GetAsync("/form/K1/check");
        Assert.That(visitor.Text, Does.Contain("Storm").And.Not.Contain("inte valt"));
    }

    private static async Task<StoredAnswer> EntryAsync(RespondentSite site, string name) =>
        (await site.Responses.ReadAsync(site.Round.Id, "K1", default)).Answers.GetStoredAnswer(new AnswerKey(name));

    private static async Task<RespondentSite> StartAsync()
    {
        using var folder = new TemporaryFolder();
        return await RespondentSite.StartAsync(folder.Write("words.md", Form), Frame);
    }
}
