using NUnit.Framework;
using Survey.Analysis.Estimation.Estimates;
using Survey.Analysis.Estimation.Estimators;
using Survey.Analysis.Estimation.Intervals;
using Survey.Analysis.Estimation.Samples;

namespace Survey.Tests.Analysis.Estimation.Estimators;

public sealed class MeanAndTotalReferenceTests
{
    [TestCase("api_srs_mean_total", "mean_fpc", "srs", "api00 api99 enroll meals")]
    [TestCase("api_srs_mean_total", "mean_nofpc", "srs-nofpc", "api00 api99 enroll meals")]
    [TestCase("api_srs_mean_total", "factor_mean", "srs", "stype=E stype=H stype=M")]
    [TestCase("api_srs_mean_total2", "mean", "srs", "growth ell mobility meals")]
    [TestCase("api_strat_mean_total_ratio", "mean", "strat", "api00 enroll meals")]
    [TestCase("api_strat_mean_total_ratio", "mean_nofpc", "strat-nofpc", "api00 enroll meals")]
    [TestCase("api_strat_mean_total_ratio", "factor_mean", "strat", "stype=E stype=H stype=M sch.wide=No sch.wide=Yes")]
    [TestCase("api_clus1_mean_total_ratio", "mean", "clus1", "api00 enroll meals")]
    [TestCase("api_clus1_mean_total_ratio", "factor_mean", "clus1", "stype=E stype=H stype=M")]
    [TestCase("hospital_strat", "mean", "hospital", "births")]
    [TestCase("census_c_steps_size_class", "steps.step1", "census_size", "step1")]
    [TestCase("census_c_steps_size_class", "steps.step2", "census_size", "step2")]
    [TestCase("census_c_steps_size_class", "steps.step3", "census_size", "step3")]
    [TestCase("census_c_steps_size_class", "steps.step4", "census_size", "step4")]
    [TestCase("census_c_steps_size_class", "steps.step5", "census_size", "step5")]
    [TestCase("census_c_steps_size_class", "all_five", "census_size", "all_five")]
    [TestCase("census_c_steps_size_class", "followup", "census_size", "effect_followup")]
    [TestCase("census_c_shares_other_designs", "county.m", "census_county", "m1 m2 m3 m4 m5 m6 m7 m8 m9 m10 m11 m12")]
    [TestCase("census_c_shares_other_designs", "county.followup", "census_county", "effect_followup")]
    [TestCase("census_c_shares_other_designs", "size_nofpc.m", "census_size-nofpc", "m1 m2 m3 m4 m5 m6 m7 m8 m9 m10 m11 m12")]
    [TestCase("census_c_multiselect_ranking", "weighted", "census_size", "m1 m2 m3 m4 m5 m6 m7 m8 m9 m10 m11 m12")]
    public void Mean_OfReferenceData_IsThePublishedOne(string file, string block, string design, string terms)
    {
        var (sample, table) = ReferenceDesigns.Of(design);

        var means = MeanEstimator.EstimateJointly(sample, [.. terms.Split(' ').Select(table.Term)]);

        Meets(ReferenceCase.Load(file), block, means);
    }

    [TestCase("api_srs_mean_total", "total_fpc", "srs", "api00 enroll")]
    [TestCase("api_srs_mean_total", "total_nofpc", "srs-nofpc", "api00 enroll")]
    [TestCase("api_srs_mean_total", "factor_total", "srs", "stype=E stype=H stype=M")]
    [TestCase("api_srs_mean_total2", "total", "srs", "api.stu meals")]
    [TestCase("api_srs_mean_total2", "factor_total", "srs", "comp.imp=No comp.imp=Yes awards=No awards=Yes")]
    [TestCase("api_strat_mean_total_ratio", "total", "strat", "enroll api.stu")]
    [TestCase("api_clus1_mean_total_ratio", "total", "clus1", "enroll api.stu")]
    [TestCase("hospital_strat", "total", "hospital", "births")]
    public void Total_OfReferenceData_IsThePublishedOne(string file, string block, string design, string terms)
    {
        var (sample, table) = ReferenceDesigns.Of(design);

        var totals = TotalEstimator.EstimateJointly(sample, [.. terms.Split(' ').Select(table.Term)]);

        Meets(ReferenceCase.Load(file), block, totals);
    }

    [TestCase("step1")]
    [TestCase("step5")]
    public void Total_InABase_IsThePublishedOne(string step)
    {
        var (sample, table) = ReferenceDesigns.Of("census_size");
        var reference = ReferenceCase.Load("census_c_steps_size_class");

        var total = TotalEstimator.Estimate(sample, table.Column(step));

        reference.Meets($"steps.{step}.total", total.Value);
        reference.Meets($"steps.{step}.total_se", total.StandardError);
    }

    [TestCase("Ignore", "remove")]
    [TestCase("Ignore", "certainty")]
    [TestCase("CentreOnAll", "adjust")]
    [TestCase("TakeAverage", "average")]
    public void Variance_OfALoneRespondent_FollowsTheRule(string rule, string option)
    {
        foreach (var (design, block) in new[] { ("lonely", "with_fpc"), ("lonely-nofpc", "no_fpc") })
        {
            var (sample, table) = ReferenceDesigns.Of(design);
            sample = sample with { WhenAStratumHasOneRespondent = Enum.Parse<LoneRespondentRule>(rule) };
            var reference = ReferenceCase.Load("lonely_psu_options");

            var means = MeanEstimator.EstimateJointly(sample, [table.Column("api00"), table.Column("enroll")]);
            var total = TotalEstimator.EstimateJointly(sample, [table.Column("enroll")]);

            Meets(reference, $"{block}.{option}.mean", means);
            Meets(reference, $"{block}.{option}.total", total);
        }
    }

    [Test]
    public void Ratio_OfReferenceData_IsThePublishedOne()
    {
        var reference = ReferenceCase.Load("api_strat_mean_total_ratio");
        var (sample, table) = ReferenceDesigns.Of("strat");

        var ratio = RatioEstimator.Estimate(sample, table.Column("api.stu"), table.Numbers("enroll"));
        var growth = RatioEstimator.Estimate(sample, table.Column("growth"), table.Numbers("meals"));

        reference.Meets("ratio_apistu_enroll.estimate", ratio.Value);
        reference.Meets("ratio_apistu_enroll.se", ratio.StandardError);
        Assert.That(growth.Value, Is.EqualTo(reference.Numbers("ratio_api00_api99_growth.estimate")[3]).Within(1e-9));
        Assert.That(growth.StandardError, Is.EqualTo(reference.Numbers("ratio_api00_api99_growth.se")[3]).Within(1e-9));
    }

    [Test]
    public void Ratio_WithClusters_IsThePublishedOne()
    {
        var reference = ReferenceCase.Load("api_clus1_mean_total_ratio");
        var (sample, table) = ReferenceDesigns.Of("clus1");

        var ratio = RatioEstimator.Estimate(sample, table.Column("api.stu"), table.Numbers("enroll"));

        reference.Meets("ratio.estimate", ratio.Value);
        reference.Meets("ratio.se", ratio.StandardError);
    }

    private static void Meets(ReferenceCase reference, string block, JointEstimate actual)
    {
        var size = actual.Estimates.Count;
        reference.Meets(block + ".estimate", [.. actual.Estimates.Select(estimate => estimate.Value)]);
        reference.Meets(block + ".se", [.. actual.Estimates.Select(estimate => estimate.StandardError)]);
        reference.Meets(block + ".vcov", [.. Enumerable.Range(0, size * size).Select(index => actual.Covariance(index / size, index % size))]);
        reference.Meets(block + ".df", actual.Estimates[0].DegreesOfFreedom);
        var intervals = actual.Estimates.Select(estimate => StudentInterval.Of(estimate) ?? throw new AssertionException("no interval"));
        reference.Meets(block + ".ci_t_lower", [.. intervals.Select(interval => interval.Lower)]);
        reference.Meets(block + ".ci_t_upper", [.. intervals.Select(interval => interval.Upper)]);
    }
}
