using System.Net;
using NUnit.Framework;
using Survey.Data.Responses;
using Survey.Tests.Support;

namespace Survey.Tests.Web.Respond;

/// <summary>Posts that no honest page makes: a clear page, never a fault, and nothing else lost.</summary>
public sealed class HostilePostTests
{
    [Test]
    public async Task Post_WithUnknownFieldsAndChoices_StoresNoneOfThem_AndSaysWhatToDo()
    {
        await using var site = await RespondentSite.StartAsync();
        var visitor = await site.SignInAsync("K1");
        await visitor.GetAsync("/form/K1/details");

        await visitor.SubmitAsync(
            visitor.Path,
            ("council", "perhaps"),
            ("salary", "1"),
            ("agreement", "yes"),
            ("comment", "Kvar"),
            ("unit", "K2"),
            ("page", "agreement")
        );

        var response = await ReadAsync(site);
        Assert.Multiple(() =>
        {
            Assert.That(visitor.Status, Is.EqualTo(HttpStatusCode.OK));
            Assert.That(visitor.Text, Does.Contain("Välj bland alternativen som visas"));
            Assert.That(
                response.Answers.Entries.Keys.Select(key => key.Name),
                Is.EquivalentTo(new[] { "council", "comment" }),
                "only the page's own questions"
            );
        });
    }

    [Test]
    public async Task Post_OfTenMegabytes_IsRefusedWithAPage()
    {
        await using var site = await RespondentSite.StartAsync();
        var visitor = await site.SignInAsync("K1");
        await visitor.GetAsync("/form/K1/details");
        await visitor.SubmitAsync(visitor.Path, ("comment", "Förut"), (".then", "later"));
        await visitor.GetAsync("/form/K1/details");

        await visitor.SubmitAsync(visitor.Path, ("comment", new string('x', 10_000_000)));

        Assert.Multiple(() =>
        {
            Assert.That(visitor.Status, Is.EqualTo(HttpStatusCode.RequestEntityTooLarge));
            Assert.That(visitor.Text, Does.Contain("Det blev för mycket text"));
        });
        Assert.That((await ReadAsync(site)).Answers.GetStoredAnswer(new AnswerKey("comment")).Text, Is.EqualTo("Förut"));
    }

    [Test]
    public async Task Post_OfTooManyFields_IsRefusedWithAPage()
    {
        await using var site = await RespondentSite.StartAsync();
        var visitor = await site.SignInAsync("K1");
        await visitor.GetAsync("/form/K1/details");

        await visitor.SubmitAsync(visitor.Path, [.. Enumerable.Range(0, 5_000).Select(index => ("f" + index, "1"))]);

        Assert.That(visitor.Status, Is.EqualTo(HttpStatusCode.RequestEntityTooLarge));
    }

    [Test]
    public async Task Post_WithOneAnswerTooLong_SavesTheOthers_AndKeepsItOnThePage()
    {
        await using var site = await RespondentSite.StartAsync();
        var visitor = await site.SignInAsync("K1");
        await visitor.GetAsync("/form/K1/details");
        var essay = new string('ö', AnswerText.MaximumLength + 1);

        await visitor.SubmitAsync(visitor.Path, ("comment", essay), ("years", "7"));

        var response = await ReadAsync(site);
        Assert.Multiple(() =>
        {
            Assert.That(visitor.Text, Does.Contain("Korta texten till högst 20000 tecken"));
            Assert.That(visitor.ContainsText(essay));
            Assert.That(response.Answers.GetStoredAnswer(new AnswerKey("years")).Text, Is.EqualTo("7"));
        });
    }

    [Test]
    public async Task Post_WithAnExpiredToken_ShowsThePageAgainWithWhatWasTyped()
    {
        await using var site = await RespondentSite.StartAsync();
        var visitor = await site.SignInAsync("K1");
        await visitor.GetAsync("/form/K1/details");

        await visitor.SubmitAsync(visitor.Path, ("__RequestVerificationToken", "stale"), ("comment", "Långt svar"), ("years", "8"));
        Assert.Multiple(() =>
        {
            Assert.That(visitor.Status, Is.EqualTo(HttpStatusCode.BadRequest));
            Assert.That(visitor.Text, Does.Contain("Allt du skrev står kvar").And.Contain("Långt svar"));
        });
        Assert.That((await ReadAsync(site)).Revision, Is.Zero);

        await visitor.SubmitAsync("/form/K1/details", ("comment", "Långt svar"), ("council", "no"));
        Assert.That((await ReadAsync(site)).Answers.GetStoredAnswer(new AnswerKey("comment")).Text, Is.EqualTo("Långt svar"));
    }

    [Test]
    public async Task Post_WhenTheSessionIsOver_AsksForTheCode_AndThenSavesWhatWasTyped()
    {
        await using var site = await RespondentSite.StartAsync();
        var visitor = site.NewVisitor();

        await visitor.PostAsync(
            "/form/K1/details",
            (".asked", "comment"),
            ("comment", "Skrivet för länge sedan"),
            ("council", "no"),
            (".asked", "council")
        );
        Assert.That(visitor.Text, Does.Contain("Skriv din kod igen"));
        await visitor.SubmitAsync(
            "/form/K1/details",
            (".code", "AAAA-AAAA-AAAA"),
            (".asked", "comment"),
            ("comment", "Skrivet för länge sedan")
        );
        Assert.That(visitor.Text, Does.Contain("Vi känner inte igen koden"));
        await visitor.SubmitAsync("/form/K1/details", (".code", site.CodeOf("K1")));

        Assert.That((await ReadAsync(site)).Answers.GetStoredAnswer(new AnswerKey("comment")).Text, Is.EqualTo("Skrivet för länge sedan"));
    }

    [TestCase(".revision", "-1")]
    [TestCase(".revision", "999999999999999999999")]
    [TestCase(".asked", "nothing#x")]
    [TestCase(".clear", "details#-4")]
    [TestCase("years", "\u0007 ' OR 1=1 --")]
    [TestCase("signed.year", "20100000000000000000")]
    [TestCase("budget", "1e999")]
    [TestCase("comment", "<script>alert(1)</script>")]
    [TestCase(".language", "xx")]
    public async Task Post_OfNonsense_NeverFails(string field, string value)
    {
        await using var site = await RespondentSite.StartAsync();
        var visitor = await site.SignInAsync("K1");
        await visitor.GetAsync("/form/K1/details");

        await visitor.SubmitAsync(visitor.Path, (field, value), ("council", "no"));

        Assert.Multiple(() =>
        {
            Assert.That((int)visitor.Status, Is.LessThan(500));
            Assert.That(visitor.Html, Does.Not.Contain("<script>alert"));
        });
        Assert.That((await ReadAsync(site)).Answers.GetStoredAnswer(new AnswerKey("council")).Text, Is.EqualTo("no"));
    }

    [Test]
    public async Task Post_ThatIsNoForm_GetsAPage()
    {
        await using var site = await RespondentSite.StartAsync();
        var visitor = await site.SignInAsync("K1");
        await visitor.GetAsync("/form/K1/details");

        await visitor.SubmitAsync(visitor.Path, ("comment", "a\0b"));

        Assert.Multiple(() =>
        {
            Assert.That(visitor.Status, Is.EqualTo(HttpStatusCode.BadRequest));
            Assert.That(visitor.Text, Does.Contain("Det där gick inte att läsa"));
        });
    }

    [TestCase("/form/K1/details/1")]
    [TestCase("/form/K1/nothing")]
    [TestCase("/form/K1/measures/9")]
    [TestCase("/form/K9/details")]
    [TestCase("/form/K2/details")]
    public async Task Post_ToAPageThatIsNotTheirs_IsNotFound(string path)
    {
        await using var site = await RespondentSite.StartAsync();
        var visitor = await site.SignInAsync("K1");
        await visitor.GetAsync("/form/K1/details");

        await visitor.SubmitAsync(path, ("comment", "x"), (".asked", "comment"));

        Assert.That(visitor.Status, Is.EqualTo(HttpStatusCode.NotFound));
        Assert.That((await site.Responses.ListAsync(site.Round.Id, default)), Is.Empty);
    }

    private static Task<Response> ReadAsync(RespondentSite site) => site.Responses.ReadAsync(site.Round.Id, "K1", default);
}
