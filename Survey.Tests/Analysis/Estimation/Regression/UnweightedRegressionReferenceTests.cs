using NUnit.Framework;
using Survey.Analysis.Estimation.Estimates;
using Survey.Analysis.Estimation.Regression;
using Survey.Analysis.Estimation.Regression.Likelihoods;

namespace Survey.Tests.Analysis.Estimation.Regression;

/// <summary>Models of independent rows against R's <c>glm</c>, <c>MASS::polr</c> and <c>ordinal::clm</c>.</summary>
public sealed class UnweightedRegressionReferenceTests
{
    [Test]
    public void Logistic_OfIndependentRows_IsThePublishedModel()
    {
        var reference = ReferenceCase.Load("plain_glm_logistic");

        var model = Followup();

        reference.AssertMatches("n", model.Count);
        reference.AssertMatches("coef", [.. model.Coefficients.Select(line => line.Estimate.Value)]);
        reference.AssertMatches("se", [.. model.Coefficients.Select(line => line.Estimate.StandardError)]);
        reference.AssertMatches("z", [.. model.Coefficients.Select(line => line.Statistic ?? 0)]);
        reference.AssertMatches("p", [.. model.Coefficients.Select(line => line.PValue ?? 1)]);
        reference.AssertMatches("odds_ratios", [.. model.Coefficients.Select(line => line.OddsRatio)]);
        reference.AssertMatches("deviance", model.Deviance);
        reference.AssertMatches("null_deviance", model.NullDeviance);
        reference.AssertMatches("aic", model.Aic ?? 0);
        reference.AssertMatches("mcfadden", model.McFaddenRSquared);
        reference.AssertMatches("ci_wald", Limits(model.Coefficients.Select(line => line.IntervalAt())));
    }

    [Test]
    public void ProfileInterval_OfIndependentRows_IsThePublishedOneToItsSpline()
    {
        var reference = ReferenceCase.Load("plain_glm_logistic");
        var model = Followup();

        var ends = Limits(model.Coefficients.Select(line => model.ProfileInterval(line.Name)));

        reference.AssertMatches(reference.Numbers("ci_profile"), ends, "ci_profile", 1e-4 / reference.Tolerance);
    }

    [Test]
    public void Ordinal_OfIndependentRows_IsThePublishedModel()
    {
        var reference = ReferenceCase.Load("plain_polr");

        var model = Improved(OrdinalLink.Logit);

        double[] values = [.. model.Coefficients.Select(line => line.Estimate.Value)];
        double[] errors = [.. model.Coefficients.Select(line => line.Estimate.StandardError)];
        reference.AssertMatches("n", model.Count);
        reference.AssertMatches(PublishedCoefficients.Values(reference.At("clm_beta")), values[..3], "clm_beta");
        reference.AssertMatches(PublishedCoefficients.Values(reference.At("clm_zeta")), values[3..], "clm_zeta");
        reference.AssertMatches(PublishedCoefficients.Values(reference.At("polr_beta")), values[..3], "polr_beta");
        reference.AssertMatches(PublishedCoefficients.Values(reference.At("polr_zeta")), values[3..], "polr_zeta");
        reference.AssertMatches("clm_beta_se", errors[..3]);
        reference.AssertMatches("clm_zeta_se", errors[3..]);
        reference.AssertMatches(reference.Numbers("polr_se"), errors, "polr_se", 10);
        reference.AssertMatches("logLik", model.LogLikelihood);
        reference.AssertMatches("polr_deviance", -2 * model.LogLikelihood);
        reference.AssertMatches("aic", model.Aic ?? 0);
    }

    [Test]
    public void Predict_OfAnOrdinalModel_HasThePublishedChancesAndAddsUpToOne()
    {
        var reference = ReferenceCase.Load("plain_polr");
        var table = Answered();

        var chances = Improved(OrdinalLink.Logit)
            .Predict(ModelTerms.Of(table, "log(population) m1 m2"))
            .Take(3)
            .OfType<IReadOnlyList<Estimate>>()
            .ToList();

        reference.AssertMatches("fitted_first3", [.. chances.SelectMany(row => row.Select(chance => chance.Value))]);
        Assert.That(chances.Select(row => row.Sum(chance => chance.Value)), Is.All.EqualTo(1).Within(1e-12));
        Assert.That(chances.SelectMany(row => row).Select(chance => chance.Interval?.Contains(chance.Value)), Is.All.True);
    }

    [Test]
    public void LikelihoodRatioTest_OfEveryTerm_IsThePublishedOne()
    {
        var reference = ReferenceCase.Load("plain_polr");

        var test = Improved(OrdinalLink.Logit).LikelihoodRatioTest();

        reference.AssertMatches("lr_test_null.chisq", test.Statistic);
        reference.AssertMatches("lr_test_null.df", test.DegreesOfFreedom);
    }

    [Test]
    public void Ordinal_WithANormalScale_HasThePublishedLikelihood()
    {
        var reference = ReferenceCase.Load("plain_polr");

        var model = Improved(OrdinalLink.Probit);

        reference.AssertMatches("probit_logLik", model.LogLikelihood);
    }

    private static LogisticModel Followup()
    {
        var table = ReferenceTable.Load("census_a");
        return LogisticRegression.Fit(table.Column("effect_followup"), ModelTerms.Of(table, "log(population) step5 m1")).RequireModel();
    }

    private static OrdinalModel Improved(OrdinalLink link)
    {
        var table = Answered();
        return OrdinalRegression
            .Fit(ModelTerms.Likert(table, "improved1"), ModelTerms.Of(table, "log(population) m1 m2"), link)
            .RequireModel();
    }

    private static ReferenceTable Answered()
    {
        var table = ReferenceTable.Load("census_a");
        return table.Where("responded", "1");
    }

    private static double[] Limits(IEnumerable<Interval?> intervals) =>
        [.. intervals.SelectMany(interval => new[] { interval?.Lower ?? 0, interval?.Upper ?? 0 })];
}
