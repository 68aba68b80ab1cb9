using System.Text.RegularExpressions;
using NUnit.Framework;
using Survey.Data.Simulation;

namespace Survey.Tests.Data.Simulation;

public sealed class RegexSamplerTests
{
    [TestCase("^[0-9]{5}$")]
    [TestCase(@"^\d{3} ?\d{2}$")]
    [TestCase(@"^[a-zA-Z0-9._%+-]+@[a-z0-9.-]+\.[a-z]{2,4}$")]
    [TestCase("^(yes|no|maybe)(, (yes|no))*$")]
    [TestCase("^[^a-z]{2,}$")]
    [TestCase(@"^(?:0|[1-9]\d*)$")]
    [TestCase("^SE[0-9]{2}(-[A-Z]{3})?$")]
    public void Of_ASimplePattern_Matches(string pattern)
    {
        for (var seed = 0; seed < 20; seed++)
        {
            var turn = seed;
            Assert.That(RegexSampler.FindSample(pattern, count => turn++ % count), Does.Match(new Regex(pattern).ToString()));
        }
    }

    [TestCase("[")]
    [TestCase("(a")]
    [TestCase("a{x}")]
    [TestCase("*")]
    public void Of_ABrokenPattern_NeverThrows(string pattern) =>
        Assert.That(() => RegexSampler.FindSample(pattern, _ => 0), Throws.Nothing);
}
