using NUnit.Framework;
using Survey.Analysis.Estimation.Estimators;
using Survey.Analysis.Estimation.Samples;

namespace Survey.Tests.Analysis.Estimation.Samples;

public sealed class StagesAndReplicatesTests
{
    [TestCase("api_clus2_mean_total_ratio", "mean_api00", "clus2", "api00")]
    [TestCase("api_clus2_mean_total_ratio", "factor_mean", "clus2", "stype=E stype=H stype=M")]
    [TestCase("api_jk1_clus1", "mean", "jk1", "api00 enroll")]
    [TestCase("api_jkn_strat", "mean", "jkn", "api00 enroll")]
    [TestCase("api_jkn_strat", "prop", "jkn", "awards=No awards=Yes")]
    [TestCase("api_given_bootstrap_weights", "mean", "boot40", "api00 enroll")]
    [TestCase("api_given_bootstrap_weights", "prop", "boot40", "sch.wide=No sch.wide=Yes")]
    [TestCase("api_given_bootstrap_weights2", "mean", "boot30", "growth mobility")]
    [TestCase("api_given_bootstrap_weights2", "prop", "boot30", "awards=No awards=Yes")]
    [TestCase("scd_brr_fay", "brr_mean", "brr", "alive")]
    [TestCase("scd_brr_fay", "given_mean", "brr", "alive arrests")]
    [TestCase("scd_brr_fay", "fay_mean", "fay", "alive")]
    [TestCase("nhanes_strat_clusters", "mean", "nhanes", "HI_CHOL")]
    [TestCase("mu284_two_stages", "mean", "mu284", "y1 x")]
    [TestCase("fpc_small", "mean", "fpc", "x y")]
    [TestCase("fpc_small", "mean_nofpc", "fpc-nofpc", "x y")]
    [TestCase("fpc_small", "jkn_mean", "fpc_jkn", "x y")]
    [TestCase("election_pps", "mean", "election", "Bush Kerry")]
    [TestCase("election_pps", "jk1_mean", "election_jk1", "Bush Kerry")]
    [TestCase("crowd_replicates", "mean", "crowd", "person rooms")]
    [TestCase("crowd_replicates", "brr_mean", "crowd_brr", "person rooms")]
    [TestCase("crowd_replicates", "fay_mean", "crowd_fay", "person rooms")]
    [TestCase("crowd_replicates", "jkn_mean", "crowd_jkn", "person rooms")]
    [TestCase("awkward_shapes", "mean", "awkward", "y")]
    [TestCase("awkward_shapes", "zero_mean", "awkward_zero", "z")]
    [TestCase("awkward_shapes", "huge_mean", "awkward_huge", "y")]
    [TestCase("awkward_shapes", "jkn_mean", "awkward_jkn", "y")]
    public void Mean_UnderStagesOrReplicates_IsThePublishedOne(string file, string block, string design, string terms)
    {
        var (sample, table) = ReferenceDesigns.Of(design);

        var means = MeanEstimator.EstimateJointly(sample, [.. terms.Split(' ').Select(table.Term)]);

        ReferenceCase.Load(file).AssertMatchesEstimates(block, means);
    }

    [TestCase("api_jk1_clus1", "total", "jk1", "enroll")]
    [TestCase("api_jkn_strat", "total", "jkn", "enroll")]
    [TestCase("scd_brr_fay", "given_total", "brr", "alive arrests")]
    [TestCase("nhanes_strat_clusters", "total", "nhanes", "HI_CHOL")]
    [TestCase("mu284_two_stages", "total", "mu284", "y1")]
    [TestCase("fpc_small", "total", "fpc", "x")]
    [TestCase("election_pps", "total", "election", "Bush Kerry")]
    [TestCase("crowd_replicates", "jkn_total", "crowd_jkn", "person")]
    [TestCase("awkward_shapes", "huge_total", "awkward_huge", "z")]
    public void Total_UnderStagesOrReplicates_IsThePublishedOne(string file, string block, string design, string terms)
    {
        var (sample, table) = ReferenceDesigns.Of(design);

        var totals = TotalEstimator.EstimateJointly(sample, [.. terms.Split(' ').Select(table.Term)]);

        ReferenceCase.Load(file).AssertMatchesEstimates(block, totals);
    }

    [TestCase("api_jk1_clus1", "mse_true_mean", "jk1")]
    [TestCase("api_given_bootstrap_weights", "mean_mse", "boot40")]
    public void Mean_AroundTheEstimate_IsThePublishedOne(string file, string block, string design)
    {
        var (sample, table) = ReferenceDesigns.Of(design);
        var replicates = sample.Replicates ?? throw new AssertionException("no replicates");
        sample = sample with { Replicates = replicates with { IsCenteredOnEstimate = true } };

        var means = MeanEstimator.EstimateJointly(sample, [table.Column("api00"), table.Column("enroll")]);

        ReferenceCase.Load(file).AssertMatchesEstimates(block, means);
    }

    [TestCase("api_jk1_clus1", "jk1")]
    [TestCase("api_jk1_clus2_nofpc", "jk1clus2")]
    [TestCase("api_jkn_strat", "jkn")]
    public void Jackknife_OfReferenceData_HasThePublishedScales(string file, string design)
    {
        var reference = ReferenceCase.Load(file);

        Assert.That(ReferenceDesigns.Of(design).Design.Replicates?.Scale, Is.EqualTo(reference.Numbers("scale")[0]).Within(1e-12));
    }

    // Where the statistic is linear in the weights, leaving out and linearising are the same sum.
    [TestCase("srs")]
    [TestCase("strat")]
    [TestCase("clus1")]
    public void JackknifeOfATotal_IsTheLinearisedOne(string design)
    {
        var (sample, table) = ReferenceDesigns.Of(design);

        var linear = TotalEstimator.Estimate(sample, table.Column("api00"));
        var replicated = TotalEstimator.Estimate(ReplicateWeightBuilder.Jackknife(sample), table.Column("api00"));

        Assert.That(replicated.StandardError, Is.EqualTo(linear.StandardError).Within(1e-10 * linear.StandardError));
    }

    [Test]
    public void AnyStatistic_UnderReplicates_HasAStandardError()
    {
        var (sample, table) = ReferenceDesigns.Of("jk1");
        var values = table.Numbers("api00");

        var own = ReplicateVariance
            .Estimate(sample, weights => [weights.ToArray().Select((weight, row) => weight * values[row]).Sum() / weights.ToArray().Sum()])
            .Estimates[0];

        Assert.That(own, Is.EqualTo(MeanEstimator.Estimate(sample, table.Column("api00"))));
    }

    [Test]
    public void BalancedHalves_OfAStratumWithThreeUnits_AreRefused() =>
        Assert.That(
            () => ReplicateWeightBuilder.BalancedRepeatedReplication(Create.Design()),
            Throws.InstanceOf<DesignException>().With.Message.Contains("'a' has 3")
        );

    [Test]
    public void Mean_WhereAllDistrictsButNotAllSchoolsAnswered_IsNotCertain()
    {
        var design = new SampleDesign
        {
            Weights = Enumerable.Repeat(2.0, 4).ToArray(),
            Strata = [new Stratum("all", 2)],
            ClusterOfRow = new[] { 0, 0, 1, 1 },
            LaterStages = [new SamplingStage { UnitOfRow = new[] { 0, 1, 0, 1 }, PopulationOfRow = new double[] { 4, 4, 4, 4 } }],
        };

        var mean = MeanEstimator.Estimate(design, new Observations(new double[] { 1, 0, 1, 1 }));

        // By hand: only the first district varies, 1/2 * 4² (1 - 2/4) s² / 2 of a total, s² = 1/2, over 8².
        Assert.That(mean.StandardError, Is.EqualTo(Math.Sqrt(16 * 0.5 * 0.5 / 2) / 8).Within(1e-15));
        Assert.That(mean.UnobservedShare, Is.EqualTo(0.5));
    }
}
