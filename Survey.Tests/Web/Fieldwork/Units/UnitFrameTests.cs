using System.Net;
using NUnit.Framework;
using Survey.Tests.Support;

namespace Survey.Tests.Web.Fieldwork.Units;

/// <summary>A unit's row of the frame, changed on its page.</summary>
public sealed class UnitFrameTests
{
    private const string Action = "/manage/open/unit/frame";

    [Test]
    public async Task Outcome_IsNotedWithItsReason_AndTakenBack()
    {
        await using var site = await ResearchSite.StartAsync();
        var researcher = await site.SignInAsync();

        await researcher.GetAsync("/manage/open/unit?unit=M6");
        await researcher.SubmitAsync(Action, ("Outcome", "Refused"), ("Reason", "Ringde och tackade nej"));
        var refused = researcher.Text;
        await researcher.SubmitAsync(Action, ("Outcome", "None"), ("Reason", "Ångrade sig"));

        Assert.Multiple(() =>
        {
            Assert.That(refused, Does.Contain("Avböjt eller ej nådd").And.Contain("Ringde och tackade nej").And.Contain("forskare"));
            Assert.That(researcher.Text, Does.Contain("Ej påbörjat").And.Contain("refused → (tomt)").And.Contain("Ångrade sig"));
        });
    }

    [Test]
    public async Task Merger_TakesTheUnitOutOfTheCounts_AndItsCodeOpensNothing()
    {
        await using var site = await ResearchSite.StartAsync();
        var researcher = await site.SignInAsync();
        var respondent = await site.SignInAsRespondentAsync("M6");

        await researcher.GetAsync("/manage/open/unit?unit=M6");
        await researcher.SubmitAsync(Action, ("Outcome", "Merged"), ("MergedWith", "M1"), ("Reason", "Sammanslagning"));
        var merged = researcher.Text;
        await researcher.GetAsync("/manage/open");
        var progress = HtmlTable.Parse(researcher).Rows.Single(row => row[0] == "Kommun");
        await researcher.GetAsync("/manage/open/units?state=Ineligible");
        await respondent.GetAsync("/form/M6");

        Assert.Multiple(() =>
        {
            Assert.That(merged, Does.Contain("Sammanslagen med").And.Contain("merged_with: (tomt) → M1"));
            Assert.That(progress[1..3], Is.EqualTo(new[] { "5", "5" }));
            Assert.That(researcher.Text, Does.Contain("Gagnef").And.Contain("Falun (polisen)"));
            Assert.That(respondent.Path, Does.StartWith("/?wanted="));
        });
    }

    [Test]
    public async Task Edit_OfNameAddressAndColumn_IsMadeAndKept()
    {
        await using var site = await ResearchSite.StartAsync();
        var researcher = await site.SignInAsync();

        await researcher.GetAsync("/manage/open/unit?unit=M6");
        await researcher.SubmitAsync(
            Action,
            ("Values[name]", "Gagnefs stad"),
            ("Values[email]", "ny@example.org"),
            ("Values[county]", "alfa"),
            ("Reason", "Enligt kommunen")
        );

        Assert.That(
            researcher.Text,
            Does.Contain("Gagnefs stad")
                .And.Contain("Koden tillhör ny@example.org")
                .And.Contain("county: beta → alfa")
                .And.Contain("Enligt kommunen")
        );
    }

    [TestCase("Values[email]", "nobody", "'nobody' i kolumnen 'email' är ingen e-postadress")]
    [TestCase("Values[county]", "gamma", "'gamma' i kolumnen 'county' är inget svarsval")]
    [TestCase("Values[pair]", "1", "har redan en enhet i gruppen 'municipality'")]
    [TestCase("Values[name]", "Gagnef", "Ingenting är ändrat")]
    [TestCase("Outcome", "Merged", "Ange vilken enhet")]
    public async Task Change_ThatCannotBe_SaysWhy(string field, string value, string message)
    {
        await using var site = await ResearchSite.StartAsync();
        var researcher = await site.SignInAsync();
        await researcher.GetAsync("/manage/open/unit?unit=M6");

        await researcher.SubmitAsync(Action, (field, value), ("Reason", "Skäl"));

        Assert.Multiple(() =>
        {
            Assert.That(researcher.Status, Is.EqualTo(HttpStatusCode.BadRequest));
            Assert.That(researcher.Title, Does.StartWith("Fel:"));
            Assert.That(researcher.Text, Does.Contain(message));
        });
    }

    [Test]
    public async Task Change_OfAPageThatIsOld_IsNotMade()
    {
        await using var site = await ResearchSite.StartAsync();
        var (first, second) = (await site.SignInAsync(), await site.SignInAsync());
        await first.GetAsync("/manage/open/unit?unit=M6");
        await second.GetAsync("/manage/open/unit?unit=M6");

        await first.SubmitAsync(Action, ("Outcome", "Refused"), ("Reason", "Ett"));
        await second.SubmitAsync(Action, ("Outcome", "Undeliverable"), ("Reason", "Två"));

        Assert.That(second.Status, Is.EqualTo(HttpStatusCode.Conflict));
        Assert.That(second.Text, Does.Contain("Någon annan").And.Contain("Ett"));
    }
}
