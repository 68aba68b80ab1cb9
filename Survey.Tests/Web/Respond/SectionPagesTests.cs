using NUnit.Framework;
using Survey.Data.Responses;
using Survey.Tests.Support;

namespace Survey.Tests.Web.Respond;

/// <summary>One definition, two ways to page it: a question or a tight group at a time, or a section at once.</summary>
public sealed class SectionPagesTests
{
    private const string Frame =
        "unit,name,respondent_group,organisation,pair,email\nK1,Ale,municipality,Ale kommun,1,ale@kommun.example\n";

    [Test]
    public async Task Section_OnOnePage_StoresWhatItsPagesWouldHaveStored()
    {
        await using var site = await StartAsync();
        var visitor = await site.SignInAsync("K1");

        await visitor.GetAsync("/form/K1/agreement");
        Assert.Multiple(() =>
        {
            Assert.That(
                visitor.Text,
                Does.Contain("Grunder").And.Contain("Finns en överenskommelse?").And.Contain("Uppgifter").And.Contain("Finns ett råd?")
            );
            Assert.That(visitor.Html, Does.Match("<h1>Grunder</h1>").And.Match("<h2>Uppgifter</h2>"));
        });

        await visitor.SubmitAsync("/form/K1/agreement", ("agreement", "no"), ("council", "no"), ("years", "7"));
        Assert.That(visitor.Path, Is.EqualTo("/form/K1/intro"));
        var sheet = (await site.Responses.ReadAsync(site.Round.Id, "K1", default)).Answers;
        Assert.That(
            new[] { "agreement", "council", "years" }.Select(name => sheet.GetStoredAnswer(new AnswerKey(name)).Text),
            Is.EqualTo(new[] { "no", "no", "7" })
        );
    }

    [Test]
    public async Task Section_OnOnePage_WithAFault_ComesBackWithItsSummary_AndIsChangedFromTheCheck()
    {
        await using var site = await StartAsync();
        var visitor = await site.SignInAsync("K1");
        await visitor.GetAsync("/form/K1/agreement");

        await visitor.SubmitAsync("/form/K1/agreement", ("agreement", "no"), ("years", "sju"));
        Assert.That(visitor.Text, Does.Contain("2 svar behöver ses över"));

        await visitor.GetAsync("/form/K1/details?back=check");
        await visitor.SubmitAsync("/form/K1/details?back=check", ("agreement", "no"), ("council", "no"), ("years", "7"));
        Assert.That(visitor.Path, Is.EqualTo("/form/K1/check"));
        Assert.That(visitor.Text, Does.Contain("Hur många år har ni samverkat? 7").And.Contain("Hur tydligt är uppdraget?"));
    }

    [Test]
    public async Task Roster_BetweenTheQuestionsOfASection_StaysAPageOfItsOwn()
    {
        await using var site = await StartAsync();
        var visitor = await site.SignInAsync("K1");
        await visitor.GetAsync("/form/K1/intro");

        await visitor.SubmitAsync("/form/K1/intro", ("clarity", "2"), ("change_trust", "2"), ("change_safety", "3"));

        Assert.That(visitor.Path, Is.EqualTo("/form/K1/measures"));
    }

    private static async Task<RespondentSite> StartAsync()
    {
        using var folder = new TemporaryFolder();
        return await RespondentSite.StartAsync(folder.Write("form.md", await WorkbookAsync()), Frame);
    }

    /// <summary>The tests' form, a section at once.</summary>
    internal static async Task<string> WorkbookAsync()
    {
        var form = await File.ReadAllTextAsync(RepositoryPaths.PathOf("Survey.Tests", "Web", "Respond", "form.md"));
        return form.Replace("| | form_title::Svenska (sv) |", "| | pages | form_title::Svenska (sv) |", StringComparison.Ordinal)
            .Replace("| | Alla slags frågor |", "| | section | Alla slags frågor |", StringComparison.Ordinal);
    }
}
