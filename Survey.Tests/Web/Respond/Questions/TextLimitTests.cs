using NUnit.Framework;
using Survey.Data.Studies;
using Survey.Tests.Support;
using Survey.Web.Features.Respond.Questions;

namespace Survey.Tests.Web.Respond.Questions;

/// <summary>The most characters of a text: read from its hard edit, and said on the page and on paper.</summary>
public sealed class TextLimitTests
{
    internal const string Frame =
        "unit,name,respondent_group,organisation,pair,email\nK1,Ale,municipality,Ale kommun,1,ale@kommun.example\n";

    [TestCase("text", "string-length(.) <= 500", 500)]
    [TestCase("text", "string-length(.) < 500", 499)]
    [TestCase("text", "500 >= string-length(.)", 500)]
    [TestCase("text", "500 > string-length(${words})", 499)]
    [TestCase("text", "string-length(.) >= 3 and string-length(.) <= 40 and . != 'x'", 40)]
    [TestCase("text", "string-length(.) <= 40 and string-length(.) <= 30", 30)]
    [TestCase("text", "string-length(.) <= 40 or . = 'all of it'", null)]
    [TestCase("text", "string-length(.) >= 40", null)]
    [TestCase("text", "string-length(${earlier}) <= 40", null)]
    [TestCase("text", "not(string-length(.) <= 40)", null)]
    [TestCase("integer", ". <= 40", null)]
    public void Limit_IsReadFromTheHardEdit(string type, string constraint, int? limit)
    {
        using var folder = new TemporaryFolder();
        var study = StudyFileReader.Read(folder.Write("limit.md", Workbook(type, constraint))).Study;

        Assert.That(study?.Questionnaire.FindQuestion("words") is { } question ? TextLimitFinder.Find(question) : -1, Is.EqualTo(limit));
    }

    [Test]
    public async Task Limit_StandsBelowTheField_AndOnTheBlankForm()
    {
        await using var site = await StartAsync("string-length(.) <= 1500");
        var visitor = await site.SignInAsync("K1");
        await visitor.GetAsync("/form/K1/words");
        Assert.That(visitor.Text, Does.Contain("Högst 1\u00A0500 tecken."));
        Assert.That(visitor.Html, Does.Contain("aria-describedby=\"q-words-limit\""));

        await visitor.GetAsync("/form/K1/print?blank=true");

        Assert.That(visitor.Text, Does.Contain("Högst 1\u00A0500 tecken."));
    }

    internal static async Task<RespondentSite> StartAsync(string constraint)
    {
        using var folder = new TemporaryFolder();
        return await RespondentSite.StartAsync(folder.Write("limit.md", Workbook("text", constraint)), Frame);
    }

    private static string Workbook(string type, string constraint) =>
        $$"""
            | survey |
            | | type | name | label::Svenska (sv) | label::English (en) | constraint | appearance |
            | | begin_group | all | Allt | All |
            | | text | earlier | Vem? | Who? |
            | | {{type}} | words | Vad lärde ni er? | What did you learn? | {{constraint}} | multiline |
            | | end_group |
            | settings |
            | | form_title::Svenska (sv) | form_title::English (en) | form_id | default_language |
            | | Gräns | Limit | limit | Svenska (sv) |
            """;
}
