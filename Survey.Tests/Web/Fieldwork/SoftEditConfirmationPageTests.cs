using NUnit.Framework;
using Survey.Tests.Support;

namespace Survey.Tests.Web.Fieldwork;

/// <summary>What a soft edit questioned and a respondent stood by is data that the analyst sees.</summary>
public sealed class SoftEditConfirmationPageTests
{
    [Test]
    public async Task Confirmation_WithItsReason_IsListedWithRuleValuePersonAndTime()
    {
        await using var site = await RespondentSite.StartAsync();
        var respondent = await site.SignInAsync("K1");
        await respondent.GetAsync("/form/K1/details");
        await respondent.SubmitAsync("/form/K1/details", ("council", "no"), ("years", "45"));
        await respondent.SubmitAsync("/form/K1/details", ("council", "no"), ("years", "45"), ("years.confirm", "=Äldre än kommunen."));
        var researcher = await site.SignInResearcherAsync();

        await researcher.GetAsync("/manage/open/confirmed");
        var row = HtmlTable.Parse(researcher).Rows.Single();
        await researcher.GetAsync("/manage/open/confirmed.csv");
        var lines = researcher.Html.Split("\r\n", StringSplitOptions.RemoveEmptyEntries);

        Assert.Multiple(() =>
        {
            Assert.That(
                row[..6],
                Is.EqualTo(
                    new[] { "Ale", "Hur många år har ni samverkat?", "45", "(. <= 40)", "=Äldre än kommunen.", "ale@kommun.example" }
                )
            );
            Assert.That(lines, Has.Length.EqualTo(2));
            Assert.That(
                lines[1],
                Does.StartWith("K1,Ale,years,,45,(. <= 40),Mer än 40 år. Stämmer det?,'=Äldre än kommunen.,ale@kommun.example,"),
                "a spreadsheet must not take it for a formula"
            );
        });
    }

    [Test]
    public async Task Confirmation_OfAnAnswerThatWasChangedSince_IsListedNoMore()
    {
        await using var site = await RespondentSite.StartAsync();
        var respondent = await site.SignInAsync("K1");
        await respondent.GetAsync("/form/K1/details");
        await respondent.SubmitAsync("/form/K1/details", ("council", "no"), ("years", "45"));
        await respondent.SubmitAsync("/form/K1/details", ("council", "no"), ("years", "45"), ("years.confirm", "Jo"));
        await respondent.GetAsync("/form/K1/details");
        await respondent.SubmitAsync("/form/K1/details", ("council", "no"), ("years", "4"));
        var researcher = await site.SignInResearcherAsync();

        await researcher.GetAsync("/manage/open/confirmed");

        Assert.That(researcher.Text, Does.Contain("Inga svar har bekräftats"));
    }
}
