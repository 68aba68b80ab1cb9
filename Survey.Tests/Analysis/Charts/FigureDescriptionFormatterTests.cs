using NUnit.Framework;
using Survey.Analysis.Charts;
using Survey.Analysis.Figures.Definitions;
using Survey.Tests.Support;

namespace Survey.Tests.Analysis.Charts;

public sealed class FigureDescriptionFormatterTests
{
    [TestCase("share", "”Hur många år har du arbetat med frågorna?” stämmer")]
    [TestCase("agreement", "”Hur många år har du arbetat med frågorna?” stämmer")]
    [TestCase("mean", "”Hur många år har du arbetat med frågorna?”")]
    [TestCase("total", "”Hur många år har du arbetat med frågorna?”")]
    [TestCase("quantile", "”Hur många år har du arbetat med frågorna?”")]
    public void Counted_OfAVariable_HoldsWhereItIsACondition_AndIsANumberElsewhere(string kind, string sentence)
    {
        var figure = SampleFigures.Years().Definition with { Kind = FigureTokens.Kinds[kind] };

        Assert.That(new FigureDescriptionFormatter(SampleFigures.Context()).FormatSubject(figure), Is.EqualTo(sentence));
    }
}
