using System.Text.Json;
using NUnit.Framework;

namespace Survey.Tests.Samples;

/// <summary>The figures of samverkan against a count of its files by hand: plain text, the formulas of the study, none of the product's
/// code.</summary>
public sealed class SamverkanFiguresTests
{
    private const string Municipality = "municipality";
    private const string Police = "police";
    private const int Asked = 290;

    private static readonly Sample Sample = new("samverkan");
    private readonly ReferenceTabulation count = new(Sample);

    [TestCase(Municipality)]
    [TestCase(Police)]
    public async Task ResponseRate_OfAGroup_IsItsSubmittedFormsOfAllAsked(string group)
    {
        var cell = (await SampleReport.OfAsync(Sample)).Cell("response_rate", group);

        var units = count.Eligible(group).Select(unit => unit["unit"]).ToHashSet();
        var partial = count.Started.Count(row => units.Contains(row["unit"]) && row["_status"] == "partial");
        var complete = count.Submitted(group).Count();
        Assert.That(
            NumbersOf(cell, "n", "count", "estimate", "rr2"),
            Is.EqualTo(new[] { Asked, complete, complete / 290.0, (complete + partial) / 290.0 }).Within(1e-12)
        );
        Assert.That(
            cell.GetProperty("dispositions").EnumerateObject().ToDictionary(pair => pair.Name, pair => pair.Value.GetInt32()),
            Is.EquivalentTo(
                new Dictionary<string, int>
                {
                    ["complete"] = complete,
                    ["partial"] = partial,
                    ["not_started"] = Asked - complete - partial,
                }
            )
        );
    }

    [TestCase(Municipality)]
    [TestCase(Police)]
    public async Task AgreementShare_OfAGroup_IsTheCount(string group) =>
        await AssertShareAsync("agreement_share", group, _ => true, HasAgreement);

    [TestCase(Municipality)]
    [TestCase(Police)]
    public async Task AllFive_OfThoseWithAnAgreement_IsTheCount(string group) =>
        await AssertShareAsync("all_five_core_share", group, HasAgreement, AllFive);

    [TestCase(Municipality)]
    [TestCase(Police)]
    public async Task EffectFollowup_OfThoseThatFollowedUp_IsTheCount(string group) =>
        await AssertShareAsync("effect_followup_share", group, FollowsUp, row =>
            ReferenceTabulation.HasChoice(row, "followup_kind", "effect")
        );

    [TestCase("information")]
    [TestCase("licensed_premises")]
    [TestCase("graffiti_removal")]
    [TestCase("training")]
    public async Task Measures_ACategory_IsTheCountOfFormsThatTickedIt(string measure) =>
        await AssertShareAsync(
            "measures_ranking",
            Municipality,
            Implements,
            row => ReferenceTabulation.HasChoice(row, "measures", measure),
            measure
        );

    [Test]
    public async Task Measures_OfMunicipalities_AreRankedByTheirCounts()
    {
        var report = await SampleReport.OfAsync(Sample);

        var counts = count
            .Submitted(Municipality)
            .Where(row => Implements(row) == true)
            .SelectMany(row => row["measures"].Split(' ', StringSplitOptions.RemoveEmptyEntries))
            .Where(measure => measure != "dk")
            .CountBy(measure => measure)
            .ToList();
        Assert.That(counts, Has.Count.GreaterThan(10));
        foreach (var (measure, times) in counts)
        {
            Assert.That(
                report.Cell("measures_ranking", Municipality, measure).GetProperty("rank").GetInt32(),
                Is.EqualTo(1 + counts.Count(other => other.Value > times)),
                measure
            );
        }
    }

    [TestCase(Municipality, "change_cooperation")]
    [TestCase(Police, "change_crime")]
    public async Task Changes_AnItem_HasTheTopShareAndTheMeanOfItsAnswers(string group, string item)
    {
        var cell = (await SampleReport.OfAsync(Sample)).Cell("changes_battery", group, item);

        var scores = count
            .Submitted(group)
            .Where(row => HasAgreement(row) == true && row[item] is not ("" or "dk" or "na"))
            .Select(row => row[item][0] - '0')
            .ToList();
        Assert.That(
            NumbersOf(cell, "n", "count", "estimate", "mean"),
            Is.EqualTo(
                    new[]
                    {
                        scores.Count,
                        scores.Count(score => score >= 4),
                        scores.Count(score => score >= 4) / (double)scores.Count,
                        scores.Average(),
                    }
                )
                .Within(1e-12)
        );
        Assert.That(
            cell.GetProperty("distribution")
                .EnumerateArray()
                .Select(part => (part.GetProperty("category").GetString(), part.GetProperty("count").GetInt32())),
            Is.EqualTo(Enumerable.Range(1, 5).Select(score => ($"{score}", scores.Count(own => own == score))))
        );
    }

    [TestCase(Municipality)]
    [TestCase(Police)]
    public async Task EffectFollowupOfEachMeasure_IsACountOfTheirRows(string group)
    {
        var cell = (await SampleReport.OfAsync(Sample)).Cell("effect_followup_each", group);

        var rows = count
            .Rows("measures_described", group)
            .Where(row => row["measure_done"] is "yes" or "partly")
            .Select(row => ReferenceTabulation.HasChoice(row, "measure_followup", "effect"))
            .ToList();
        var (yes, no) = (rows.Count(row => row == true), rows.Count(row => row == false));
        Assert.That(yes, Is.GreaterThan(50));
        Assert.That(
            NumbersOf(cell, "n", "count", "unknown", "estimate"),
            Is.EqualTo(new[] { yes + no, yes, rows.Count - yes - no, yes / (double)(yes + no) }).Within(1e-12)
        );
    }

    [Test]
    public async Task AgreementOfMunicipalities_WhereOneDidNotAnswer_TakesThePartnersWord()
    {
        var cell = (await SampleReport.OfAsync(Sample)).Cell("agreement_municipalities");

        var answers = count.Eligible(Municipality).Select(unit => AgreementIn(unit) ?? AgreementIn(PartnerOf(unit))).ToList();
        var (yes, no) = (answers.Count(answer => answer == true), answers.Count(answer => answer == false));
        Assert.That(answers, Has.Count.EqualTo(Asked));
        Assert.That(
            count.Eligible(Municipality).Count(unit => AgreementIn(unit) is null && AgreementIn(PartnerOf(unit)) is not null),
            Is.GreaterThan(0),
            "the partner's word must matter"
        );
        Assert.That(
            NumbersOf(cell, "n", "count", "estimate", "low_bound", "high_bound"),
            Is.EqualTo(new[] { yes + no, yes, yes / (double)(yes + no), yes / 290.0, (Asked - no) / 290.0 }).Within(1e-12)
        );
    }

    [Test]
    public async Task AgreementOfPairs_IsTheTableOfTheirAnswers()
    {
        var cell = (await SampleReport.OfAsync(Sample)).Cell("agreement_pairs");

        var pairs = count.Eligible(Municipality).Select(unit => (First: AgreementIn(unit), Second: AgreementIn(PartnerOf(unit)))).ToList();
        int Table(bool? first, bool? second) => pairs.Count(pair => pair == (first, second));
        double both = Table(true, true),
            neither = Table(false, false),
            first = Table(true, false),
            second = Table(false, true);
        var n = both + neither + first + second;
        var observed = (both + neither) / n;
        var expected = (((both + first) * (both + second)) + ((neither + second) * (neither + first))) / (n * n);
        Assert.That(
            NumbersOf(cell, "n", "both", "neither", "first_only", "second_only", "missing_partner", "agreement", "kappa"),
            Is.EqualTo(
                    new[]
                    {
                        n,
                        both,
                        neither,
                        first,
                        second,
                        pairs.Count(pair => pair.First is null != pair.Second is null),
                        observed,
                        (observed - expected) / (1 - expected),
                    }
                )
                .Within(1e-12)
        );
    }

    /// <summary>What was presented comes out of the synthetic answers, as their README says.</summary>
    [Test]
    public async Task Claims_OfThePresentation_Hold()
    {
        var claims = (await SampleReport.OfAsync(Sample)).Json.GetProperty("claims").EnumerateArray().ToList();

        Assert.That(claims, Has.Count.GreaterThan(25));
        Assert.That(
            claims
                .Where(claim => claim.GetProperty("verdict").GetString() != "holds")
                .Select(claim => $"{claim.GetProperty("name")}: {claim.GetProperty("found")}"),
            Is.Empty
        );
    }

    /// <summary>T, F, U and R of the study's share rule, with as-no, as-yes and the bounds.</summary>
    private async Task AssertShareAsync(
        string figure,
        string group,
        Func<Dictionary<string, string>, bool?> inBase,
        Func<Dictionary<string, string>, bool?> value,
        string? category = null
    )
    {
        var cell = (await SampleReport.OfAsync(Sample)).Cell(figure, group, category);

        var submitted = count.Submitted(group).ToList();
        var values = submitted.Where(row => inBase(row) == true).Select(value).ToList();
        double yes = values.Count(each => each == true),
            no = values.Count(each => each == false),
            unknown = values.Count - yes - no;
        double silent = Asked - submitted.Count + submitted.Count(row => inBase(row) is null);
        Assert.That(yes, Is.GreaterThan(0));
        Assert.That(
            NumbersOf(cell, "n", "count", "unknown", "nonresponse", "estimate", "as_no", "as_yes", "low_bound", "high_bound"),
            Is.EqualTo(
                    new[]
                    {
                        yes + no,
                        yes,
                        unknown,
                        silent,
                        yes / (yes + no),
                        yes / (yes + no + unknown),
                        (yes + unknown) / (yes + no + unknown),
                        yes / (yes + no + unknown + silent),
                        (yes + unknown + silent) / (yes + no + unknown + silent),
                    }
                )
                .Within(1e-12)
        );
    }

    private static IEnumerable<double> NumbersOf(JsonElement cell, params string[] names) =>
        names.Select(name => cell.GetProperty(name).GetDouble());

    private Dictionary<string, string> PartnerOf(Dictionary<string, string> unit) =>
        count.Eligible(Police).Single(police => police["pair"] == unit["pair"]);

    private bool? AgreementIn(Dictionary<string, string> unit) => count.Response(unit["unit"]) is { } row ? HasAgreement(row) : null;

    private static bool? HasAgreement(Dictionary<string, string> row) =>
        ReferenceTabulation.IsOneOf(row, "agreement", "in_force", "expired");

    private static bool? Implements(Dictionary<string, string> row) =>
        ReferenceTabulation.AllTrue(HasAgreement(row), ReferenceTabulation.IsOneOf(row, "implementation", "all", "most", "some"));

    private static bool? FollowsUp(Dictionary<string, string> row) =>
        ReferenceTabulation.AllTrue(HasAgreement(row), ReferenceTabulation.IsOneOf(row, "followup", "written", "undocumented"));

    /// <summary>ST1 to ST5 of the core profile.</summary>
    private static bool? AllFive(Dictionary<string, string> row) =>
        ReferenceTabulation.AllTrue(
            ReferenceTabulation.AllTrue(
                ReferenceTabulation.IsOneOf(row, "leaderships_decided", "both"),
                ReferenceTabulation.AnyTrue(
                    ReferenceTabulation.HasChoice(row, "structures", "steering_group"),
                    ReferenceTabulation.HasChoice(row, "structures", "forum"),
                    ReferenceTabulation.HasChoice(row, "structures", "working_groups")
                )
            ),
            ReferenceTabulation.AllTrue(
                ReferenceTabulation.IsOneOf(row, "own_mapping", "written", "undocumented"),
                row["mapping_sources"] is "" or "dk" ? null : true
            ),
            ReferenceTabulation.AllTrue(
                ReferenceTabulation.IsOneOf(row, "joint_picture", "written", "oral"),
                ReferenceTabulation.IsOneOf(row, "joint_goals", "measurable", "not_measurable")
            ),
            ReferenceTabulation.IsOneOf(row, "implementation", "all", "most", "some"),
            ReferenceTabulation.IsOneOf(row, "followup", "written", "undocumented")
        );
}
