using System.Net;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using NUnit.Framework;
using Survey.Tests.Support;

namespace Survey.Tests.Web.Shared;

/// <summary>Every address of the site is closed but those that are meant to be open, and neither sign-in opens the other's pages.</summary>
public sealed class RouteAuthorizationTests
{
    private static ResearchSite site = null!;

    [OneTimeSetUp]
    public static async Task StartSite() => site = await ResearchSite.StartAsync();

    [OneTimeTearDown]
    public static async Task StopSite() => await site.DisposeAsync();

    // Open to everyone: the ways in, what is said about the study, the machine's own.
    private static readonly string[] PublicPatterns =
    [
        "",
        "account/sign-in",
        "r/{code}",
        "lost-code",
        "logo",
        "privacy",
        "accessibility",
        "health",
        "error/{status:int}",
        "language",
    ];

    private static readonly string[] ResearcherPatterns = ["manage", "analyse", "account/password"];

    [Test]
    public async Task EveryAddress_SaysWhoMayOpenIt()
    {
        var silent = Endpoints(site)
            .Where(endpoint =>
                endpoint.Metadata.GetMetadata<IAuthorizeData>() is null && endpoint.Metadata.GetMetadata<IAllowAnonymous>() is null
            )
            .Select(endpoint => endpoint.DisplayName);

        Assert.That(silent, Is.Empty);
    }

    [Test]
    public async Task EveryAddress_WithoutSignIn_IsClosedUnlessItIsMeantToBeOpen()
    {
        using var client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = new Uri(site.Address) };

        var opened = new List<string>();
        foreach (var pattern in Patterns(site).Except(PublicPatterns))
        {
            using var response = await client.GetAsync(AddressOf(pattern));
            if (response.StatusCode == HttpStatusCode.OK)
            {
                opened.Add(pattern);
            }
        }

        Assert.That(opened, Is.Empty);
    }

    [Test]
    public async Task PagesOfTheTeam_WithARespondentsCode_StayClosed()
    {
        var respondent = await site.SignInAsRespondentAsync("M6");
        var pages = Patterns(site)
            .Where(pattern => ResearcherPatterns.Any(part => pattern.StartsWith(part, StringComparison.Ordinal)))
            .ToList();
        Assert.That(pages, Has.Count.GreaterThan(8));

        var opened = new List<string>();
        foreach (var pattern in pages)
        {
            await respondent.GetAsync(AddressOf(pattern));
            if (!respondent.Path.StartsWith("/account/sign-in", StringComparison.Ordinal))
            {
                opened.Add(pattern);
            }
        }

        Assert.That(opened, Is.Empty);
    }

    [Test]
    public async Task Forms_WithAResearchersAccount_StayClosed()
    {
        var researcher = await site.SignInAsync();

        await researcher.GetAsync("/form/M6");

        Assert.That(researcher.Path, Does.StartWith("/?wanted="));
    }

    [Test]
    public async Task Post_WithoutTheFormsToken_IsRefused()
    {
        var researcher = await site.SignInAsync();

        await researcher.PostAsync("/analyse/open/report");

        Assert.That(researcher.Status, Is.EqualTo(HttpStatusCode.BadRequest));
    }

    private static IEnumerable<RouteEndpoint> Endpoints(ResearchSite site) =>
        site.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>();

    private static IEnumerable<string> Patterns(ResearchSite site) =>
        Endpoints(site)
            .Where(endpoint =>
                endpoint.Metadata.GetMetadata<HttpMethodMetadata>() is not { } methods || methods.HttpMethods.Contains("GET")
            )
            .Select(endpoint => (endpoint.RoutePattern.RawText ?? "").TrimStart('/'))
            .Distinct();

    private static string AddressOf(string pattern)
    {
        var parts = pattern
            .Replace("{round}", "open", StringComparison.Ordinal)
            .Replace("{figure}", "works_share", StringComparison.Ordinal)
            .Replace("{number:int}", "1", StringComparison.Ordinal)
            .Replace("{format:regex(^(svg|png)$)}", "svg", StringComparison.Ordinal)
            .Replace("{row:row}", "1", StringComparison.Ordinal)
            .Replace("{entry:guid}", Guid.Empty.ToString(), StringComparison.Ordinal)
            .Replace("{id:guid}", Guid.Empty.ToString(), StringComparison.Ordinal)
            .Replace("{reportId:guid}", Guid.Empty.ToString(), StringComparison.Ordinal)
            .Replace("{dataset}", "first", StringComparison.Ordinal)
            .Replace("{unit}", "M6", StringComparison.Ordinal);
        return "/" + System.Text.RegularExpressions.Regex.Replace(parts, @"\{[^}]*\}", "x");
    }
}
