using NUnit.Framework;
using Survey.Analysis.Estimation.Nonresponse;

namespace Survey.Tests.Analysis.Estimation.Nonresponse;

public sealed class SampleSizeTests
{
    [TestCase(0)]
    [TestCase(1)]
    [TestCase(2)]
    public void Needed_ForAMargin_IsThePublishedNumber(int index)
    {
        var reference = ReferenceCase.Load("plain_sample_size_moe");
        double Number(string name) => reference.Values[index].GetProperty(name).GetDouble();
        var (population, share, margin, level) = ((long)Number("N"), Number("p"), Number("e"), Number("level"));

        var needed = SampleSize.ForPopulation(population, margin, share, level);

        reference.AssertMatches(
            [Number("n_infinite"), Number("n_fpc"), Number("moe_at_n")],
            [
                SampleSize.ForInfinitePopulation(margin, share, level),
                needed,
                SampleSize.MarginOfError((long)Math.Ceiling(needed), population, share, level),
            ],
            "sizes"
        );
    }

    [Test]
    public void MarginOfError_WhenAllAnswer_IsNone() => Assert.That(SampleSize.MarginOfError(1, 1), Is.Zero);

    [TestCase(0, 10)]
    [TestCase(11, 10)]
    public void MarginOfError_OfMoreThanThereAreOrNone_IsRefused(long answers, long population) =>
        Assert.That(() => SampleSize.MarginOfError(answers, population), Throws.InstanceOf<ArgumentOutOfRangeException>());

    [Test]
    public void Needed_ForNoMargin_IsRefused() =>
        Assert.That(() => SampleSize.ForPopulation(290, 0), Throws.InstanceOf<ArgumentOutOfRangeException>());
}
