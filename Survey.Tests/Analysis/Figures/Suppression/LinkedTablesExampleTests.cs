using NUnit.Framework;
using Survey.Analysis.Figures;
using Survey.Analysis.Figures.Results;
using Survey.Data.Frames;
using Survey.Data.Responses;
using Survey.Data.Studies.Model;
using Survey.Tests.Analysis.Datasets;
using Survey.Tests.Support;

namespace Survey.Tests.Analysis.Figures.Suppression;

/// <summary>The worked example of Survey.Analysis/Figures/Suppression/README.md, computed.</summary>
public sealed class LinkedTablesExampleTests
{
    private const string Crossed = "| | crossed | share | ${has_plan} = 'yes' | | | region*respondent_group |";
    private const string ByRegion = "| | by_region | share | ${has_plan} = 'yes' | | | region |";
    private const string ByGroup = "| | by_group | distribution | has_plan | | | respondent_group |";

    // Of ten units in each place so many answered, and so many of these said yes.
    private static readonly (string Region, string Group, int Answered, int Yes)[] Places =
    [
        ("north", "town", 7, 3),
        ("north", "police", 6, 2),
        ("south", "town", 8, 4),
        ("south", "police", 3, 1),
    ];

    [TestCase("crossed", Crossed)]
    [TestCase("crossed, by_region", Crossed, ByRegion)]
    [TestCase("crossed, by_region, by_group", Crossed, ByRegion, ByGroup)]
    public void Readme_HasWhatIsSuppressed(string figures, params string[] rows)
    {
        var readme = File.ReadAllText(RepositoryPaths.PathOf("Survey.Analysis", "Figures", "Suppression", "README.md"));
        var computed = Compute(string.Join('\n', rows));

        var suppressed = computed
            .Figures.SelectMany(figure => figure.Cells.Where(cell => cell.IsSuppressed).Select(cell => (Figure: figure, Cell: cell)))
            .Select(each => $"{each.Figure.Definition.Name} {string.Join('*', each.Cell.BreakdownValues.Select(by => by.Value))}")
            .Distinct();

        Assert.That(readme, Does.Contain($"| {figures} | {string.Join(", ", suppressed)} |"));
    }

    [Test]
    public void Readme_HasTheCounts()
    {
        var readme = File.ReadAllText(RepositoryPaths.PathOf("Survey.Analysis", "Figures", "Suppression", "README.md"));

        Assert.Multiple(() =>
        {
            foreach (var place in Places)
            {
                Assert.That(readme, Does.Contain($"| {place.Region} | {place.Group} | {place.Answered} | {place.Yes} |"));
            }
        });
    }

    private static StudyFigures Compute(string figures)
    {
        var (units, responses) = (new List<FrameUnit>(), new List<UnitResponse>());
        foreach (var place in Places)
        {
            for (var number = 0; number < 10; number++)
            {
                var unit = SmallStudy.Unit($"{place.Region}-{place.Group}-{number}", place.Group, place.Region);
                units.Add(unit);
                if (number < place.Answered)
                {
                    responses.Add(SmallStudy.Submitted(unit.Id, ("has_plan", number < place.Yes ? "yes" : "no")));
                }
            }
        }

        var study = SmallStudy.Study(figures) with { Settings = new StudySettings { SuppressBelow = 5 } };
        return FigureCalculator.ComputeAll(study, new Frame { Units = [.. units] }, responses);
    }
}
