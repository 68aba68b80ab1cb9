using System.Net;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using NUnit.Framework;
using Survey.Data.Responses;
using Survey.Data.Rounds;
using Survey.Data.Studies;
using Survey.Tests.Support;

namespace Survey.Tests.Web.Respond;

/// <summary>The round moves to another version of its study while somebody has a page open.</summary>
public sealed class OpenPageVersionChangeTests
{
    [Test]
    public async Task PageThatLayOpen_AcrossAChange_LosesNothingAndSaysSo()
    {
        await using var site = await RespondentSite.StartAsync();
        var visitor = await OpenDetailsAsync(site);
        await PublishNewVersionAsync(site);

        await visitor.SubmitAsync("/form/K1/details", ("council", "no"), ("comment", "Skrivet före ändringen"), ("years", "12"));

        var sheet = (await site.Responses.ReadAsync(site.Round.Id, "K1", default)).Answers;
        Assert.Multiple(() =>
        {
            Assert.That(visitor.Path, Is.EqualTo("/form/K1?revised=true"));
            Assert.That(visitor.Text, Does.Contain("Frågorna har ändrats sedan du öppnade sidan."));
            Assert.That(
                sheet.GetStoredAnswer(new AnswerKey("comment")).Text,
                Is.EqualTo("Skrivet före ändringen"),
                "the question is gone, its answer is kept"
            );
            Assert.That(sheet.GetStoredAnswer(new AnswerKey("years")).Text, Is.EqualTo("12"));
        });
    }

    [Test]
    public async Task PageOpenedAfterTheChange_AsksTheNewVersion()
    {
        await using var site = await RespondentSite.StartAsync();
        var visitor = await OpenDetailsAsync(site);
        await PublishNewVersionAsync(site);

        await visitor.GetAsync("/form/K1/details");

        Assert.That(visitor.Status, Is.EqualTo(HttpStatusCode.OK));
        Assert.That(visitor.Text, Does.Not.Contain("Något att tillägga?").And.Contain("Finns ett råd?"));
    }

    private static async Task<PageClient> OpenDetailsAsync(RespondentSite site)
    {
        var visitor = await site.SignInAsync("K1");
        await visitor.GetAsync("/form/K1/agreement");
        await visitor.SubmitAsync("/form/K1/agreement", ("agreement", "yes"));
        await visitor.GetAsync("/form/K1/details");
        return visitor;
    }

    /// <summary>The same study without its question on further comments.</summary>
    internal static async Task PublishNewVersionAsync(RespondentSite site)
    {
        var lines = File.ReadAllLines(RepositoryPaths.PathOf("Survey.Tests", "Web", "Respond", "form.md"))
            .Where(line => !line.StartsWith("| | text | comment |", StringComparison.Ordinal));
        var study = StudyFileReader.Read(Encoding.UTF8.GetBytes(string.Join('\n', lines)), "form.md").Study
            ?? throw new AssertionException("The new version does not read.");
        var rounds = site.Services.GetRequiredService<IRoundStore>();
        var change = VersionChange.Compute(
            await rounds.ReadStudyAsync(site.Round, default),
            study,
            await rounds.ReadFrameAsync(site.Round.Id, default),
            await site.Responses.ListAsync(site.Round.Id, default),
            default
        );
        Assert.That(
            await site.Responses.TryChangeVersionAsync(
                site.Round.Id,
                change,
                "team",
                site.Services.GetRequiredService<TimeProvider>().GetUtcNow(),
                default
            ),
            Is.True
        );
    }
}
