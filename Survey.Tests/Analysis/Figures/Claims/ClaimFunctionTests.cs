using NUnit.Framework;
using Survey.Analysis.Figures.Claims;
using Survey.Analysis.Figures.Definitions;
using Survey.Analysis.Figures.Kinds;
using Survey.Data.Studies;
using Survey.Data.Studies.Reference;

namespace Survey.Tests.Analysis.Figures.Claims;

public sealed class ClaimFunctionTests
{
    [TestCaseSource(typeof(ClaimFunction), nameof(ClaimFunction.All))]
    public void Example_InAWorkbook_IsAClaimWithoutProblems(ClaimFunction function)
    {
        var workbook = ExampleWorkbook.With(new WorkbookExample("claims", "name | label | test", $"c | The claim | {function.Example}"));
        var study = StudyReader.Read(workbook).Study ?? throw new AssertionException("The example cannot be read.");

        var reading = ClaimSheetReader.Read(study, FigureSheetReader.Read(study).Figures);

        Assert.That(function.Example, Does.Contain(function.Name + "("));
        Assert.That(reading.Problems, Is.Empty);
        Assert.That(reading.Claims.Select(claim => claim.Name), Is.EqualTo(new[] { "c" }));
    }

    [Test]
    public void Kinds_AndTheirFunctions_AreOfTheTable()
    {
        var names = FigureKind.All.SelectMany(kind => kind.ClaimFunctions).ToHashSet();

        Assert.That(names, Is.EquivalentTo(ClaimFunction.All.Select(function => function.Name)));
    }
}
