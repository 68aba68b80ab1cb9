using System.Globalization;
using NUnit.Framework;
using Survey.Analysis.Figures;
using Survey.Analysis.Figures.Results;
using Survey.Data.Frames;
using Survey.Data.Responses;
using Survey.Tests.Analysis.Datasets;
using Survey.Tests.Support;

namespace Survey.Tests.Analysis.Figures.Cells;

/// <summary>The worked example of Survey.Analysis/Figures/Cells/README.md, computed.</summary>
public sealed class CellWeightsExampleTests
{
    // Per region and class: how many towns there are, how many answered, and how many of these said yes.
    private static readonly (string Region, string Class, int Units, int Answered, int Yes)[] Classes =
    [
        ("north", "small", 6, 3, 1),
        ("north", "large", 4, 4, 4),
        ("south", "small", 5, 3, 2),
        ("south", "large", 3, 1, 1),
    ];

    // By hand, as the page does.
    [TestCase("all", 12.5 / 18, null)]
    [TestCase("north", 0.6, 0.14142135623730951)]
    [TestCase("south", 0.75, 0.17677669529663687)]
    public void Estimate_OfACell_IsWeightedByTheUnitsOfTheCell(string region, double estimate, double? standardError)
    {
        var cell = Compute().Cells.Single(cell => RegionOf(cell) == region);

        Assert.That(cell.Estimate, Is.EqualTo(estimate).Within(1e-12));
        Assert.That(cell.StandardError, standardError is null ? Is.Not.Null : Is.EqualTo(standardError).Within(1e-12));
    }

    [Test]
    public void Readme_HasTheNumbersOfTheExample()
    {
        var readme = File.ReadAllText(RepositoryPaths.PathOf("Survey.Analysis", "Figures", "Cells", "README.md"));
        var figure = Compute();

        Assert.Multiple(() =>
        {
            foreach (var each in Classes)
            {
                Assert.That(readme, Does.Contain($"| {each.Region} | {each.Class} | {each.Units} | {each.Answered} | {each.Yes} |"));
            }

            foreach (var cell in figure.Cells)
            {
                var numbers = $"{cell.N} | {Format(cell.Estimate)} | {Format(cell.StandardError)}";
                Assert.That(readme, Does.Contain($"| {RegionOf(cell)} | {numbers} |"));
            }

            Assert.That(readme, Does.Contain(figure.Remarks.Single().ForLanguage("en")));
        });
    }

    private static FigureResult Compute()
    {
        var (units, responses) = (new List<FrameUnit>(), new List<UnitResponse>());
        foreach (var each in Classes)
        {
            for (var number = 0; number < each.Units; number++)
            {
                var unit = SmallStudy.Unit($"{each.Region}-{each.Class}-{number}", region: each.Region, size: each.Class);
                units.Add(unit);
                if (number < each.Answered)
                {
                    responses.Add(SmallStudy.Submitted(unit.Id, ("has_plan", number < each.Yes ? "yes" : "no")));
                }
            }
        }

        var study = SmallStudy.Study("| | plan | share | ${has_plan} = 'yes' | | | all region |", settings: "size");
        return FigureCalculator.ComputeAll(study, new Frame { Units = [.. units] }, responses).Figures.Single();
    }

    private static string RegionOf(FigureCell cell) => cell.BreakdownValues.IsEmpty ? "all" : cell.BreakdownValues[0].Value;

    private static string Format(double? value) => value?.ToString("0.000", CultureInfo.InvariantCulture) ?? "";
}
