using NUnit.Framework;
using Survey.Analysis.Estimation.Estimates;
using Survey.Analysis.Estimation.Estimators;
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
    [TestCase("census_c_steps_size_class", "all_five_na_as_no", "census_size", "all_five=1")]
    [TestCase("census_c_steps_size_class", "number_of_steps_mean", "census_size", "step1+step2+step3+step4+step5")]
    [TestCase("census_c_steps_size_class", "followup", "census_size", "effect_followup")]
    [TestCase("census_c_shares_other_designs", "county.m", "census_county", "m1 m2 m3 m4 m5 m6 m7 m8 m9 m10 m11 m12")]
    [TestCase("census_c_shares_other_designs", "county.followup", "census_county", "effect_followup")]
    [TestCase("census_c_shares_other_designs", "county.all_five_na_as_no", "census_county", "all_five=1")]
    [TestCase("census_c_shares_other_designs", "srs_fpc.all_five_na_as_no", "census_all", "all_five=1")]
    [TestCase("census_c_shares_other_designs", "size_nofpc.m", "census_size-nofpc", "m1 m2 m3 m4 m5 m6 m7 m8 m9 m10 m11 m12")]
    [TestCase("census_c_shares_other_designs", "size_nofpc.all_five_na_as_no", "census_size-nofpc", "all_five=1")]
    [TestCase("census_c_multiselect_ranking", "weighted", "census_size", "m1 m2 m3 m4 m5 m6 m7 m8 m9 m10 m11 m12")]
    [TestCase("census_c_dk_and_bounds", "benchmark_population.weighted_size_class", "census_size", "population")]
    [TestCase("census_steps_size_class", "steps.step1", "census_a_size", "step1")]
    [TestCase("census_steps_size_class", "steps.step2", "census_a_size", "step2")]
    [TestCase("census_steps_size_class", "steps.step3", "census_a_size", "step3")]
    [TestCase("census_steps_size_class", "steps.step4", "census_a_size", "step4")]
    [TestCase("census_steps_size_class", "steps.step5", "census_a_size", "step5")]
    [TestCase("census_steps_size_class", "all_five", "census_a_size", "all_five")]
    [TestCase("census_steps_size_class", "all_five_na_as_no", "census_a_size", "all_five=1")]
    [TestCase("census_steps_size_class", "number_of_steps_mean", "census_a_size", "step1+step2+step3+step4+step5")]
    [TestCase("census_steps_size_class", "followup", "census_a_size", "effect_followup")]
    [TestCase("census_shares_other_designs", "county.m", "census_a_county", "m1 m2 m3 m4 m5 m6 m7 m8 m9 m10 m11 m12")]
    [TestCase("census_shares_other_designs", "county.followup", "census_a_county", "effect_followup")]
    [TestCase("census_shares_other_designs", "county.all_five_na_as_no", "census_a_county", "all_five=1")]
    [TestCase("census_shares_other_designs", "srs_fpc.all_five_na_as_no", "census_a_all", "all_five=1")]
    [TestCase("census_shares_other_designs", "size_nofpc.m", "census_a_size-nofpc", "m1 m2 m3 m4 m5 m6 m7 m8 m9 m10 m11 m12")]
    [TestCase("census_shares_other_designs", "size_nofpc.all_five_na_as_no", "census_a_size-nofpc", "all_five=1")]
    [TestCase("census_multiselect_ranking", "weighted", "census_a_size", "m1 m2 m3 m4 m5 m6 m7 m8 m9 m10 m11 m12")]
    [TestCase("census_dk_and_bounds", "benchmark_population.weighted_size_class", "census_a_size", "population")]
    public void Mean_OfReferenceData_IsThePublishedOne(string file, string block, string design, string terms)
    {
        var (sample, table) = ReferenceDesigns.Of(design);

        var means = MeanEstimator.EstimateJointly(sample, [.. terms.Split(' ').Select(table.Term)]);

        AssertMatches(ReferenceCase.Load(file), block, means);
    }

    [TestCase("api_srs_mean_total", "total_fpc", "srs", "api00 enroll")]
    [TestCase("api_srs_mean_total", "total_nofpc", "srs-nofpc", "api00 enroll")]
    [TestCase("api_srs_mean_total", "factor_total", "srs", "stype=E stype=H stype=M")]
    [TestCase("api_srs_mean_total2", "total", "srs", "api.stu meals")]
    [TestCase("api_srs_mean_total2", "factor_total", "srs", "comp.imp=No comp.imp=Yes awards=No awards=Yes")]
    [TestCase("api_strat_mean_total_ratio", "total", "strat", "enroll api.stu")]
    [TestCase("api_clus1_mean_total_ratio", "total", "clus1", "enroll api.stu")]
    [TestCase("hospital_strat", "total", "hospital", "births")]
    [TestCase("census_c_steps_size_class", "all_five_na_as_no.total", "census_size", "all_five=1")]
    [TestCase("census_c_shares_other_designs", "srs_fpc.total", "census_all", "all_five=1")]
    [TestCase("census_steps_size_class", "all_five_na_as_no.total", "census_a_size", "all_five=1")]
    [TestCase("census_shares_other_designs", "srs_fpc.total", "census_a_all", "all_five=1")]
    public void Total_OfReferenceData_IsThePublishedOne(string file, string block, string design, string terms)
    {
        var (sample, table) = ReferenceDesigns.Of(design);

        var totals = TotalEstimator.EstimateJointly(sample, [.. terms.Split(' ').Select(table.Term)]);

        AssertMatches(ReferenceCase.Load(file), block, totals);
    }

    [Test]
    public void Total_InABase_IsThePublishedOne(
        [Values("census_c_steps_size_class census_size", "census_steps_size_class census_a_size")] string census,
        [Range(1, 5)] int number
    )
    {
        var step = FormattableString.Invariant($"step{number}");
        var reference = ReferenceCase.Load(census.Split(' ')[0]);
        var (sample, table) = ReferenceDesigns.Of(census.Split(' ')[1]);

        var total = TotalEstimator.Estimate(sample, table.Column(step));

        reference.AssertMatches($"steps.{step}.total", total.Value);
        reference.AssertMatches($"steps.{step}.total_se", total.StandardError);
        reference.AssertMatches($"steps.{step}.n", total.Count);
        reference.AssertMatches($"steps.{step}.x", table.Is(step, "1").Count(isTaken => isTaken));
    }

    [TestCase("census_c_steps_size_class", "", "census_size")]
    [TestCase("census_c_shares_other_designs", "county.", "census_county")]
    [TestCase("census_steps_size_class", "", "census_a_size")]
    [TestCase("census_shares_other_designs", "county.", "census_a_county")]
    public void Weights_OfTheCensus_AreThePublishedOnes(string file, string block, string design)
    {
        var reference = ReferenceCase.Load(file);

        var sample = ReferenceDesigns.Of(design).Design;
        var weights = sample.Weights.ToArray();

        reference.AssertMatches(block + "degf", MeanEstimator.Estimate(sample, new Observations(weights)).DegreesOfFreedom);
        reference.AssertMatches(block + "weights.sum", weights.Sum());
        reference.AssertMatches(block + "weights.min", weights.Min());
        reference.AssertMatches(block + "weights.max", weights.Max());
        reference.AssertMatches(block + "weights.distinct", [.. weights.Distinct().Order()]);
        reference.AssertMatches(
            block + "weights.kish_deff",
            weights.Length * weights.Sum(weight => weight * weight) / Math.Pow(weights.Sum(), 2)
        );
    }

    [TestCase("Ignore", "remove")]
    [TestCase("Ignore", "certainty")]
    [TestCase("CenterOnGrandMean", "adjust")]
    [TestCase("UseAverage", "average")]
    public void Variance_OfALoneRespondent_FollowsTheRule(string rule, string option)
    {
        foreach (var (design, block) in new[] { ("lonely", "with_fpc"), ("lonely-nofpc", "no_fpc") })
        {
            var (sample, table) = ReferenceDesigns.Of(design);
            sample = sample with { LonelyPsuRule = Enum.Parse<LonelyPsuRule>(rule) };
            var reference = ReferenceCase.Load("lonely_psu_options");

            var means = MeanEstimator.EstimateJointly(sample, [table.Column("api00"), table.Column("enroll")]);
            var total = TotalEstimator.EstimateJointly(sample, [table.Column("enroll")]);

            AssertMatches(reference, $"{block}.{option}.mean", means);
            AssertMatches(reference, $"{block}.{option}.total", total);
        }
    }

    [Test]
    public void Ratio_OfReferenceData_IsThePublishedOne()
    {
        var reference = ReferenceCase.Load("api_strat_mean_total_ratio");
        var (sample, table) = ReferenceDesigns.Of("strat");

        var ratio = RatioEstimator.Estimate(sample, table.Column("api.stu"), table.Numbers("enroll"));
        var growth = RatioEstimator.Estimate(sample, table.Column("growth"), table.Numbers("meals"));

        reference.AssertMatches("ratio_apistu_enroll.estimate", ratio.Value);
        reference.AssertMatches("ratio_apistu_enroll.se", ratio.StandardError);
        Assert.That(growth.Value, Is.EqualTo(reference.Numbers("ratio_api00_api99_growth.estimate")[3]).Within(1e-9));
        Assert.That(growth.StandardError, Is.EqualTo(reference.Numbers("ratio_api00_api99_growth.se")[3]).Within(1e-9));
    }

    [Test]
    public void Ratio_WithClusters_IsThePublishedOne()
    {
        var reference = ReferenceCase.Load("api_clus1_mean_total_ratio");
        var (sample, table) = ReferenceDesigns.Of("clus1");

        var ratio = RatioEstimator.Estimate(sample, table.Column("api.stu"), table.Numbers("enroll"));

        reference.AssertMatches("ratio.estimate", ratio.Value);
        reference.AssertMatches("ratio.se", ratio.StandardError);
    }

    private static void AssertMatches(ReferenceCase reference, string block, JointEstimate actual) =>
        reference.AssertMatchesEstimates(block, actual);
}
