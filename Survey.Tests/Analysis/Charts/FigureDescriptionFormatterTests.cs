using NUnit.Framework;
using Survey.Analysis.Charts;
using Survey.Analysis.Figures.Definitions;
using Survey.Tests.Support;

namespace Survey.Tests.Analysis.Charts;

public sealed class FigureDescriptionFormatterTests
{
    [TestCase(FigureKind.Share, "”Hur många år har du arbetat med frågorna?” stämmer")]
    [TestCase(FigureKind.Agreement, "”Hur många år har du arbetat med frågorna?” stämmer")]
    [TestCase(FigureKind.Mean, "”Hur många år har du arbetat med frågorna?”")]
    [TestCase(FigureKind.Total, "”Hur många år har du arbetat med frågorna?”")]
    [TestCase(FigureKind.Quantile, "”Hur många år har du arbetat med frågorna?”")]
    public void Counted_OfAVariable_HoldsWhereItIsACondition_AndIsANumberElsewhere(FigureKind kind, string sentence)
    {
        var figure = SampleFigures.Years().Definition with { Kind = kind };

        Assert.That(new FigureDescriptionFormatter(SampleFigures.Context()).FormatSubject(figure), Is.EqualTo(sentence));
    }
}
