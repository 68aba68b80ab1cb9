using System.Globalization;
using System.Text.Json;
using NUnit.Framework;

namespace Survey.Tests.Samples;

/// <summary>The weighted figures of dricksvatten against a count of its files by hand: those who answered count N/n within group and
/// size.</summary>
public sealed class DricksvattenFiguresTests
{
    private const string Utility = "utility";
    private static readonly Sample Sample = new("dricksvatten");
    private readonly ReferenceTabulation count = new(Sample);

    [TestCase(Utility)]
    [TestCase("control")]
    public async Task PlanShare_OfAGroup_WeighsEachSizeByItsShareOfThoseAsked(string group)
    {
        var cell = (await SampleReport.OfAsync(Sample)).Cell("plan_share", group);

        var (yes, no, unknown) = (0.0, 0.0, 0.0);
        foreach (var (row, weight) in Weighted(group))
        {
            yes += row["plan"] == "adopted" ? weight : 0;
            no += row["plan"] is "draft" or "none" ? weight : 0;
            unknown += row["plan"] == "dk" ? weight : 0;
        }

        Assert.That(unknown, Is.GreaterThan(0));
        Assert.That(
            Numbers(cell, "estimate", "as_no", "as_yes"),
            Is.EqualTo(new[] { yes / (yes + no), yes / (yes + no + unknown), (yes + unknown) / (yes + no + unknown) }).Within(1e-12)
        );
    }

    [Test]
    public async Task PlanShare_Bounds_CountUnitsAndAssumeNothing()
    {
        var cell = (await SampleReport.OfAsync(Sample)).Cell("plan_share", Utility);

        var rows = count.Submitted(Utility).ToList();
        double yes = rows.Count(row => row["plan"] == "adopted"),
            no = rows.Count(row => row["plan"] is "draft" or "none"),
            asked = count.Eligible(Utility).Count();
        Assert.That(
            Numbers(cell, "n", "count", "low_bound", "high_bound"),
            Is.EqualTo(new[] { yes + no, yes, yes / asked, (asked - no) / asked }).Within(1e-12)
        );
    }

    [Test]
    public async Task DeliveredTotal_OfAllUtilities_RaisesTheAnswersToTheWhole()
    {
        var cell = (await SampleReport.OfAsync(Sample)).Cell("delivered_total");

        var total = Weighted(Utility).Sum(each => each.Weight * double.Parse(each.Row["delivered_volume"], CultureInfo.InvariantCulture));
        Assert.That(Numbers(cell, "estimate").Single(), Is.EqualTo(total).Within(1e-12).Percent);
    }

    [Test]
    public async Task LeakageMean_OfAllUtilities_IsTheWeightedMeanOfThoseThatSaid()
    {
        var cell = (await SampleReport.OfAsync(Sample)).Cell("leakage_mean");

        var told = Weighted(Utility).Where(each => each.Row["leakage_percent"].Length > 0).ToList();
        var mean =
            told.Sum(each => each.Weight * double.Parse(each.Row["leakage_percent"], CultureInfo.InvariantCulture))
            / told.Sum(each => each.Weight);
        Assert.That(Numbers(cell, "n", "estimate"), Is.EqualTo(new[] { told.Count, mean }).Within(1e-10));
    }

    [Test]
    public async Task WorksProtected_EachWaterworks_CountsWithItsUtilitysWeight()
    {
        var cell = (await SampleReport.OfAsync(Sample)).Cell("works_protected_share");

        var weights = Weighted(Utility).ToDictionary(each => each.Row["unit"], each => each.Weight);
        var told = count.Rows("waterworks", Utility).Where(row => row["works_protected"] is "yes" or "no").ToList();
        var share =
            told.Where(row => row["works_protected"] == "yes").Sum(row => weights[row["unit"]]) / told.Sum(row => weights[row["unit"]]);
        Assert.That(Numbers(cell, "n", "estimate"), Is.EqualTo(new[] { told.Count, share }).Within(1e-12));
    }

    [Test]
    public async Task ResponseRate_OfControlAuthorities_LeavesOutTheIneligibleAndNamesTheUndeliverable()
    {
        var cell = (await SampleReport.OfAsync(Sample)).Cell("response_rate", "control");

        var asked = count.Eligible("control").ToList();
        Assert.That(
            Numbers(cell, "n", "count"),
            Is.EqualTo(new double[] { asked.Count, asked.Count(unit => count.Response(unit["unit"]) is not null) })
        );
        Assert.That(asked, Has.Count.EqualTo(29));
        Assert.That(cell.GetProperty("dispositions").GetProperty("undeliverable").GetInt32(), Is.EqualTo(1));
    }

    [Test]
    public async Task Figures_OfTooFewAnswers_AreSuppressed()
    {
        var report = await SampleReport.OfAsync(Sample);

        var suppressed = report
            .Json.GetProperty("figures")
            .EnumerateArray()
            .SelectMany(figure => figure.GetProperty("cells").EnumerateArray())
            .Where(cell => cell.TryGetProperty("suppressed", out _))
            .ToList();
        Assert.That(suppressed, Is.Not.Empty);
    }

    /// <summary>The submitted responses of a group, each with N/n of its size.</summary>
    private IEnumerable<(Dictionary<string, string> Row, double Weight)> Weighted(string group)
    {
        foreach (var size in count.Eligible(group).GroupBy(unit => unit["size_class"]))
        {
            var answered = size.Select(unit => count.Response(unit["unit"])).OfType<Dictionary<string, string>>().ToList();
            Assert.That(answered, Has.Count.GreaterThan(1), "a class with one answer would be merged");
            foreach (var row in answered)
            {
                yield return (row, size.Count() / (double)answered.Count);
            }
        }
    }

    private static IEnumerable<double> Numbers(JsonElement cell, params string[] names) =>
        names.Select(name => cell.GetProperty(name).GetDouble());
}
