using System.Net;
using NUnit.Framework;
using Survey.Data.Responses;
using Survey.Tests.Support;

namespace Survey.Tests.Web.Respond.Questions;

/// <summary>The page of a question whose choices are answers of a repeat, without script.</summary>
public sealed class RepeatChoicePageTests
{
    private const string Form = """
        | survey |
        | | type | name | label | required | relevant |
        | | begin_repeat | members | Medlemmar | | |
        | | text | member | Vad heter medlemmen? | yes | |
        | | end_repeat | | | | |
        | | begin_group | contacts | Kontakter | | |
        | | select_one ${member} | contact | Vem kan vi ringa? | yes | |
        | | text | phone | Vilket nummer har Ada? | | ${contact} = 'Ada Berg' |
        | | end_group | | | | |
        | settings |
        | | form_title | form_id | default_language |
        | | Val | pick | Svenska (sv) |
        """;

    private const string Frame =
        "unit,name,respondent_group,organisation,pair,email\nK1,Ale,municipality,Ale kommun,1,ale@kommun.example\n";

    [Test]
    public async Task Choices_OfARepeat_AreItsAnswers()
    {
        await using var site = await StartAsync();
        var visitor = await site.SignInAsync("K1");

        await visitor.GetAsync("/form/K1/contact");
        Assert.That(visitor.Text, Does.Contain("Här finns inget att välja på än. Alternativen är svaren på ”Vad heter medlemmen?”."));

        await visitor.SubmitAsync("/form/K1/members/1", ("member#1", "Ada Berg"));
        await visitor.SubmitAsync("/form/K1/members/2", ("member#2", "Bo <b>Ek</b>"));
        await visitor.GetAsync("/form/K1/contact");
        Assert.That(visitor.Html, Does.Contain("value=\"Ada Berg\" id=\"q-contact-1\"").And.Contain("id=\"q-contact-2\""));
        Assert.That(visitor.Text, Does.Contain("Bo <b>Ek</b>").And.Not.Contain("inget att välja på"));

        await visitor.SubmitAsync("/form/K1/contact");
        Assert.That(visitor.Text, Does.Contain("Välj ett svar"));

        await visitor.SubmitAsync("/form/K1/contact", ("contact", "Ada Berg"));
        var answers = (await site.Responses.ReadAsync(site.Round.Id, "K1", default)).Answers;
        Assert.That(answers.GetStoredAnswer(new AnswerKey("contact")).Text, Is.EqualTo("Ada Berg"));
        await visitor.GetAsync("/form/K1/phone");
        Assert.That((visitor.Status, visitor.ContainsText("Vilket nummer har Ada?")), Is.EqualTo((HttpStatusCode.OK, true)));
    }

    [Test]
    public async Task Choice_WhoseRowIsChanged_StaysUntilAnotherIsChosen()
    {
        await using var site = await StartAsync();
        var visitor = await site.SignInAsync("K1");
        await visitor.SubmitAsync("/form/K1/members/1", ("member#1", "Ada Berg"));
        await visitor.SubmitAsync("/form/K1/contact", ("contact", "Ada Berg"));
        await visitor.SubmitAsync("/form/K1/members/1", ("member#1", "Ada Ek"));

        await visitor.GetAsync("/form/K1/check");
        Assert.That(visitor.Text, Does.Contain("”Ada Berg” finns inte längre bland svaren att välja på. Välj ett annat"));

        await visitor.SubmitAsync("/form/K1/contact", ("contact", "Ada Berg"));
        Assert.That(visitor.Text, Does.Contain("”Ada Berg” finns inte längre"), "one goes on with an answer of a row that is there");

        await visitor.SubmitAsync("/form/K1/contact", ("contact", "Ada Ek"));
        await visitor.GetAsync("/form/K1/check");
        Assert.That(visitor.Text, Does.Contain("Ada Ek").And.Not.Contain("Ada Berg"));
    }

    [Test]
    public async Task Print_OfABlankForm_SaysWhereTheChoicesAre()
    {
        await using var site = await StartAsync();
        var visitor = await site.SignInAsync("K1");

        await visitor.GetAsync("/form/K1/print?blank=true");

        Assert.That(visitor.Text, Does.Contain("Skriv ett av svaren på fråga 1."));
    }

    private static async Task<RespondentSite> StartAsync()
    {
        using var folder = new TemporaryFolder();
        return await RespondentSite.StartAsync(folder.Write("pick.md", Form), Frame);
    }
}
