using NUnit.Framework;
using Survey.Tests.Support;

namespace Survey.Tests.Web.Respond.Questions;

/// <summary>Calculated numbers in texts are written as answers are; the blank form on paper has gaps for what depends on the
/// respondent.</summary>
public sealed class CalculatedNumberTests
{
    private const string Form = """
        | survey |
        | | type | name | label::Svenska (sv) | label::English (en) | hint::Svenska (sv) | calculation | constraint | constraint_message |
        | | decimal | cost | Kostnad? | Cost? | | | | |
        | | calculate | third | | | | ${cost} div 3 | | |
        | | calculate | noise | | | | 0.1 + 0.2 | | |
        | | calculate | million | | | | ${cost} * 1000000 | | |
        | | calculate | tiny | | | | ${cost} div 100000000 | | |
        | | calculate | same | | | | if(${cost} > 0, ${cost}, '') | | |
        | | calculate | code | | | | concat('00', '12500') | | |
        | | note | shown | A ${third} B ${noise} C ${million} D ${tiny} E ${same} F ${code} | A ${third} C ${million} D ${tiny} | | | | |
        | | integer | limit | Högst tredjedelen? | At most? | Tredjedelen är ${third}. | | . <= ${third} | Högst ${third} |
        | | decimal | half | Hälften av ${name} (${people}) | Half | | ${cost} div 7 | | |
        | frame |
        | | name | type | label |
        | | people | decimal | Folkmängd |
        | settings |
        | | form_title | form_id | default_language |
        | | Tal | calculated | Svenska (sv) |
        """;

    private const string Frame =
        "unit,name,respondent_group,organisation,pair,email,people\nK1,Ale,municipality,Ale kommun,1,ale@kommun.example,12500.5\n";

    [Test]
    public async Task CalculatedNumbers_InTexts_AreWrittenAsAnswersAre()
    {
        await using var site = await StartAsync();
        var visitor = await site.SignInAsync("K1");
        await visitor.GetAsync("/form/K1/cost");
        await visitor.SubmitAsync("/form/K1/cost", ("cost", "12500,1"));
        await visitor.GetAsync("/form/K1/shown");
        Assert.That(
            visitor.Text,
            Does.Contain(
                "A 4\u00A0166,7 B 0,3 C 12\u00A0500\u00A0100\u00A0000 D 0,000125001 E 12\u00A0500,1 F 0012500"
            )
        );

        await visitor.GetAsync("/form/K1/limit");
        Assert.That(visitor.Text, Does.Contain("Tredjedelen är 4\u00A0166,7."));
        await visitor.SubmitAsync("/form/K1/limit", ("limit", "5000"));
        Assert.That(visitor.Text, Does.Contain("Högst 4\u00A0166,7"));
        await visitor.GetAsync("/form/K1/check");
        Assert.That(visitor.Text, Does.Contain("1\u00A0785,72857142857"));
        Assert.That(visitor.Text, Does.Contain("Hälften av Ale (12\u00A0500,5)"), "a number of the frame");
        await visitor.GetAsync("/form/K1/print");
        Assert.That(visitor.Text, Does.Contain("1\u00A0785,72857142857").And.Not.Contain("E+").And.Not.Contain("E-"));

        await visitor.GetAsync("/form/K1/shown");
        await visitor.SubmitAsync("/form/K1/shown", (".language", "en"));
        Assert.That(visitor.Text, Does.Contain("A 4,166.7 C 12,500,100,000 D 0.000125001"));
    }

    [TestCase("10,1", "A 3,36666666666667 B")]
    [TestCase("0,3", "A 0,1 B")]
    [TestCase("", "A  B")]
    public async Task CalculatedNumber_HasAtMost15Digits(string cost, string expected)
    {
        await using var site = await StartAsync();
        var visitor = await site.SignInAsync("K1");
        await visitor.GetAsync("/form/K1/cost");
        await visitor.SubmitAsync("/form/K1/cost", ("cost", cost));
        await visitor.GetAsync("/form/K1/shown");

        Assert.That(visitor.ContainsText(expected), visitor.Text);
    }

    [Test]
    public async Task BlankPrint_HasGaps_ForWhatDependsOnTheRespondent()
    {
        await using var site = await StartAsync();
        var visitor = await site.SignInAsync("K1");
        await visitor.GetAsync("/form/K1/cost");
        await visitor.SubmitAsync("/form/K1/cost", ("cost", "12500,1"));

        await visitor.GetAsync("/form/K1/print?blank=true");

        Assert.That(visitor.Text, Does.Contain("A ________ B ________ C ________").And.Contain("Hälften av ________"));
        Assert.That(visitor.Text, Does.Contain("Tredjedelen är ________.").And.Not.Contain("166").And.Not.Contain("785"));
    }

    private static async Task<RespondentSite> StartAsync()
    {
        using var folder = new TemporaryFolder();
        return await RespondentSite.StartAsync(folder.Write("calculated.md", Form), Frame);
    }
}
