using System.Globalization;
using System.Net;
using Microsoft.Extensions.DependencyInjection;
using NUnit.Framework;
using Survey.Data.Responses;
using Survey.Data.Rounds;
using Survey.Tests.Support;

namespace Survey.Tests.Web.Fieldwork.Units;

/// <summary>A unit that is given more time, and a submitted form that the research team opens again, as they and the respondents meet
/// it.</summary>
public sealed class UnitTimeTests
{
    private const string Extend = "/manage/open/unit/extend";
    private const string Reopen = "/manage/open/unit/reopen";

    private static readonly string Later = DayIn(60);
    private static readonly string LaterInWords = TimeProvider
        .System.GetUtcNow()
        .AddDays(60)
        .ToString("d MMMM yyyy", CultureInfo.GetCultureInfo("sv"));

    [Test]
    public async Task Unit_WithMoreTime_MayAnswerWhenTheRoundIsClosed()
    {
        await using var site = await ResearchSite.StartAsync();
        var researcher = await site.SignInAsync();
        var respondent = await site.SignInAsRespondentAsync("M6");
        var other = await site.SignInAsRespondentAsync("M2");

        await researcher.GetAsync("/manage/open/unit?unit=M6");
        await researcher.SubmitAsync(Extend, ("Closes", Later), ("ClosesTime", ""), ("Reason", "Sjukdom"));
        var unit = researcher.Text;
        await CloseAsync(site, researcher);
        await respondent.GetAsync("/form/M6");
        var overview = respondent.Text;
        await respondent.GetAsync("/form/M6/works");
        var page = respondent.Path;
        await respondent.SubmitAsync(page, ("works", "no"));
        await respondent.GetAsync("/form/M6/check");
        await respondent.SubmitAsync("/form/M6/check");
        await other.GetAsync("/form/M2/receipt");

        Assert.Multiple(() =>
        {
            Assert.That(unit, Does.Contain($"Kan svara till och med {LaterInWords}").And.Contain("Sjukdom").And.Contain("forskare"));
            Assert.That(overview, Does.Contain(LaterInWords).And.Not.Contain("stängde"));
            Assert.That(respondent.Path, Is.EqualTo("/form/M6/receipt"));
            Assert.That(other.Text, Does.Not.Contain(LaterInWords));
        });
    }

    [Test]
    public async Task Code_AfterTheRoundIsClosed_OpensTheFormOnlyWithMoreTime()
    {
        await using var site = await ResearchSite.StartAsync();
        var researcher = await site.SignInAsync();
        await researcher.GetAsync("/manage/open/unit?unit=M6");
        await researcher.SubmitAsync(Extend, ("Closes", Later), ("ClosesTime", ""), ("Reason", "Sjukdom"));
        await CloseAsync(site, researcher);
        var late = site.NewVisitor();
        var closed = site.NewVisitor();

        await late.GetAsync("/");
        var start = late.Text;
        await late.SubmitAsync("/", ("code", site.Site.CodeOf("M6")));
        await closed.GetAsync("/");
        await closed.SubmitAsync("/", ("code", site.Site.CodeOf("P4")));

        Assert.Multiple(() =>
        {
            Assert.That(start, Does.Not.Contain(LaterInWords));
            Assert.That(late.Path, Is.EqualTo("/form/M6"));
            Assert.That(closed.Text, Does.Contain("stängd"));
        });
    }

    [Test]
    public async Task MoreTime_TakenBack_EndsWithTheRound()
    {
        await using var site = await ResearchSite.StartAsync();
        var researcher = await site.SignInAsync();
        var respondent = await site.SignInAsRespondentAsync("M6");
        await researcher.GetAsync("/manage/open/unit?unit=M6");
        await researcher.SubmitAsync(Extend, ("Closes", Later), ("ClosesTime", ""), ("Reason", "Sjukdom"));
        await CloseAsync(site, researcher);
        await researcher.GetAsync("/manage/open/unit?unit=M6");
        await researcher.SubmitAsync(Extend, ("Ends", "true"), ("Reason", "Avböjde"));
        await respondent.GetAsync("/form/M6");

        Assert.Multiple(() =>
        {
            Assert.That(researcher.Text, Does.Contain("Omgångens sista dag gäller igen").And.Contain("Avböjde"));
            Assert.That(respondent.Text, Does.Contain("stängde"));
        });
    }

    [Test]
    public async Task Reopening_WithAReason_IsInTheHistoryAndKeepsWhatWasSubmitted()
    {
        await using var site = await ResearchSite.StartAsync();
        var researcher = await site.SignInAsync();
        var respondent = await site.SignInAsRespondentAsync("M1");

        await researcher.GetAsync("/manage/open/unit?unit=M1");
        await researcher.SubmitAsync(Reopen, ("Reason", "Kommunen ringde"));
        await respondent.GetAsync("/form/M1");

        var response = await site.Services.GetRequiredService<IResponseStore>().ReadAsync(site.Round.Id, "M1", default);
        Assert.Multiple(() =>
        {
            Assert.That(researcher.Text, Does.Contain("Öppnade igen Skäl: Kommunen ringde forskare"));
            Assert.That(respondent.Text, Does.Contain("öppnat för ändringar"));
            Assert.That((response.Status, response.SubmittedAnswers is not null), Is.EqualTo((FormStatus.Reopened, true)));
            Assert.That(response.Receipt, Is.Not.Null);
        });
    }

    [Test]
    public async Task Reopening_OfAnOldPage_ChangesNothing()
    {
        await using var site = await ResearchSite.StartAsync();
        var researcher = await site.SignInAsync();
        var second = await site.SignInAsync();
        await researcher.GetAsync("/manage/open/unit?unit=M1");
        await second.GetAsync("/manage/open/unit?unit=M1");
        await researcher.SubmitAsync(Reopen, ("Reason", "Kommunen ringde"));
        await second.SubmitAsync(Reopen, ("Reason", "Kommunen mejlade"));

        var reopenings = await site.Services.GetRequiredService<IResponseStore>().ListReopeningsAsync(site.Round.Id, "M1", default);
        Assert.Multiple(() =>
        {
            Assert.That(second.Status, Is.EqualTo(HttpStatusCode.Conflict));
            Assert.That(reopenings.Select(reopening => reopening.Reason), Is.EqualTo(new[] { "Kommunen ringde" }));
        });
    }

    [TestCase(Reopen, "M1", " ", "", "Ange ett skäl")]
    [TestCase(Extend, "M6", " ", "2099-01-01", "Ange ett skäl")]
    [TestCase(Extend, "M6", "Sjukdom", "i morgon", "Ange vilken dag")]
    [TestCase(Extend, "M6", "Sjukdom", "2001-01-01", "Välj en senare tid")]
    public async Task Change_ThatCannotBe_SaysWhyAndChangesNothing(
        string action,
        string unit,
        string reason,
        string closes,
        string message
    )
    {
        await using var site = await ResearchSite.StartAsync();
        var researcher = await site.SignInAsync();
        await researcher.GetAsync($"/manage/open/unit?unit={unit}");

        await researcher.SubmitAsync(action, ("Reason", reason), ("Closes", closes), ("ClosesTime", ""));

        var closings = await site.Services.GetRequiredService<IUnitExtensionStore>().ReadClosingsAsync(site.Round.Id, default);
        var response = await site.Services.GetRequiredService<IResponseStore>().ReadAsync(site.Round.Id, "M1", default);
        Assert.Multiple(() =>
        {
            Assert.That(researcher.Status, Is.EqualTo(HttpStatusCode.BadRequest));
            Assert.That(researcher.Text, Does.Contain(message));
            Assert.That(closings.OwnClosings, Is.Empty);
            Assert.That(response.Status, Is.EqualTo(FormStatus.Submitted));
        });
    }

    private static string DayIn(int days) =>
        TimeProvider.System.GetUtcNow().AddDays(days).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static async Task CloseAsync(ResearchSite site, PageClient researcher)
    {
        await researcher.GetAsync("/manage/open/closing");
        await researcher.SubmitAsync("/manage/open/closing/close", ("Reason", "Slut"));
        var round = await site.Services.GetRequiredService<IRoundStore>().FindAsync(site.Round.Id, default);
        Assert.That(round?.ClosesAt, Is.LessThan(site.Round.ClosesAt));
    }
}
