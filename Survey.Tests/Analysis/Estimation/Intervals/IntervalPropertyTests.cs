using NUnit.Framework;
using Survey.Analysis.Estimation.Estimates;
using Survey.Analysis.Estimation.Estimators;
using Survey.Analysis.Estimation.Intervals;
using Survey.Analysis.Estimation.Samples;

namespace Survey.Tests.Analysis.Estimation.Intervals;

/// <summary>What holds for the intervals of all samples.</summary>
public sealed class IntervalPropertyTests
{
    private static readonly double[] LogFactorials = Cumulate(290);

    // Every possible truth K of every population and sample here: the chance of an interval that holds K, summed from exact probabilities.
    [TestCase(21, 0.95)]
    [TestCase(21, 0.80)]
    [TestCase(290, 0.95)]
    public void HypergeometricInterval_WhateverTheTruthAndTheSample_CoversItAtLeastAsOftenAsItSays(int population, double level)
    {
        int[] samples = population == 21 ? [.. Enumerable.Range(1, 21)] : [1, 2, 3, 29, 145, 220, 249, 280, 289, 290];
        foreach (var known in samples)
        {
            var intervals = Enumerable
                .Range(0, known + 1)
                .Select(hits => HypergeometricInterval.OfCount(new UnitCounts(hits, known - hits, Nonresponse: population - known), level))
                .ToArray();

            for (var truth = 0; truth <= population; truth++)
            {
                var coverage = Enumerable
                    .Range(0, known + 1)
                    .Where(hits => intervals[hits].Lower <= truth && truth <= intervals[hits].Upper)
                    .Sum(hits => Probability(hits, known, truth, population));
                Assert.That(coverage, Is.GreaterThanOrEqualTo(level - 1e-12), $"{known} of {population}, truth {truth}");
            }
        }
    }

    // The plain methods and the hypergeometric ones look at the counts alone: they hold the share where the weights are equal.
    [Test]
    public void Interval_OfAShare_HoldsIt([ValueSource(nameof(Methods))] IntervalMethod method, [Values(0.5, 0.95, 0.999)] double level)
    {
        foreach (var seed in Enumerable.Range(1, 40))
        {
            var random = new Random(seed);
            var sample =
                seed % 2 == 0
                || method
                    is not (
                        IntervalMethod.KornGraubard
                        or IntervalMethod.Wilson
                        or IntervalMethod.Logit
                        or IntervalMethod.Wald
                        or IntervalMethod.ArcSine
                        or IntervalMethod.Likelihood
                    )
                    ? SelfWeighted(random)
                    : RandomSample.Stratified(seed);
            var threshold = random.NextDouble() * 6;
            bool[] hits = [.. sample.Numbers.Select(number => number < threshold)];
            var count = hits.Count(hit => hit);
            var nonresponse = (int)Math.Round(sample.Design.Weights.Span.ToArray().Sum()) - sample.RowCount;
            var counts = new UnitCounts(count, sample.RowCount - count, Nonresponse: nonresponse);

            var share = ShareEstimator.Estimate(sample.Design, Observations.OfIndicator(hits)).WithInterval(counts, method, level);

            var interval = share.Interval ?? throw new AssertionException("no interval");
            Assert.That(share.Value, Is.InRange(interval.Lower - 1e-12, interval.Upper + 1e-12), $"seed {seed}");
            Assert.That(interval.Upper, Is.GreaterThan(interval.Lower), $"seed {seed}");
        }
    }

    [Test]
    public void Interval_OfAQuantile_HoldsIt([Values] QuantileRule rule, [ValueSource(nameof(QuantileMethods))] IntervalMethod method)
    {
        foreach (var seed in Enumerable.Range(1, 20))
        {
            var sample = seed % 2 == 0 ? RandomSample.Stratified(seed) : RandomSample.Clustered(seed);
            var share = new Random(seed).NextDouble();
            var values = seed % 3 == 0 ? sample.Ratings : sample.Numbers;

            var quantile = QuantileEstimator.Estimate(sample.Design, new(values), share, method: new(rule, method));

            Assert.That(quantile.Interval?.Contains(quantile.Value), Is.True, $"seed {seed}");
            Assert.That(quantile.StandardError, Is.GreaterThanOrEqualTo(0));
        }
    }

    [Test]
    public void Interval_OfAMean_HoldsItAndHasWidth()
    {
        foreach (var seed in Enumerable.Range(1, 40))
        {
            var sample = seed % 2 == 0 ? RandomSample.Stratified(seed) : RandomSample.Clustered(seed);

            var mean = MeanEstimator.Estimate(sample.Design, new(sample.Numbers)).WithInterval();

            Assert.That(mean.Interval?.Contains(mean.Value), Is.True);
            Assert.That(mean.Interval?.Upper - mean.Interval?.Lower, Is.GreaterThan(0));
        }
    }

    [TestCase(-1, 5, 0, 0)]
    [TestCase(1, -5, 0, 0)]
    [TestCase(1, 5, -1, 0)]
    [TestCase(1, 5, 0, -3)]
    [TestCase(0, 0, 2, 3)]
    public void Interval_OfCountsThatAreNone_IsRefused(long hits, long misses, long unknown, long nonresponse)
    {
        foreach (var method in ShareInterval.Methods)
        {
            Assert.That(
                () => ShareInterval.Of(method, Create.Estimate(), new UnitCounts(hits, misses, unknown, nonresponse)),
                Throws.ArgumentException.With.Message.Contains("UnitCounts")
            );
        }
    }

    [Test]
    public void Bounds_OfNobody_SayNothing() => Assert.That(new UnitCounts(0, 0).Bounds, Is.EqualTo(new Bounds(0, 1)));

    private static IReadOnlyList<IntervalMethod> Methods() => ShareInterval.Methods;

    private static IntervalMethod[] QuantileMethods() =>
        [
            IntervalMethod.Woodruff,
            IntervalMethod.WoodruffKornGraubard,
            IntervalMethod.WoodruffLogit,
            IntervalMethod.WoodruffArcSine,
            IntervalMethod.FranciscoFuller,
        ];

    private static RandomSample SelfWeighted(Random random)
    {
        var rows = 2 + random.Next(30);
        var sample = RandomSample.Clustered(random.Next());
        return sample with
        {
            Design = SampleDesign.FromPopulations([new Stratum("all", rows + 1 + random.Next(40))], new int[rows]),
            Numbers = sample.Numbers[..rows],
        };
    }

    private static double[] Cumulate(int most)
    {
        var sums = new double[most + 1];
        for (var i = 1; i <= most; i++)
        {
            sums[i] = sums[i - 1] + Math.Log(i);
        }

        return sums;
    }

    private static double Probability(int hits, int drawn, int having, int population) =>
        hits > having || drawn - hits > population - having
            ? 0
            : Math.Exp(LogChoose(having, hits) + LogChoose(population - having, drawn - hits) - LogChoose(population, drawn));

    private static double LogChoose(int n, int k) => LogFactorials[n] - LogFactorials[k] - LogFactorials[n - k];
}
