using System.Globalization;
using System.Net;
using Microsoft.Extensions.DependencyInjection;
using NUnit.Framework;
using Survey.Data.Rounds;
using Survey.Tests.Support;

namespace Survey.Tests.Web.Fieldwork;

/// <summary>A round that is extended, closed and reopened by the research team, as they and the respondents meet it.</summary>
public sealed class ClosingPageTests
{
    private static readonly string Soon = TimeProvider.System.GetUtcNow().AddDays(60).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    [Test]
    public async Task Round_ClosedAndReopened_TakesAnswersAgain()
    {
        await using var site = await ResearchSite.StartAsync();
        var researcher = await site.SignInAsync();
        var respondent = await site.SignInAsRespondentAsync("M6");

        await researcher.GetAsync("/manage/open/closing");
        await researcher.SubmitAsync("/manage/open/closing/close", ("Reason", "Alla har svarat"));
        var closed = researcher.Text;
        await respondent.GetAsync("/form/M6");
        var form = respondent.Text;
        await researcher.SubmitAsync(
            "/manage/open/closing/reopen",
            ("Reason", "Ale bad om det"),
            ("Closes", Soon),
            ("ClosesTime", "16:00")
        );
        await respondent.GetAsync("/form/M6");

        Assert.Multiple(() =>
        {
            Assert.That(closed, Does.Contain("Enkäten stängde").And.Contain("Alla har svarat").And.Contain("forskare"));
            Assert.That(form, Does.Contain("stängde"));
            Assert.That(researcher.Text, Does.Contain("Enkäten är öppen till och med").And.Contain("16.00").And.Contain("Ale bad om det"));
            Assert.That(respondent.Text, Does.Contain("16.00").And.Not.Contain("stängde"));
        });
    }

    [Test]
    public async Task Round_Extended_ShowsTheNewDayToRespondents()
    {
        await using var site = await ResearchSite.StartAsync();
        var researcher = await site.SignInAsync();

        await researcher.GetAsync("/manage/open/closing");
        await researcher.SubmitAsync("/manage/open/closing/extend", ("Reason", "Sommaren"), ("Closes", Soon), ("ClosesTime", ""));

        var round = await site.Services.GetRequiredService<IRoundStore>().FindAsync(site.Round.Id, default);
        Assert.Multiple(() =>
        {
            // The last day is whole: the round closes as the next one begins.
            Assert.That(round?.ClosesAt, Is.GreaterThan(site.Round.ClosesAt));
            Assert.That(researcher.Text, Does.Contain("Förlängd från"));
        });
    }

    [TestCase("extend", "", "2031-01-01", "Ange ett skäl")]
    [TestCase("extend", "Sommaren", "i morgon", "Ange vilken dag")]
    [TestCase("extend", "Sommaren", "2001-01-01", "Välj en senare tid")]
    [TestCase("close", " ", "", "Ange ett skäl")]
    public async Task Change_ThatCannotBe_SaysWhyAndChangesNothing(string action, string reason, string closes, string message)
    {
        await using var site = await ResearchSite.StartAsync();
        var researcher = await site.SignInAsync();
        await researcher.GetAsync("/manage/open/closing");

        await researcher.SubmitAsync($"/manage/open/closing/{action}", ("Reason", reason), ("Closes", closes));

        Assert.Multiple(async () =>
        {
            Assert.That(researcher.Status, Is.EqualTo(HttpStatusCode.BadRequest));
            Assert.That(researcher.Text, Does.Contain(message));
            Assert.That(researcher.Title, Does.StartWith("Fel:"));
            Assert.That(await site.Services.GetRequiredService<IRoundStore>().ListChangesAsync(site.Round.Id, default), Is.Empty);
        });
    }

    [Test]
    public async Task Change_OfAPageThatIsOld_IsNotMade()
    {
        await using var site = await ResearchSite.StartAsync();
        var (first, second) = (await site.SignInAsync(), await site.SignInAsync());
        await first.GetAsync("/manage/open/closing");
        await second.GetAsync("/manage/open/closing");

        await first.SubmitAsync("/manage/open/closing/extend", ("Reason", "Ett"), ("Closes", Soon));
        await second.SubmitAsync("/manage/open/closing/close", ("Reason", "Två"));

        Assert.Multiple(async () =>
        {
            Assert.That(second.Status, Is.EqualTo(HttpStatusCode.Conflict));
            Assert.That(second.Text, Does.Contain("Någon annan har ändrat"));
            var changes = await site.Services.GetRequiredService<IRoundStore>().ListChangesAsync(site.Round.Id, default);
            Assert.That(changes.Select(change => change.Reason), Is.EqualTo(new[] { "Ett" }));
        });
    }

    [TestCase("/manage/open/closing", HttpStatusCode.OK, "/account/sign-in")]
    [TestCase("/manage/nowhere/closing", HttpStatusCode.OK, "/account/sign-in")]
    public async Task Page_ForAStranger_AsksToSignIn(string address, HttpStatusCode status, string path)
    {
        await using var site = await ResearchSite.StartAsync();
        var stranger = site.NewVisitor();

        await stranger.GetAsync(address);

        Assert.That((stranger.Status, stranger.Path.Split('?')[0]), Is.EqualTo((status, path)));
    }

    [Test]
    public async Task Page_OfARoundThatIsNot_IsNotFound()
    {
        await using var site = await ResearchSite.StartAsync();
        var researcher = await site.SignInAsync();

        await researcher.GetAsync("/manage/nowhere/closing");

        Assert.That(researcher.Status, Is.EqualTo(HttpStatusCode.NotFound));
    }
}
