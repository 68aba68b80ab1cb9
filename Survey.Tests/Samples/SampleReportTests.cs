using System.Text.Json;
using NUnit.Framework;
using Survey.Analysis.Figures.Definitions;

namespace Survey.Tests.Samples;

/// <summary>The report of every sample: its files, and figures.json in the shape that other programs rely on.</summary>
[TestFixtureSource(typeof(Sample), nameof(Sample.All))]
public sealed class SampleReportTests(Sample sample)
{
    private const string InCells =
        "by category n unknown missing nonresponse count estimate se df lower upper lower_super upper_super as_no as_yes "
        + "low_bound high_bound reliability rank rank_lower rank_upper letters answers share_of_answers "
        + "share_of_answers_se suppressed "
        + "mean mean_se distribution both neither first_only second_only missing_partner agreement kappa kappa_se mcnemar_p rr2 "
        + "dispositions "
        + "mcnemar_mid_p mcnemar_clustered_p stuart_maxwell_p agreement_lower agreement_upper agreement_low_bound agreement_high_bound "
        + "difference difference_se difference_lower difference_upper difference_low_bound difference_high_bound rates";

    private const string Reasons =
        "not_applicable does_not_know refused not_answered not_reached part_not_returned removed not_asked suppressed";

    [Test]
    public async Task Report_OfASample_WritesNumbersWorkbookAndAChartOfEveryFigureThatHasOne()
    {
        var report = await SampleReport.OfAsync(sample);

        var (study, _) = sample.Read();
        var drawn = FigureSheetReader
            .Read(study)
            .Figures.Where(figure => figure.Chart != FigureChart.None)
            .Select(figure => figure.Name)
            .ToList();
        Assert.That(report.Files, Does.Contain("figures.json").And.Contain("report.xlsx"));
        foreach (var ending in new[] { ".svg", ".png" })
        {
            var charts = report
                .Files.Where(file => file.StartsWith("charts", StringComparison.Ordinal) && file.EndsWith(ending, StringComparison.Ordinal))
                .Select(Path.GetFileNameWithoutExtension)
                .ToList();
            Assert.That(
                drawn.Where(name => !charts.Any(chart => chart!.StartsWith(name, StringComparison.Ordinal))),
                Is.Empty,
                $"figures without {ending}"
            );
        }
    }

    [Test]
    public async Task FiguresJson_OfASample_HasEveryDeclaredFigureAndClaimInOrder()
    {
        var json = (await SampleReport.OfAsync(sample)).Json;

        Assert.That(NamesOf(json.GetProperty("figures")), Is.EqualTo(NamesIn("| figures |")));
        Assert.That(NamesOf(json.GetProperty("claims")), Is.EqualTo(NamesIn("| claims |")));
        foreach (var claim in json.GetProperty("claims").EnumerateArray())
        {
            Assert.That(
                new[] { "holds", "does_not_hold", "cannot_tell" },
                Does.Contain(claim.GetProperty("verdict").GetString()).And.Contain(claim.GetProperty("verdict_bounds").GetString())
            );
            TestContext.Out.WriteLine(
                $"{claim.GetProperty("name")}: {claim.GetProperty("verdict")}, by the bounds {claim.GetProperty("verdict_bounds")}; "
                    + $"{claim.GetProperty("found")}"
            );
        }
    }

    [Test]
    public async Task FiguresJson_OfASample_UsesOnlyTheNamesOfTheContract()
    {
        var json = (await SampleReport.OfAsync(sample)).Json;

        AssertNames(json, "study version software dataset figures claims");
        AssertNames(json.GetProperty("dataset"), "hash units responses synthetic");
        foreach (var claim in json.GetProperty("claims").EnumerateArray())
        {
            AssertNames(claim, "name label test verdict verdict_bounds found");
        }

        foreach (var figure in json.GetProperty("figures").EnumerateArray())
        {
            AssertNames(figure, "name kind label interval mode cells tests remarks");
            AssertNames(figure.GetProperty("label"), "sv en");
            foreach (var cell in figure.GetProperty("cells").EnumerateArray())
            {
                AssertNames(cell, cell.TryGetProperty("suppressed", out _) ? "by category suppressed" : InCells);
                AssertNames(cell, "missing", Reasons);
                AssertNames(cell, "dispositions", "not_started partial complete refused undeliverable ineligible");
            }
        }
    }

    /// <summary>Every interval of a share lies inside what the answers allow, and holds the estimate.</summary>
    [Test]
    public async Task FiguresJson_OfASample_KeepsSharesInsideTheirIntervalsAndIntervalsInsideTheirBounds()
    {
        var json = (await SampleReport.OfAsync(sample)).Json;

        var shares = (
            from figure in json.GetProperty("figures").EnumerateArray()
            from cell in figure.GetProperty("cells").EnumerateArray()
            where cell.TryGetProperty("low_bound", out _) && cell.TryGetProperty("lower", out _)
            let row = new[] { "low_bound", "lower", "estimate", "upper", "high_bound" }
                .Select(name => cell.GetProperty(name).GetDouble())
                .ToArray()
            select (Name: figure.GetProperty("name").GetString(), Row: row)
        ).ToList();

        Assert.That(shares, Is.Not.Empty);
        Assert.That(
            shares
                .Where(share => share.Row.Zip(share.Row.Skip(1)).Any(pair => pair.First > pair.Second + 1e-12))
                .Select(share => $"{share.Name}: {string.Join(" ", share.Row)}"),
            Is.Empty
        );
    }

    private static IEnumerable<string?> NamesOf(JsonElement rows) =>
        rows.EnumerateArray().Select(row => row.GetProperty("name").GetString());

    /// <summary>The names in a sheet of the Markdown file, read as plain text.</summary>
    private IEnumerable<string> NamesIn(string head) =>
        File.ReadLines(sample.PathOf("study.md"))
            .SkipWhile(line => line.Trim() != head)
            .Skip(2)
            .TakeWhile(line => line.StartsWith("| |", StringComparison.Ordinal))
            .Select(line => line.Split('|')[2].Trim());

    private static void AssertNames(JsonElement parent, string name, string allowed)
    {
        if (parent.TryGetProperty(name, out var element))
        {
            AssertNames(element, allowed);
        }
    }

    private static void AssertNames(JsonElement element, string allowed) =>
        Assert.That(element.EnumerateObject().Select(property => property.Name).Except(allowed.Split(' ')), Is.Empty);
}
