using System.Collections.Immutable;
using System.Net;
using Microsoft.Extensions.DependencyInjection;
using NUnit.Framework;
using Survey.Data.Delegations;
using Survey.Data.Mail;
using Survey.Data.Responses;
using Survey.Tests.Support;

namespace Survey.Tests.Web.Respond;

/// <summary>An answer that hides sections, questions or rows: the person reads which, that answers are kept, and who has them.</summary>
public sealed class HiddenSectionTests
{
    private const string First = "/form/K1/first_page";
    private const string Heading = "Svaret gör att något inte längre frågas";

    [Test]
    public async Task RoutingAnswer_Changed_NextPageAndOverviewSayWhatWent_UntilItIsChangedBack()
    {
        await using var site = await StartAsync();
        await SaveAsync(site, ("agreement", "yes"), ("partner", "Rådet"), ("interval", "Varje år"), ("signed_by", "Bo Ek"));
        await DelegateAsync(site, "follow", returnedAt: null);
        var visitor = await site.SignInAsync("K1");
        await visitor.GetAsync(First);
        await visitor.SubmitAsync(First, ("agreement", "no"));

        Assert.That(
            visitor.Text,
            Does.Contain(Heading)
                .And.Contain("Avsnittet ”Uppföljning” besvaras inte längre. Det har 2 svar. Hos Åsa Öst sedan")
                .And.Contain("Avsnittet ”Pengar” besvaras inte längre.")
                .And.Contain("Ett svar i avsnittet ”Avslutning” hör till en fråga som inte längre ställs: ”Vem undertecknade?”")
                .And.Contain("Svaren är sparade")
                .And.Not.Contain("avsnittet ”Arbete”")
        );
        await visitor.GetAsync("/form/K1");
        Assert.That(
            visitor.Text,
            Does.Contain("Besvaras inte nu")
                .And.Contain("Avsnittet ”Uppföljning” besvaras inte längre. Det har 2 svar. Hos Åsa Öst sedan")
                .And.Not.Contain(Heading)
                .And.Not.Contain("”Pengar”")
        );
        Assert.That(visitor.ContainsText("<a href=\"/form/K1/first_page#q-agreement\">"));

        await visitor.GetAsync(First);
        await visitor.SubmitAsync(First, ("agreement", "yes"));
        Assert.That(visitor.Text, Does.Not.Contain(Heading));
        await visitor.GetAsync("/form/K1");
        Assert.That(visitor.Text, Does.Not.Contain("Besvaras inte nu"));
        await visitor.GetAsync("/form/K1/follow_page");
        Assert.That(visitor.ContainsText("value=\"Rådet\""));
    }

    [TestCase("/form/K1/first_page", "later")]
    [TestCase("/form/K1/first_page?back=check", "")]
    [TestCase("/form/K1/first_page", "en")]
    public async Task RoutingAnswer_Changed_WhereverThePersonGoesNext_IsToldThere(string address, string next)
    {
        await using var site = await StartAsync();
        await SaveAsync(site, ("agreement", "yes"), ("partner", "Rådet"));
        var visitor = await site.SignInAsync("K1");
        await visitor.GetAsync(address);

        await visitor.SubmitAsync(address, ("agreement", "no"), next == "en" ? (".language", "en") : (".then", next));

        Assert.That(visitor.Text, Does.Contain("”Uppföljning”").Or.Contain("The section “Follow-up” is no longer answered."));
    }

    [Test]
    public async Task RoutingAnswer_ThatHidesNothing_IsNotRemarkedOn()
    {
        await using var site = await StartAsync();
        var visitor = await site.SignInAsync("K1");
        await visitor.GetAsync(First);
        await visitor.SubmitAsync(First, ("agreement", "yes"), ("measure_count", "1"));
        Assert.That(visitor.Text, Does.Not.Contain(Heading));

        await visitor.GetAsync("/form/K1/follow_page?since=7");
        Assert.That((visitor.Status, visitor.Text.Contains(Heading, StringComparison.Ordinal)), Is.EqualTo((HttpStatusCode.OK, false)));
    }

    [Test]
    public async Task RowCount_Lowered_SaysThatAnswersOfRowsWent()
    {
        await using var site = await StartAsync();
        await SaveAsync(site, ("agreement", "yes"), ("measure_count", "3"));
        await SaveAsync(site, ("measure_name#1", "Ett"), ("measure_name#2", "Två"), ("measure_name#3", "Tre"));
        var visitor = await site.SignInAsync("K1");
        await visitor.GetAsync(First);

        await visitor.SubmitAsync(First, ("agreement", "yes"), ("measure_count", "1"));

        Assert.That(
            visitor.Text,
            Does.Contain("2 svar i avsnittet ”Arbete” hör till frågor som inte längre ställs: ”Vad heter åtgärden?”.")
        );
    }

    [Test]
    public async Task Autosave_ThatHidesASection_AnswersWithTheNotice_AndTheNextPageRepeatsIt()
    {
        await using var site = await StartAsync();
        await SaveAsync(site, ("agreement", "yes"), ("partner", "Rådet"));
        await DelegateAsync(site, "follow", site.Round.OpensAt);
        var visitor = await site.SignInAsync("K1");
        await visitor.GetAsync(First);

        await visitor.AutosaveAsync(First, ("agreement", "no"));
        Assert.That((visitor.Status, visitor.Headers["Survey-Hidden-Since"]), Is.EqualTo((HttpStatusCode.OK, "1")));
        var revision = visitor.Headers["Survey-Revision"];
        await visitor.SubmitAsync(First, ("agreement", "no"), (".since", "1"), (".revision", revision));
        Assert.That(visitor.Text, Does.Contain(Heading).And.Contain("”Uppföljning”").And.Contain("Tillbaka från Åsa Öst"));

        await visitor.GetAsync(First);
        await visitor.AutosaveAsync(First, ("agreement", "yes"), (".since", "1"));
        Assert.That((visitor.Status, visitor.Headers.ContainsKey("Survey-Hidden-Since")), Is.EqualTo((HttpStatusCode.NoContent, false)));
    }

    [Test]
    public async Task History_LeavesOutSavesThatChangedNothing()
    {
        await using var site = await StartAsync();
        await SaveAsync(site, ("agreement", "yes"));
        await SaveAsync(site, ("agreement", "yes"));
        await SaveAsync(site, ("agreement", "yes"), ("partner", "Rådet"));
        var visitor = await site.SignInAsync("K1");

        await visitor.GetAsync("/form/K1/history");

        Assert.That(System.Text.RegularExpressions.Regex.Count(visitor.Text, "sparade"), Is.EqualTo(2));
        Assert.That(System.Text.RegularExpressions.Regex.Count(visitor.Text, "Finns en överenskommelse"), Is.EqualTo(1));
    }

    [Test]
    public async Task Colleague_WhoseSectionIsHidden_ReadsThatTheAnswersAreKept_AndNothingOfOtherSections()
    {
        await using var site = await StartAsync();
        await SaveAsync(site, ("agreement", "yes"), ("partner", "Rådet"), ("budget", "5"));
        var code = await DelegateAsync(site, "follow", returnedAt: null);
        await SaveAsync(site, ("agreement", "no"));
        var colleague = site.NewVisitor();
        await colleague.GetAsync($"/r/{code}");

        await colleague.SubmitAsync($"/r/{code}");

        Assert.That(
            colleague.Text,
            Does.Contain("Avsnittet ”Uppföljning” besvaras inte längre. Det har ett svar.")
                .And.Contain("Svaren är sparade")
                .And.Not.Contain("Pengar")
                .And.Not.Contain("Finns en överenskommelse?")
        );
    }

    internal static Task<RespondentSite> StartAsync() =>
        RespondentSite.StartAsync(
            RepositoryPaths.PathOf("Survey.Tests", "Web", "Respond", "routing.md"),
            "unit,name,respondent_group,organisation,pair,email\nK1,Ale,municipality,Ale kommun,,ale@kommun.example\n"
        );

    internal static async Task SaveAsync(RespondentSite site, params (string Key, string Text)[] answers) =>
        await site.Responses.SaveAsync(
            new SaveRequest
            {
                RoundId = site.Round.Id,
                UnitId = "K1",
                Person = "team",
                Page = "a page",
                SeenRevision = int.MaxValue,
                Changes = answers.ToImmutableDictionary(
                    answer => AnswerKey.TryParse(answer.Key, out var key) ? key.Value : throw new ArgumentException(answer.Key),
                    answer => new StoredAnswer(answer.Text)
                ),
                SavedAt = site.Round.OpensAt.AddHours(1),
            },
            default
        );

    private static async Task<string> DelegateAsync(RespondentSite site, string section, DateTimeOffset? returnedAt)
    {
        var delegation = new Delegation
        {
            Id = Guid.CreateVersion7(),
            InvitationId = (await site.FindInvitationAsync("K1")).Id,
            RoundId = site.Round.Id,
            UnitId = "K1",
            SectionNames = [section],
            ColleagueName = "Åsa Öst",
            ColleagueEmail = "asa@kommun.example",
            CoordinatorName = "Bo Ek",
            CoordinatorEmail = "bo@kommun.example",
            Message = "",
            DelegatedAt = site.Round.OpensAt,
            MailId = Guid.CreateVersion7(),
        };
        var code = await site.AddDelegationAsync(delegation, CreateMail(delegation.MailId));
        if (returnedAt is { } at)
        {
            await site
                .Services.GetRequiredService<IDelegationStore>()
                .TryReturnAsync(delegation.Id, "", at, CreateMail(Guid.CreateVersion7()), default);
        }

        return code;
    }

    private static OutgoingMail CreateMail(Guid id) =>
        new()
        {
            Id = id,
            To = "asa@kommun.example",
            ToName = "Åsa Öst",
            Subject = "En del",
            Body = "En länk",
            QueuedAt = DateTimeOffset.UnixEpoch,
        };
}
