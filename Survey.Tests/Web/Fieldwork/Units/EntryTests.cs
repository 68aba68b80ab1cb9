using System.Globalization;
using System.Net;
using Microsoft.Extensions.DependencyInjection;
using NUnit.Framework;
using Survey.Data.Responses;
using Survey.Data.Responses.Team;
using Survey.Tests.Support;
using Survey.Web.Features.Account;

namespace Survey.Tests.Web.Fieldwork.Units;

/// <summary>Answers that the research team enters for a unit: the respondents' form, for one unit and one account.</summary>
public sealed class EntryTests
{
    private const string Begin = "/manage/open/unit/entry";

    private static readonly string Today = TimeProvider.System.GetUtcNow().ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    [Test]
    public async Task Entry_OfAPaperForm_IsSavedAndSubmittedInTheNameOfTheAccount()
    {
        await using var site = await ResearchSite.StartAsync();
        var researcher = await site.SignInAsync();

        var form = await BeginAsync(researcher, "M6", "Paper", "");
        var overview = researcher.Text;
        await researcher.GetAsync($"{form}/works");
        await researcher.SubmitAsync(researcher.Path, ("works", "no"));
        await researcher.GetAsync($"{form}/check");
        await researcher.SubmitAsync($"{form}/check");
        var receipt = researcher.Path;
        await researcher.GetAsync("/manage/open/unit?unit=M6");

        var journal = await site.Site.Responses.ReadJournalAsync(site.Round.Id, "M6", default);
        var entries = site.Services.GetRequiredService<IEntryStore>();
        var entry = (await entries.ListAsync(site.Round.Id, "M6", default)).Single();
        var revisions = await entries.ReadRevisionsAsync(site.Round.Id, "M6", default);
        Assert.Multiple(() =>
        {
            Assert.That(overview, Does.Contain("Du fyller i åt Gagnef (papper)").And.Not.Contain("Skicka en del till en kollega"));
            Assert.That(receipt, Is.EqualTo($"{form}/receipt"));
            Assert.That(journal.Select(row => row.Person).Distinct(), Is.EqualTo(new[] { ResearchSite.UserName }));
            Assert.That(journal[^1].Action, Is.EqualTo(JournalAction.Submitted));
            Assert.That(revisions.Keys, Is.EquivalentTo(journal.Select(row => row.Revision)));
            Assert.That((entry.Mode, entry.Source), Is.EqualTo((EntryMode.Paper, "brev 12")));
            Assert.That(researcher.Text, Does.Contain("Ifyllt åt enheten (På papper)").And.Contain("brev 12"));
        });
    }

    [Test]
    public async Task Entry_LeadsToNoOtherUnit_AndToNoRespondentsPage()
    {
        await using var site = await ResearchSite.StartAsync();
        var researcher = await site.SignInAsync();
        var form = await BeginAsync(researcher, "M6", "Phone", "");

        var others = new List<HttpStatusCode>();
        foreach (var address in new[] { form.Replace("M6", "P4", StringComparison.Ordinal), $"{form}/delegations", $"{form}/saved" })
        {
            await researcher.GetAsync(address);
            others.Add(researcher.Status);
        }

        await researcher.GetAsync("/form/M6");

        Assert.Multiple(() =>
        {
            Assert.That(others, Is.All.EqualTo(HttpStatusCode.NotFound));
            Assert.That(researcher.Path, Does.StartWith("/?wanted="));
        });
    }

    [Test]
    public async Task Entry_OfAnotherAccount_IsNotFound()
    {
        await using var site = await ResearchSite.StartAsync();
        await site.Services.GetRequiredService<PasswordService>().TryAddAsync("kollega", ResearchSite.Password, default);
        var researcher = await site.SignInAsync();
        var form = await BeginAsync(researcher, "M6", "Phone", "");
        var colleague = site.NewVisitor();
        await colleague.GetAsync("/account/sign-in");
        await colleague.SubmitAsync("/account/sign-in", ("UserName", "kollega"), ("Password", ResearchSite.Password));
        var respondent = await site.SignInAsRespondentAsync("M6");

        await colleague.GetAsync(form);
        await respondent.GetAsync(form);

        Assert.Multiple(() =>
        {
            Assert.That(colleague.Status, Is.EqualTo(HttpStatusCode.NotFound));
            Assert.That(respondent.Path, Does.StartWith("/account/sign-in"));
        });
    }

    [Test]
    public async Task Respondent_WhoWritesAtTheSameTime_IsShownTheConflict()
    {
        await using var site = await ResearchSite.StartAsync();
        var researcher = await site.SignInAsync();
        var respondent = await site.SignInAsRespondentAsync("M6");
        await respondent.GetAsync("/form/M6/works");
        var page = respondent.Path;
        var form = await BeginAsync(researcher, "M6", "Phone", "");
        await researcher.GetAsync($"{form}/works");
        await researcher.SubmitAsync(researcher.Path, ("works", "no"));

        await respondent.SubmitAsync(page, ("works", "dk"));

        Assert.That(respondent.Status, Is.EqualTo(HttpStatusCode.Conflict));
        Assert.That(respondent.Text, Does.Contain("arbetsgrupp"));
    }

    [Test]
    public async Task Correction_OfWhatTheUnitAnswered_KeepsItInTheHistoryWithTheReason()
    {
        await using var site = await ResearchSite.StartAsync();
        var researcher = await site.SignInAsync();
        await researcher.GetAsync("/manage/open/unit?unit=P3");
        await researcher.SubmitAsync(Begin, ("Mode", "Correction"), ("ReceivedOn", Today), ("Source", ""), ("Reason", ""));
        var refused = (researcher.Status, researcher.Text);

        var form = await BeginAsync(researcher, "P3", "Correction", "Ringde om felet");
        await researcher.GetAsync($"{form}/works");
        await researcher.SubmitAsync(researcher.Path, ("works", "no"));
        await researcher.GetAsync("/manage/open/unit/history?unit=P3&answer=works");
        var history = researcher.Text;
        await researcher.GetAsync("/manage/open/unit?unit=P3");

        Assert.Multiple(() =>
        {
            Assert.That(refused.Status, Is.EqualTo(HttpStatusCode.BadRequest));
            Assert.That(refused.Text, Does.Contain("Ange ett skäl"));
            Assert.That(history, Does.Contain("forskare sparade").And.Contain("Före: Ja").And.Contain("Efter: Nej"));
            Assert.That(researcher.Text, Does.Contain("Ringde om felet"));
        });
    }

    [Test]
    public async Task Entry_AfterTheRoundIsClosed_NeedsAReason()
    {
        await using var site = await ResearchSite.StartAsync();
        var researcher = await site.SignInAsync();
        var early = await BeginAsync(researcher, "P4", "Paper", "");
        await researcher.GetAsync("/manage/open/closing");
        await researcher.SubmitAsync("/manage/open/closing/close", ("Reason", "Slut"));

        await researcher.GetAsync($"{early}/works");
        var withoutReason = researcher.Path;
        await researcher.GetAsync("/manage/open/unit?unit=M6");
        await researcher.SubmitAsync(Begin, ("Mode", "Paper"), ("ReceivedOn", Today), ("Source", ""), ("Reason", " "));
        var refused = researcher.Status;
        var form = await BeginAsync(researcher, "M6", "Paper", "Brevet kom sent");
        await researcher.GetAsync($"{form}/works");
        await researcher.SubmitAsync(researcher.Path, ("works", "no"));
        await researcher.GetAsync("/manage/open/unit?unit=M6");

        var response = await site.Site.Responses.ReadAsync(site.Round.Id, "M6", default);
        Assert.Multiple(() =>
        {
            Assert.That(withoutReason, Is.EqualTo($"{early}/check"));
            Assert.That(refused, Is.EqualTo(HttpStatusCode.BadRequest));
            Assert.That(response.Answers.GetStoredAnswer(new AnswerKey("works")).Text, Is.EqualTo("no"));
            Assert.That(researcher.Text, Does.Contain("efter sista svarsdag").And.Contain("Brevet kom sent"));
        });
    }

    [TestCase("M1", "Paper", "", HttpStatusCode.Conflict, "är inlämnat")]
    [TestCase("M6", "", "", HttpStatusCode.BadRequest, "hur svaren kom")]
    [TestCase("M6", "Paper", "2099-01-01", HttpStatusCode.BadRequest, "vilken dag svaren kom")]
    public async Task Entry_ThatCannotBe_SaysWhy(string unit, string mode, string day, HttpStatusCode status, string message)
    {
        await using var site = await ResearchSite.StartAsync();
        var researcher = await site.SignInAsync();
        await researcher.GetAsync("/manage/open/unit?unit=M6");

        await researcher.SubmitAsync(
            Begin,
            ("Unit", unit),
            ("Mode", mode),
            ("ReceivedOn", day.Length > 0 ? day : Today),
            ("Source", ""),
            ("Reason", "")
        );

        Assert.That(researcher.Status, Is.EqualTo(status));
        Assert.That(researcher.Text, Does.Contain(message));
    }

    /// <summary>Begins an entry, and yields the address of its form.</summary>
    private static async Task<string> BeginAsync(PageClient researcher, string unit, string mode, string reason)
    {
        await researcher.GetAsync($"/manage/open/unit?unit={unit}");
        await researcher.SubmitAsync(Begin, ("Mode", mode), ("ReceivedOn", Today), ("Source", "brev 12"), ("Reason", reason));
        Assert.That(researcher.Status, Is.EqualTo(HttpStatusCode.OK), researcher.Text);
        return researcher.Path;
    }
}
