using NUnit.Framework;
using Survey.Analysis.Estimation.Estimates;
using Survey.Analysis.Estimation.Intervals;

namespace Survey.Tests.Analysis.Estimation.Intervals;

public sealed class HypergeometricIntervalTests
{
    [Test]
    public void Counts_OnTheReferenceGrid_AreThePublishedOnes()
    {
        var reference = ReferenceCase.Load("plain_hypergeometric_ci");

        foreach (var point in reference.Values.EnumerateArray())
        {
            var (x, n, all) = (point.GetProperty("x").GetInt64(), point.GetProperty("n").GetInt64(), point.GetProperty("N").GetInt64());
            var actual = HypergeometricInterval.OfCount(new UnitCounts(x, n - x, 0, all - n), point.GetProperty("level").GetDouble());

            var expected = (point.GetProperty("lower_count").GetInt64(), point.GetProperty("upper_count").GetInt64());
            Assert.That(actual, Is.EqualTo(expected), point.GetRawText());
        }
    }

    [TestCase("census_c_exact_finite_population_ci", "census_c", "l95", 0.95)]
    [TestCase("census_c_exact_finite_population_ci", "census_c", "l90", 0.90)]
    [TestCase("census_exact_finite_population_ci", "census_a", "l95", 0.95)]
    [TestCase("census_exact_finite_population_ci", "census_a", "l90", 0.90)]
    public void Share_OfTheCensus_IsThePublishedOne(string file, string census, string block, double level)
    {
        var reference = ReferenceCase.Load(file);
        var table = ReferenceTable.Load(census).Where("responded", "1");

        foreach (var variable in reference.At(block).EnumerateObject())
        {
            var (x, n, all) = (
                variable.Value.GetProperty("x").GetInt64(),
                variable.Value.GetProperty("n").GetInt64(),
                variable.Value.GetProperty("N").GetInt64()
            );
            var interval = HypergeometricInterval.OfShare(new UnitCounts(x, n - x, 0, all - n), level);

            Assert.That(
                (table.Is(variable.Name, "1").Count(hit => hit), table.Column(variable.Name).Count),
                Is.EqualTo((x, n)),
                variable.Name
            );
            reference.AssertMatches($"{block}.{variable.Name}.lower", interval.Lower);
            reference.AssertMatches($"{block}.{variable.Name}.upper", interval.Upper);
        }
    }

    [TestCase("exact_none", 0)]
    [TestCase("exact_all", 1)]
    public void Counts_WhereNoneOrAllHaveIt_AreThePublishedOnes(string block, int all)
    {
        var reference = ReferenceCase.Load("census_edge_zero_and_one");
        var answered = ReferenceTable.Load("census_a").Where("responded", "1").RowCount;

        var (lower, upper) = HypergeometricInterval.OfCount(
            new UnitCounts(all * answered, (1 - all) * answered, Nonresponse: 290 - answered)
        );

        reference.AssertMatches($"{block}.lower_count", lower);
        reference.AssertMatches($"{block}.upper_count", upper);
        Assert.That(
            BinomialInterval.ClopperPearson(0, answered).Upper,
            Is.EqualTo(reference.Numbers("rule_of_three_nofpc_upper")[0]).Within(1e-9)
        );
    }

    // Every possible truth K, every possible sample: the chance of an interval that holds K, summed from exact probabilities.
    [TestCase(290, 249)]
    [TestCase(49, 42)]
    [TestCase(21, 18)]
    public void Interval_WhateverTheTruth_CoversItAtLeastAsOftenAsItSays(int population, int answered)
    {
        var intervals = Enumerable
            .Range(0, answered + 1)
            .Select(x => HypergeometricInterval.OfCount(new UnitCounts(x, answered - x, Nonresponse: population - answered)))
            .ToArray();

        for (var truth = 0; truth <= population; truth++)
        {
            var coverage = Enumerable
                .Range(0, answered + 1)
                .Where(x => intervals[x].Lower <= truth && truth <= intervals[x].Upper)
                .Sum(x => Probability(x, answered, truth, population));
            Assert.That(coverage, Is.GreaterThanOrEqualTo(0.95), $"K = {truth}");
        }
    }

    // Enumerated independently for N = 290, n = 249: mean coverage 0.956, least 0.914.
    [Test]
    public void MidP_WhateverTheTruth_CoversItAboutAsOftenAsItSays()
    {
        var intervals = Enumerable
            .Range(0, 250)
            .Select(x => HypergeometricInterval.MidPOfShare(new UnitCounts(x, 249 - x, Nonresponse: 41)))
            .ToArray();

        var coverages = Enumerable
            .Range(0, 291)
            .Select(truth =>
                Enumerable.Range(0, 250).Where(x => intervals[x].Contains(truth / 290.0)).Sum(x => Probability(x, 249, truth, 290))
            )
            .ToList();

        Assert.That(coverages.Average(), Is.EqualTo(0.956).Within(0.0005));
        Assert.That(coverages.Min(), Is.EqualTo(0.914).Within(0.0005));
    }

    [Test]
    public void Interval_WhereEveryoneIsKnown_IsAPoint() =>
        Assert.That(HypergeometricInterval.OfCount(new UnitCounts(7, 5)), Is.EqualTo((7, 7)));

    [Test]
    public void Interval_OfMirroredCounts_IsMirrored()
    {
        var (lower, upper) = HypergeometricInterval.OfCount(new UnitCounts(3, 50, 2, 30));
        var mirrored = HypergeometricInterval.OfCount(new UnitCounts(50, 3, 2, 30));

        Assert.That(mirrored, Is.EqualTo((85 - upper, 85 - lower)));
    }

    // One of 40 known: P(X = 0 | K = 39) is 1/40, which is alpha/2 itself; a tail must be greater to be inside.
    [Test]
    public void Interval_WhereATailEqualsHalfAlpha_LeavesThatCountOut() =>
        Assert.That(HypergeometricInterval.OfCount(new UnitCounts(0, 1, 0, 39)).Upper, Is.EqualTo(38));

    // For ten million units the normal approximation with the finite population correction is good to a few units.
    [TestCase(4_000_000, 5_000_000, 10_000_000)]
    [TestCase(100_000, 8_000_000, 10_000_000)]
    public void Interval_OfTenMillion_IsCloseToTheNormalOne(long hits, long known, long population)
    {
        var (lower, upper) = HypergeometricInterval.OfCount(new UnitCounts(hits, known - hits, 0, population - known));

        var share = (double)hits / known;
        var half = 1.959964 * Math.Sqrt(share * (1 - share) / known * (1 - ((double)known / population))) * population;
        Assert.That(lower, Is.EqualTo((share * population) - half).Within(3));
        Assert.That(upper, Is.EqualTo((share * population) + half).Within(3));
    }

    [Test]
    public void Interval_OfNothingKnown_IsRefused() =>
        Assert.That(
            () => HypergeometricInterval.OfCount(new UnitCounts(0, 0, 4, 6)),
            Throws.ArgumentException.With.Message.Contains("at least one known")
        );

    [TestCase(0)]
    [TestCase(1)]
    [TestCase(95)]
    public void Interval_AtALevelThatIsNone_IsRefused(double level) =>
        Assert.That(
            () => HypergeometricInterval.OfCount(new UnitCounts(1, 1, 1, 1), level),
            Throws.InstanceOf<ArgumentOutOfRangeException>()
        );

    // Binomial coefficients as sums of logarithms: independent of the code under test.
    private static double Probability(int x, int drawn, int having, int population) =>
        x > having || drawn - x > population - having
            ? 0
            : Math.Exp(LogChoose(having, x) + LogChoose(population - having, drawn - x) - LogChoose(population, drawn));

    private static double LogChoose(int n, int k) => Enumerable.Range(1, k).Sum(i => Math.Log((double)(n - k + i) / i));
}
