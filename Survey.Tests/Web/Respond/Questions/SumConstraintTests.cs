using System.Net;
using NUnit.Framework;
using Survey.Analysis.Figures.Definitions;
using Survey.Data.Studies;
using Survey.Tests.Support;

namespace Survey.Tests.Web.Respond.Questions;

/// <summary>Parts that must add up, as the template writes them.</summary>
public sealed class SumConstraintTests
{
    private const string Frame =
        "unit,name,respondent_group,organisation,pair,email,county\nK1,Ale,municipality,Ale kommun,1,ale@kommun.example,O\n";

    [TestCase("60", "30", "Delarna ska bli 100 procent tillsammans.")]
    [TestCase("", "30", "Delarna ska bli 100 procent tillsammans.")]
    [TestCase("60", "-60", "Delarna ska bli 100 procent tillsammans.")]
    [TestCase("60", "40", null)]
    [TestCase("", "100", null)]
    public async Task Submit_PartsThatDoNotAddUp_AreToldSo(string office, string field, string? message)
    {
        using var folder = new TemporaryFolder();
        var workbook = Path.Combine(folder.Path, "study.xlsx");
        await File.WriteAllBytesAsync(workbook, StudyTemplate.Write(FigureSheetReference.WholeWorkbook));
        await using var site = await RespondentSite.StartAsync(workbook, Frame);
        var visitor = await site.SignInAsync("K1");
        await visitor.GetAsync("/form/K1/time_page");

        await visitor.SubmitAsync("/form/K1/time_page", ("time_office", office), ("time_field", field));

        Assert.That(visitor.Path.StartsWith("/form/K1/time_page", StringComparison.Ordinal), Is.EqualTo(message is not null), visitor.Text);
        Assert.That(visitor.Text, message is null ? Does.Not.Contain("Delarna ska bli") : Does.Contain(message));
    }

    [Test]
    public async Task Submit_PartsOfASoftSum_AreLetThroughWhenConfirmed()
    {
        const string Text = """
            | survey |
            | | type | name | label | appearance | soft_constraint | soft_constraint_message | constraint | constraint_message |
            | | begin_group | page | Tiden | field-list | | | | |
            | | integer | one | En del | | | | . >= 0 | Minst 0. |
            | | integer | two | En annan | | ${one} + . = 100 | Delarna blir inte 100. Stämmer det? | . >= 0 | Minst 0. |
            | | end_group | | | | | | | |
            | settings |
            | | form_id | default_language |
            | | sums | Svenska (sv) |
            """;
        using var folder = new TemporaryFolder();
        var workbook = Path.Combine(folder.Path, "study.md");
        await File.WriteAllTextAsync(workbook, Text);
        await using var site = await RespondentSite.StartAsync(
            workbook,
            Frame.Replace(",county", "", StringComparison.Ordinal).Replace(",O", "", StringComparison.Ordinal)
        );
        var visitor = await site.SignInAsync("K1");
        await visitor.GetAsync("/form/K1/page");

        await visitor.SubmitAsync("/form/K1/page", ("one", "60"), ("two", "30"));
        Assert.That(
            (visitor.Path, visitor.ContainsText("Delarna blir inte 100. Stämmer det?")),
            Is.EqualTo(("/form/K1/page?problems=true", true))
        );
        await visitor.SubmitAsync("/form/K1/page", ("one", "60"), ("two", "30"), ("two.confirm", "yes"));

        Assert.That(visitor.Status, Is.EqualTo(HttpStatusCode.OK));
        Assert.That(visitor.Path, Does.Not.StartWith("/form/K1/page"));
    }
}
