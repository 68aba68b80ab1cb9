using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Survey.Data.Responses;
using Survey.Data.Rounds;
using Survey.Web.Features.Account;
using Survey.Web.Features.Studies;

namespace Survey.Tests.Support;

/// <summary>The whole site with a researcher's account, and a round whose answers can be counted by hand.</summary>
public sealed class ResearchSite : IAsyncDisposable
{
    public const string UserName = "forskare";
    public const string Password = "fyra ord efter varandra";

    /// <summary>Those who are asked in the round.</summary>
    /// <remarks>Of the municipalities, five of six have submitted: three yes, one no, one don't know. Of the police, two of five: one yes,
    /// one no.</remarks>
    internal const string Frame = """
        unit,name,respondent_group,organisation,pair,email,county,disposition
        M1,Ale,municipality,Ale kommun,1,m1@example.org,alfa,
        M2,Bjuv,municipality,Bjuvs kommun,2,m2@example.org,alfa,
        M3,Dals-Ed,municipality,Dals-Eds kommun,3,m3@example.org,alfa,
        M4,Eda,municipality,Eda kommun,4,m4@example.org,beta,
        M5,Falun,municipality,Falu kommun,5,m5@example.org,beta,
        M6,Gagnef,municipality,Gagnefs kommun,6,m6@example.org,beta,
        P1,Ale (polisen),police,Polisen Alfa,1,p1@example.org,alfa,
        P2,Bjuv (polisen),police,Polisen Alfa,2,p1@example.org,alfa,
        P3,Dals-Ed (polisen),police,Polisen Alfa,3,p1@example.org,alfa,
        P4,Eda (polisen),police,Polisen Beta,4,p4@example.org,beta,
        P5,Falun (polisen),police,Polisen Beta,5,p4@example.org,beta,ineligible
        P6,Gagnef (polisen),police,Polisen Beta,6,p4@example.org,beta,refused
        """;

    private readonly RespondentSite site;
    private readonly CookieContainer researcherCookies = new();
    private readonly ConcurrentBag<HttpClient> clients = [];
    private readonly SemaphoreSlim signInLock = new(1);

    private ResearchSite(RespondentSite site) => this.site = site;

    /// <summary>The site as respondents and browsers meet it.</summary>
    public RespondentSite Site => site;

    /// <summary>The site's address, without a slash at the end.</summary>
    public string Address => site.Address;

    /// <summary>What the site is made of.</summary>
    public IServiceProvider Services => site.Services;

    /// <summary>The round.</summary>
    public Round Round => site.Round;

    public static async Task<ResearchSite> StartAsync()
    {
        var site = new ResearchSite(
            await RespondentSite.StartAsync(RepositoryPaths.PathOf("Survey.Tests", "Support", "research.md"), Frame)
        );
        await site.Services.GetRequiredService<PasswordService>().TryAddAsync(UserName, Password, default);
        await site.AnswerAsync(
            FormStatus.Submitted,
            ("M1", "yes"),
            ("M2", "yes"),
            ("M3", "no"),
            ("M4", "yes"),
            ("M5", "dk"),
            ("P1", "yes"),
            ("P2", "no")
        );
        await site.AnswerAsync(FormStatus.InProgress, ("P3", "yes"));
        return site;
    }

    /// <summary>The same with the sample study as one more round, named <see cref="SampleStudyLoader.RoundName"/>.</summary>
    public static async Task<ResearchSite> StartWithSampleAsync()
    {
        var site = await StartAsync();
        await site.Services.GetRequiredService<SampleStudyLoader>().LoadAsync(announce: null, default);
        return site;
    }

    /// <summary>Takes in answers to the first question.</summary>
    public async Task AnswerAsync(FormStatus status, params (string Unit, string Works)[] answers) =>
        await site.Responses.ImportAsync(
            Round.Id,
            [
                .. answers.Select(answer => new UnitResponse(
                    answer.Unit,
                    status,
                    new AnswerSet(
                        ImmutableDictionary<AnswerKey, StoredAnswer>.Empty.Add(new AnswerKey("works"), new StoredAnswer(answer.Works))
                    )
                )),
            ],
            "test",
            Round.OpensAt,
            default
        );

    /// <summary>A visitor who is not signed in.</summary>
    public PageClient NewVisitor() => site.NewVisitor();

    /// <summary>A visitor with the code of a unit.</summary>
    public Task<PageClient> SignInAsRespondentAsync(string unit) => site.SignInAsync(unit);

    /// <summary>A visitor with the account; all of them share one session.</summary>
    public async Task<PageClient> SignInAsync()
    {
        var visitor = new PageClient(NewClient(researcherCookies));
        await signInLock.WaitAsync();
        try
        {
            if (researcherCookies.Count == 0)
            {
                await SignInAsync(visitor, Password);
            }
        }
        finally
        {
            signInLock.Release();
        }

        return visitor;
    }

    /// <summary>Signs a visitor in as far as the password allows.</summary>
    public static async Task SignInAsync(PageClient visitor, string password, string returnUrl = "/manage")
    {
        await visitor.GetAsync($"/account/sign-in?returnUrl={Uri.EscapeDataString(returnUrl)}");
        await visitor.SubmitAsync("/account/sign-in", ("UserName", UserName), ("Password", password));
    }

    /// <summary>A client for what is not a page.</summary>
    public HttpClient NewClient() => NewClient(researcherCookies);

    public async ValueTask DisposeAsync()
    {
        signInLock.Dispose();
        foreach (var client in clients)
        {
            client.Dispose();
        }

        await site.DisposeAsync();
    }

    private HttpClient NewClient(CookieContainer cookies)
    {
        var client = new HttpClient(new SocketsHttpHandler { CookieContainer = cookies }) { BaseAddress = new Uri(Address) };
        clients.Add(client);
        return client;
    }
}
