using System.Net;
using NUnit.Framework;
using Survey.Data.Responses;
using Survey.Tests.Support;

namespace Survey.Tests.Web.Respond;

/// <summary>A whole form, from the code to the receipt and back, without script.</summary>
public sealed class FormCompletionTests
{
    [Test]
    public async Task Form_FilledInWithoutScript_EndsWithAReceipt()
    {
        await using var site = await RespondentSite.StartAsync();
        var visitor = await site.SignInAsync("K1");
        Assert.That(visitor.Path, Is.EqualTo("/form/K1"), "one form: straight to its overview");

        await visitor.GetAsync("/form/K1/agreement");
        await visitor.SubmitAsync(visitor.Path, ("agreement", "yes"));
        Assert.That(visitor.Path, Is.EqualTo("/form/K1/sources"), "the answer led to the next question");

        await visitor.SubmitAsync(visitor.Path, ("sources", "statistics"), ("sources", "other"), ("sources_other", "Egna samtal"));
        await visitor.SubmitAsync(
            visitor.Path,
            ("council", "no"),
            ("years", "12"),
            ("budget", "1 234,5"),
            ("signed.year", "2010"),
            ("signed.month", "5"),
            ("comment", "Inget.")
        );
        await visitor.SubmitAsync(visitor.Path, ("renewal_plan", ""));
        Assert.That(visitor.Path, Is.EqualTo("/form/K1/intro"));
        await visitor.SubmitAsync(visitor.Path);
        await visitor.SubmitAsync(visitor.Path, ("clarity", "2"));
        await visitor.SubmitAsync(visitor.Path, ("change_trust", "3"), ("change_safety", "dk"));
        await visitor.GetAsync("/form/K1/measures/1");
        await visitor.SubmitAsync(visitor.Path, ("measure_name#1", "Nattvandring"), ("measure_done#1", "yes"));
        Assert.That(visitor.Path, Is.EqualTo("/form/K1/measures"));
        Assert.That(visitor.Text, Does.Contain("Nattvandring"));
        await visitor.SubmitAsync("/form/K1/measures");
        Assert.That(visitor.Path, Is.EqualTo("/form/K1/check"));
        Assert.That(visitor.Text, Does.Match("1.234,5"));

        await visitor.SubmitAsync("/form/K1/check");

        var response = await site.Responses.ReadAsync(site.Round.Id, "K1", default);
        Assert.Multiple(() =>
        {
            Assert.That(visitor.Path, Is.EqualTo("/form/K1/receipt"));
            Assert.That(visitor.Text, Does.Contain(response.Receipt));
            Assert.That(visitor.Text, Does.Contain("Ale kommun"));
            Assert.That(visitor.Text, Does.Contain("ale@kommun.example"));
            Assert.That(TextOf(response, "sources"), Is.EqualTo("statistics other"));
            Assert.That(TextOf(response, "sources_other"), Is.EqualTo("Egna samtal"));
            Assert.That(TextOf(response, "budget"), Is.EqualTo("1234.5"));
            Assert.That(TextOf(response, "signed"), Is.EqualTo("2010-05"));
            Assert.That(response.Answers.GetStoredAnswer(new AnswerKey("measure_name", 1)).Text, Is.EqualTo("Nattvandring"));
        });
    }

    [Test]
    public async Task Person_WithSeveralForms_SeesTheirStatesFirst()
    {
        await using var site = await RespondentSite.StartAsync();

        var visitor = await site.SignInAsync("P1");

        Assert.Multiple(() =>
        {
            Assert.That(visitor.Path, Is.EqualTo("/form"));
            Assert.That(visitor.Text, Does.Contain("Ale (polisen)").And.Contain("Bjuv (polisen)").And.Contain("Inte påbörjat"));
        });
    }

    [Test]
    public async Task Post_WithFaults_KeepsEverythingTypedAndSaysWhatToMend()
    {
        await using var site = await RespondentSite.StartAsync();
        var visitor = await site.SignInAsync("K1");
        await visitor.GetAsync("/form/K1/details");

        await visitor.SubmitAsync(
            visitor.Path,
            ("years", "tolv"),
            ("budget", "mycket"),
            ("valid_until.year", "2012"),
            ("valid_until.month", "13"),
            ("comment", "Kvar")
        );

        var response = await site.Responses.ReadAsync(site.Round.Id, "K1", default);
        Assert.Multiple(() =>
        {
            Assert.That(visitor.Title, Does.StartWith("Fel: "));
            Assert.That(visitor.ContainsText("href=\"#q-years\""));
            Assert.That(
                visitor.Text.Split("Ange ett heltal, till exempel 12").Length,
                Is.EqualTo(3),
                "the same words in the summary and at the field"
            );
            Assert.That(visitor.ContainsText("value=\"tolv\""));
            Assert.That(visitor.ContainsText("value=\"13\""));
            Assert.That(TextOf(response, "years"), Is.EqualTo("tolv"));
            Assert.That(TextOf(response, "valid_until"), Is.EqualTo("2012-13"));
            Assert.That(TextOf(response, "comment"), Is.EqualTo("Kvar"));
        });
    }

    [Test]
    public async Task SaveForLater_WithNothingAnswered_DemandsNothing()
    {
        await using var site = await RespondentSite.StartAsync();
        var visitor = await site.SignInAsync("K1");
        await visitor.GetAsync("/form/K1/details");

        await visitor.SubmitAsync(visitor.Path, ("comment", "Halvfärdigt"), (".then", "later"));

        var response = await site.Responses.ReadAsync(site.Round.Id, "K1", default);
        Assert.Multiple(() =>
        {
            Assert.That(visitor.Path, Is.EqualTo("/form/K1/saved"));
            Assert.That(TextOf(response, "comment"), Is.EqualTo("Halvfärdigt"));
        });
    }

    [Test]
    public async Task Answer_ThatOpensAQuestionOnTheSamePage_ShowsThePageAgain()
    {
        await using var site = await RespondentSite.StartAsync();
        var visitor = await site.SignInAsync("K1");
        await visitor.GetAsync("/form/K1/details");

        await visitor.SubmitAsync(visitor.Path, ("council", "yes"));

        Assert.Multiple(() =>
        {
            Assert.That(visitor.Path, Does.StartWith("/form/K1/details"));
            Assert.That(visitor.Title, Does.Not.StartWith("Fel: "), "nobody has seen the question yet");
            Assert.That(visitor.Text, Does.Contain("Det öppnade fler frågor"));
        });

        await visitor.SubmitAsync(visitor.Path, ("council", "yes"));
        Assert.That(visitor.Title, Does.StartWith("Fel: "));
    }

    [Test]
    public async Task AnswersOffTheRoute_AreKept_UntilTheRouteLeadsThereAgain()
    {
        await using var site = await RespondentSite.StartAsync();
        var visitor = await site.SignInAsync("K1");
        await visitor.GetAsync("/form/K1/agreement");
        await visitor.SubmitAsync(visitor.Path, ("agreement", "yes"));
        await visitor.SubmitAsync(visitor.Path, ("sources", "survey"));

        await visitor.GetAsync("/form/K1/agreement");
        await visitor.SubmitAsync(visitor.Path, ("agreement", "no"));
        Assert.That(visitor.Path, Is.EqualTo("/form/K1/details?since=2"), "the question is skipped");
        await visitor.GetAsync("/form/K1/agreement");
        await visitor.SubmitAsync(visitor.Path, ("agreement", "yes"));

        Assert.That(visitor.Html, Does.Match("value=\"survey\"[^>]*checked"));
    }

    [Test]
    public async Task SoftEdit_IsAskedOnce_AndConfirmedByTheRespondent()
    {
        await using var site = await RespondentSite.StartAsync();
        var visitor = await site.SignInAsync("K1");
        await visitor.GetAsync("/form/K1/details");
        await visitor.SubmitAsync(visitor.Path, ("council", "no"), ("years", "45"));
        Assert.That(visitor.Text, Does.Contain("Mer än 40 år. Stämmer det?"));

        await visitor.SubmitAsync(visitor.Path, ("council", "no"), ("years", "45"), ("years.confirm", "yes"));

        var response = await site.Responses.ReadAsync(site.Round.Id, "K1", default);
        Assert.Multiple(() =>
        {
            Assert.That(visitor.Path, Is.EqualTo("/form/K1/intro"));
            Assert.That(
                response.Answers.GetStoredAnswer(new AnswerKey("years")) with
                {
                    ConfirmedValues = null,
                },
                Is.EqualTo(new StoredAnswer("45", null, AnswerSource.Confirmed, "yes"))
            );
        });
    }

    [Test]
    public async Task ExclusiveChoice_WithOthers_IsAskedAbout()
    {
        await using var site = await RespondentSite.StartAsync();
        var visitor = await site.SignInAsync("K1");
        await visitor.GetAsync("/form/K1/agreement");
        await visitor.SubmitAsync(visitor.Path, ("agreement", "yes"));

        await visitor.SubmitAsync(visitor.Path, ("sources", "survey"), ("sources", "none"));

        Assert.That(visitor.Text, Does.Contain("”Inget av detta” går inte att kombinera med andra val"));
    }

    [Test]
    public async Task Clear_OfARadio_TakesTheAnswerBackAndKeepsTheRest()
    {
        await using var site = await RespondentSite.StartAsync();
        var visitor = await site.SignInAsync("K1");
        await visitor.GetAsync("/form/K1/details");
        await visitor.SubmitAsync(visitor.Path, ("council", "no"), ("comment", "Kvar"), (".then", "later"));
        await visitor.GetAsync("/form/K1/details");

        await visitor.SubmitAsync(visitor.Path, ("council", "no"), ("comment", "Kvar"), (".clear", "council"));

        var response = await site.Responses.ReadAsync(site.Round.Id, "K1", default);
        Assert.That((TextOf(response, "council"), TextOf(response, "comment")), Is.EqualTo(("", "Kvar")));
    }

    [Test]
    public async Task LanguageSwitch_InTheMiddleOfAPage_KeepsWhatWasTyped()
    {
        await using var site = await RespondentSite.StartAsync();
        var visitor = await site.SignInAsync("K1");
        await visitor.GetAsync("/form/K1/details");

        await visitor.SubmitAsync(visitor.Path, ("comment", "Skrivet"), (".language", "en"));

        Assert.Multiple(() =>
        {
            Assert.That(visitor.Path, Is.EqualTo("/form/K1/details"));
            Assert.That(visitor.Html, Does.Contain("<html lang=\"en\">"));
            Assert.That(visitor.Text, Does.Contain("Anything to add?").And.Contain("Skrivet"));
        });
    }

    [Test]
    public async Task Reopened_Form_TakesChangesAndIsHandedInAgain()
    {
        await using var site = await RespondentSite.StartAsync();
        var visitor = await site.SignInAsync("K1");
        await CompleteAsync(visitor, "K1");
        var first = await site.Responses.ReadAsync(site.Round.Id, "K1", default);
        await visitor.GetAsync("/form/K1/clarity");
        Assert.That(visitor.Path, Is.EqualTo("/form/K1/check"), "handed in: answers are text");

        await visitor.GetAsync("/form/K1/receipt");
        await visitor.SubmitAsync("/form/K1/reopen");
        await visitor.GetAsync("/form/K1/clarity?back=check");
        await visitor.SubmitAsync(visitor.Path, ("clarity", "3"));
        Assert.That(visitor.Path, Is.EqualTo("/form/K1/check"), "back where the change began");
        await visitor.SubmitAsync("/form/K1/check");

        var second = await site.Responses.ReadAsync(site.Round.Id, "K1", default);
        Assert.Multiple(() =>
        {
            Assert.That(first.SubmittedAnswers?.GetStoredAnswer(new AnswerKey("clarity")).Text, Is.EqualTo("2"));
            Assert.That(second.SubmittedAnswers?.GetStoredAnswer(new AnswerKey("clarity")).Text, Is.EqualTo("3"));
            Assert.That(second.IsSubmitted);
        });
    }

    [Test]
    public async Task Submit_Twice_GivesTheFirstReceipt()
    {
        await using var site = await RespondentSite.StartAsync();
        var visitor = await site.SignInAsync("K1");
        await CompleteAsync(visitor, "K1");
        var first = await site.Responses.ReadAsync(site.Round.Id, "K1", default);

        await visitor.SubmitAsync("/form/K1/check", ("revision", "1"));

        var second = await site.Responses.ReadAsync(site.Round.Id, "K1", default);
        Assert.That((visitor.Path, second.Receipt), Is.EqualTo(("/form/K1/receipt", first.Receipt)));
    }

    [Test]
    public async Task Submit_WithQuestionsLeft_SaysWhich()
    {
        await using var site = await RespondentSite.StartAsync();
        var visitor = await site.SignInAsync("K1");
        await visitor.GetAsync("/form/K1/check");

        await visitor.SubmitAsync("/form/K1/check");

        var response = await site.Responses.ReadAsync(site.Round.Id, "K1", default);
        Assert.Multiple(() =>
        {
            Assert.That(visitor.Status, Is.EqualTo(HttpStatusCode.BadRequest));
            Assert.That(visitor.Text, Does.Contain("Finns en överenskommelse?"));
            Assert.That(response.SubmittedAt, Is.Null);
        });
    }

    [Test]
    public async Task RemovedRow_IsGoneAfterAQuestion_AndItsNumberIsNotUsedAgain()
    {
        await using var site = await RespondentSite.StartAsync();
        var visitor = await site.SignInAsync("K1");
        await visitor.GetAsync("/form/K1/measures/1");
        await visitor.SubmitAsync(visitor.Path, ("measure_name#1", "Nattvandring"));

        await visitor.SubmitAsync("/form/K1/measures", ("remove", "1"));
        Assert.That(visitor.Text, Does.Contain("Ta bort ”Nattvandring”?"));
        await visitor.SubmitAsync("/form/K1/measures", ("sure", "yes"));

        Assert.Multiple(() =>
        {
            Assert.That(visitor.Text, Does.Not.Contain("Nattvandring"));
            Assert.That(visitor.Html, Does.Contain("/form/K1/measures/2"));
        });
    }

    [Test]
    public async Task BlankPrint_SaysInWordsWhenAQuestionIsAsked_AndLeavesOutOtherGroups()
    {
        await using var site = await RespondentSite.StartAsync();
        var visitor = await site.SignInAsync("K1");

        await visitor.GetAsync("/form/K1/print?blank=true");

        Assert.Multiple(() =>
        {
            Assert.That(visitor.Text, Does.Contain("2. Vilka källor använde ni?"));
            Assert.That(visitor.Text, Does.Contain("Besvaras om svaret på fråga 1 är ”Ja”."));
            Assert.That(
                visitor.Text,
                Does.Contain("Hur förnyas den? (frivillig) Besvaras om svaret på fråga 1 är ”Ja”."),
                "the page's wider condition says nothing new"
            );
            Assert.That(visitor.Text, Does.Not.Contain("Vilket är målet?"));
        });
    }

    internal static async Task CompleteAsync(PageClient visitor, string unit)
    {
        await visitor.GetAsync($"/form/{unit}/agreement");
        await visitor.SubmitAsync(visitor.Path, ("agreement", "no"));
        await visitor.SubmitAsync(visitor.Path, ("council", "no"));
        await visitor.SubmitAsync(visitor.Path);
        await visitor.SubmitAsync(visitor.Path, ("clarity", "2"));
        await visitor.SubmitAsync(visitor.Path, ("change_trust", "1"), ("change_safety", "2"));
        await visitor.SubmitAsync($"/form/{unit}/measures");
        await visitor.SubmitAsync($"/form/{unit}/check");
        Assert.That(visitor.Path, Is.EqualTo($"/form/{unit}/receipt"));
    }

    [Test]
    public async Task Defaults_OfAPage_CountOnIt_BeforeItIsSaved()
    {
        using var folder = new TemporaryFolder();
        var study = folder.Write(
            "study.md",
            "| survey |\n| | type | name | label | appearance | default | relevant | calculation | constraint |\n| | "
                + "begin_group | all | All | field-list | | | | |\n"
                + "| | integer | one | One? | | 30 | | | |\n| | integer | two | Two? | | ${one} * 2 | | | ${one} + . <= ${limit} |\n| "
                + "| integer | sum | Together | | | | ${one} + ${two} | |\n"
                + "| | text | why | Why so many? | | | ${sum} > 50 | | |\n| | note | said | You have ${sum}. | | | | | |\n| | "
                + "calculate | limit | | | | | ${two} + 40 | |\n| | end_group | | | | | | | |\n"
        );
        await using var own = await RespondentSite.StartAsync(
            study,
            "unit,name,respondent_group,organisation,pair,email\nK1,Ale,municipality,Ale kommun,1,ale@kommun.example\n"
        );
        var visitor = await own.SignInAsync("K1");

        await visitor.GetAsync("/form/K1/all");

        Assert.Multiple(async () =>
        {
            Assert.That(visitor.Text, Does.Contain("You have 90."));
            Assert.That(
                visitor.Html,
                Does.Match("data-question=\"why\" data-relevance=\"[^\"]+\">").And.Not.Match("data-question=\"why\"[^>]*hidden")
            );
            Assert.That((await own.Responses.ReadAsync(own.Round.Id, "K1", default)).Answers.Entries, Is.Empty);
        });
    }

    [Test]
    public async Task AScaleThatIsTyped_SaysWhichNumbersItTakes()
    {
        using var folder = new TemporaryFolder();
        var study = folder.Write(
            "study.md",
            "| survey |\n| | type | name | label | parameters |\n| | range | share | Share? | start=0 end=100 step=2.5 "
                + "tick_interval=50 tick_labelset=ends |\n"
                + "| choices |\n| | list_name | name | label |\n| | ends | 0 | None |\n| | ends | 100 | All |\n"
        );
        await using var own = await RespondentSite.StartAsync(
            study,
            "unit,name,respondent_group,organisation,pair,email\nK1,Ale,municipality,Ale kommun,1,ale@kommun.example\n"
        );
        var visitor = await own.SignInAsync("K1");

        await visitor.GetAsync("/form/K1/share");

        Assert.That(visitor.Text, Does.Contain("Ett tal från 0 till 100, i steg om 2,5.").And.Contain("100 – All"));
        Assert.That(visitor.Html, Does.Contain("aria-describedby=\"q-share-instruction\""));
    }

    [Test]
    public async Task Questions_NamedAsThePagesOwnFields_AreAnsweredAsAnyOther()
    {
        string[] names = ["language", "then", "revision", "script", "asked", "clear", "version", "answers", "code"];
        using var folder = new TemporaryFolder();
        var study = folder.Write(
            "study.md",
            "| survey |\n| | type | name | label | appearance |\n| | begin_group | all | All | field-list |\n"
                + string.Concat(names.Select(name => $"| | text | {name} | {name}? | |\n"))
                + "| | end_group | | | |\n"
        );
        await using var own = await RespondentSite.StartAsync(
            study,
            "unit,name,respondent_group,organisation,pair,email\nK1,Ale,municipality,Ale kommun,1,ale@kommun.example\n"
        );
        var visitor = await own.SignInAsync("K1");
        await visitor.GetAsync("/form/K1/all");

        await visitor.SubmitAsync(
            "/form/K1/all",
            [
                .. names.Select(name =>
                    (
                        name,
                        name switch
                        {
                            "then" => "later",
                            "language" => "en",
                            _ => "7",
                        }
                    )
                ),
            ]
        );

        Assert.That(visitor.Path, Is.EqualTo("/form/K1/check"));
        Assert.That(
            (await own.Responses.ReadAsync(own.Round.Id, "K1", default)).Answers.Entries.Keys.Select(key => key.Name),
            Is.EquivalentTo(names)
        );
    }

    private static string TextOf(Response response, string name) => response.Answers.GetStoredAnswer(new AnswerKey(name)).Text;
}
