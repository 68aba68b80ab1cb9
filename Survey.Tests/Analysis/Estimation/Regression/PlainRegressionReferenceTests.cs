using NUnit.Framework;
using Survey.Analysis.Estimation.Estimates;
using Survey.Analysis.Estimation.Regression;

namespace Survey.Tests.Analysis.Estimation.Regression;

/// <summary>Models of independent rows against R's <c>glm</c>, <c>MASS::polr</c> and <c>ordinal::clm</c>.</summary>
public sealed class PlainRegressionReferenceTests
{
    [Test]
    public void Logistic_OfIndependentRows_IsThePublishedModel()
    {
        var reference = ReferenceCase.Load("plain_glm_logistic");

        var model = Followup();

        reference.Meets("n", model.Count);
        reference.Meets("coef", [.. model.Coefficients.Select(line => line.Estimate.Value)]);
        reference.Meets("se", [.. model.Coefficients.Select(line => line.Estimate.StandardError)]);
        reference.Meets("z", [.. model.Coefficients.Select(line => line.Statistic ?? 0)]);
        reference.Meets("p", [.. model.Coefficients.Select(line => line.PValue ?? 1)]);
        reference.Meets("odds_ratios", [.. model.Coefficients.Select(line => line.OddsRatio)]);
        reference.Meets("deviance", model.Deviance);
        reference.Meets("null_deviance", model.NullDeviance);
        reference.Meets("aic", model.Aic ?? 0);
        reference.Meets("mcfadden", model.McFadden);
        reference.Meets("ci_wald", Ends(model.Coefficients.Select(line => line.Interval())));
    }

    [Test]
    public void ProfileInterval_OfIndependentRows_IsThePublishedOneToItsSpline()
    {
        var reference = ReferenceCase.Load("plain_glm_logistic");
        var model = Followup();

        var ends = Ends(model.Coefficients.Select(line => model.ProfileInterval(line.Name)));

        reference.Meets(reference.Numbers("ci_profile"), ends, "ci_profile", 1e-4 / reference.Tolerance);
    }

    [Test]
    public void Ordinal_OfIndependentRows_IsThePublishedModel()
    {
        var reference = ReferenceCase.Load("plain_polr");

        var model = Improved(OrdinalLink.Logit);

        double[] values = [.. model.Coefficients.Select(line => line.Estimate.Value)];
        double[] errors = [.. model.Coefficients.Select(line => line.Estimate.StandardError)];
        reference.Meets("n", model.Count);
        reference.Meets(Published.Values(reference.At("clm_beta")), values[..3], "clm_beta");
        reference.Meets(Published.Values(reference.At("clm_zeta")), values[3..], "clm_zeta");
        reference.Meets(Published.Values(reference.At("polr_beta")), values[..3], "polr_beta");
        reference.Meets(Published.Values(reference.At("polr_zeta")), values[3..], "polr_zeta");
        reference.Meets("clm_beta_se", errors[..3]);
        reference.Meets("clm_zeta_se", errors[3..]);
        reference.Meets(reference.Numbers("polr_se"), errors, "polr_se", 10);
        reference.Meets("logLik", model.LogLikelihood);
        reference.Meets("polr_deviance", -2 * model.LogLikelihood);
        reference.Meets("aic", model.Aic ?? 0);
    }

    [Test]
    public void Predict_OfAnOrdinalModel_HasThePublishedChancesAndAddsUpToOne()
    {
        var reference = ReferenceCase.Load("plain_polr");
        var table = Answered();

        var chances = Improved(OrdinalLink.Logit).Predict(ModelTerms.Of(table, "log(population) m1 m2")).Take(3).OfType<IReadOnlyList<Estimate>>().ToList();

        reference.Meets("fitted_first3", [.. chances.SelectMany(row => row.Select(chance => chance.Value))]);
        Assert.That(chances.Select(row => row.Sum(chance => chance.Value)), Is.All.EqualTo(1).Within(1e-12));
        Assert.That(chances.SelectMany(row => row).Select(chance => chance.Interval?.Contains(chance.Value)), Is.All.True);
    }

    [Test]
    public void LikelihoodRatioTest_OfEveryTerm_IsThePublishedOne()
    {
        var reference = ReferenceCase.Load("plain_polr");

        var test = Improved(OrdinalLink.Logit).LikelihoodRatioTest();

        reference.Meets("lr_test_null.chisq", test.Statistic);
        reference.Meets("lr_test_null.df", test.DegreesOfFreedom);
    }

    [Test]
    public void Ordinal_WithANormalScale_HasThePublishedLikelihood()
    {
        var reference = ReferenceCase.Load("plain_polr");

        var model = Improved(OrdinalLink.Probit);

        reference.Meets("probit_logLik", model.LogLikelihood);
    }

    private static LogisticModel Followup()
    {
        var table = ReferenceTable.Load("census_a");
        return LogisticRegression.Fit(table.Column("effect_followup"), ModelTerms.Of(table, "log(population) step5 m1")).Require();
    }

    private static OrdinalModel Improved(OrdinalLink link)
    {
        var table = Answered();
        return OrdinalRegression.Fit(ModelTerms.Likert(table, "improved1"), ModelTerms.Of(table, "log(population) m1 m2"), link).Require();
    }

    private static ReferenceTable Answered()
    {
        var table = ReferenceTable.Load("census_a");
        return table.Where("responded", "1");
    }

    private static double[] Ends(IEnumerable<Interval?> intervals) =>
        [.. intervals.SelectMany(interval => new[] { interval?.Lower ?? 0, interval?.Upper ?? 0 })];
}
