using NUnit.Framework;
using Survey.Analysis.Estimation.Estimators;
using Survey.Analysis.Estimation.Samples;

namespace Survey.Tests.Analysis.Estimation.Estimators;

public sealed class MomentEstimatorTests
{
    private static readonly double[] Numbers = [3, 1, 4, 1, 5];

    [Test]
    public void Variance_OfReferenceData_IsThePublishedOne()
    {
        var reference = ReferenceCase.Load("api_srs_mean_total");
        var (sample, table) = ReferenceDesigns.Of("srs");

        var variance = MomentEstimator.Variance(sample, table.Column("api00"));

        reference.AssertMatchesEach("var_api00", [variance]);
    }

    [TestCase("a")]
    [TestCase("b")]
    [TestCase("c")]
    public void Moments_OfPlainNumbers_AreThePublishedOnes(string block)
    {
        var reference = ReferenceCase.Load("plain_quantiles");
        var column = new Observations(reference.Numbers(block + ".x"));
        var design = new SampleDesign { Weights = Enumerable.Repeat(2.5, column.Count).ToArray() };

        reference.AssertMatches(block + ".mean", MeanEstimator.Estimate(design, column).Value);
        reference.AssertMatches(block + ".var", MomentEstimator.Variance(design, column).Value);
        reference.AssertMatches(block + ".sd", MomentEstimator.StandardDeviation(design, column).Value);
        reference.AssertMatches(block + ".skew_g1", MomentEstimator.Skewness(design, column).Value);
    }

    // Weights 6/3 and 1: mean (16 + 6)/8 = 2.75, squares by hand.
    [Test]
    public void Variance_OfTwoStrata_IsTheHandValue()
    {
        var variance = MomentEstimator.Variance(Create.Design(), new Observations(Numbers));

        const double Squares = (2 * (0.25 * 0.25)) + (2 * (1.75 * 1.75)) + (2 * (1.25 * 1.25)) + (1.75 * 1.75) + (2.25 * 2.25);
        Assert.That(variance.Value, Is.EqualTo(1.25 * Squares / 8).Within(1e-12));
    }

    [Test]
    public void Covariance_OfANumberAndItsDouble_IsTwiceTheVariance()
    {
        var column = new Observations(Numbers);

        var covariance = MomentEstimator.Covariance(Create.Design(), column, Numbers.Select(number => 2 * number).ToArray());

        Assert.That(covariance.Value, Is.EqualTo(2 * MomentEstimator.Variance(Create.Design(), column).Value).Within(1e-12));
    }

    [Test]
    public void StandardDeviation_WhereAllAnsweredAlike_IsZero()
    {
        var deviation = MomentEstimator.StandardDeviation(Create.Design(), new Observations(new double[] { 4, 4, 4, 4, 4 }));

        Assert.That((deviation.Value, deviation.StandardError), Is.EqualTo((0, 0)));
    }

    [Test]
    public void Variance_OfOneRow_IsRefused() =>
        Assert.That(
            () => MomentEstimator.Variance(Create.Design(), new Observations(Numbers, new[] { true, false, false, false, false })),
            Throws.ArgumentException.With.Message.Contains("a variance needs two")
        );

    [Test]
    public void Skewness_WhereAllAnsweredAlike_IsRefused() =>
        Assert.That(
            () => MomentEstimator.Skewness(Create.Design(), new Observations(new double[5])),
            Throws.ArgumentException.With.Message.Contains("no skewness")
        );
}
