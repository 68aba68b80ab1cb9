using System.Collections.Immutable;
using NUnit.Framework;
using Survey.Data.Responses;
using Survey.Tests.Support;

namespace Survey.Tests.Web.Respond;

/// <summary>The button "Same answer as last time" beside questions that the unit answered in the round before, without script.</summary>
public sealed class SameAnswerTests
{
    internal const string Form = """
        | survey |
        | | type | name | label | required | appearance | constraint | choice_filter | read_only | missing_choices |
        | | begin_group | all | Allt | | field-list |
        | | select_one sources or_other | source | Vilken källa? | yes |
        | | select_multiple sources | sources | Vilka källor? |
        | | select_one sources | narrow | Vilken tryckt källa? | | | | printed = 'yes' |
        | | integer | staff | Hur många? | yes | | . <= 100 | | | dk |
        | | decimal | budget | Hur stor budget? |
        | | text | comment | Något mer? | | multiline |
        | | date | since | Sedan när? |
        | | dateTime | met | När möttes ni? |
        | | time | clock | Hur dags? |
        | | rank sources | order | Ordna källorna |
        | | text | fixed | Fast | | | | | yes |
        | | end_group | |
        | | begin_repeat | projects | Projekt |
        | | text | project | Vad heter det? | yes |
        | | integer | people | Hur många arbetar där? |
        | | end_repeat | |
        | choices |
        | | list_name | name | label | printed |
        | | sources | statistics | Statistik | yes |
        | | sources | survey | Enkät | no |
        | | sources | report | Rapport | yes |
        | settings |
        | | form_title | form_id | default_language |
        | | Igen | again | Svenska (sv) |
        """;

    internal const string Frame =
        "unit,name,respondent_group,organisation,pair,email\nK1,Ale,municipality,Ale kommun,1,ale@kommun.example\n";

    private const string Button = "Samma svar som förra gången";

    [TestCase("source", "survey")]
    [TestCase("sources", "statistics report")]
    [TestCase("narrow", "report")]
    [TestCase("staff", "12")]
    [TestCase("budget", "1234.5")]
    [TestCase("comment", "Två\nrader")]
    [TestCase("since", "2019-05-17")]
    [TestCase("met", "2019-05-17T08:30")]
    [TestCase("clock", "08:30")]
    [TestCase("order", "report survey")]
    public async Task SameAnswer_IsStoredAsAnAnswer_AndThePageStaysOpen(string name, string text)
    {
        await using var site = await StartAsync((new AnswerKey(name), text));
        var visitor = await site.SignInAsync("K1");
        await visitor.GetAsync("/form/K1/all");
        Assert.That(visitor.Text, Does.Contain("Förra gången: ").And.Contain(Button));

        await visitor.SubmitAsync("/form/K1/all", ("fixed", "x"), ("since.year", "2"), (".same", name));

        var answers = await AnswersAsync(site);
        Assert.That(answers.GetStoredAnswer(new AnswerKey(name)), Is.EqualTo(new StoredAnswer(text)));
        Assert.That(name == "since" || answers.GetStoredAnswer(new AnswerKey("since")).Text == "2", "other fields are kept as typed");
        Assert.That(visitor.Path, Does.StartWith("/form/K1/all"), "the page stays open");
        Assert.That(visitor.Text, Does.Contain("Sparat kl."));
        Assert.That(visitor.Html, Does.Match($"value=\"{name}\" data-same=\"[^\"]*\"\\s+hidden"), "the button is not needed any more");
    }

    [Test]
    public async Task SameAnswer_WithOwnWords_AndInsteadOfAReason_TakesThemOver()
    {
        await using var site = await StartAsync(
            (new AnswerKey("source"), "other"),
            (new AnswerKey("source_other"), "Protokoll"),
            (new AnswerKey("staff"), "12")
        );
        var visitor = await site.SignInAsync("K1");
        await visitor.GetAsync("/form/K1/all");
        Assert.That(visitor.Text, Does.Contain("Protokoll"));
        await visitor.SubmitAsync("/form/K1/all", ("source", "survey"), ("staff.missing", "DoesNotKnow"), (".same", "source"));
        await visitor.SubmitAsync("/form/K1/all", ("source", "other"), ("staff.missing", "DoesNotKnow"), (".same", "staff"));

        var answers = await AnswersAsync(site);
        Assert.Multiple(() =>
        {
            Assert.That(answers.GetStoredAnswer(new AnswerKey("source")), Is.EqualTo(new StoredAnswer("other")));
            Assert.That(answers.GetStoredAnswer(new AnswerKey("source_other")), Is.EqualTo(new StoredAnswer("Protokoll")));
            Assert.That(answers.GetStoredAnswer(new AnswerKey("staff")), Is.EqualTo(new StoredAnswer("12")));
        });
    }

    [TestCase("source", "gone", TestName = "SameAnswer_WhoseChoiceIsGone_IsNotOffered")]
    [TestCase("sources", "survey gone", TestName = "SameAnswer_WithAChoiceThatIsGone_IsNotOffered")]
    [TestCase("narrow", "survey", TestName = "SameAnswer_ThatTheFilterLeavesOut_IsNotOffered")]
    [TestCase("staff", "101", TestName = "SameAnswer_OutOfBounds_IsNotOffered")]
    [TestCase("source", "other", TestName = "SameAnswer_WithoutTheWordsItNeeds_IsNotOffered")]
    [TestCase("fixed", "Förr", TestName = "SameAnswer_ToWhatIsOnlyShown_IsNotOffered")]
    public async Task SameAnswer_ThatCannotBeGiven_IsNotOffered(string name, string text)
    {
        await using var site = await StartAsync((new AnswerKey(name), text));
        var visitor = await site.SignInAsync("K1");
        await visitor.GetAsync("/form/K1/all");
        Assert.That(visitor.Text, Does.Not.Contain(Button));

        await visitor.SubmitAsync("/form/K1/all", (".same", name));

        Assert.That((await AnswersAsync(site)).GetStoredAnswer(new AnswerKey(name)).IsEmpty, "nor taken from a forged post");
    }

    [Test]
    public async Task SameAnswer_InRowsThatRespondentsName_IsThatOfTheRowWithTheSameName()
    {
        await using var site = await StartAsync(
            (new AnswerKey("project", 1), "Bron"),
            (new AnswerKey("people", 1), "5"),
            (new AnswerKey("project", 2), "Skolan"),
            (new AnswerKey("people", 2), "70")
        );
        var visitor = await site.SignInAsync("K1");
        await visitor.GetAsync("/form/K1/projects/1");
        Assert.That(visitor.Text, Does.Contain("Förra gången: Bron").And.Contain("Förra gången: 5"));
        await visitor.SubmitAsync("/form/K1/projects/1", ("project#1", "skolan"), ("people#1", ""));

        await visitor.GetAsync("/form/K1/projects/1");
        Assert.That(visitor.Text, Does.Contain("Förra gången: 70").And.Not.Contain("Förra gången: 5"));
        await visitor.SubmitAsync("/form/K1/projects/1", ("project#1", "skolan"), (".same", "people#1"));
        Assert.That((await AnswersAsync(site)).GetStoredAnswer(new AnswerKey("people", 1)), Is.EqualTo(new StoredAnswer("70")));
        Assert.That(visitor.Path, Does.StartWith("/form/K1/projects/1"));

        await visitor.GetAsync("/form/K1/projects/2");
        Assert.That(visitor.Text, Does.Not.Contain("Förra gången"), "the second row of last time is the first one now");
    }

    [Test]
    public async Task SameAnswer_OnAnEnglishPage_IsOfferedInEnglish()
    {
        await using var site = await RespondentSite.StartAsync();
        await ImportAsync(site, (new AnswerKey("years"), "12"));
        var visitor = await site.SignInAsync("K1", "en");

        await visitor.GetAsync("/form/K1/details");

        Assert.That(visitor.Text, Does.Contain("Last time: 12").And.Contain("Same answer as last time"));
    }

    internal static async Task<RespondentSite> StartAsync(params (AnswerKey Key, string Text)[] previous)
    {
        using var folder = new TemporaryFolder();
        var site = await RespondentSite.StartAsync(folder.Write("again.md", Form), Frame);
        await ImportAsync(site, previous);
        return site;
    }

    private static Task<int> ImportAsync(RespondentSite site, params (AnswerKey Key, string Text)[] previous) =>
        site.Responses.ImportAsync(
            site.Closed.Id,
            [
                new UnitResponse(
                    "K1",
                    FormStatus.Submitted,
                    new AnswerSet(previous.ToImmutableDictionary(answer => answer.Key, answer => new StoredAnswer(answer.Text)))
                ),
            ],
            "test",
            site.Closed.OpensAt,
            default
        );

    private static async Task<AnswerSet> AnswersAsync(RespondentSite site) =>
        (await site.Responses.ReadAsync(site.Round.Id, "K1", default)).Answers;
}
