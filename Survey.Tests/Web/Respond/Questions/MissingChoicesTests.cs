using NUnit.Framework;
using Survey.Data.Questionnaires;
using Survey.Data.Responses;
using Survey.Tests.Support;

namespace Survey.Tests.Web.Respond.Questions;

/// <summary>"Don't know" and "cannot disclose" beside numbers, dates and texts: ticked instead of a value, stored as the reason.</summary>
public sealed class MissingChoicesTests
{
    private const string Form = """
        | survey |
        | | type | name | label | required | missing_choices |
        | | begin_group | all | Allt | | |
        | | integer | staff | Hur många? | yes | dk refused |
        | | date | since | Sedan när? | yes | dk |
        | | text | who | Vem? | yes | refused na |
        | | end_group | | | | |
        | settings |
        | | form_title | form_id | default_language |
        | | Skäl | reasons | Svenska (sv) |
        """;

    private const string Frame =
        "unit,name,respondent_group,organisation,pair,email\nK1,Ale,municipality,Ale kommun,1,ale@kommun.example\n";

    [TestCase("staff", "DoesNotKnow", MissingReason.DoesNotKnow, "Vet ej")]
    [TestCase("staff", "Refused", MissingReason.Refused, "Kan inte lämna ut uppgiften")]
    [TestCase("since", "DoesNotKnow", MissingReason.DoesNotKnow, "Vet ej")]
    [TestCase("who", "NotApplicable", MissingReason.NotApplicable, "Ej aktuellt")]
    public async Task Reason_InsteadOfAValue_IsStoredShownAndTakenBack(string name, string ticked, MissingReason reason, string label)
    {
        await using var site = await StartAsync();
        var visitor = await site.SignInAsync("K1");
        await visitor.GetAsync($"/form/K1/{name}");
        Assert.That(visitor.Text, Does.Contain(label));
        await visitor.SubmitAsync($"/form/K1/{name}", (name + ".missing", ticked));

        Assert.That(visitor.Path, Does.Not.Contain("problems"));
        Assert.That(await EntryAsync(site, name), Is.EqualTo(new StoredAnswer("", reason)));
        await visitor.GetAsync("/form/K1/check");
        Assert.That(visitor.Text, Does.Contain(label));
        await visitor.GetAsync($"/form/K1/{name}");
        Assert.That(visitor.Html, Does.Match($"value=\"{ticked}\"[^>]* checked"));
        await visitor.SubmitAsync($"/form/K1/{name}");
        Assert.That((await EntryAsync(site, name)).IsEmpty);
        Assert.That(visitor.Path, Does.Contain("problems"));
    }

    [Test]
    public async Task Reason_BesideAValue_KeepsBoth_AndIsAskedAbout()
    {
        await using var site = await StartAsync();
        var visitor = await site.SignInAsync("K1");
        await visitor.GetAsync("/form/K1/staff");
        await visitor.SubmitAsync("/form/K1/staff", ("staff", "12"), ("staff.missing", "DoesNotKnow"));
        Assert.That(visitor.Text, Does.Contain("Ge ett svar eller kryssa i ”Vet ej”, inte båda"));
        Assert.That(visitor.ContainsText("name=\"staff\" value=\"12\""));

        await visitor.SubmitAsync("/form/K1/staff", ("staff", "12"));

        Assert.That(await EntryAsync(site, "staff"), Is.EqualTo(new StoredAnswer("12")));
        Assert.That(visitor.Path, Is.EqualTo("/form/K1/since"));
    }

    [Test]
    public async Task Reason_ThatIsNotOffered_IsIgnored()
    {
        await using var site = await StartAsync();
        var visitor = await site.SignInAsync("K1");
        await visitor.GetAsync("/form/K1/since");
        await visitor.SubmitAsync("/form/K1/since", ("since.missing", "Suppressed"));

        Assert.That((await EntryAsync(site, "since")).IsEmpty);
    }

    [Test]
    public async Task BlankPrint_HasTheReasonsToTick()
    {
        await using var site = await StartAsync();
        var visitor = await site.SignInAsync("K1");
        await visitor.GetAsync("/form/K1/print?blank=true");

        Assert.That(visitor.Text, Does.Contain("Vet ej").And.Contain("Kan inte lämna ut uppgiften").And.Contain("Ej aktuellt"));
    }

    private static async Task<StoredAnswer> EntryAsync(RespondentSite site, string name) =>
        (await site.Responses.ReadAsync(site.Round.Id, "K1", default)).Answers.GetStoredAnswer(new AnswerKey(name));

    private static async Task<RespondentSite> StartAsync()
    {
        using var folder = new TemporaryFolder();
        return await RespondentSite.StartAsync(folder.Write("reasons.md", Form), Frame);
    }
}
