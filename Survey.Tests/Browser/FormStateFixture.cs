using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Survey.Data.Delegations;
using Survey.Data.Mail;
using Survey.Data.Responses;
using Survey.Tests.Support;
using Survey.Tests.Web.Respond;
using Survey.Web.Features.Account;

namespace Survey.Tests.Browser;

/// <summary>One site and one browser for many states of a form; each state has a form of its own, named after it.</summary>
internal sealed partial class FormStateFixture : IAsyncDisposable
{
    public const string Paged = "paged";
    public const string NotOpen = "soon";

    private readonly Chromium chromium;
    private readonly Dictionary<(bool, string), IPage> pages = [];

    private FormStateFixture(Chromium chromium, RespondentSite site) => (this.chromium, Site) = (chromium, site);

    public RespondentSite Site { get; }

    /// <summary>The codes of the colleagues with delegations of the form <c>parts</c>, by the state of the delegation.</summary>
    public Dictionary<string, string> DelegateCodes { get; } = new(StringComparer.Ordinal);

    /// <summary>Starts both, with a form for each of these names; two of one holder for <c>copy</c>.</summary>
    public static async Task<FormStateFixture> StartAsync(IEnumerable<string> names)
    {
        var rows = names
            .Select(name => $"{name},Ale,municipality,Ale kommun,,{name}@kommun.example")
            .Append("copied,Bjuv,municipality,Ale kommun,,copy@kommun.example");
        var frame = "unit,name,respondent_group,organisation,pair,email\n" + string.Join('\n', rows) + "\n";
        var chromium = await Chromium.StartAsync();
        var workbook = RepositoryPaths.PathOf("Survey.Tests", "Web", "Respond", "form.md");
        var stage = new FormStateFixture(chromium, await RespondentSite.StartAsync(workbook, frame));
        using var folder = new TemporaryFolder();
        await stage.Site.PublishAsync(
            Paged,
            folder.Write("paged.md", await SectionPagesTests.WorkbookAsync()),
            frame,
            stage.Site.Round.OpensAt
        );
        await stage.Site.PublishAsync(NotOpen, workbook, frame, stage.Site.Round.ClosesAt);
        return stage;
    }

    /// <summary>Brings forms to their states, where the tests do not change them again.</summary>
    public async Task ArrangeAsync()
    {
        foreach (var unit in new[] { "reopened", "submitted", "copy" })
        {
            await CompleteAsync(unit);
        }

        await SubmitAsync("submitted");
        await SubmitAsync("reopened");
        await ReopenAsync("reopened");
        await Site.Responses.ImportAsync(
            Site.Closed.Id,
            [
                PrefillTests.CreateResponse(
                    "filled",
                    FormStatus.Submitted,
                    ("budget", "1234.5"),
                    ("years", "12"),
                    ("change_trust", "2"),
                    ("change_safety", "3")
                ),
            ],
            "team",
            Site.Closed.OpensAt,
            default
        );
        await SaveAsync(
            "confirmed",
            "team",
            (
                "years",
                new StoredAnswer(
                    "45",
                    null,
                    AnswerSource.Confirmed,
                    "Samarbetet är äldre än kommunen, och protokollen finns kvar sedan dess."
                )
            )
        );
        await Site.Services.GetRequiredService<PasswordService>().TryAddAsync(ResearchSite.UserName, ResearchSite.Password, default);
        await ArrangeHistoryAsync();
        await ArrangeDelegationsAsync();
    }

    /// <summary>The window with or without script, with the language chosen; all states share it.</summary>
    public async Task<IPage> PageAsync(bool withScript, string language)
    {
        if (!pages.TryGetValue((withScript, language), out var page))
        {
            pages[(withScript, language)] = page = await chromium.OpenAsync(Site, withScript: withScript);
            if (language != "sv")
            {
                await page.GotoAsync("/lost-code");
                await FormWalkthrough.ClickAndWaitAsync(page, $".languages button[lang={language}]");
            }
        }

        return page;
    }

    /// <summary>Follows the link of a code without rendering its pages, and opens an address.</summary>
    public static async Task SignInAndOpenAsync(IPage page, string code, string address)
    {
        var link = await page.APIRequest.GetAsync($"/r/{code}");
        var token = Token().Match(await link.TextAsync()).Groups[1].Value;
        var form = page.APIRequest.CreateFormData();
        form.Set("__RequestVerificationToken", token);
        await page.APIRequest.PostAsync($"/r/{code}", new APIRequestContextOptions { Form = form });
        await page.GotoAsync(address);
    }

    /// <summary>Opens a page of a unit's form as its coordinator.</summary>
    public Task OpenFormAsync(IPage page, string unit, string path = "") =>
        SignInAndOpenAsync(page, Site.CodeOf(unit), $"/form/{unit}{(path.Length == 0 ? "" : "/" + path)}");

    /// <summary>Stores answers as a colleague's browser would.</summary>
    public async Task SaveAsync(string unit, string person, params (string Name, StoredAnswer Entry)[] answers) =>
        await Site.Responses.SaveAsync(
            new SaveRequest
            {
                RoundId = Site.Round.Id,
                UnitId = unit,
                Person = person,
                Page = "a page",
                SeenRevision = int.MaxValue,
                Changes = answers.ToImmutableDictionary(answer => new AnswerKey(answer.Name), answer => answer.Entry),
                SavedAt = Site.Round.OpensAt.AddHours(1),
            },
            default
        );

    /// <summary>Answers all required questions of a form.</summary>
    public Task CompleteAsync(string unit, string person = "team") =>
        SaveAsync(
            unit,
            person,
            [
                .. new[] { ("agreement", "no"), ("council", "no"), ("clarity", "2"), ("change_trust", "1"), ("change_safety", "2") }.Select(
                    answer => (answer.Item1, new StoredAnswer(answer.Item2))
                ),
            ]
        );

    public async Task SubmitAsync(string unit)
    {
        var response = await Site.Responses.ReadAsync(Site.Round.Id, unit, default);
        await Site.Responses.SubmitAsync(
            new SubmitRequest(
                Site.Round.Id,
                unit,
                (await Site.FindInvitationAsync(unit)).Id.ToString(),
                response.Revision,
                Site.Round.OpensAt.AddHours(2)
            ),
            default
        );
    }

    public Task ReopenAsync(string unit) =>
        Site.Responses.ReopenAsync(Site.Round.Id, unit, "team", Site.Round.OpensAt.AddHours(3), default);

    /// <summary>Delegates a section to a colleague.</summary>
    /// <returns>The delegation, and the colleague's code.</returns>
    private async Task<(Delegation Part, string Code)> DelegateAsync(string unit, string section, string name, DateOnly? due = null)
    {
        var mail = MailTo(name);
        var part = new Delegation
        {
            Id = Guid.CreateVersion7(),
            InvitationId = (await Site.FindInvitationAsync(unit)).Id,
            RoundId = Site.Round.Id,
            UnitId = unit,
            SectionNames = [section],
            ColleagueName = name,
            ColleagueEmail = "asa@kommun.example",
            CoordinatorName = "Bo Ek",
            CoordinatorEmail = "bo@kommun.example",
            Message = "Kan du ta den här?",
            DueOn = due,
            DelegatedAt = Site.Round.OpensAt,
            MailId = mail.Id,
        };
        return (part, await Site.AddDelegationAsync(part, mail));
    }

    public async ValueTask DisposeAsync()
    {
        await chromium.DisposeAsync();
        await Site.DisposeAsync();
    }

    private IDelegationStore Delegations => Site.Services.GetRequiredService<IDelegationStore>();

    private async Task ArrangeHistoryAsync()
    {
        var (part, _) = await DelegateAsync("history", "views", "Åsa Öst");
        await CompleteAsync("history");
        await SaveAsync("history", part.Id.ToString(), ("clarity", new StoredAnswer("3")), ("comment", new StoredAnswer("Åsas ord")));
        await SaveAsync("history", "team", ("comment", new StoredAnswer("Andra ord\nPå två rader")));
        await SubmitAsync("history");
        await ReopenAsync("history");
        await SaveAsync("history", "team", ("comment", StoredAnswer.Empty));
    }

    private async Task ArrangeDelegationsAsync()
    {
        var today = DateOnly.FromDateTime(Site.Round.OpensAt.UtcDateTime);
        var takenBack = await DelegateAsync("parts", "basics", "Ylva Ek");
        var handed = await DelegateAsync("parts", "basics", "Åsa Öst", today.AddDays(20));
        var late = await DelegateAsync("parts", "basics", "Maximiliana Andersson-Lindqvist", today.AddDays(-3));
        var returned = await DelegateAsync("parts", "views", "Per Ö");
        await Delegations.TryRevokeAsync(takenBack.Part.Id, Site.Round.OpensAt, null, default);
        await Delegations.TryReturnAsync(returned.Part.Id, "Klart, men kolla siffran.", Site.Round.OpensAt, MailTo("Bo Ek"), default);
        (DelegateCodes["takenback"], DelegateCodes["handed"], DelegateCodes["late"], DelegateCodes["returned"]) = (
            takenBack.Code,
            handed.Code,
            late.Code,
            returned.Code
        );
    }

    private OutgoingMail MailTo(string name) =>
        new()
        {
            Id = Guid.CreateVersion7(),
            To = "mail@kommun.example",
            ToName = name,
            Subject = "En del",
            Body = "En länk",
            QueuedAt = Site.Round.OpensAt,
        };

    [GeneratedRegex("name=\"__RequestVerificationToken\"[^>]* value=\"([^\"]+)\"")]
    private static partial Regex Token();
}
