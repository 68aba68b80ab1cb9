using System.Collections.Immutable;
using NUnit.Framework;
using Survey.Analysis.Datasets;
using Survey.Analysis.Figures;
using Survey.Analysis.Figures.Definitions;
using Survey.Analysis.Figures.Kinds;
using Survey.Data.Frames;
using Survey.Data.Responses;
using Survey.Data.Studies;
using Survey.Data.Studies.Model;
using Survey.Data.Studies.Reference;
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
    public void Example_InAWorkbook_IsReadAndComputed(FigureKind kind)
    {
        var study = ExampleStudy($"{kind.Word} | {kind.ExampleValue}");
        var reading = FigureSheetReader.Read(study);
        var frame = new Frame { Units = [Unit("a", "one"), Unit("b", "two")] };
        var responses = frame.Units.Select(unit => new UnitResponse(unit.Id, FormStatus.Submitted, Answers()));

        var result = new FigureCalculator(DatasetBuilder.Build(study, frame, [.. responses])).Compute(
            reading.Figures.Single(figure => figure.Name == "example_figure")
        );

        Assert.That(reading.Problems.Where(problem => problem.Severity == Severity.Error), Is.Empty);
        Assert.That(result.Cells, Is.Not.Empty);
        Assert.That(result.Cells.Any(cell => cell.Category is not null), Is.EqualTo(kind.HasCategories));
        Assert.That(result.Cells[0].N, Is.EqualTo(kind.CountUnit == FigureCountUnit.Pairs ? 1 : 2));
    }

    [Test]
    public void Median_OfANumber_IsTheQuantileAtOneHalf()
    {
        const string Rows = "| | m | median | years | | | | | 0.9 |\n| | q | quantile | years | | | | | 0.5 |";
        var frame = new Frame { Units = [.. Enumerable.Range(1, 9).Select(number => SmallStudy.Unit($"t{number}"))] };
        var responses = frame.Units.Take(7).Select((unit, index) => SmallStudy.Submitted(unit.Id, ("years", $"{index * index}")));

        var cells = FigureCalculator.ComputeAll(SmallStudy.Study(Rows), frame, [.. responses]).Figures.Select(figure => figure.Cells[0]);

        Assert.That(cells.Select(cell => cell.Estimate), Is.EqualTo(new[] { 9.0, 9.0 }));
        Assert.That(cells.Select(cell => (cell.Lower, cell.Upper)).Distinct().Single().Lower, Is.LessThan(9));
    }

    private static Study ExampleStudy(string figure)
    {
        var example = new WorkbookExample("figures", "name | kind | value", $"example_figure | {figure}");
        return StudyReader.Read(ExampleWorkbook.With(example)).Study ?? throw new AssertionException("The example cannot be read.");
    }

    private static AnswerSet Answers() =>
        AnswerSet.Empty.With(
            new[] { ("works", "yes"), ("hours", "40"), ("satisfaction", "3"), ("tools", "phone") }.Select(
                answer => new KeyValuePair<AnswerKey, StoredAnswer>(new AnswerKey(answer.Item1), new StoredAnswer(answer.Item2))
            )
        );

    private static FrameUnit Unit(string id, string group) =>
        new()
        {
            Id = id,
            DisplayName = id,
            RespondentGroup = group,
            Organisation = id,
            Pair = "1",
            Columns = ImmutableDictionary<string, string>.Empty.Add("unit", id).Add("respondent_group", group).Add("pair", "1"),
        };
}
