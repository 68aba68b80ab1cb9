using NUnit.Framework;
using Survey.Analysis.Estimation.Estimates;
using Survey.Analysis.Estimation.Estimators;
using Survey.Analysis.Estimation.Intervals;
using Survey.Analysis.Estimation.Samples;

namespace Survey.Tests.Analysis.Estimation.Intervals;

/// <summary>The counts behind a share come from its design and base; others are refused.</summary>
public sealed class ShareCountsTests
{
    // 'a' has 10 units of 100, 5 of them hits; 'b' 13 of 20, 8 hits: weighted (50 + 160/13) / 120, plainly 13 of 23.
    private static readonly SampleDesign Design = SampleDesign.FromPopulations(
        [new Stratum("a", 100), new Stratum("b", 20)],
        Enumerable.Range(0, 23).Select(row => row < 10 ? 0 : 1).ToArray()
    );

    private static readonly bool[] Hits = [.. Enumerable.Range(0, 23).Select(row => row is < 5 or (>= 10 and < 18))];

    private static readonly Estimate Share = ShareEstimator.Estimate(Design, Observations.OfIndicator(Hits));

    [Test]
    public void Estimate_OfADesignWithPopulations_HasItsCountsAndBounds()
    {
        Assert.Multiple(() =>
        {
            Assert.That(Share.Counts, Is.EqualTo(new UnitCounts(13, 10, Nonresponse: 97)));
            Assert.That(Share.Bounds, Is.EqualTo(new Bounds(13 / 120.0, 110 / 120.0)));
        });
    }

    [Test]
    public void WithInterval_WithoutCounts_IsKornAndGraubardsOfItsOwn()
    {
        var own = Share.WithInterval(0.9);

        Assert.Multiple(() =>
        {
            Assert.That(own.Interval?.Method, Is.EqualTo(IntervalMethod.KornGraubard));
            Assert.That(own, Is.EqualTo(Share.WithInterval(new UnitCounts(13, 10, Nonresponse: 97), IntervalMethod.KornGraubard, 0.9)));
        });
    }

    [TestCase(13, 10, 0, 0, "not observed in full", Description = "Nobody is missing, says the counts.")]
    [TestCase(14, 9, 0, 97, "13 of 23", Description = "Another number of hits.")]
    [TestCase(13, 11, 0, 97, "13 of 23", Description = "Another number of answers.")]
    [TestCase(13, 10, 1, 0, "allow a share from 0.542 to 0.583", Description = "Fewer missing than the design stands for.")]
    public void WithInterval_OfCountsThatAreNotTheDesigns_IsRefused(int hits, int misses, int unknown, int nonresponse, string message)
    {
        var counts = new UnitCounts(hits, misses, unknown, nonresponse);

        Assert.That(
            () => Share.WithInterval(counts, IntervalMethod.KornGraubard),
            Throws.ArgumentException.With.Message.Contains(message)
        );
    }

    [Test]
    public void Estimate_OfADesignWithoutPopulations_IsBoundedByNothing()
    {
        var design = new SampleDesign { Weights = new double[] { 3, 1, 2, 2, 4 } };

        var share = ShareEstimator.Estimate(design, new(new double[] { 1, 0, 1, 1, 0 }));

        Assert.That(share.Bounds, Is.EqualTo(new Bounds(0, 1)));
        Assert.That(share.WithInterval().Interval?.Upper, Is.GreaterThan(0.9));
    }

    [Test]
    public void WithInterval_OfADomain_CountsItsOwnRows()
    {
        var inDomain = Enumerable.Range(0, 23).Select(row => row % 2 == 0).ToArray();

        var share = ShareEstimator.Estimate(Design, Observations.OfIndicator(Hits, inDomain)).WithInterval();

        Assert.That(share.Counts?.Known, Is.EqualTo(12));
        Assert.That(share.Interval?.Contains(share.Value), Is.True);
    }
}
