using NUnit.Framework;
using Survey.Analysis.Estimation.Comparisons;
using Survey.Analysis.Estimation.Estimators;
using Survey.Analysis.Estimation.Nonresponse;
using Survey.Analysis.Estimation.Samples;

namespace Survey.Tests.Analysis.Estimation.Estimators;

/// <summary>Subgroups, variances and tests of surveys other than those of schools and municipalities, and of awkward data.</summary>
public sealed class OtherSurveysReferenceTests
{
    [TestCase("nhanes_strat_clusters", "by_race", "nhanes", "HI_CHOL", "race")]
    [TestCase("mu284_two_stages", "by_kind", "mu284", "y1", "kind")]
    [TestCase("fpc_small", "by_kind", "fpc", "x", "kind")]
    [TestCase("election_pps", "by_extent", "election", "Bush", "extent")]
    [TestCase("awkward_shapes", "by_g", "awkward", "z", "g")]
    [TestCase("awkward_shapes", "zero_by_g", "awkward_zero", "z", "g")]
    [TestCase("awkward_shapes", "huge_by_g", "awkward_huge", "z", "g")]
    [TestCase("awkward_shapes", "jkn_by_g", "awkward_jkn", "z", "g")]
    public void Means_OfSubgroups_AreThePublishedOnes(string file, string block, string design, string column, string by)
    {
        var (sample, table) = ReferenceDesigns.Of(design);

        ReferenceCase
            .Load(file)
            .AssertMatchesEach(
                block,
                [.. Groups(table, column, by).Select(group => MeanEstimator.Estimate(sample, group))],
                DegreesOf(sample)
            );
    }

    // The rows outside a subgroup helped to meet the totals, also those of strata and clusters where the subgroup has nobody.
    [TestCase("nhanes_strat_clusters", "post_by_sex", "HI_CHOL", "sex")]
    [TestCase("nhanes_strat_clusters", "post_by_age", "HI_CHOL", "age")]
    [TestCase("mu284_two_stages", "post_by_kind", "y1", "kind")]
    [TestCase("mu284_two_stages", "cal_by_kind", "y1", "kind")]
    [TestCase("election_pps", "cal_by_extent", "Bush", "extent")]
    [TestCase("crowd_replicates", "cal_by_side", "person", "side")]
    public void Means_OfSubgroupsOfCalibratedDesigns_AreThePublishedOnes(string file, string block, string column, string by)
    {
        var (sample, table) = Calibrated(file, block);

        ReferenceCase
            .Load(file)
            .AssertMatchesEach(
                block,
                [.. Groups(table, column, by).Select(group => MeanEstimator.Estimate(sample, group))],
                DegreesOf(sample)
            );
    }

    [TestCase("mu284_two_stages", "cal_total_by_kind", "y1", "kind")]
    [TestCase("crowd_replicates", "cal_total_by_side", "person", "side")]
    public void Totals_OfSubgroupsOfCalibratedDesigns_AreThePublishedOnes(string file, string block, string column, string by)
    {
        var (sample, table) = Calibrated(file, block);

        ReferenceCase
            .Load(file)
            .AssertMatchesEach(
                block,
                [.. Groups(table, column, by).Select(group => TotalEstimator.Estimate(sample, group))],
                DegreesOf(sample)
            );
    }

    [Test]
    public void MeansAndTotals_OfCalibratedDesigns_AreThePublishedOnes()
    {
        var (post, table) = Calibrated("mu284_two_stages", "post_mean");
        var (calibrated, _) = Calibrated("mu284_two_stages", "cal_mean");
        var (raked, counties) = Calibrated("election_pps", "cal_total");

        ReferenceCase
            .Load("mu284_two_stages")
            .AssertMatchesEstimates("post_mean", MeanEstimator.EstimateJointly(post, [table.Column("y1")]));
        ReferenceCase
            .Load("mu284_two_stages")
            .AssertMatchesEstimates("cal_mean", MeanEstimator.EstimateJointly(calibrated, [table.Column("y1")]));
        ReferenceCase
            .Load("election_pps")
            .AssertMatchesEstimates(
                "cal_total",
                TotalEstimator.EstimateJointly(raked, [counties.Column("Bush"), counties.Column("Kerry")])
            );
    }

    [TestCase("mu284_two_stages", "var", "mu284", "y1")]
    [TestCase("fpc_small", "var", "fpc", "x")]
    [TestCase("fpc_small", "jkn_var", "fpc_jkn", "x")]
    [TestCase("fpc_small", "jkn_var_y", "fpc_jkn", "y")]
    [TestCase("election_pps", "var", "election", "Bush")]
    [TestCase("election_pps", "jk1_var", "election_jk1", "Bush")]
    [TestCase("crowd_replicates", "brr_var", "crowd_brr", "person")]
    [TestCase("crowd_replicates", "fay_var", "crowd_fay", "person")]
    [TestCase("crowd_replicates", "jkn_var", "crowd_jkn", "person")]
    [TestCase("awkward_shapes", "zero_var", "awkward_zero", "z")]
    [TestCase("awkward_shapes", "jkn_var", "awkward_jkn", "z")]
    public void Variance_UnderADesign_IsThePublishedOne(string file, string block, string design, string column)
    {
        var (sample, table) = ReferenceDesigns.Of(design);

        var variance = MomentEstimator.Variance(sample, table.Column(column));

        ReferenceCase.Load(file).AssertMatches(block + ".estimate", variance.Value);
        ReferenceCase.Load(file).AssertMatches(block + ".se", variance.StandardError);
    }

    [TestCase("nhanes_strat_clusters", "wilcoxon", "nhanes", "HI_CHOL", "sex", TestMethod.DesignWilcoxon)]
    [TestCase("election_pps", "vdw", "election", "votes", "bush_won", TestMethod.DesignVanDerWaerden)]
    public void RankTest_OfTwoGroups_IsThePublishedOne(
        string file,
        string block,
        string design,
        string column,
        string by,
        TestMethod method
    )
    {
        var (sample, table) = ReferenceDesigns.Of(design);

        AssertMatches(file, block, DesignRankTest.Test(sample, table.Column(column), table.Classes(by), method));
    }

    [Test]
    public void TTest_OfTwoGroups_IsThePublishedOne()
    {
        var (sample, table) = ReferenceDesigns.Of("nhanes");

        var means = MeanEstimator.EstimateJointly(sample, [.. Groups(table, "HI_CHOL", "sex")]);

        AssertMatches("nhanes_strat_clusters", "ttest", DifferenceTest.OfGroups(means.Difference(1, 0)));
    }

    // The replicates of a stratum that was asked in full add nothing.
    [Test]
    public void DegreesOfFreedom_OfAJackknifeWhereAStratumWasAskedInFull_AreThePublishedOnes() =>
        ReferenceCase.Load("awkward_shapes").AssertMatches("jkn_degf", DegreesOf(ReferenceDesigns.Of("awkward_jkn").Design));

    private static void AssertMatches(string file, string block, TestResult test)
    {
        var reference = ReferenceCase.Load(file);
        reference.AssertMatches(block + ".statistic", test.Statistic ?? 0);
        reference.AssertMatches(block + ".parameter.df", test.DegreesOfFreedom ?? 0);
        reference.AssertMatches(block + ".p_value", test.PValue);
    }

    private static (SampleDesign Design, ReferenceTable Table) Calibrated(string file, string block)
    {
        var (sample, table) = ReferenceDesigns.Of(file.Split('_')[0]);
        return (file, block.Split('_')[0]) switch
        {
            ("nhanes_strat_clusters", "post") => (
                PostStratification.Apply(sample, new Margin([("19-39", 82e6), ("39-59", 84e6), ("59+", 55e6)], table.Codes("age").Codes)),
                table
            ),
            ("mu284_two_stages", "post") => (
                PostStratification.Apply(sample, new Margin([("a", 70), ("b", 270)], table.Codes("kind").Codes)),
                table
            ),
            ("mu284_two_stages", "cal") => (To(sample, table, new Calibrator(), 340, "x", 15400), table),
            ("election_pps", "cal") => (
                To(sample, table, new Calibrator { Distance = CalibrationDistance.Raking }, 4600, "votes", 115999064),
                table
            ),
            ("crowd_replicates", "cal") => (To(sample, table, new Calibrator(), 6, "rooms", 37.5), table),
            _ => throw new ArgumentOutOfRangeException(nameof(block), block, "No such design."),
        };
    }

    private static SampleDesign To(
        SampleDesign sample,
        ReferenceTable table,
        Calibrator calibrator,
        double population,
        string column,
        double total
    ) =>
        calibrator.Calibrate(
            sample,
            [CalibrationVariable.Size(table.RowCount, population), new CalibrationVariable(column, table.Numbers(column), total)]
        );

    private static IEnumerable<Observations> Groups(ReferenceTable table, string column, string by) =>
        table
            .Codes(by)
            .Levels.Select(level => new Observations(
                table.Numbers(column),
                table.Known(column).Zip(table.Is(by, level), (known, isIn) => known && isIn).ToArray()
            ));

    private static int DegreesOf(SampleDesign sample) =>
        MeanEstimator.Estimate(sample, new Observations(new double[sample.RowCount])).DegreesOfFreedom;
}
