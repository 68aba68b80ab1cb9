using System.Net;
using NUnit.Framework;
using Survey.Tests.Support;

namespace Survey.Tests.Web.Respond.Start;

/// <summary>Who comes in, to what, and what every answer tells the browser.</summary>
public sealed class RespondentAccessTests
{
    [Test]
    public async Task Language_ChosenOnTheStartPage_IsThatOfTheAnswer_AndKeepsTheTypedCode()
    {
        await using var site = await RespondentSite.StartAsync();
        var visitor = site.NewVisitor();
        await visitor.GetAsync("/");

        await visitor.SubmitAsync("/", ("code", "7KQM-3X"), (".language", "en"));

        Assert.That(visitor.Html, Does.Contain("<html lang=\"en\"").And.Match("name=\"code\" value=\"7KQM-3X\""));
        Assert.That(visitor.Text, Does.Contain("Go to the form"));
    }

    [Test]
    public async Task Code_TypedWithBlanksAndLowerCase_OpensTheForm()
    {
        await using var site = await RespondentSite.StartAsync();
        var visitor = site.NewVisitor();
        await visitor.GetAsync("/");

        await visitor.SubmitAsync("/", ("code", " " + site.CodeOf("K1").Replace('-', ' ').ToLowerInvariant() + " "));

        Assert.That(visitor.Path, Is.EqualTo("/form/K1"));
    }

    [TestCase("")]
    [TestCase("AAAA-AAAA-AAAA")]
    [TestCase("hej")]
    public async Task Code_ThatIsWrong_GetsANeutralPageThatSaysWhatToDo(string code)
    {
        await using var site = await RespondentSite.StartAsync();
        var visitor = site.NewVisitor();
        await visitor.GetAsync("/");

        await visitor.SubmitAsync("/", ("code", code));

        Assert.Multiple(() =>
        {
            Assert.That((int)visitor.Status, Is.InRange(400, 499));
            Assert.That(visitor.Title, Does.StartWith("Fel: "));
            Assert.That(visitor.Html, Does.Contain("href=\"#code\"").And.Contain("/lost-code"));
        });
    }

    [Test]
    public async Task Codes_GuessedManyTimes_GetNoAnswerForAWhile_AndRightOnesCountNothing()
    {
        await using var site = await RespondentSite.StartAsync("--Guessing:MostAttempts=5");
        for (var time = 0; time < 8; time++)
        {
            await site.SignInAsync("K1");
        }

        var visitor = site.NewVisitor();
        await visitor.GetAsync("/");
        for (var guess = 0; guess < 5; guess++)
        {
            await visitor.SubmitAsync("/", ("code", "AAAA-AAAA-AAAA"));
            Assert.That(visitor.Status, Is.EqualTo(HttpStatusCode.NotFound));
        }

        await visitor.SubmitAsync("/", ("code", site.CodeOf("K1")));
        Assert.Multiple(() =>
        {
            Assert.That(visitor.Status, Is.EqualTo(HttpStatusCode.TooManyRequests));
            Assert.That(visitor.Text, Does.Contain("Vänta en stund"));
        });
    }

    [Test]
    public async Task ClosedRound_SaysSo_AndLetsAnswersBeRead()
    {
        await using var site = await RespondentSite.StartAsync();
        var visitor = site.NewVisitor();
        await visitor.GetAsync("/");

        await visitor.SubmitAsync("/", ("code", site.CodeOf("closed K1")));
        Assert.That(visitor.Text, Does.Contain("Undersökningen är stängd").And.Contain("enkat@prov.example"));
        await visitor.SubmitAsync("/read");
        Assert.That(visitor.Path, Is.EqualTo("/form/K1"));

        await visitor.GetAsync("/form/K1/details");
        Assert.Multiple(() =>
        {
            Assert.That(visitor.Path, Is.EqualTo("/form/K1/check"), "text only");
            Assert.That(visitor.Html, Does.Not.Contain("<fieldset"));
        });
    }

    [Test]
    public async Task PersonalLink_OpenedByAScanner_ChangesNothing_AndPostedSignsIn()
    {
        await using var site = await RespondentSite.StartAsync();
        var visitor = site.NewVisitor();
        var link = $"/r/{site.CodeOf("K1")}";

        await visitor.GetAsync(link);
        await visitor.GetAsync(link);
        Assert.Multiple(() =>
        {
            Assert.That(visitor.Text, Does.Contain("ale@kommun.example").And.Contain("Ale"));
            Assert.That(visitor.Headers.GetValueOrDefault("Set-Cookie", ""), Does.Not.Contain("survey-respondent"));
        });

        await visitor.SubmitAsync(link);
        Assert.That(visitor.Path, Is.EqualTo("/form/K1"));
    }

    [TestCase("/form/K2")]
    [TestCase("/form/K2/details")]
    [TestCase("/form/K2/check")]
    [TestCase("/form/K2/receipt")]
    [TestCase("/form/K2/print")]
    [TestCase("/form/P1")]
    [TestCase("/form/nothing")]
    public async Task Page_OfSomeoneElsesForm_IsNotFound(string path)
    {
        await using var site = await RespondentSite.StartAsync();
        var visitor = await site.SignInAsync("K1");

        await visitor.GetAsync(path);

        Assert.That(visitor.Status, Is.EqualTo(HttpStatusCode.NotFound));
        Assert.That(visitor.Text, Does.Contain("Sidan finns inte"));
    }

    [TestCase("/form/K2/check")]
    [TestCase("/form/K2/reopen")]
    public async Task Post_ToSomeoneElsesForm_IsNotFound(string path)
    {
        await using var site = await RespondentSite.StartAsync();
        var visitor = await site.SignInAsync("K1");
        await visitor.GetAsync("/form/K1/check");

        await visitor.SubmitAsync(path);

        Assert.That(visitor.Status, Is.EqualTo(HttpStatusCode.NotFound));
    }

    [Test]
    public async Task Page_WithoutSignIn_LeadsToTheCode_AndBackToWhereOneWasGoing()
    {
        await using var site = await RespondentSite.StartAsync();
        var visitor = site.NewVisitor();

        await visitor.GetAsync("/form/K1/details");
        Assert.That(visitor.Path, Does.StartWith("/?wanted="));
        await visitor.SubmitAsync("/", ("code", site.CodeOf("K1")));

        Assert.That(visitor.Path, Is.EqualTo("/form/K1/details"));
    }

    [TestCase("https://evil.example/form")]
    [TestCase("//evil.example/form")]
    [TestCase("/form\\..\\..\\evil")]
    public async Task SignIn_NeverLeadsOutOfTheSite(string wanted)
    {
        await using var site = await RespondentSite.StartAsync();
        var visitor = site.NewVisitor();
        await visitor.GetAsync("/");

        await visitor.SubmitAsync("/", ("code", site.CodeOf("K1")), ("wanted", wanted));

        Assert.That(visitor.Path, Is.EqualTo("/form/K1"));
    }

    [Test]
    public async Task Gets_ChangeNothing()
    {
        await using var site = await RespondentSite.StartAsync();
        var visitor = await site.SignInAsync("K1");
        await visitor.GetAsync("/form/K1/agreement");
        await visitor.SubmitAsync(visitor.Path, ("agreement", "yes"));
        var before = await site.Responses.ReadAsync(site.Round.Id, "K1", default);

        foreach (
            var page in new[]
            {
                "",
                "/agreement",
                "/details?problems=true",
                "/measures",
                "/measures/1",
                "/check",
                "/print",
                "/print?blank=true",
                "/reopen",
            }
        )
        {
            await visitor.GetAsync("/form/K1" + page);
        }

        var after = await site.Responses.ReadAsync(site.Round.Id, "K1", default);
        Assert.That((after.Revision, after.SavedAt), Is.EqualTo((before.Revision, before.SavedAt)));
    }

    [TestCase("/")]
    [TestCase("/form/K1/details")]
    [TestCase("/nothing")]
    public async Task Pages_AllowNothingFromElsewhereAndAreNotKept(string path)
    {
        await using var site = await RespondentSite.StartAsync();
        var visitor = await site.SignInAsync("K1");

        await visitor.GetAsync(path);

        Assert.Multiple(() =>
        {
            Assert.That(
                visitor.Headers["Content-Security-Policy"],
                Does.Contain("default-src 'self'").And.Contain("frame-ancestors 'none'").And.Not.Contain("unsafe")
            );
            Assert.That(visitor.Headers["X-Content-Type-Options"], Is.EqualTo("nosniff"));
            Assert.That(visitor.Headers["Referrer-Policy"], Is.EqualTo("same-origin"));
            Assert.That(visitor.Headers["Cache-Control"], Does.Contain("no-store"));
            Assert.That(visitor.Html, Does.Not.Contain("style=\"").And.Not.Contain("<style").And.Not.Match("<script(?![^>]*src)"));
        });
    }
}
