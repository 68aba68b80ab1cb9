using NUnit.Framework;
using Survey.Data.Responses;
using Survey.Tests.Support;

namespace Survey.Tests.Web.Respond;

/// <summary>A calculation with a <c>trigger</c> is computed when the answer to a trigger changes, and at no other time.</summary>
public sealed class TriggeredCalculationTests
{
    private const string FrameText =
        "unit,name,respondent_group,organisation,pair,email\nK1,Ale,municipality,Ale kommun,1,ale@kommun.example\n";

    private const string Workbook = """
        | survey |
        | | type | name | label | calculation | trigger | appearance | relevant | constraint |
        | | begin_group | page | Samarbetet | | | field-list | | |
        | | integer | years | Hur många år? | | | | | . >= 0 |
        | | integer | people | Hur många personer? | | | | | . >= 0 |
        | | text | words | Kommentar | | | | | |
        | | calculate | sum | | ${years} + ${people} | ${years} | | | |
        | | calculate | product | | ${years} * ${people} | ${years}, ${people} | | | |
        | | calculate | asked_at | | now() | ${years} | | | |
        | | calculate | first | | once(${years}) | ${years} | | | |
        | | calculate | after_sum | | ${sum} * 10 | ${sum} | | | |
        | | text | suggestion | Förslag | concat('Efter ', ${years}, ' år') | ${years} | | | |
        | | text | why | Varför så många? | | | | ${sum} > 10 | |
        | | end_group | | | | | | | |
        | | begin_group | next | Nästa | | | field-list | | |
        | | text | last | Sist ${sum} ${product} | | | | | |
        | | calculate | noted | | concat(${noted}, 'x') | ${last} | | | |
        | | text | more | Mer | | | | ${sum} > 10 | |
        | | end_group | | | | | | | |
        | settings |
        | | form_id | default_language |
        | | triggers | Svenska (sv) |
        """;

    [Test]
    public async Task Save_AnAnswerThatIsATrigger_ComputesWhatItTriggersAndNothingElse()
    {
        await using var site = await StartAsync();
        var visitor = await site.SignInAsync("K1");
        await visitor.GetAsync("/form/K1/page");

        await visitor.SubmitAsync("/form/K1/page", ("years", "3"), ("people", "4"));
        var first = await ReadAsync(site);
        await visitor.GetAsync("/form/K1/page");
        await visitor.SubmitAsync("/form/K1/page", ("years", "3"), ("people", "5"), ("suggestion", "Eget"));
        var second = await ReadAsync(site);
        await visitor.GetAsync("/form/K1/page");
        await visitor.SubmitAsync("/form/K1/page", ("years", "8"), ("people", "5"), ("suggestion", "Eget"));
        var third = await ReadAsync(site);

        Assert.Multiple(() =>
        {
            Assert.That(first("sum"), Is.EqualTo("7"));
            Assert.That(first("product"), Is.EqualTo("12"));
            Assert.That(first("asked_at"), Does.Match("^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d(:\\d\\d)?$"));
            Assert.That(first("after_sum"), Is.EqualTo("70"), "a computed value triggers further ones");
            Assert.That(first("suggestion"), Is.EqualTo("Efter 3 år"));
            Assert.That(second("sum"), Is.EqualTo("7"), "people is no trigger of sum");
            Assert.That(second("product"), Is.EqualTo("15"));
            Assert.That(second("suggestion"), Is.EqualTo("Eget"), "a question that was set by a trigger may be answered");
            Assert.That(third("sum"), Is.EqualTo("13"));
            Assert.That(third("first"), Is.EqualTo("3"), "once() keeps the first value");
            Assert.That(third("suggestion"), Is.EqualTo("Efter 8 år"));
            Assert.That(visitor.Text, Does.Contain("Varför så många?"), "without script the page shows what its answers opened");
        });
    }

    [Test]
    public async Task Autosave_OfATrigger_ComputesToo_AndTheNextPageShowsIt()
    {
        await using var site = await StartAsync();
        var visitor = await site.SignInAsync("K1");
        await visitor.GetAsync("/form/K1/page");

        await visitor.AutosaveAsync("/form/K1/page", ("years", "8"), ("people", "4"));
        var saved = await ReadAsync(site);
        await visitor.SubmitAsync("/form/K1/page", ("years", "8"), ("people", "4"), (".revision", visitor.Headers["Survey-Revision"]));
        var next = visitor.Text;

        Assert.Multiple(() =>
        {
            Assert.That(saved("sum"), Is.EqualTo("12"));
            Assert.That(next, Does.Contain("Sist 12 32").And.Contain("Mer"));
        });
    }

    [Test]
    public async Task Save_ByTwoPeopleWhoBothChangeATrigger_IsNoConflictOfTheComputedValue()
    {
        await using var site = await StartAsync();
        var one = await site.SignInAsync("K1");
        var other = await site.SignInAsync("K1");
        await one.GetAsync("/form/K1/page");
        await other.GetAsync("/form/K1/page");

        await one.SubmitAsync("/form/K1/page", ("years", "3"), ("people", ""));
        await other.SubmitAsync("/form/K1/page", ("years", ""), ("people", "5"));
        var answers = await ReadAsync(site);

        Assert.Multiple(() =>
        {
            Assert.That(other.Path, Is.EqualTo("/form/K1/next"));
            Assert.That(answers("product"), Is.EqualTo("15"));
        });
    }

    [Test]
    public async Task Preview_OfATrigger_ComputesToo()
    {
        await using var site = await StartAsync();
        var visitor = await site.SignInResearcherAsync();
        await visitor.GetAsync("/manage/studies");
        await visitor.UploadAsync(
            "/manage/studies",
            ("workbook", "study.md", System.Text.Encoding.UTF8.GetBytes(Workbook)),
            ("frame", "frame.csv", System.Text.Encoding.UTF8.GetBytes(FrameText))
        );
        var address = $"{visitor.Path}/preview/sv/K1";
        await visitor.GetAsync(address);

        await visitor.SubmitAsync($"{address}/page", ("years", "8"), ("people", "4"));

        Assert.That(visitor.Text, Does.Contain("Sist 12 32").And.Contain("Mer"));
    }

    internal static async Task<Func<string, string>> ReadAsync(RespondentSite site)
    {
        var response = await site.Responses.ReadAsync(site.Round.Id, "K1", default);
        return name => response.Answers.GetStoredAnswer(new AnswerKey(name)).Text;
    }

    internal static async Task<RespondentSite> StartAsync()
    {
        using var folder = new TemporaryFolder();
        var workbook = Path.Combine(folder.Path, "study.md");
        await File.WriteAllTextAsync(workbook, Workbook);
        return await RespondentSite.StartAsync(workbook, FrameText);
    }
}
