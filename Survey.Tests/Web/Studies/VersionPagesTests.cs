using System.Text;
using System.Text.RegularExpressions;
using NUnit.Framework;
using Survey.Data.Responses;
using Survey.Tests.Support;

namespace Survey.Tests.Web.Studies;

/// <summary>A round that gets another version while people answer: first shown, then done, and nothing is lost.</summary>
public sealed class VersionPagesTests
{
    /// <summary>The next version of the tests' study.</summary>
    internal static readonly string After = File.ReadAllText(RepositoryPaths.PathOf("Survey.Tests", "Support", "research.md"))
        .Replace(
            "| select_one kinds | kind | Hur? | How? |",
            "| text | manner | På vilket sätt? | In which way? |",
            StringComparison.Ordinal
        )
        .Replace(
            "| | kinds_chosen | distribution | Hur man arbetar | How they work | kind | ${works} = 'yes' | respondent_group |\n",
            "",
            StringComparison.Ordinal
        )
        .Replace("Arbetar ni tillsammans?", "Samarbetar ni?", StringComparison.Ordinal);

    [Test]
    public async Task Version_WithoutASectionThatIsDelegated_SaysHowManyDelegationsEnd()
    {
        await using var site = await ResearchSite.StartAsync();
        var coordinator = await site.SignInAsRespondentAsync("M6");
        await coordinator.GetAsync("/form/M6/delegations");
        await coordinator.SubmitAsync(
            "/form/M6/delegations",
            ("section", "work"),
            ("colleague", "Åsa Öst"),
            ("email", "asa@kommun.example"),
            ("coordinator", "Bo Ek"),
            ("reply", "m6@example.org")
        );
        var renamed = After.Replace("| begin_group | work |", "| begin_group | cooperation |", StringComparison.Ordinal);

        var researcher = await site.SignInAsync();
        await researcher.GetAsync("/manage/studies");
        await researcher.UploadAsync("/manage/studies", ("workbook", "research.md", Encoding.UTF8.GetBytes(renamed)));
        await researcher.GetAsync(Regex.Match(researcher.Html, "/manage/studies/[^/\"]+/versions/open").Value);

        Assert.That(researcher.Text, Does.Contain("work. Delegeringar som upphör att gälla: 1."));
    }

    [Test]
    public async Task Version_OfARunningRound_IsShownFirst_ThenGiven_AndOpenPagesLoseNothing()
    {
        await using var site = await ResearchSite.StartAsync();
        var onGonePage = await site.SignInAsRespondentAsync("M6");
        await onGonePage.GetAsync("/form/M6/works");
        await onGonePage.SubmitAsync("/form/M6/works", ("works", "yes"));
        Assert.That(onGonePage.Path, Is.EqualTo("/form/M6/kind"));
        var onKeptPage = await site.SignInAsRespondentAsync("P4");
        await onKeptPage.GetAsync("/form/P4/works");

        var researcher = await site.SignInAsync();
        await researcher.GetAsync("/manage/studies");
        await researcher.UploadAsync("/manage/studies", ("workbook", "research.md", Encoding.UTF8.GetBytes(After)));
        var address = Regex.Match(researcher.Html, "/manage/studies/[^/\"]+/versions/open").Value;
        await researcher.GetAsync(address);

        Assert.That(
            researcher.Text,
            Does.Contain("manner").And.Contain("manner frågas nu").And.Contain("6 av 9"),
            "of nine started responses, six work together"
        );
        Assert.That(researcher.Text, Does.Contain("Frågor som ändras works annan lydelse"), "the page says what the command says");
        Assert.That(researcher.Text, Does.Contain("manner frågas nu 6 4"), "six answers, four of them submitted");
        Assert.That(
            (await site.Site.Responses.ReadJournalAsync(site.Round.Id, "M1", default))[^1].Action,
            Is.EqualTo(JournalAction.Submitted),
            "a look changes nothing"
        );

        await researcher.SubmitAsync(address);
        Assert.That(researcher.Text, Does.Contain("Omgången har den här versionen"));

        await onGonePage.SubmitAsync("/form/M6/kind", ("kind", "often"));
        await onKeptPage.SubmitAsync("/form/P4/works", ("works", "no"));

        var stored = await site.Site.Responses.ReadAsync(site.Round.Id, "M6", default);
        Assert.Multiple(async () =>
        {
            Assert.That(stored.Answers.GetStoredAnswer(new AnswerKey("kind")).Text, Is.EqualTo("often"));
            Assert.That(
                (await site.Site.Responses.ReadAsync(site.Round.Id, "P4", default)).Answers.GetStoredAnswer(new AnswerKey("works")).Text,
                Is.EqualTo("no")
            );
        });
    }

    [Test]
    public async Task Version_AppliedToAnotherThanWasShown_IsRefused()
    {
        await using var site = await ResearchSite.StartAsync();
        var researcher = await site.SignInAsync();
        await researcher.GetAsync("/manage/studies");
        await researcher.UploadAsync("/manage/studies", ("workbook", "research.md", Encoding.UTF8.GetBytes(After)));
        var address = Regex.Match(researcher.Html, "/manage/studies/[^/\"]+/versions/open").Value;
        await researcher.GetAsync(address);

        await researcher.SubmitAsync(address, ("from", "something else"));

        Assert.That(researcher.Text, Does.Contain("Kontrollera sidan igen"));
    }
}
