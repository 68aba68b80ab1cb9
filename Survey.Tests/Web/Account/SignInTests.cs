using System.Net;
using Microsoft.Extensions.DependencyInjection;
using NUnit.Framework;
using Survey.Tests.Support;
using Survey.Web.Features.Account;

namespace Survey.Tests.Web.Account;

/// <summary>How the research team comes in, and who does not.</summary>
public sealed class SignInTests
{
    [Test]
    public async Task Page_WithoutSignIn_AsksForItAndThenLeadsOn()
    {
        await using var site = await ResearchSite.StartAsync();
        var visitor = site.NewVisitor();

        await visitor.GetAsync("/analyse/open/figures/works_share?by=county");
        Assert.That(visitor.Path, Does.StartWith("/account/sign-in"));
        await visitor.SubmitAsync("/account/sign-in", ("UserName", ResearchSite.UserName), ("Password", ResearchSite.Password));

        Assert.That(visitor.Path, Is.EqualTo("/analyse/open/figures/works_share?by=county"));
    }

    [Test]
    public async Task SignIn_WithAWrongPassword_SaysSoAndKeepsTheName()
    {
        await using var site = await ResearchSite.StartAsync();
        var visitor = site.NewVisitor();

        await ResearchSite.SignInAsync(visitor, "fel");

        Assert.Multiple(() =>
        {
            Assert.That(visitor.Status, Is.EqualTo(HttpStatusCode.BadRequest));
            Assert.That(visitor.Title, Does.StartWith("Fel:"));
            Assert.That(visitor.Text, Does.Contain("hör inte ihop"));
            Assert.That(visitor.Html, Does.Contain($"value=\"{ResearchSite.UserName}\""));
            Assert.That(visitor.Html, Does.Not.Contain("value=\"fel\""));
        });
    }

    [Test]
    public async Task SignIn_ToAnotherSite_StaysHere()
    {
        await using var site = await ResearchSite.StartAsync();
        var visitor = site.NewVisitor();

        await ResearchSite.SignInAsync(visitor, ResearchSite.Password, "https://example.org/");

        Assert.That(visitor.Path, Is.EqualTo("/manage"));
    }

    [Test]
    public async Task SignIn_TriedTooOften_IsRefusedForAWhile_PagesAreNot()
    {
        await using var site = await ResearchSite.StartAsync();
        var member = await site.SignInAsync();
        var stranger = site.NewVisitor();
        for (var tries = 0; tries < 10; tries++)
        {
            await ResearchSite.SignInAsync(stranger, "gissning");
        }

        Assert.That(stranger.Status, Is.EqualTo(HttpStatusCode.TooManyRequests));
        Assert.That(stranger.Text, Does.Contain("Vänta en minut"));
        await ResearchSite.SignInAsync(stranger, ResearchSite.Password);
        Assert.That(stranger.Status, Is.EqualTo(HttpStatusCode.TooManyRequests), "the right password is not tried either");
        await member.GetAsync("/analyse/open/figures/works_share/chart-1.svg");
        Assert.That(member.Status, Is.EqualTo(HttpStatusCode.OK));
    }

    [Test]
    public async Task SignIn_WithAMadePassword_InvitesToChooseOnesOwn()
    {
        await using var site = await ResearchSite.StartAsync();
        var made = PasswordService.GeneratePassword();
        await site.Services.GetRequiredService<PasswordService>().TrySetPasswordAsync(ResearchSite.UserName, made, default);
        var visitor = site.NewVisitor();

        await ResearchSite.SignInAsync(visitor, made, "/analyse");

        Assert.That(visitor.Path, Does.StartWith("/account/password"));
        Assert.That(visitor.Text, Does.Contain("har systemet gjort"));
        await visitor.SubmitAsync("/account/password", ("Password", made), ("NewPassword", ResearchSite.Password));
        Assert.That(visitor.Text, Does.Contain("Lösenordet är bytt"));
        Assert.That(visitor.Html, Does.Contain("href=\"/analyse\""));
        var again = site.NewVisitor();
        await ResearchSite.SignInAsync(again, made);
        Assert.That(again.Status, Is.EqualTo(HttpStatusCode.BadRequest), "the old password opens nothing");
        await ResearchSite.SignInAsync(again, ResearchSite.Password);
        Assert.That(again.Path, Is.EqualTo("/manage"));
    }

    [TestCase("fel", "ett helt nytt lösenord", "stämmer inte")]
    [TestCase(ResearchSite.Password, "för kort", "för kort")]
    public async Task ChangePassword_WithAFault_ChangesNothing(string present, string wanted, string said)
    {
        await using var site = await ResearchSite.StartAsync();
        var visitor = await site.SignInAsync();

        await visitor.GetAsync("/account/password");
        await visitor.SubmitAsync("/account/password", ("Password", present), ("NewPassword", wanted));

        Assert.That(visitor.Text, Does.Contain(said));
        Assert.That(
            await site
                .Services.GetRequiredService<PasswordService>()
                .FindByCredentialsAsync(ResearchSite.UserName, ResearchSite.Password, default),
            Is.Not.Null
        );
    }

    [Test]
    public async Task SignOut_EndsTheSession()
    {
        await using var site = await ResearchSite.StartAsync();
        var visitor = await site.SignInAsync();
        await visitor.GetAsync("/manage/open");

        await visitor.SubmitAsync("/account/sign-out");
        await visitor.GetAsync("/manage/open");

        Assert.That(visitor.Path, Does.StartWith("/account/sign-in"));
    }
}
