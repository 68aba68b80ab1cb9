using NUnit.Framework;
using Survey.Analysis.Estimation.Estimates;
using Survey.Analysis.Estimation.Numerics;
using Survey.Analysis.Estimation.Regression;
using Survey.Analysis.Estimation.Samples;

namespace Survey.Tests.Analysis.Estimation.Regression;

/// <summary>Models under a sample design against R's <c>svyglm</c>, <c>svyolr</c> and <c>regTermTest</c>.</summary>
public sealed class DesignRegressionReferenceTests
{
    [TestCase("api_glm_logistic_strat", "logistic", "strat", "sch.wide=Yes", "ell meals mobility", 1)]
    [TestCase("api_glm_logistic_strat", "logistic_factor", "strat", "comp.imp=Yes", "stype*", 1)]
    [TestCase("api_glm_logistic_clus1", "logistic", "clus1", "awards=Yes", "meals stype*", 1e-3)]
    [TestCase("census_crosstab_steps", "logistic", "census_a_size", "effect_followup", "size*", 1)]
    [TestCase("census_crosstab_steps", "logistic_lp", "census_a_size", "effect_followup", "log(population) m1 m2", 1)]
    [TestCase("census_c_crosstab_steps", "logistic", "census_size", "effect_followup", "size*", 1)]
    [TestCase("census_c_crosstab_steps", "logistic_lp", "census_size", "effect_followup", "log(population) m1 m2", 1)]
    [TestCase("nhanes_strat_clusters", "logistic", "nhanes", "HI_CHOL", "race* sex*", 1)]
    [TestCase("election_pps", "logistic", "election", "bush_won", "extent*", 1)]
    public void Logistic_UnderADesign_IsThePublishedModel(
        string file,
        string block,
        string design,
        string outcome,
        string predictors,
        double slack
    )
    {
        var (sample, table) = ReferenceDesigns.Of(design);

        var model = LogisticRegression.Fit(sample, table.Term(outcome), ModelTerms.Of(table, predictors)).RequireModel();

        PublishedCoefficients.AssertMatches(ReferenceCase.Load(file), block, model, slack);
    }

    [Test]
    public void Linear_UnderADesign_IsThePublishedModel()
    {
        var (sample, table) = ReferenceDesigns.Of("strat");

        var model = LinearRegression.Fit(sample, table.Column("api00"), ModelTerms.Of(table, "ell meals mobility"));

        PublishedCoefficients.AssertMatches(ReferenceCase.Load("api_glm_logistic_strat"), "linear", model);
    }

    [Test]
    public void WaldTest_OfAFactor_IsThePublishedOne()
    {
        var reference = ReferenceCase.Load("api_glm_logistic_strat");

        var test = ImprovementByType().WaldTest("stype");

        reference.AssertMatches("wald_stype.F", test.Statistic);
        reference.AssertMatches("wald_stype.df", test.DegreesOfFreedom);
        reference.AssertMatches("wald_stype.ddf", test.DenominatorDegreesOfFreedom);
        reference.AssertMatches("wald_stype.p", test.PValue ?? 1);
    }

    [Test]
    public void LikelihoodRatioTest_UnderADesign_HasThePublishedDesignEffects()
    {
        var reference = ReferenceCase.Load("api_glm_logistic_strat");

        var test = ImprovementByType().LikelihoodRatioTest("stype");

        reference.AssertMatches("lrt_stype.chisq", test.Statistic);
        reference.AssertMatches("lrt_stype.df", test.DegreesOfFreedom);
        reference.AssertMatches("lrt_stype.ddf", test.DenominatorDegreesOfFreedom);
        reference.AssertMatches("lrt_stype.lambda", [.. test.DesignEffects]);

        // R's p is the saddlepoint approximation, 8 % above the exact tail.
        reference.AssertMatches(
            "lrt_stype.p",
            WeightedChiSquareSum.Saddlepoint(test.Statistic, test.DesignEffects, test.DenominatorDegreesOfFreedom)
        );
        Assert.That(test.PValue, Is.EqualTo(reference.Numbers("lrt_stype.p")[0]).Within(10).Percent);
    }

    [Test]
    public void Interval_WithTheDesignsDegreesOfFreedom_IsThePublishedOne()
    {
        var reference = ReferenceCase.Load("api_glm_logistic_strat");

        var intervals = SchoolWide().Model.Coefficients.Select(line => line.IntervalAt(degreesOfFreedom: 197));

        reference.AssertMatches(
            "ci_logistic_wald",
            [.. intervals.SelectMany(interval => new[] { interval?.Lower ?? 0, interval?.Upper ?? 0 })]
        );
    }

    [Test]
    public void Predict_UnderADesign_HasThePublishedStandardErrors()
    {
        var reference = ReferenceCase.Load("api_glm_logistic_strat");
        var (model, table) = SchoolWide();

        var chances = model.Predict(ModelTerms.Of(table, "ell meals mobility")).Take(5).OfType<Estimate>().ToList();

        reference.AssertMatches("predict_first5.fit", [.. chances.Select(chance => chance.Value)]);
        reference.AssertMatches("predict_first5.se", [.. chances.Select(chance => chance.StandardError)]);
        Assert.That(
            chances.Select(chance => chance.Interval is { Lower: > 0, Upper: < 1 } interval && interval.Contains(chance.Value)),
            Is.All.True
        );
    }

    [TestCase("census_likert_compare", "census_a_size")]
    [TestCase("census_c_likert_compare", "census_size")]
    public void Ordinal_UnderTheCensusDesign_IsThePublishedModel(string file, string design)
    {
        var (model, _, _) = Improved(design);

        AssertMatchesOrdinal(ReferenceCase.Load(file), model);
    }

    [TestCase("census_likert_compare", "census_a_size")]
    [TestCase("census_c_likert_compare", "census_size")]
    public void Ordinal_UnderTheCensusDesign_ClimbsHigherThanThePublishedModel(string file, string design)
    {
        var reference = ReferenceCase.Load(file);
        var (model, sample, table) = Improved(design);

        var published = LogLikelihood(
            sample,
            table,
            PublishedCoefficients.Values(reference.At("svyolr.coef")),
            PublishedCoefficients.Values(reference.At("svyolr.zeta"))
        );

        Assert.That(model.LogLikelihood, Is.InRange(published, published + 1e-5));
    }

    [Test]
    public void Ordinal_OfClusters_IsThePublishedModelOfTheCompleteRows()
    {
        var (sample, table) = ReferenceDesigns.Of("clus1");
        var meals = table
            .Numbers("meals")
            .Select(share =>
                share switch
                {
                    <= 25 => 0,
                    <= 50 => 1,
                    <= 75 => 2,
                    _ => 3,
                }
            )
            .ToArray();

        var model = OrdinalRegression
            .Fit(sample, new Factor("meals", meals, ["0-25", "26-50", "51-75", "76-100"]), ModelTerms.Of(table, "avg.ed mobility stype*"))
            .RequireModel();

        AssertMatchesOrdinal(ReferenceCase.Load("api_glm_logistic_clus1"), model);
        Assert.That(model.IncompleteCount, Is.EqualTo(table.Known("avg.ed").Count(known => !known)));
    }

    // Ordered logistic by hand, weights with a mean of 1.
    private static double LogLikelihood(SampleDesign sample, ReferenceTable table, double[] slopes, double[] thresholds)
    {
        var (population, measure, codes) = (
            table.Numbers("population"),
            table.Numbers("m1"),
            ModelTerms.Likert(table, "improved1").Codes.ToArray()
        );
        var rows = Enumerable.Range(0, table.RowCount).Where(row => codes[row] >= 0).ToList();
        var mean = rows.Average(row => sample.Weights.Span[row]);
        return rows.Sum(row => sample.Weights.Span[row] / mean * Math.Log(Below(row, codes[row]) - Below(row, codes[row] - 1)));

        double Below(int row, int code)
        {
            if (code < 0 || code == thresholds.Length)
            {
                return code < 0 ? 0 : 1;
            }

            return 1 / (1 + Math.Exp((slopes[0] * Math.Log(population[row])) + (slopes[1] * measure[row]) - thresholds[code]));
        }
    }

    private static (OrdinalModel Model, SampleDesign Sample, ReferenceTable Table) Improved(string design)
    {
        var (sample, table) = ReferenceDesigns.Of(design);
        var predictors = ModelTerms.Of(table, "log(population) m1");
        return (OrdinalRegression.Fit(sample, ModelTerms.Likert(table, "improved1"), predictors).RequireModel(), sample, table);
    }

    // svyolr stops its search at a relative change of 1e-8 in the deviance, which leaves its coefficients up to 3e-4 from the top.
    private static void AssertMatchesOrdinal(ReferenceCase reference, OrdinalModel model)
    {
        var slopes = model.Coefficients.Count - model.Thresholds.Count;
        double[] values = [.. model.Coefficients.Select(line => line.Estimate.Value)];
        reference.AssertMatches(PublishedCoefficients.Values(reference.At("svyolr.coef")), values[..slopes], "coef", 4);
        reference.AssertMatches(PublishedCoefficients.Values(reference.At("svyolr.zeta")), values[slopes..], "zeta", 4);
        double[] errors = [.. model.Coefficients.Select(line => line.Estimate.StandardError)];
        reference.AssertMatches(reference.Numbers("svyolr.se"), errors, "se", 4);
    }

    private static (LogisticModel Model, ReferenceTable Table) SchoolWide()
    {
        var (sample, table) = ReferenceDesigns.Of("strat");
        return (
            LogisticRegression.Fit(sample, table.Term("sch.wide=Yes"), ModelTerms.Of(table, "ell meals mobility")).RequireModel(),
            table
        );
    }

    private static LogisticModel ImprovementByType()
    {
        var (sample, table) = ReferenceDesigns.Of("strat");
        return LogisticRegression.Fit(sample, table.Term("comp.imp=Yes"), ModelTerms.Of(table, "stype*")).RequireModel();
    }
}
