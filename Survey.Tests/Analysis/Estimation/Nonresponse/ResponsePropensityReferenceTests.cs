using NUnit.Framework;
using Survey.Analysis.Estimation.Estimators;
using Survey.Analysis.Estimation.Nonresponse;
using Survey.Analysis.Estimation.Samples;
using Survey.Tests.Analysis.Estimation.Regression;

namespace Survey.Tests.Analysis.Estimation.Nonresponse;

/// <summary>The response of two censuses, explained by region and population, against R's <c>glm</c>.</summary>
[TestFixture("census_response_propensity", "census_a")]
[TestFixture("census_c_response_propensity", "census_c")]
public sealed class ResponsePropensityReferenceTests(string file, string data)
{
    private readonly ReferenceCase reference = ReferenceCase.Load(file);
    private readonly ReferenceTable frame = ReferenceTable.Load(data);

    [Test]
    public void Model_OfTheFrame_IsThePublishedOne()
    {
        var propensity = Fit("region* log(population)");

        reference.AssertMatches("coef", [.. propensity.Model.Coefficients.Select(line => line.Estimate.Value)]);
        reference.AssertMatches("se", [.. propensity.Model.Coefficients.Select(line => line.Estimate.StandardError)]);
        reference.AssertMatches("deviance", propensity.Model.Deviance);
        reference.AssertMatches("rho_first10", [.. propensity.Values.Take(10)]);
        reference.AssertMatches("rho_mean", propensity.Mean);
    }

    [Test]
    public void Indicators_OfTheResponse_AreThePublishedOnes()
    {
        var propensity = Fit("region* log(population)");

        reference.AssertMatches("R_indicator_N", propensity.RIndicatorOfPopulation);
        reference.AssertMatches("R_indicator_Nminus1", propensity.RIndicator);
        reference.AssertMatches("cv_max_bias", propensity.CoefficientOfVariation);
        reference.AssertMatches("partial_unconditional_size", propensity.Unconditional(ModelTerms.Size(frame)).Value);
        reference.AssertMatches("R_region_only", Fit("region*").RIndicator);
    }

    [Test]
    public void InverseWeights_OfTheRespondents_AreThePublishedOnes()
    {
        var weights = Fit("region* log(population)").InverseWeights;

        reference.AssertMatches("ipw_sum", weights.ToArray().Sum());
        reference.AssertMatches("ipw_range", weights.ToArray().Min(), weights.ToArray().Max());
        reference.AssertMatches("ipw_hajek_all_five", AllFive(weights));
    }

    [Test]
    public void Classes_OfAFifthEach_AreThePublishedOnes()
    {
        var classes = Fit("region* log(population)").Classes();

        reference.AssertMatches("class_rates", [.. classes.Rates]);
        reference.AssertMatches("class_weight_estimate", AllFive(classes.Weights));
        Assert.That(classes.ClassOfUnit.CountBy(code => code).Select(count => count.Value), Is.All.EqualTo(frame.RowCount / 5));
    }

    // Whoever did not say whether all five steps were taken counts as one where they were not.
    private double AllFive(ReadOnlyMemory<double> weights) =>
        MeanEstimator.Estimate(new SampleDesign { Weights = weights }, frame.Where("responded", "1").Term("all_five=1")).Value;

    private ResponsePropensity Fit(string terms) =>
        ResponsePropensity.Fit(frame.Is("responded", "1"), ModelTerms.Of(frame, terms)).RequirePropensity();
}
