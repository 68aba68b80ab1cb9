using System.Net;
using NUnit.Framework;
using Survey.Data.Responses;
using Survey.Tests.Support;

namespace Survey.Tests.Web.Respond;

/// <summary>Two people, or two tabs, on the same form.</summary>
public sealed class ConcurrentEditingTests
{
    [Test]
    public async Task DifferentAnswers_OnTheSamePage_AreBothKept()
    {
        await using var site = await RespondentSite.StartAsync();
        var (one, other) = await OpenDetailsTwiceAsync(site);

        await one.SubmitAsync("/form/K1/details", ("council", "no"));
        await other.SubmitAsync("/form/K1/details", ("comment", "Från den andra"), (".asked", "comment"));

        var sheet = (await site.Responses.ReadAsync(site.Round.Id, "K1", default)).Answers;
        Assert.That(
            (sheet.GetStoredAnswer(new AnswerKey("council")).Text, sheet.GetStoredAnswer(new AnswerKey("comment")).Text),
            Is.EqualTo(("no", "Från den andra"))
        );
    }

    [Test]
    public async Task AnswerThatSomeoneElseChanged_LeftAlone_IsNotChangedBack()
    {
        await using var site = await RespondentSite.StartAsync();
        var (one, other) = await OpenDetailsTwiceAsync(site);
        await one.SubmitAsync("/form/K1/details", ("council", "no"), ("years", "5"));

        // The other's page showed both unanswered, and leaves them so.
        await other.SubmitAsync("/form/K1/details", ("comment", "Bara det här"));

        var sheet = (await site.Responses.ReadAsync(site.Round.Id, "K1", default)).Answers;
        Assert.That(
            (sheet.GetStoredAnswer(new AnswerKey("council")).Text, sheet.GetStoredAnswer(new AnswerKey("years")).Text),
            Is.EqualTo(("no", "5"))
        );
    }

    [TestCase("mine", "Två")]
    [TestCase("saved", "Ett")]
    public async Task SameAnswer_ChangedByTwo_IsChosenBetween(string keep, string kept)
    {
        await using var site = await RespondentSite.StartAsync();
        var (one, other) = await OpenDetailsTwiceAsync(site);
        await one.SubmitAsync("/form/K1/details", ("comment", "Ett"), ("council", "no"));

        await other.SubmitAsync("/form/K1/details", ("comment", "Två"), ("years", "9"));
        Assert.Multiple(() =>
        {
            Assert.That(other.Status, Is.EqualTo(HttpStatusCode.Conflict));
            Assert.That(other.Title, Does.StartWith("Fel: "));
            Assert.That(other.ContainsText("href=\"#q-comment-saved\""), "the summary leads to the choice");
            Assert.That(
                other.Text,
                Does.Match("Det sparade svaret Ett Sparat med samma kod som din .* kl\\..* Ditt svar, som det står i fältet Två")
            );
        });
        var meanwhile = (await site.Responses.ReadAsync(site.Round.Id, "K1", default)).Answers;
        Assert.That(
            (meanwhile.GetStoredAnswer(new AnswerKey("comment")).Text, meanwhile.GetStoredAnswer(new AnswerKey("years")).Text),
            Is.EqualTo(("Ett", "9")),
            "what nobody disputes is saved"
        );

        await other.SubmitAsync("/form/K1/details", ("comment", "Två"), ("council", "no"), ("years", "9"));
        Assert.That(other.Status, Is.EqualTo(HttpStatusCode.Conflict), "nothing is chosen yet");
        Assert.That(other.Title, Does.StartWith("Fel: "));
        await other.SubmitAsync("/form/K1/details", ("comment", "Två"), ("council", "no"), ("years", "9"), ("comment.keep", keep));

        var after = (await site.Responses.ReadAsync(site.Round.Id, "K1", default)).Answers;
        Assert.That(after.GetStoredAnswer(new AnswerKey("comment")).Text, Is.EqualTo(kept));
    }

    [TestCase("mine", "Mina ord")]
    [TestCase("saved", "Kollegans ord")]
    public async Task OwnWordsOfOther_ChangedByTwo_AreChosenBetween(string keep, string kept)
    {
        await using var site = await RespondentSite.StartAsync();
        var one = await site.SignInAsync("K1");
        var other = await site.SignInAsync("K1");
        await one.GetAsync("/form/K1/agreement");
        await one.SubmitAsync("/form/K1/agreement", ("agreement", "yes"));
        await one.GetAsync("/form/K1/sources");
        await other.GetAsync("/form/K1/sources");
        await one.SubmitAsync("/form/K1/sources", ("sources", "other"), ("sources_other", "Kollegans ord"));

        await other.SubmitAsync("/form/K1/sources", ("sources", "other"), ("sources_other", "Mina ord"));
        Assert.That(other.Status, Is.EqualTo(HttpStatusCode.Conflict));
        await other.SubmitAsync("/form/K1/sources", ("sources", "other"), ("sources_other", "Mina ord"), ("sources.keep", keep));

        var sheet = (await site.Responses.ReadAsync(site.Round.Id, "K1", default)).Answers;
        Assert.That(sheet.GetStoredAnswer(new AnswerKey("sources_other")).Text, Is.EqualTo(kept));
    }

    [Test]
    public async Task Submit_AfterAnswersChanged_IsShownAgainFirst()
    {
        await using var site = await RespondentSite.StartAsync();
        var one = await site.SignInAsync("K1");
        await FormCompletionTests.CompleteAsync(one, "K1");
        await one.GetAsync("/form/K1/receipt");
        await one.SubmitAsync("/form/K1/reopen");
        await one.GetAsync("/form/K1/check");
        var other = await site.SignInAsync("K1");
        await other.GetAsync("/form/K1/clarity");
        await other.SubmitAsync(other.Path, ("clarity", "1"));

        await one.SubmitAsync("/form/K1/check");

        Assert.Multiple(() =>
        {
            Assert.That(one.Status, Is.EqualTo(HttpStatusCode.Conflict));
            Assert.That(one.Text, Does.Contain("Svaren ändrades på annat håll"));
        });
        Assert.That((await site.Responses.ReadAsync(site.Round.Id, "K1", default)).IsSubmitted, Is.False);
    }

    [Test]
    public async Task Post_AfterSomeoneHandedIn_SaysSo()
    {
        await using var site = await RespondentSite.StartAsync();
        var late = await site.SignInAsync("K1");
        await late.GetAsync("/form/K1/clarity");
        await FormCompletionTests.CompleteAsync(await site.SignInAsync("K1"), "K1");

        await late.SubmitAsync("/form/K1/clarity", ("clarity", "3"));

        Assert.Multiple(() =>
        {
            Assert.That(late.Status, Is.EqualTo(HttpStatusCode.Conflict));
            Assert.That(late.Text, Does.Contain("Formuläret är redan inlämnat"));
        });
    }

    [Test]
    public async Task Autosave_SavesAndTellsTheRevision_ButStopsWhereSomeoneElseWas()
    {
        await using var site = await RespondentSite.StartAsync();
        var (one, other) = await OpenDetailsTwiceAsync(site);

        await one.AutosaveAsync("/form/K1/details", ("comment", "Halv"));
        Assert.That((one.Status, one.Headers["Survey-Revision"]), Is.EqualTo((HttpStatusCode.NoContent, "1")));
        await one.AutosaveAsync("/form/K1/details", ("comment", "Halvfärdig"), (".revision", "1"));
        Assert.That((one.Status, one.Headers["Survey-Revision"]), Is.EqualTo((HttpStatusCode.NoContent, "2")));

        await other.AutosaveAsync("/form/K1/details", ("comment", "Annat"));
        Assert.That(other.Status, Is.EqualTo(HttpStatusCode.Conflict));
    }

    private static async Task<(PageClient One, PageClient Other)> OpenDetailsTwiceAsync(RespondentSite site)
    {
        var (one, other) = (await site.SignInAsync("K1"), await site.SignInAsync("K1"));
        await one.GetAsync("/form/K1/details");
        await other.GetAsync("/form/K1/details");
        return (one, other);
    }
}
