using NUnit.Framework;
using Survey.Analysis.Charts;
using Survey.Analysis.Figures;
using Survey.Tests.Support;

namespace Survey.Tests.Analysis.Charts;

public sealed class FigureSentencesTests
{
    [TestCase(FigureKind.Share, "”Hur många år har du arbetat med frågorna?” stämmer")]
    [TestCase(FigureKind.Agreement, "”Hur många år har du arbetat med frågorna?” stämmer")]
    [TestCase(FigureKind.Mean, "”Hur många år har du arbetat med frågorna?”")]
    [TestCase(FigureKind.Total, "”Hur många år har du arbetat med frågorna?”")]
    [TestCase(FigureKind.Quantile, "”Hur många år har du arbetat med frågorna?”")]
    public void Counted_OfAVariable_HoldsWhereItIsACondition_AndIsANumberElsewhere(FigureKind kind, string sentence)
    {
        var figure = SampleFigures.Years().Definition with { Kind = kind };

        Assert.That(new FigureSentences(SampleFigures.Edition()).Counted(figure), Is.EqualTo(sentence));
    }
}
