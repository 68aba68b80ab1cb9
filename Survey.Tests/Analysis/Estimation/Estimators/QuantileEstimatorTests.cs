using NUnit.Framework;
using Survey.Analysis.Estimation.Estimates;
using Survey.Analysis.Estimation.Estimators;
using Survey.Analysis.Estimation.Samples;

namespace Survey.Tests.Analysis.Estimation.Estimators;

public sealed class QuantileEstimatorTests
{
    private static readonly double[] PlainShares = [0, 0.1, 0.25, 0.5, 0.75, 0.9, 1];

    [TestCase("api_quantile_strat", "enroll_math", "strat", "enroll", QuantileRule.Hf1)]
    [TestCase("api_quantile_strat", "qrules_api00.math", "strat", "api00", QuantileRule.Hf1)]
    [TestCase("api_quantile_strat", "qrules_api00.school", "strat", "api00", QuantileRule.Hf2)]
    [TestCase("api_quantile_strat", "qrules_api00.hf1", "strat", "api00", QuantileRule.Hf1)]
    [TestCase("api_quantile_strat", "qrules_api00.hf2", "strat", "api00", QuantileRule.Hf2)]
    [TestCase("api_quantile_strat", "qrules_api00.hf3", "strat", "api00", QuantileRule.EvenStep)]
    [TestCase("api_quantile_strat", "qrules_api00.hf4", "strat", "api00", QuantileRule.Hf4)]
    [TestCase("api_quantile_strat", "qrules_api00.hf5", "strat", "api00", QuantileRule.Hf5)]
    [TestCase("api_quantile_strat", "qrules_api00.hf6", "strat", "api00", QuantileRule.Hf6)]
    [TestCase("api_quantile_strat", "qrules_api00.hf7", "strat", "api00", QuantileRule.Hf7)]
    [TestCase("api_quantile_strat", "qrules_api00.hf8", "strat", "api00", QuantileRule.Hf8)]
    [TestCase("api_quantile_strat", "qrules_api00.hf9", "strat", "api00", QuantileRule.Hf9)]
    [TestCase("api_quantile_clus1", "api00", "clus1", "api00", QuantileRule.Hf1)]
    [TestCase("api_quantile_clus1", "enroll", "clus1", "enroll", QuantileRule.Hf1)]
    [TestCase("api_quantile_clus1", "api00_hf7", "clus1", "api00", QuantileRule.Hf7)]
    [TestCase("awkward_shapes", "huge_quantiles", "awkward_huge", "z", QuantileRule.Hf7)]
    public void Quantile_ByARule_IsThePublishedOne(string file, string block, string design, string column, QuantileRule rule) =>
        AssertMatches(file, block, design, column, new QuantileMethod(rule));

    [TestCase("api_quantile_strat", "interval_types_api00.mean", "strat", IntervalMethod.Woodruff)]
    [TestCase("api_quantile_strat", "interval_types_api00.beta", "strat", IntervalMethod.WoodruffKornGraubard)]
    [TestCase("api_quantile_strat", "interval_types_api00.xlogit", "strat", IntervalMethod.WoodruffLogit)]
    [TestCase("api_quantile_strat", "interval_types_api00.asin", "strat", IntervalMethod.WoodruffArcSine)]
    [TestCase("api_quantile_clus1", "score", "clus1", IntervalMethod.FranciscoFuller)]
    public void Quantile_ByAnInterval_IsThePublishedOne(string file, string block, string design, IntervalMethod interval) =>
        AssertMatches(file, block, design, "api00", new QuantileMethod(Interval: interval));

    [Test]
    public void Quantile_OfReplicates_IsThePublishedOne()
    {
        var (sample, table) = ReferenceDesigns.Of("jk1");

        var quantiles = new[] { 0.25, 0.5, 0.75 }.Select(share =>
            QuantileEstimator.Estimate(sample, table.Column("api00"), share, method: new QuantileMethod(Interval: IntervalMethod.Student))
        );

        ReferenceCase.Load("api_jk1_clus1").AssertMatches("quantile", [.. quantiles.SelectMany(Row)]);
    }

    [Test]
    public void Quantile_OfPlainNumbers_IsThePublishedType(
        [Values("a", "b", "c")] string block,
        [Values(1, 2, 3, 4, 5, 6, 7, 8, 9)] int type
    )
    {
        var reference = ReferenceCase.Load("plain_quantiles");
        var values = reference.Numbers(block + ".x");
        var method = new QuantileMethod(Enum.Parse<QuantileRule>(FormattableString.Invariant($"Hf{type}")));

        var quantiles = PlainShares.Select(share =>
            QuantileEstimator.Estimate(Plain(values), new Observations(values), share, method: method).Value
        );

        reference.AssertMatches(FormattableString.Invariant($"{block}.q.type{type}"), [.. quantiles]);
    }

    [TestCase("a")]
    [TestCase("b")]
    [TestCase("c")]
    public void MedianDeviation_OfPlainNumbers_IsThePublishedOne(string block)
    {
        var reference = ReferenceCase.Load("plain_quantiles");
        var values = reference.Numbers(block + ".x");

        reference.AssertMatches(block + ".mad", QuantileEstimator.MedianAbsoluteDeviation(Plain(values), new Observations(values)).Value);
    }

    // By hand. C/T: 0.5, 0.75, 1. The nearest to 0.6 is 0.5; 0.625 is as near to 0.5 as to 0.75, and 0.75 is in the second, even place.
    [TestCase(0.6, 1)]
    [TestCase(0.625, 2)]
    [TestCase(0.7, 2)]
    public void Quantile_ByTheNearestValue_WeighsEachValue(double share, double expected)
    {
        var design = new SampleDesign { Weights = new double[] { 20, 10, 10 } };

        var quantile = QuantileEstimator.Estimate(design, new Observations(new double[] { 1, 2, 3 }), share, method: new(QuantileRule.Hf3));

        Assert.That(quantile.Value, Is.EqualTo(expected));
    }

    // By hand. Of 1, 1, 2, 3 the different values have C/T 0.5, 0.75 and 1: 0.5 is at an odd place, 0.75 at an even one.
    [TestCase(0.5, 2)]
    [TestCase(0.75, 2)]
    [TestCase(0.4, 1)]
    public void Quantile_ByTheEvenStep_CountsDifferentValues(double share, double expected)
    {
        double[] values = [1, 3, 1, 2];

        Assert.That(
            QuantileEstimator.Estimate(Plain(values), new Observations(values), share, method: new(QuantileRule.EvenStep)).Value,
            Is.EqualTo(expected)
        );
    }

    // By hand. Scaled weights 2, 0.5, 0.5; p = (2 + 0.5 - 1)/4, (2.5 + 0.5 - 0.25)/4, (3 + 0.5 - 0.25)/4 = 0.375, 0.6875, 0.8125.
    [TestCase(0.3, 1)]
    [TestCase(0.375, 1)]
    [TestCase(0.68, 1)]
    [TestCase(0.69, 2)]
    [TestCase(0.9, 3)]
    public void Quantile_ByShahAndVaish_IsTheHandValueInAnyUnitOfWeights(double share, double expected)
    {
        foreach (var unit in new[] { 1.0, 30 })
        {
            var design = new SampleDesign { Weights = new[] { 4 * unit, unit, unit } };

            var quantile = QuantileEstimator.Estimate(
                design,
                new Observations(new double[] { 1, 2, 3 }),
                share,
                method: new(QuantileRule.ShahVaish)
            );

            Assert.That(quantile.Value, Is.EqualTo(expected), $"unit {unit}");
        }
    }

    // 0.7 is a fifth of 3.5, but in floating point 0.2 * 3.5 is a trifle more.
    [Test]
    public void Quantile_AtAStepOfTheDistribution_IsTheStepsValueDespiteRounding()
    {
        var design = new SampleDesign { Weights = Enumerable.Repeat(0.7, 5).ToArray() };

        var quantile = QuantileEstimator.Estimate(design, new Observations(new double[] { 5, 3, 1, 4, 2 }), 0.2);

        Assert.That(quantile.Value, Is.EqualTo(1));
    }

    [Test]
    public void Median_WhereEveryoneAnswered_IsKnown()
    {
        var design = SampleDesign.FromPopulations([new Stratum("a", 3)], new[] { 0, 0, 0 });

        var median = QuantileEstimator.Estimate(design, new Observations(new double[] { 5, 1, 2 }));

        Assert.That((median.Value, median.StandardError), Is.EqualTo((2, 0)));
        Assert.That(median.Interval, Is.EqualTo(new Interval(2, 2, IntervalMethod.Woodruff)));
    }

    [Test]
    public void Median_OfOneAnswerAmongMany_HasNoInterval()
    {
        var inBase = new[] { true, false, false, false, false };

        var median = QuantileEstimator.Estimate(Create.Design(), new Observations(new double[] { 5, 1, 2, 4, 4 }, inBase));

        Assert.That((median.Value, median.Interval), Is.EqualTo((5, (Interval?)null)));
    }

    [Test]
    public void Median_WhereAllAnsweredAlikeButNotEveryone_HasNoInterval()
    {
        var median = QuantileEstimator.Estimate(Create.Design(), new Observations(new double[] { 4, 4, 4, 4, 4 }));

        Assert.That((median.Value, median.Interval), Is.EqualTo((4, (Interval?)null)));
    }

    [Test]
    public void Quantile_OfRowsWithoutAWeight_NeverReadsThem()
    {
        var design = new SampleDesign { Weights = new double[] { 0, 1, 1 } };

        Assert.That(QuantileEstimator.Estimate(design, new Observations(new double[] { -9, 1, 2 }), 0).Value, Is.EqualTo(1));
    }

    [TestCase(IntervalMethod.Hypergeometric)]
    [TestCase(IntervalMethod.McGrawWong)]
    public void Quantile_ByAnIntervalThatIsNotForQuantiles_IsRefused(IntervalMethod interval)
    {
        var census = SampleDesign.FromPopulations([new Stratum("a", 5)], new int[5]);

        foreach (var design in new[] { Create.Design(), census })
        {
            Assert.That(
                () =>
                    QuantileEstimator.Estimate(
                        design,
                        new Observations(new double[] { 5, 1, 2, 4, 4 }),
                        method: new(Interval: interval)
                    ),
                Throws.ArgumentException.With.Message.Contains(interval.ToString())
            );
        }
    }

    [Test]
    public void Quantile_OfReplicatesWhereThereAreNone_IsRefused() =>
        Assert.That(
            () =>
                QuantileEstimator.Estimate(Create.Design(), new Observations(new double[5]), method: new(Interval: IntervalMethod.Student)),
            Throws.InstanceOf<DesignException>().With.Message.Contains("no replicate weights")
        );

    [Test]
    public void Quantile_OfAnEmptyBase_IsRefused() =>
        Assert.That(
            () => QuantileEstimator.Estimate(Create.Design(), new Observations(new double[5], new bool[5])),
            Throws.ArgumentException.With.Message.Contains("no row")
        );

    [Test]
    public void Quantile_OfAShareAboveOne_IsRefused() =>
        Assert.That(
            () => QuantileEstimator.Estimate(Create.Design(), new Observations(new double[5]), 50),
            Throws.InstanceOf<ArgumentOutOfRangeException>()
        );

    private static SampleDesign Plain(double[] values) => new() { Weights = Enumerable.Repeat(1.0, values.Length).ToArray() };

    private static double[] Row(Estimate quantile) =>
        [quantile.Value, quantile.Interval?.Lower ?? 0, quantile.Interval?.Upper ?? 0, quantile.StandardError];

    private static void AssertMatches(string file, string block, string design, string column, QuantileMethod method)
    {
        var reference = ReferenceCase.Load(file);
        var (sample, table) = ReferenceDesigns.Of(design);

        var rows = reference
            .Numbers(block + ".quantile")
            .Select(share => Row(QuantileEstimator.Estimate(sample, table.Column(column), share, method: method)))
            .ToArray();

        foreach (var (position, part) in new[] { "estimate", "lower", "upper", "se" }.Index())
        {
            reference.AssertMatches($"{block}.{part}", [.. rows.Select(row => row[position])]);
        }
    }
}
