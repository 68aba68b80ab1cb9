using System.Collections.Immutable;
using System.Net;
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

    private const string Ranged = """
        | survey |
        | | type | name | label | soft_constraint | soft_constraint_message |
        | | begin_group | all | Allt | | |
        | | integer | years | Hur många år? | . >= 20 and . <= 40 | Ovanligt. Stämmer det? |
        | | integer | staff | Hur många anställda? | | |
        | | integer | members | Hur många är med? | . <= ${staff} | Fler än de anställda? |
        | | end_group | | | | |
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

    [TestCase("years", "45")]
    [TestCase("trust", "3")]
    public async Task Reason_ThatThePageAskedForAndDidNotGet_IsAnError_AndTheFirstQuestionIsNone(string name, string value)
    {
        await using var site = await StartAsync();
        var visitor = await site.SignInAsync("K1");
        var page = name == "years" ? "/form/K1/years" : "/form/K1/battery";
        await visitor.GetAsync(page);
        await visitor.SubmitAsync(page, (name, value));
        Assert.That(visitor.Title, Does.Not.StartWith("Fel: "));
        Assert.That(visitor.Path, Is.EqualTo(page + "?problems=true"));

        await visitor.SubmitAsync(page, (name, value), (name + ".confirm", " "));

        Assert.Multiple(() =>
        {
            Assert.That(visitor.Title, Does.StartWith("Fel: "));
            Assert.That(visitor.ContainsText($"<a href=\"#q-{name}-reason\">"));
            Assert.That(Regex.Count(visitor.Text, "Ändra svaret, eller skriv varför det stämmer"), Is.EqualTo(2));
            Assert.That(visitor.Html, Does.Match("class=\"error-summary\"[^>]*data-focus=\"yes\""));
        });
        await visitor.SubmitAsync(page, (name, value), (name + ".confirm", "Så är det"));
        Assert.That(visitor.Path, Is.Not.EqualTo(page + "?problems=true&reasons=true"));
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
        Assert.That(await EntryAsync(site, "trust"), Is.EqualTo(Confirmed("3", "Ja, mätt.")));
    }

    [TestCase("10000", "6000", false)]
    [TestCase("10000", "4999", true)]
    [TestCase("10000", "20001", true)]
    [TestCase("", "20001", false)]
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
            Assert.That(visitor.Text, Does.Contain("Last time it was 10\u00A0000. Is the new number right?"));
            await visitor.SubmitAsync("/form/K1/budget", ("budget", now), ("budget.confirm", "Anslaget är delat."));
            Assert.That(
                await EntryAsync(site, "budget"),
                Is.EqualTo(Confirmed(now, "Anslaget är delat."))
            );
        }
    }

    [Test]
    public async Task Reason_OfOneAnswer_DoesNotConfirmTheNext_WithAutosaveInBetween()
    {
        await using var site = await StartAsync(Ranged);
        var visitor = await site.SignInAsync("K1");
        await visitor.GetAsync("/form/K1/years");
        await visitor.SubmitAsync("/form/K1/years", ("years", "45"));
        await visitor.SubmitAsync("/form/K1/years", ("years", "45"), ("years.confirm", "Sedan 1980"));
        foreach (var years in new[] { "50", "12" })
        {
            await visitor.GetAsync("/form/K1/years");
            await visitor.AutosaveAsync("/form/K1/years", ("years", years), ("years.confirm", "Sedan 1980"));
            await visitor.AutosaveAsync("/form/K1/years", Revision(), ("years", years), ("years.confirm", "Sedan 1980"));
            await visitor.SubmitAsync("/form/K1/years", Revision(), ("years", years), ("years.confirm", "Sedan 1980"));

            Assert.That(visitor.Path, Is.EqualTo("/form/K1/years?problems=true"));
            Assert.That(visitor.Text, Does.Contain("Ovanligt. Stämmer det?"));
            Assert.That(visitor.Html, Does.Match("name=\"years.confirm\"\\s+value=\"\""));
            Assert.That((await EntryAsync(site, "years")).Source, Is.EqualTo(AnswerSource.Collected));
            await visitor.GetAsync("/form/K1/check");
            Assert.That(visitor.Text, Does.Contain("Ovanligt. Stämmer det?").And.Not.Contain("Sedan 1980"));
        }

        (string, string) Revision() => (".revision", visitor.Headers["Survey-Revision"]);
    }

    [Test]
    public async Task NewReason_WrittenWithANewAnswer_IsKept_AndCountsOnceItWasAskedFor()
    {
        await using var site = await StartAsync(Ranged);
        var visitor = await site.SignInAsync("K1");
        await visitor.GetAsync("/form/K1/years");
        await visitor.SubmitAsync("/form/K1/years", ("years", "45"));
        await visitor.SubmitAsync("/form/K1/years", ("years", "50"), ("years.confirm", "Sedan 1975"));
        Assert.That(visitor.Path, Is.EqualTo("/form/K1/years?problems=true"));
        Assert.That(visitor.Html, Does.Match("name=\"years.confirm\"\\s+value=\"Sedan 1975\""));

        await visitor.SubmitAsync("/form/K1/years", ("years", "50"), ("years.confirm", "Sedan 1975"));

        Assert.That(visitor.Path, Is.EqualTo("/form/K1/staff"));
        Assert.That(await EntryAsync(site, "years"), Is.EqualTo(Confirmed("50", "Sedan 1975")));
    }

    [Test]
    public async Task Reason_BelongsToTheOtherAnswersOfItsEditToo_WhoeverChangesThem()
    {
        await using var site = await StartAsync(Ranged);
        var visitor = await site.SignInAsync("K1");
        await visitor.GetAsync("/form/K1/staff");
        await visitor.SubmitAsync("/form/K1/staff", ("staff", "10"));
        await visitor.SubmitAsync("/form/K1/members", ("members", "12"));
        await visitor.SubmitAsync("/form/K1/members", ("members", "12"), ("members.confirm", "Två är utlånade"));
        Assert.That(visitor.Path, Is.EqualTo("/form/K1/check"));
        Assert.That(visitor.Text, Does.Contain("Två är utlånade"));

        await ChangeAsync(site, "staff", "3");
        await visitor.GetAsync("/form/K1/check");
        Assert.That(visitor.Text, Does.Contain("Fler än de anställda?").And.Not.Contain("Två är utlånade"));
        await visitor.GetAsync("/form/K1/members");
        await visitor.SubmitAsync("/form/K1/members", ("members", "12"), ("members.confirm", ""));
        Assert.That(visitor.Path, Does.StartWith("/form/K1/members?problems=true"));

        await ChangeAsync(site, "staff", "10");
        await ChangeAsync(site, "years", "21");
        await visitor.SubmitAsync("/form/K1/members", ("members", "12"), ("members.confirm", "Två är utlånade"));
        Assert.That(visitor.Path, Is.EqualTo("/form/K1/members?problems=true"));
        await visitor.SubmitAsync("/form/K1/members", ("members", "12"), ("members.confirm", "Två är utlånade"));
        Assert.That(visitor.Path, Is.EqualTo("/form/K1/check"));
        await ChangeAsync(site, "years", "22");
        await visitor.GetAsync("/form/K1/check");
        Assert.That(visitor.Text, Does.Contain("Två är utlånade"));
    }

    [Test]
    public async Task Reason_OfAFormThatIsReopened_Stands_AndConfirmsNoOtherValue()
    {
        await using var site = await StartAsync(Ranged);
        var visitor = await ConfirmYearsAsync(site);
        await visitor.GetAsync("/form/K1/check");
        await visitor.SubmitAsync("/form/K1/check");
        Assert.That(visitor.Path, Is.EqualTo("/form/K1/receipt"));
        await visitor.SubmitAsync("/form/K1/reopen");

        await visitor.GetAsync("/form/K1/check");
        Assert.That(visitor.Text, Does.Contain("Sedan 1980").And.Not.Contain("Ovanligt."));
        await visitor.GetAsync("/form/K1/years");
        await visitor.SubmitAsync("/form/K1/years", ("years", "45"), ("years.confirm", "Sedan 1980"));
        Assert.That(await EntryAsync(site, "years"), Is.EqualTo(Confirmed("45", "Sedan 1980")));

        await visitor.GetAsync("/form/K1/years");
        await visitor.SubmitAsync("/form/K1/years", ("years", "50"), ("years.confirm", "Sedan 1980"));
        Assert.That(visitor.Path, Is.EqualTo("/form/K1/years?problems=true"));
        await visitor.GetAsync("/form/K1/check");
        await visitor.SubmitAsync("/form/K1/check");
        Assert.That((await EntryAsync(site, "years")).Source, Is.EqualTo(AnswerSource.Collected));
        Assert.That(visitor.Text, Does.Contain("Ovanligt. Stämmer det?").And.Not.Contain("Sedan 1980"));
    }

    [TestCase("mine", "50")]
    [TestCase("saved", "45")]
    public async Task Reason_OfOneOfTwoAnswers_ConfirmsTheOtherNot(string keep, string kept)
    {
        await using var site = await StartAsync(Ranged);
        var other = await site.SignInAsync("K1");
        await other.GetAsync("/form/K1/years");
        await ConfirmYearsAsync(site);

        await other.SubmitAsync("/form/K1/years", ("years", "50"), ("years.confirm", "Sedan 1975"));
        Assert.That(other.Status, Is.EqualTo(HttpStatusCode.Conflict));
        Assert.That(await EntryAsync(site, "years"), Is.EqualTo(Confirmed("45", "Sedan 1980")), "nothing is chosen yet");
        await other.SubmitAsync("/form/K1/years", ("years", "50"), ("years.confirm", "Sedan 1980"), ("years.keep", keep));

        var entry = await EntryAsync(site, "years");
        Assert.That(entry.Text, Is.EqualTo(kept));
        Assert.That(entry.Source, Is.EqualTo(keep == "saved" ? AnswerSource.Confirmed : AnswerSource.Collected));
        await other.GetAsync("/form/K1/check");
        Assert.That(other.Text.Contains("Ovanligt. Stämmer det?", StringComparison.Ordinal), Is.EqualTo(keep == "mine"));
    }

    [Test]
    public async Task Reason_StandsWhileOtherAnswersOfThePageAreSavedAlongTheWay()
    {
        const string Page = """
            | survey |
            | | type | name | label | appearance | soft_constraint | soft_constraint_message |
            | | begin_group | all | Allt | field-list | | |
            | | integer | years | Hur många år? | | . >= 20 and . <= 40 | Ovanligt. Stämmer det? |
            | | integer | staff | Hur många anställda? | | | |
            | | end_group | | | | | |
            | settings |
            | | form_title | form_id | default_language |
            | | Rimligt | soft | Svenska (sv) |
            """;
        await using var site = await StartAsync(Page);
        var visitor = await site.SignInAsync("K1");
        await visitor.GetAsync("/form/K1/all");
        await visitor.SubmitAsync("/form/K1/all", ("years", "45"));
        await visitor.SubmitAsync("/form/K1/all", ("years", "45"), ("years.confirm", "Sedan 1980"));
        await visitor.GetAsync("/form/K1/all");

        await visitor.AutosaveAsync("/form/K1/all", ("years", "45"), ("years.confirm", "Sedan 1980"), ("staff", "7"));
        Assert.That(await EntryAsync(site, "years"), Is.EqualTo(Confirmed("45", "Sedan 1980")));
        await visitor.AutosaveAsync("/form/K1/all", Revision(), ("years", "46"), ("years.confirm", "Sedan 1980"), ("staff", "7"));
        await visitor.AutosaveAsync("/form/K1/all", Revision(), ("years", "46"), ("years.confirm", "Sedan 1980"), ("staff", "8"));
        await visitor.SubmitAsync("/form/K1/all", Revision(), ("years", "46"), ("years.confirm", "Sedan 1980"), ("staff", "8"));

        Assert.That(visitor.Path, Is.EqualTo("/form/K1/all?problems=true"));
        Assert.That((await EntryAsync(site, "years")).Source, Is.EqualTo(AnswerSource.Collected));

        (string, string) Revision() => (".revision", visitor.Headers["Survey-Revision"]);
    }

    private static async Task<PageClient> ConfirmYearsAsync(RespondentSite site)
    {
        var visitor = await site.SignInAsync("K1");
        await visitor.GetAsync("/form/K1/years");
        await visitor.SubmitAsync("/form/K1/years", ("years", "45"));
        await visitor.SubmitAsync("/form/K1/years", ("years", "45"), ("years.confirm", "Sedan 1980"));
        Assert.That(await EntryAsync(site, "years"), Is.EqualTo(Confirmed("45", "Sedan 1980")));
        return visitor;
    }

    private static async Task ChangeAsync(RespondentSite site, string name, string text)
    {
        var response = await site.Responses.ReadAsync(site.Round.Id, "K1", default);
        var request = new SaveRequest
        {
            RoundId = site.Round.Id,
            UnitId = "K1",
            Person = "colleague",
            Page = name,
            SeenRevision = response.Revision,
            Changes = ImmutableDictionary<AnswerKey, StoredAnswer>.Empty.Add(new AnswerKey(name), new StoredAnswer(text)),
            SavedAt = site.Round.OpensAt,
        };
        Assert.That(await site.Responses.SaveAsync(request, default), Is.TypeOf<SaveOutcome.Saved>());
    }

    private static StoredAnswer Confirmed(string text, string reason) => new(text, null, AnswerSource.Confirmed, reason);

    /// <summary>What is stored, without the fingerprint of the values that a reason was given for.</summary>
    private static async Task<StoredAnswer> EntryAsync(RespondentSite site, string name) =>
        (await site.Responses.ReadAsync(site.Round.Id, "K1", default)).Answers.GetStoredAnswer(new AnswerKey(name)) with
        {
            ConfirmedValues = null,
        };

    private static async Task<RespondentSite> StartAsync(string form = Form)
    {
        using var folder = new TemporaryFolder();
        return await RespondentSite.StartAsync(folder.Write("soft.md", form), Frame);
    }
}
