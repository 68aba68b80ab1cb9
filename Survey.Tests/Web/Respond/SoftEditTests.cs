using System.Text.RegularExpressions;
using NUnit.Framework;
using Survey.Data.Responses;
using Survey.Tests.Support;

namespace Survey.Tests.Web.Respond;

/// <summary>An unusual answer is confirmed by saying why, and the reason is kept, shown, changed and taken back like an answer.</summary>
public sealed class SoftEditTests
{
    private const string Form = """
        | survey |
        | | type | name | label | appearance | soft_constraint | soft_constraint_message |
        | | begin_group | all | Allt |
        | | integer | years | Hur många år? | | . <= 40 | Mer än 40 år. Stämmer det? |
        | | begin_group | battery | Hur har det gått? | table-list |
        | | select_one scale | trust | Förtroendet | | . != '3' | Stämmer det verkligen? |
        | | select_one scale | safety | Tryggheten |
        | | end_group |
        | | end_group |
        | choices |
        | | list_name | name | label |
        | | scale | 1 | Sämre |
        | | scale | 3 | Bättre |
        | settings |
        | | form_title | form_id | default_language |
        | | Rimligt | soft | Svenska (sv) |
        """;

    private const string Frame =
        "unit,name,respondent_group,organisation,pair,email\nK1,Ale,municipality,Ale kommun,1,ale@kommun.example\n";

    [Test]
    public async Task Reason_OfAnAnswer_IsShownInItsField_ChangedThere_AndTakenBack()
    {
        await using var site = await StartAsync();
        var visitor = await site.SignInAsync("K1");
        await visitor.GetAsync("/form/K1/years");
        await visitor.SubmitAsync("/form/K1/years", ("years", "45"));
        Assert.That(visitor.Text, Does.Contain("Mer än 40 år. Stämmer det?"));
        await visitor.SubmitAsync("/form/K1/years", ("years", "45"), ("years.confirm", "Halv"));

        await visitor.GetAsync("/form/K1/years");
        Assert.That(visitor.Html, Does.Match("name=\"years.confirm\" value=\"Halv\""));
        await visitor.SubmitAsync("/form/K1/years", ("years", "45"), ("years.confirm", "Halv mening till"));
        Assert.That((await EntryAsync(site, "years")).Note, Is.EqualTo("Halv mening till"));
        await visitor.GetAsync("/form/K1/years");
        await visitor.SubmitAsync("/form/K1/years", ("years", "45"), ("years.confirm", " "));

        Assert.That(await EntryAsync(site, "years"), Is.EqualTo(new StoredAnswer("45")));
        Assert.That(visitor.Text, Does.Contain("Mer än 40 år. Stämmer det?"));
    }

    [Test]
    public async Task Reason_HalfTyped_IsSavedAlongTheWay_LikeAnAnswer()
    {
        await using var site = await StartAsync();
        var visitor = await site.SignInAsync("K1");
        await visitor.GetAsync("/form/K1/years");
        await visitor.SubmitAsync("/form/K1/years", ("years", "45"));

        await visitor.AutosaveAsync("/form/K1/years", ("years", "45"), ("years.confirm", "Samarbetet är äl"));

        Assert.That((await EntryAsync(site, "years")).Note, Is.EqualTo("Samarbetet är äl"));
    }

    [Test]
    public async Task UnusualAnswer_InABattery_IsConfirmedOnItsRow()
    {
        await using var site = await StartAsync();
        var visitor = await site.SignInAsync("K1");
        await visitor.GetAsync("/form/K1/battery");
        await visitor.SubmitAsync("/form/K1/battery", ("trust", "3"), ("safety", "1"));
        Assert.That(visitor.Text, Does.Contain("Stämmer det verkligen?"));

        await visitor.SubmitAsync("/form/K1/battery", ("trust", "3"), ("safety", "1"), ("trust.confirm", "Ja, mätt."));

        Assert.That(visitor.Path, Is.EqualTo("/form/K1/check"));
        Assert.That(await EntryAsync(site, "trust"), Is.EqualTo(new StoredAnswer("3", null, AnswerSource.Confirmed, "Ja, mätt.")));
    }

    [TestCase("1000", "600", false)]
    [TestCase("1000", "499", true)]
    [TestCase("1000", "2001", true)]
    [TestCase("", "2001", false)]
    public async Task Answer_FarFromLastRounds_IsAskedAbout_AsTheReadmeHasIt(string last, string now, bool isAsked)
    {
        var readme = await File.ReadAllTextAsync(RepositoryPaths.PathOf("Survey.Data", "Studies", "README.md"));
        var edit = Regex.Match(readme, @"`(\$\{last-saved#budget\} = ''[^`]+)`, with `([^`]+)`");
        var form = Form.Replace(
            "| integer | years | Hur många år? | | . <= 40 | Mer än 40 år. Stämmer det? |",
            $"| integer | budget | Hur mycket? | | {edit.Groups[1].Value} | {edit.Groups[2].Value} |",
            StringComparison.Ordinal
        );
        await using var site = await StartAsync(form);
        if (last.Length > 0)
        {
            await site.Responses.ImportAsync(
                site.Closed.Id,
                [PrefillTests.CreateResponse("K1", FormStatus.Submitted, ("budget", last))],
                "test",
                site.Closed.OpensAt,
                default
            );
        }

        var visitor = await site.SignInAsync("K1");
        await visitor.GetAsync("/form/K1/budget");
        await visitor.SubmitAsync("/form/K1/budget", ("budget", now));
        Assert.That(visitor.Path, Is.EqualTo(isAsked ? "/form/K1/budget?problems=true" : "/form/K1/battery"));
        if (isAsked)
        {
            Assert.That(visitor.Text, Does.Contain("Last time it was 1\u00A0000. Is the new number right?"));
            await visitor.SubmitAsync("/form/K1/budget", ("budget", now), ("budget.confirm", "Anslaget är delat."));
            Assert.That(
                await EntryAsync(site, "budget"),
                Is.EqualTo(new StoredAnswer(now, null, AnswerSource.Confirmed, "Anslaget är delat."))
            );
        }
    }

    private static async Task<StoredAnswer> EntryAsync(RespondentSite site, string name) =>
        (await site.Responses.ReadAsync(site.Round.Id, "K1", default)).Answers.GetStoredAnswer(new AnswerKey(name));

    private static async Task<RespondentSite> StartAsync(string form = Form)
    {
        using var folder = new TemporaryFolder();
        return await RespondentSite.StartAsync(folder.Write("soft.md", form), Frame);
    }
}
