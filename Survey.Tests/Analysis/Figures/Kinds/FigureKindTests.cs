using NUnit.Framework;
using Survey.Analysis.Datasets;
using Survey.Analysis.Figures;
using Survey.Analysis.Figures.Definitions;
using Survey.Analysis.Figures.Kinds;
using Survey.Data.Frames;
using Survey.Data.Studies.Workbooks;
using Survey.Tests.Analysis.Datasets;

namespace Survey.Tests.Analysis.Figures.Kinds;

/// <summary>What every kind of figure must have; a kind that lacks it is named by the failing test.</summary>
public sealed class FigureKindTests
{
    [Test]
    public void All_HasEveryClassOfAKind()
    {
        var classes = typeof(FigureKind).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(FigureKind)) && !type.IsAbstract);

        Assert.That(FigureKind.All.Select(kind => kind.GetType()), Is.EquivalentTo(classes), "FigureKind.All");
    }

    [Test]
    public void All_HasEachWordOnce()
    {
        Assert.That(FigureKind.All.Select(kind => kind.Word), Is.Unique.And.All.Match("^[a-z]+(_[a-z]+)*$"));
    }

    [TestCaseSource(typeof(FigureKind), nameof(FigureKind.All))]
    public void Example_InASheet_IsReadAndComputed(FigureKind kind)
    {
        var study = SmallStudy.Study($"| | f | {kind.Word} | {kind.ExampleValue} | | | all region | yes |");
        var reading = FigureSheetReader.Read(study);
        var frame = new Frame { Units = [SmallStudy.Unit("t1", pair: "1"), SmallStudy.Unit("p1", "police", pair: "1")] };
        string[] answers = ["has_plan=yes", "sources=a", "years=3", "is_used=yes", "wants_help=no"];
        var responses = frame.Units.Select(unit =>
            SmallStudy.Submitted(unit.Id, answers.Select(answer => answer.Split('=')).Select(answer => (answer[0], answer[1])))
        );
        var dataset = DatasetBuilder.Build(study, frame, [.. responses]);

        var result = new FigureCalculator(dataset).Compute(reading.Figures.Single());

        Assert.That(reading.Problems.Where(problem => problem.Severity == Severity.Error), Is.Empty);
        Assert.That(result.Cells, Is.Not.Empty);
        Assert.That(result.Cells.Any(cell => cell.Category is not null), Is.EqualTo(kind.HasCategories));
    }
}
