using System.Net;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using NUnit.Framework;
using Survey.Data.Responses;
using Survey.Data.Rounds;
using Survey.Data.Studies;
using Survey.Tests.Support;

namespace Survey.Tests.Web.Respond;

/// <summary>A new version of the study no longer offers choices that a respondent has chosen.</summary>
public sealed class FormerChoiceTests
{
    [Test]
    public async Task FormerChoice_ThatWasChosen_IsShownAndCanBeKept()
    {
        await using var site = await RespondentSite.StartAsync();
        var visitor = await AnswerAsync(site);
        await RemoveChoicesAsync(site);

        await visitor.GetAsync("/form/K1/sources");
        Assert.That(visitor.Text, Does.Contain("Enkät (erbjuds inte längre)"));
        await visitor.SubmitAsync("/form/K1/sources", ("sources", "statistics"), ("sources", "survey"));

        await visitor.GetAsync("/form/K1/check");
        Assert.Multiple(async () =>
        {
            Assert.That(await ReadAsync(site, "sources"), Is.EqualTo("statistics survey"));
            Assert.That(visitor.Status, Is.EqualTo(HttpStatusCode.OK));
            Assert.That(visitor.Text, Does.Contain("Enkät (erbjuds inte längre)"));
            Assert.That(visitor.Text, Does.Not.Contain("Välj bland alternativen"), "no error");
        });
    }

    [Test]
    public async Task FormerChoice_ThatWasGivenUp_IsNotOfferedAgain()
    {
        await using var site = await RespondentSite.StartAsync();
        var visitor = await AnswerAsync(site);
        await RemoveChoicesAsync(site);
        await visitor.GetAsync("/form/K1/sources");
        await visitor.SubmitAsync("/form/K1/sources", ("sources", "statistics"));

        await visitor.GetAsync("/form/K1/sources");
        Assert.That(visitor.Text, Does.Not.Contain("erbjuds inte längre"));
        await visitor.SubmitAsync("/form/K1/sources", ("sources", "statistics"), ("sources", "survey"));

        Assert.That(await ReadAsync(site, "sources"), Is.EqualTo("statistics"), "a posted former choice is not chosen anew");
    }

    [Test]
    public async Task FormerChoice_OfABatteryOrASingleChoice_IsShownToWhoChoseItAlone()
    {
        await using var site = await RespondentSite.StartAsync();
        var visitor = await AnswerAsync(site);
        await RemoveChoicesAsync(site);

        await visitor.GetAsync("/form/K1/changes");
        var battery = visitor.Html;
        await visitor.GetAsync("/form/K1/clarity");

        Assert.Multiple(() =>
        {
            Assert.That(battery.Split("Delvis (erbjuds inte längre)"), Has.Length.EqualTo(2), "one of two rows chose it");
            Assert.That(battery, Does.Match("class=\"choice former-choice\">\\s*<input type=\"radio\" name=\"change_trust\" value=\"2\""));
            Assert.That(visitor.Text, Does.Not.Contain("erbjuds inte längre"));
        });
    }

    private static async Task<PageClient> AnswerAsync(RespondentSite site)
    {
        var visitor = await site.SignInAsync("K1");
        await visitor.GetAsync("/form/K1/agreement");
        await visitor.SubmitAsync("/form/K1/agreement", ("agreement", "yes"));
        await visitor.GetAsync("/form/K1/sources");
        await visitor.SubmitAsync("/form/K1/sources", ("sources", "statistics"), ("sources", "survey"));
        await visitor.GetAsync("/form/K1/clarity");
        await visitor.SubmitAsync("/form/K1/clarity", ("clarity", "3"));
        await visitor.GetAsync("/form/K1/changes");
        await visitor.SubmitAsync("/form/K1/changes", ("change_trust", "2"), ("change_safety", "1"));
        return visitor;
    }

    private static async Task<string> ReadAsync(RespondentSite site, string question) =>
        (await site.Responses.ReadAsync(site.Round.Id, "K1", default)).Answers.GetStoredAnswer(new AnswerKey(question)).Text;

    /// <summary>The same study without the source Enkät and the middle of the scale.</summary>
    private static async Task RemoveChoicesAsync(RespondentSite site)
    {
        var lines = File.ReadAllLines(RepositoryPaths.PathOf("Survey.Tests", "Web", "Respond", "form.md"))
            .Where(line => !line.StartsWith("| | sources | survey |", StringComparison.Ordinal))
            .Where(line => !line.StartsWith("| | scale | 2 |", StringComparison.Ordinal));
        var study =
            StudyFileReader.Read(Encoding.UTF8.GetBytes(string.Join('\n', lines)), "form.md").Study
            ?? throw new AssertionException("The new version does not read.");
        var rounds = site.Services.GetRequiredService<IRoundStore>();
        var change = VersionChange.Compute(
            await rounds.ReadStudyAsync(site.Round, default),
            study,
            await rounds.ReadFrameAsync(site.Round.Id, default),
            await site.Responses.ListAsync(site.Round.Id, default),
            default
        );
        var now = site.Services.GetRequiredService<TimeProvider>().GetUtcNow();
        Assert.That(await site.Responses.TryChangeVersionAsync(site.Round.Id, change, "team", now, default), Is.True);
    }
}
