using System.Text.RegularExpressions;
using NUnit.Framework;
using Survey.Tests.Support;

namespace Survey.Tests.Web.Respond.Overview;

/// <summary>The check page has sections with counts, folds complete ones, and marks what is not answered only once one
/// submits.</summary>
public sealed partial class CheckPageTests
{
    private const string Check = "/form/K1/check";

    [Test]
    public async Task Sections_HaveTheirCounts_AndCompleteOnesAreFolded()
    {
        await using var site = await RespondentSite.StartAsync();
        var visitor = await site.SignInAsync("K1");
        await visitor.GetAsync("/form/K1/agreement");
        await visitor.SubmitAsync("/form/K1/agreement", ("agreement", "no"));
        await visitor.GetAsync("/form/K1/details");
        await visitor.SubmitAsync("/form/K1/details", ("council", "no"), ("comment", "Ord"));

        await visitor.GetAsync(Check);

        Assert.Multiple(() =>
        {
            Assert.That(Sections(visitor), Is.EqualTo(new[] { (false, "Grunder", "3 av 7"), (true, "Synpunkter", "0 av 3") }));
            Assert.That(visitor.Html, Does.Match("status complete\">\\s*3 av 7").And.Match("status notstarted\">\\s*0 av 3"));
            Assert.That(visitor.Text, Does.Contain("Förtroendet Inte besvarad än").And.Contain("3 frågor är inte färdiga än"));
            Assert.That(visitor.Title, Does.Not.StartWith("Fel: "));
            Assert.That(visitor.Html, Does.Not.Contain("error-summary").And.Not.Contain("has-error"));
        });
    }

    [Test]
    public async Task Submission_OfAnIncompleteForm_MarksWhatIsMissing_WithFocusOnTheSummary()
    {
        await using var site = await RespondentSite.StartAsync();
        var visitor = await site.SignInAsync("K1");
        await visitor.GetAsync(Check);

        await visitor.SubmitAsync(Check);

        Assert.Multiple(() =>
        {
            Assert.That(visitor.Title, Does.StartWith("Fel: "));
            Assert.That(visitor.Text, Does.Contain("5 saker behöver ses över").And.Contain("Välj ett svar"));
            Assert.That(visitor.Html, Does.Match("class=\"error-summary\"[^>]*data-focus=\"yes\"").And.Contain("has-error"));
        });
    }

    [Test]
    public async Task Answer_ThatIsWrong_IsMarkedFromTheStart()
    {
        await using var site = await RespondentSite.StartAsync();
        var visitor = await site.SignInAsync("K1");
        await visitor.GetAsync("/form/K1/details");
        await visitor.SubmitAsync("/form/K1/details", ("years", "tolv"));

        await visitor.GetAsync(Check);

        Assert.That(Regex.Count(visitor.Html, "has-error"), Is.EqualTo(1));
        Assert.That(visitor.Text, Does.Contain("Ange ett heltal"));
    }

    [Test]
    public async Task Submission_WithAnOpenDelegation_SaysWhatToChoose()
    {
        await using var site = await RespondentSite.StartAsync();
        var coordinator = await site.SignInAsync("K1");
        await DelegationTests.DelegateAsync(coordinator, "views");
        await coordinator.GetAsync(Check);

        await coordinator.SubmitAsync(Check);

        Assert.That(coordinator.ContainsText("<a href=\"#without\">En del av formuläret är kvar hos Åsa Öst.</a>"));
    }

    [Test]
    public async Task ListOfManyForms_IsSortedByName_SearchedFilteredAndSummed()
    {
        string[] names = ["Örebro", "Ale", "Åre", "Ängelholm", "Zinkgruvan", "Bjuv", "Öckerö"];
        var rows = names.Select((name, index) => $"U{index},{name},municipality,Länet,,lan@kommun.example");
        await using var site = await RespondentSite.StartAsync(
            RepositoryPaths.PathOf("Survey.Tests", "Web", "Respond", "form.md"),
            "unit,name,respondent_group,organisation,pair,email\n" + string.Join('\n', rows) + "\n"
        );
        var visitor = await site.SignInAsync("U0");
        await visitor.GetAsync("/form/U1/agreement");
        await visitor.SubmitAsync("/form/U1/agreement", ("agreement", "no"));

        await visitor.GetAsync("/form");
        Assert.That(Names(visitor), Is.EqualTo(new[] { "Ale", "Bjuv", "Zinkgruvan", "Åre", "Ängelholm", "Öckerö", "Örebro" }));
        Assert.That(visitor.Text, Does.Contain("Inte påbörjat: 6 Påbörjat: 1"));

        await visitor.GetAsync("/form?Search=%C3%B6");
        Assert.That(Names(visitor), Is.EqualTo(new[] { "Öckerö", "Örebro" }));
        Assert.That(visitor.Text, Does.Contain("2 av 7 formulär visas."));
        await visitor.GetAsync("/form?Search=&Status=InProgress");
        Assert.That(Names(visitor), Is.EqualTo(new[] { "Ale" }));
        await visitor.GetAsync("/form?Search=U6&Status=NotStarted");
        Assert.That(Names(visitor), Is.EqualTo(new[] { "Öckerö" }));
        await visitor.GetAsync("/form?Search=%3Cb%3E&Status=Unknown");
        Assert.That(Names(visitor), Is.Empty);
    }

    private static IEnumerable<string> Names(PageClient visitor) =>
        LinkPattern().Matches(visitor.Html).Select(match => System.Net.WebUtility.HtmlDecode(match.Groups[1].Value));

    private static IEnumerable<(bool IsOpen, string Label, string Count)> Sections(PageClient visitor) =>
        SectionPattern()
            .Matches(visitor.Html)
            .Select(match =>
                (match.Groups[1].Value.Contains("open", StringComparison.Ordinal), match.Groups[2].Value, match.Groups[3].Value)
            );

    [GeneratedRegex("<a href=\"/form/U[0-9]\">([^<]*)</a>")]
    private static partial Regex LinkPattern();

    [GeneratedRegex("<details class=\"answers\"([^>]*)>\\s*<summary>\\s*<h2>([^<]*)</h2>\\s*<span[^>]*>\\s*([0-9]+ av [0-9]+)")]
    private static partial Regex SectionPattern();
}
