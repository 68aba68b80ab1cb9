using System.Net;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using NUnit.Framework;
using Survey.Data.Mail;
using Survey.Tests.Support;

namespace Survey.Tests.Web.Respond;

/// <summary>"Save and continue later" ends on a page that says that all is saved and how to come back; every page says how far one has
/// come.</summary>
public sealed partial class SavedPageTests
{
    private const string Saved = "/form/K1/saved";
    private const string Details = "/form/K1/details";

    [Test]
    public async Task SaveForLater_EvenWithAnInvalidAnswer_EndsOnThePageThatSaysHowToComeBack()
    {
        await using var site = await RespondentSite.StartAsync();
        var visitor = await site.SignInAsync("K1");
        await visitor.GetAsync(Details);

        await visitor.SubmitAsync(Details, ("years", "tolv"), (".then", "later"));

        Assert.That(visitor.Path, Is.EqualTo(Saved));
        Assert.That(
            visitor.Text,
            Does.Contain("Allt du har svarat är sparat")
                .And.Contain("1 av ")
                .And.Contain("Svara senast")
                .And.Contain(site.Address)
                .And.Contain("Logga ut")
        );
        Assert.That(visitor.ContainsText("value=\"ale@kommun.example\""));
    }

    [Test]
    public async Task MailedLink_OpensTheForm_AndTheCodeOfTheLetterStillDoes()
    {
        await using var site = await RespondentSite.StartAsync();
        var visitor = await site.SignInAsync("K1");
        await visitor.GetAsync(Saved);

        await visitor.SubmitAsync(Saved, ("email", "bo@kommun.example"));
        var mail = await ClaimMailAsync(site);

        Assert.Multiple(() =>
        {
            Assert.That(visitor.Text, Does.Contain("Länken är på väg"));
            Assert.That(mail?.To, Is.EqualTo("bo@kommun.example"));
            Assert.That(mail?.Subject, Does.Contain("Alla slags frågor"));
            Assert.That(mail?.Body, Does.Contain("Alla slags frågor").And.Contain("Ale").And.Contain("Svara senast"));
        });
        var link = LinkPattern().Match(mail?.Body ?? "").Value;
        var other = site.NewVisitor();
        await other.GetAsync(link);
        await other.SubmitAsync(link);
        Assert.That(other.Path, Is.EqualTo("/form/K1"));
        await site.SignInAsync("K1");
    }

    [TestCase("")]
    [TestCase("bo")]
    [TestCase("bo@kommun.example, lo@kommun.example")]
    [TestCase("Bo <bo@kommun.example>")]
    [TestCase("bo@kommun.example\r\nBcc: lo@kommun.example")]
    public async Task MailedLink_ToNoAddress_IsRefused_AndNothingIsSent(string address)
    {
        await using var site = await RespondentSite.StartAsync();
        var visitor = await site.SignInAsync("K1");
        await visitor.GetAsync(Saved);

        await visitor.SubmitAsync(Saved, ("email", address));

        Assert.Multiple(async () =>
        {
            Assert.That(visitor.Status, Is.EqualTo(HttpStatusCode.BadRequest));
            Assert.That(visitor.Title, Does.StartWith("Fel: "));
            Assert.That(await ClaimMailAsync(site), Is.Null);
        });
    }

    [Test]
    public async Task MailedLink_AskedForAgainAndAgain_IsRefusedAfterAFew()
    {
        await using var site = await RespondentSite.StartAsync();
        var visitor = await site.SignInAsync("K1");
        var statuses = new List<HttpStatusCode>();
        for (var attempt = 0; attempt < 6; attempt++)
        {
            await visitor.GetAsync(Saved);
            await visitor.SubmitAsync(Saved, ("email", "bo@kommun.example"));
            statuses.Add(visitor.Status);
        }

        Assert.Multiple(() =>
        {
            Assert.That(statuses.SkipLast(1), Is.All.EqualTo(HttpStatusCode.OK));
            Assert.That(statuses[^1], Is.EqualTo(HttpStatusCode.TooManyRequests));
            Assert.That(visitor.Text, Does.Contain("så många gånger som går på en dag"));
        });
        var otherPerson = await site.SignInAsync("K2");
        await otherPerson.GetAsync("/form/K2/saved");
        await otherPerson.SubmitAsync("/form/K2/saved", ("email", "lo@kommun.example"));
        Assert.That(otherPerson.Status, Is.EqualTo(HttpStatusCode.OK));
    }

    [Test]
    public async Task StatusLine_OnEveryPageOfTheForm_SaysWhatIsSavedAndHowMuchIsAnswered()
    {
        await using var site = await RespondentSite.StartAsync();
        var visitor = await site.SignInAsync("K1");
        await visitor.GetAsync(Details);
        Assert.That(visitor.Text, Does.Contain("Inget är sparat än").And.Contain("0 av 10 frågor besvarade"));

        await visitor.SubmitAsync(Details, ("council", "yes"), ("comment", "Ord"));
        foreach (var page in new[] { "details", "clarity", "measures", "check" })
        {
            await visitor.GetAsync("/form/K1/" + page);
            Assert.That(visitor.Text, Does.Match("Sparat kl\\.\u00A0[0-9]{2}\\.[0-9]{2} 2 av 11 frågor besvarade"), page);
        }

        await visitor.GetAsync("/form/K1/clarity");
        await visitor.AutosaveAsync("/form/K1/clarity", ("clarity", "2"));
        Assert.That(visitor.Headers["Survey-Progress"], Is.EqualTo("3/11"));
    }

    private static Task<OutgoingMail?> ClaimMailAsync(RespondentSite site) =>
        site
            .Services.GetRequiredService<IOutbox>()
            .ClaimNextAsync(DateTimeOffset.MaxValue, DateTimeOffset.MaxValue, default);

    [GeneratedRegex("/r/\\S+")]
    private static partial Regex LinkPattern();
}
