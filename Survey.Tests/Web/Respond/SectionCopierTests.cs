using System.Net;
using NUnit.Framework;
using Survey.Data.Responses;
using Survey.Tests.Support;

namespace Survey.Tests.Web.Respond;

/// <summary>Who holds many forms copies a section's answers from one to another.</summary>
public sealed class SectionCopierTests
{
    [Test]
    public async Task Section_Copied_FillsInWhatIsBlank_MarkedUntilThePageIsSaved()
    {
        await using var site = await RespondentSite.StartAsync();
        var visitor = await site.SignInAsync("P1");
        await AnswerAsync(visitor, "P1", ("clarity", "2"), ("change_trust", "3"), ("change_safety", "1"));
        await AnswerAsync(visitor, "P2", ("clarity", "3"));

        await visitor.GetAsync("/form/P2/copy/views");
        Assert.That(visitor.Text, Does.Contain("Ale (polisen) 3 svar"));
        await visitor.SubmitAsync("/form/P2/copy/views", ("from", "P1"));
        Assert.That(visitor.Text, Does.Contain("2 svar är kopierade"));

        var sheet = await SheetAsync(site);
        Assert.Multiple(() =>
        {
            Assert.That(sheet.GetStoredAnswer(new AnswerKey("clarity")), Is.EqualTo(new StoredAnswer("3")), "an answer of one's own stays");
            Assert.That(sheet.GetStoredAnswer(new AnswerKey("change_trust")), Is.EqualTo(new StoredAnswer("3", null, AnswerSource.Copied)));
        });

        await visitor.GetAsync("/form/P2/check");
        Assert.That(visitor.Text, Does.Contain("Kontrollera svaret, som är hämtat från annat håll"));
        await visitor.GetAsync("/form/P2/changes");
        await visitor.SubmitAsync("/form/P2/changes", ("change_trust", "3"), ("change_safety", "1"));
        Assert.That((await SheetAsync(site)).GetStoredAnswer(new AnswerKey("change_trust")), Is.EqualTo(new StoredAnswer("3")));
    }

    [Test]
    public async Task CopyLink_StandsOnlyWhereAnotherFormHasAnswersAndThisOneLacksSome()
    {
        await using var site = await RespondentSite.StartAsync();
        var visitor = await site.SignInAsync("P1");
        await visitor.GetAsync("/form/P2");
        Assert.That(visitor.Text, Does.Not.Contain("Kopiera svaren"));

        await AnswerAsync(visitor, "P1", ("clarity", "2"));
        await visitor.GetAsync("/form/P2");
        Assert.That(visitor.Text, Does.Contain("Kopiera svaren från ett annat formulär : Synpunkter").And.Not.Contain(": Grunder"));
        await visitor.GetAsync("/form/P1");
        Assert.That(visitor.Text, Does.Not.Contain("Kopiera svaren"));
    }

    [Test]
    public async Task Autosave_OfAPageWithCopiedAnswers_ConfirmsOnlyWhatWasChanged()
    {
        await using var site = await RespondentSite.StartAsync();
        var visitor = await site.SignInAsync("P1");
        await AnswerAsync(visitor, "P1", ("change_trust", "3"), ("change_safety", "1"));
        await visitor.GetAsync("/form/P2/copy/views");
        await visitor.SubmitAsync("/form/P2/copy/views", ("from", "P1"));
        await visitor.GetAsync("/form/P2/changes");

        await visitor.AutosaveAsync("/form/P2/changes", ("change_trust", "3"), ("change_safety", "2"));

        var sheet = await SheetAsync(site);
        Assert.That(
            (sheet.GetStoredAnswer(new AnswerKey("change_trust")).Source, sheet.GetStoredAnswer(new AnswerKey("change_safety")).Source),
            Is.EqualTo((AnswerSource.Copied, AnswerSource.Collected))
        );
    }

    [TestCase("K1")]
    [TestCase("P9")]
    [TestCase("")]
    public async Task Copy_FromAFormThatIsNotThePersons_IsRefused(string from)
    {
        await using var site = await RespondentSite.StartAsync();
        var other = await site.SignInAsync("K1");
        await AnswerAsync(other, "K1", ("clarity", "2"));
        var visitor = await site.SignInAsync("P1");
        await visitor.GetAsync("/form/P2/copy/views");

        await visitor.SubmitAsync("/form/P2/copy/views", ("from", from));

        Assert.Multiple(async () =>
        {
            Assert.That(visitor.Status, Is.EqualTo(HttpStatusCode.BadRequest));
            Assert.That((await SheetAsync(site)).Entries, Is.Empty);
        });
    }

    private static async Task AnswerAsync(PageClient visitor, string unit, params (string Name, string Value)[] answers)
    {
        foreach (
            var page in answers.GroupBy(answer => answer.Name.StartsWith("change", StringComparison.Ordinal) ? "changes" : answer.Name)
        )
        {
            await visitor.GetAsync($"/form/{unit}/{page.Key}");
            await visitor.SubmitAsync($"/form/{unit}/{page.Key}", [.. page]);
        }
    }

    private static async Task<AnswerSet> SheetAsync(RespondentSite site) =>
        (await site.Responses.ReadAsync(site.Round.Id, "P2", default)).Answers;
}
