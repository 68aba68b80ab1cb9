using System.Text;
using System.Xml.Linq;
using NUnit.Framework;
using Survey.Analysis.Charts;
using Survey.Tests.Support;

namespace Survey.Tests.Analysis.Charts;

public sealed class FigureChartBuilderTests
{
    private static readonly XNamespace Svg = "http://www.w3.org/2000/svg";

    private static string[] Names() => [.. new FigureChartBuilder(SampleFigures.Context()).BuildAll().Select(chart => chart.Name)];

    [Test]
    public void All_OneChartForEachBreakdown_NoneWhereNoneIsAskedFor()
    {
        Assert.That(
            Names(),
            Is.EqualTo(
                new[]
                {
                    "response_rate",
                    "response_rate.respondent_group",
                    "agreement_share",
                    "agreement_share.respondent_group",
                    "agreement_by_county.respondent_group.county",
                    "agreement_status.respondent_group",
                    "mapping_sources_ranking",
                    "changes_battery.respondent_group",
                    "years_worked_mean.respondent_group",
                    "agreement_pairs",
                }
            )
        );
    }

    [TestCaseSource(nameof(Names))]
    public void WritePng_WithTheBundledFont_IsAPngThatAnyMachineRepeats(string name)
    {
        var (first, second) = (Png(Find(name)), Png(Find(name)));

        Assert.Multiple(() =>
        {
            Assert.That(
                first.AsSpan(0, 8).ToArray(),
                Is.EqualTo(new byte[] { 0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A })
            );
            Assert.That(first, Is.EqualTo(second));
            Assert.That(first, Has.Length.GreaterThan(8_000), "a chart without its words would be smaller");
        });
    }

    [TestCaseSource(nameof(Names))]
    public void WriteSvg_EveryChart_TellsAScreenReaderWhatItShows(string name)
    {
        var chart = Find(name);
        var root = Root(chart);

        Assert.Multiple(() =>
        {
            Assert.That(root.Attribute("role")?.Value, Is.EqualTo("img"));
            Assert.That(root.Attribute("lang")?.Value, Is.EqualTo("sv"));
            Assert.That(root.Element(Svg + "title")?.Value, Is.EqualTo(chart.Title));
            Assert.That(root.Element(Svg + "title")?.Attribute("id")?.Value, Is.EqualTo(root.Attribute("aria-labelledby")?.Value));
            Assert.That(root.Element(Svg + "desc")?.Value, Is.EqualTo(chart.Description).And.Length.GreaterThan(100));
        });
    }

    [TestCaseSource(nameof(Names))]
    public void WriteSvg_EveryChart_SaysThatTheDataAreSyntheticAndWhichTheyAre(string name)
    {
        Assert.That(TextOf(Find(name)), Does.Contain("Syntetiska data: inga verkliga svar.").And.Contains("Data 3f9a1c77d2e8."));
    }

    [TestCaseSource(nameof(Names))]
    public void WriteSvg_EveryWord_LiesInsideThePicture(string name)
    {
        var root = Root(Find(name));
        var (width, height) = (Number(root, "width"), Number(root, "height"));

        var outside =
            from text in root.Elements(Svg + "text")
            let length = ChartFont.MeasureWidth(text.Value, Number(text, "font-size"), text.Attribute("font-weight") is not null)
            let left = Number(text, "x")
                - (
                    text.Attribute("text-anchor")?.Value switch
                    {
                        "end" => length,
                        "middle" => length / 2,
                        _ => 0,
                    }
                )
            where left < 0 || left + length > width || Number(text, "y") < 0 || Number(text, "y") > height
            select text.Value;

        Assert.That(outside, Is.Empty);
    }

    [TestCaseSource(nameof(Names))]
    public void WriteSvg_EveryWord_LeavesTheOthersAlone(string name)
    {
        var boxes = Root(Find(name)).Elements(Svg + "text").Select(Box).ToList();

        var overlaps =
            from first in boxes.Index()
            from second in boxes.Skip(first.Index + 1)
            where
                first.Item.Left < second.Right
                && second.Left < first.Item.Right
                && first.Item.Top < second.Bottom
                && second.Top < first.Item.Bottom
            select $"{first.Item.Text} / {second.Text}";

        Assert.That(overlaps, Is.Empty);
    }

    [Test]
    public void WriteSvg_Share_WritesValueIntervalAndNBesideItsBar()
    {
        var words = TextOf(Find("agreement_share.respondent_group"));

        Assert.That(words, Does.Contain("Kommun 85\u00A0% 80–88 245 2\u00A0%"));
    }

    [Test]
    public void WriteSvg_InEnglish_UsesEnglishWordsAndForms()
    {
        var chart = new FigureChartBuilder(SampleFigures.Context("en"))
            .BuildAll()
            .First(chart => chart.Name == "agreement_share.respondent_group");

        Assert.That(TextOf(chart), Does.Contain("Municipality 85% 80–88 245 2%").And.Contains("Synthetic data"));
    }

    [Test]
    public void WriteSvg_Ranking_IsSortedByRankWithTheUnrankedLast()
    {
        var description = Find("mapping_sources_ranking").Description;
        var order = new[] { "Anmälda brott", "Trygghetsundersökning", "Hobit", "Inget av detta" }.Select(label =>
            description.IndexOf(label, StringComparison.Ordinal)
        );

        Assert.That(order, Is.Ordered.And.All.Positive);
    }

    [Test]
    public void WriteSvg_SuppressedCell_ShowsADashAndWhy()
    {
        var chart = Find("agreement_by_county.respondent_group.county");

        Assert.Multiple(() =>
        {
            Assert.That(TextOf(chart), Does.Contain("Blekinge län – – – –"));
            Assert.That(chart.Description, Does.Contain("för att skydda dem som har svarat"));
        });
    }

    [Test]
    public void WriteSvg_RealAnswers_CarryNoMarker()
    {
        var chart = new FigureChartBuilder(SampleFigures.Context(isSynthetic: false)).BuildAll().First();

        Assert.That(TextOf(chart), Does.Not.Contain("Syntetiska"));
    }

    [Test]
    public void WriteSvg_LabelWithControlCharacters_IsStillWellFormed()
    {
        var chart = Find("agreement_share") with { Title = "Före\u0001 & <efter> 😀\uD800" };

        Assert.That(Root(chart).Element(Svg + "title")?.Value, Is.EqualTo("Före  & <efter> 😀 "));
    }

    private static Chart Find(string name) => new FigureChartBuilder(SampleFigures.Context()).BuildAll().First(chart => chart.Name == name);

    private static byte[] Png(Chart chart)
    {
        using var stream = new MemoryStream();
        chart.WritePng(stream);
        return stream.ToArray();
    }

    private static XElement Root(Chart chart)
    {
        using var stream = new MemoryStream();
        chart.WriteSvg(stream);
        return XDocument.Parse(Encoding.UTF8.GetString(stream.ToArray())).Root!;
    }

    private static string TextOf(Chart chart) => string.Join(' ', Root(chart).Elements(Svg + "text").Select(text => text.Value));

    private static double Number(XElement element, string name) =>
        double.Parse(element.Attribute(name)!.Value, System.Globalization.CultureInfo.InvariantCulture);

    private static (string Text, double Left, double Right, double Top, double Bottom) Box(XElement text)
    {
        var size = Number(text, "font-size");
        var length = ChartFont.MeasureWidth(text.Value, size, text.Attribute("font-weight") is not null);
        var left =
            Number(text, "x")
            - (
                text.Attribute("text-anchor")?.Value switch
                {
                    "end" => length,
                    "middle" => length / 2,
                    _ => 0,
                }
            );
        return (text.Value, left, left + length, Number(text, "y") - (size * 0.75), Number(text, "y") + (size * 0.2));
    }
}
