using NUnit.Framework;
using Survey.Analysis.Estimation.Estimates;
using Survey.Analysis.Estimation.Estimators;
using Survey.Analysis.Estimation.Samples;

namespace Survey.Tests.Analysis.Estimation.Estimators;

public sealed class QuantileEstimatorTests
{
    [TestCase("api_quantile_strat", "qrules_api00.math", "strat", "api00")]
    [TestCase("api_quantile_strat", "qrules_api00.hf1", "strat", "api00")]
    [TestCase("api_quantile_strat", "enroll_math", "strat", "enroll")]
    [TestCase("api_quantile_clus1", "api00", "clus1", "api00")]
    [TestCase("api_quantile_clus1", "enroll", "clus1", "enroll")]
    public void Quantile_UnderADesign_IsThePublishedOne(string file, string block, string design, string column)
    {
        var reference = ReferenceCase.Load(file);
        var (sample, table) = ReferenceDesigns.Of(design);

        var quantiles = reference.Numbers(block + ".quantile")
            .Select(share => QuantileEstimator.Estimate(sample, table.Column(column), share))
            .ToArray();

        reference.Meets(block + ".estimate", [.. quantiles.Select(quantile => quantile.Value)]);
        reference.Meets(block + ".se", [.. quantiles.Select(quantile => quantile.StandardError)]);
        reference.Meets(block + ".lower", [.. quantiles.Select(quantile => quantile.Interval?.Lower ?? 0)]);
        reference.Meets(block + ".upper", [.. quantiles.Select(quantile => quantile.Interval?.Upper ?? 0)]);
    }

    [TestCase("a")]
    [TestCase("b")]
    [TestCase("c")]
    public void Quantile_OfPlainNumbers_IsThePublishedType1(string block)
    {
        var reference = ReferenceCase.Load("plain_quantiles");
        var values = reference.Numbers(block + ".x");
        var design = new SampleDesign { Weights = Enumerable.Repeat(1.0, values.Length).ToArray() };

        double[] quantiles =
        [
            .. new[] { 0, 0.1, 0.25, 0.5, 0.75, 0.9, 1 }
                .Select(share => QuantileEstimator.Estimate(design, new Observations(values), share).Value),
        ];

        reference.Meets(block + ".q.type1", quantiles);
    }

    [Test]
    public void Quantile_ByAnotherRule_IsThePublishedOne([Values] QuantileRule rule)
    {
        var reference = ReferenceCase.Load("api_quantile_strat");
        var (sample, table) = ReferenceDesigns.Of("strat");
        var block = "qrules_api00." + rule.ToString().Replace('H', 'h');

        var quantiles = reference.Numbers(block + ".quantile")
            .Select(share => QuantileEstimator.Estimate(sample, table.Column("api00"), share, rule: rule))
            .ToArray();

        reference.Meets(block + ".estimate", [.. quantiles.Select(quantile => quantile.Value)]);
        reference.Meets(block + ".se", [.. quantiles.Select(quantile => quantile.StandardError)]);
        reference.Meets(block + ".lower", [.. quantiles.Select(quantile => quantile.Interval?.Lower ?? 0)]);
        reference.Meets(block + ".upper", [.. quantiles.Select(quantile => quantile.Interval?.Upper ?? 0)]);
    }

    [Test]
    public void Quantile_OfPlainNumbers_IsThePublishedType([Values("a", "b", "c")] string block, [Values] QuantileRule rule)
    {
        var reference = ReferenceCase.Load("plain_quantiles");
        var values = reference.Numbers(block + ".x");
        var design = new SampleDesign { Weights = Enumerable.Repeat(1.0, values.Length).ToArray() };

        var quantiles = new[] { 0, 0.1, 0.25, 0.5, 0.75, 0.9, 1 }
            .Select(share => QuantileEstimator.Estimate(design, new Observations(values), share, rule: rule).Value);

        reference.Meets($"{block}.q.{rule.ToString().Replace("Hf", "type", StringComparison.Ordinal)}", [.. quantiles]);
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
    public void Quantile_OfAnEmptyBase_IsRefused() =>
        Assert.That(
            () => QuantileEstimator.Estimate(Create.Design(), new Observations(new double[5], new bool[5])),
            Throws.ArgumentException.With.Message.Contains("no row"));

    [Test]
    public void Quantile_OfAShareAboveOne_IsRefused() =>
        Assert.That(
            () => QuantileEstimator.Estimate(Create.Design(), new Observations(new double[5]), 50),
            Throws.InstanceOf<ArgumentOutOfRangeException>());
}
