using NUnit.Framework;
using Survey.Analysis.Estimation.Comparisons;
using Survey.Analysis.Estimation.Estimates;
using Survey.Analysis.Estimation.Estimators;
using Survey.Analysis.Estimation.Intervals;
using Survey.Analysis.Estimation.Nonresponse;
using Survey.Analysis.Estimation.Samples;

namespace Survey.Tests.Analysis.Estimation.Estimators;

/// <summary>What the files on the schools of California publish beside means and totals of whole designs.</summary>
public sealed class SchoolReferenceTests
{
    [TestCase("api_srs_mean_total", "srs")]
    [TestCase("api_srs_mean_total2", "srs")]
    [TestCase("api_strat_mean_total_ratio", "strat")]
    [TestCase("api_clus1_mean_total_ratio", "clus1")]
    [TestCase("api_clus2_mean_total_ratio", "clus2")]
    [TestCase("hospital_strat", "hospital")]
    [TestCase("api_jk1_clus1", "jk1")]
    [TestCase("api_jk1_clus2_nofpc", "jk1clus2")]
    [TestCase("api_jkn_strat", "jkn")]
    [TestCase("api_given_bootstrap_weights", "boot40")]
    [TestCase("nhanes_strat_clusters", "nhanes")]
    [TestCase("mu284_two_stages", "mu284")]
    [TestCase("fpc_small", "fpc")]
    [TestCase("election_pps", "election")]
    [TestCase("crowd_replicates", "crowd")]
    [TestCase("awkward_shapes", "awkward")]
    public void DegreesOfFreedom_OfADesign_AreThePublishedOnes(string file, string design) =>
        ReferenceCase.Load(file).AssertMatches("degf", DegreesOf(ReferenceDesigns.Of(design).Design));

    [TestCase("api_srs_mean_total", "srs", "api00 enroll")]
    [TestCase("api_strat_mean_total_ratio", "strat", "api00")]
    public void Means_BesideTheirDesignEffects_AreThePublishedOnes(string file, string design, string columns)
    {
        var (sample, table) = ReferenceDesigns.Of(design);

        ReferenceCase
            .Load(file)
            .AssertMatchesEstimates(
                "mean_deff_replace",
                MeanEstimator.EstimateJointly(sample, [.. columns.Split(' ').Select(table.Column)])
            );
    }

    // R leaves out the rows without a value and says the degrees of freedom of the whole design.
    [TestCase("api_srs_mean_total2", "mean_avged_narm", "srs", "avg.ed")]
    [TestCase("api_srs_mean_total2", "target_narm", "srs", "target")]
    [TestCase("api_clus2_mean_total_ratio", "mean_enroll_narm", "clus2", "enroll")]
    public void Mean_WhereSomeHaveNoValue_IsThePublishedOne(string file, string block, string design, string column)
    {
        var (sample, table) = ReferenceDesigns.Of(design);

        ReferenceCase.Load(file).AssertMatchesEach(block, [MeanEstimator.Estimate(sample, table.Column(column))], DegreesOf(sample));
    }

    [Test]
    public void Total_WhereSomeHaveNoValue_IsThePublishedOne()
    {
        var (sample, table) = ReferenceDesigns.Of("clus2");

        ReferenceCase
            .Load("api_clus2_mean_total_ratio")
            .AssertMatchesEach("total_enroll_narm", [TotalEstimator.Estimate(sample, table.Column("enroll"))], DegreesOf(sample));
    }

    [Test]
    public void Means_OfReplicatesWhereSomeHaveNoValue_AreThePublishedOnes()
    {
        var (sample, table) = ReferenceDesigns.Of("jk1clus2");

        var means = MeanEstimator.EstimateJointly(
            sample,
            [.. new[] { "api00", "enroll" }.Select(column => new Observations(table.Numbers(column), table.Known("enroll")))]
        );

        var reference = ReferenceCase.Load("api_jk1_clus2_nofpc");
        reference.AssertMatchesEach("mean", means.Estimates, DegreesOf(sample));
        reference.AssertMatches(
            "mean.vcov",
            means.Covariance(0, 0),
            means.Covariance(0, 1),
            means.Covariance(1, 0),
            means.Covariance(1, 1)
        );
    }

    [TestCase("api_strat_mean_total_ratio", "ratio_apistu_enroll", "strat", "api.stu", "enroll")]
    [TestCase("api_clus1_mean_total_ratio", "ratio", "clus1", "api.stu", "enroll")]
    [TestCase("api_clus2_mean_total_ratio", "ratio_narm", "clus2", "api.stu", "enroll")]
    [TestCase("api_jk1_clus1", "ratio", "jk1", "api.stu", "enroll")]
    [TestCase("api_jk1_clus2_nofpc", "ratio", "jk1clus2", "api00", "api99")]
    [TestCase("api_jkn_strat", "ratio", "jkn", "api.stu", "enroll")]
    [TestCase("scd_brr_fay", "given_ratio", "brr", "alive", "arrests")]
    [TestCase("scd_brr_fay", "brr_ratio", "brr", "alive", "arrests")]
    [TestCase("scd_brr_fay", "fay_ratio", "fay", "alive", "arrests")]
    [TestCase("scd_brr_fay", "linearised_ratio", "scd", "alive", "arrests")]
    [TestCase("mu284_two_stages", "ratio", "mu284", "y1", "x")]
    [TestCase("fpc_small", "jkn_ratio", "fpc_jkn", "x", "y")]
    [TestCase("election_pps", "ratio", "election", "Bush", "votes")]
    [TestCase("election_pps", "jk1_ratio", "election_jk1", "Bush", "votes")]
    [TestCase("crowd_replicates", "brr_ratio", "crowd_brr", "person", "rooms")]
    [TestCase("crowd_replicates", "fay_ratio", "crowd_fay", "person", "rooms")]
    [TestCase("crowd_replicates", "jkn_ratio", "crowd_jkn", "person", "rooms")]
    public void Ratio_OfADesign_HasThePublishedIntervals(string file, string block, string design, string above, string below)
    {
        var (sample, table) = ReferenceDesigns.Of(design);

        ReferenceCase.Load(file).AssertMatchesEach(block, [Ratio(sample, table, above, below, table.Known(below))], DegreesOf(sample));
    }

    [Test]
    public void Ratios_OfTwoNumeratorsAndTwoDenominators_AreThePublishedOnes()
    {
        var (sample, table) = ReferenceDesigns.Of("strat");

        ReferenceCase
            .Load("api_strat_mean_total_ratio")
            .AssertMatchesEach(
                "ratio_api00_api99_growth",
                [
                    .. new[] { "api99", "meals" }.SelectMany(below =>
                        new[] { "api00", "growth" }.Select(above => Ratio(sample, table, above, below, default))
                    ),
                ]
            );
    }

    [Test]
    public void Ratios_OfEveryStratum_AreThePublishedSeparateOnes()
    {
        var reference = ReferenceCase.Load("api_strat_mean_total_ratio");
        var (sample, table) = ReferenceDesigns.Of("strat");

        var ratios = table
            .Codes("stype")
            .Levels.Select(level => Ratio(sample, table, "api.stu", "enroll", table.Is("stype", level)))
            .ToArray();

        reference.AssertMatches("separate_ratio.ratio", [.. ratios.Select(ratio => ratio.Value)]);
        reference.AssertMatches("separate_ratio.se", [.. ratios.Select(ratio => ratio.StandardError)]);
    }

    [Test]
    public void CoefficientOfVariation_OfAMean_IsThePublishedOne()
    {
        var (sample, table) = ReferenceDesigns.Of("srs");

        ReferenceCase
            .Load("api_srs_mean_total")
            .AssertMatches("cv_mean_enroll", MeanEstimator.Estimate(sample, table.Column("enroll")).CoefficientOfVariation ?? 0);
    }

    [TestCase("api_by_domain_strat", "mean_by_stype", "strat", "api00", "stype")]
    [TestCase("api_by_domain_strat", "mean_by_schwide", "strat", "api00 enroll", "sch.wide")]
    [TestCase("api_by_domain_strat", "prop_by_stype", "strat", "awards=No awards=Yes", "stype")]
    [TestCase("api_by_domain_clus1", "mean_by_stype", "clus1", "api00", "stype")]
    [TestCase("api_by_domain_clus1", "prop_by_schwide", "clus1", "stype=E stype=H stype=M", "sch.wide")]
    [TestCase("api_jk1_clus1", "by_stype", "jk1", "api00", "stype")]
    public void Means_OfSubgroups_HaveThePublishedIntervals(string file, string block, string design, string terms, string by)
    {
        var (sample, table) = ReferenceDesigns.Of(design);

        var means = terms
            .Split(' ')
            .SelectMany(term =>
                table.Codes(by).Levels.Select(level => MeanEstimator.Estimate(sample, table.Term(term) with { Base = table.Is(by, level) }))
            );

        ReferenceCase.Load(file).AssertMatchesEach(block, [.. means], DegreesOf(sample));
    }

    [TestCase("api_by_domain_strat", "total_by_awards", "strat", "awards")]
    [TestCase("api_by_domain_clus1", "total_by_stype", "clus1", "stype")]
    public void Totals_OfSubgroups_HaveThePublishedIntervals(string file, string block, string design, string by)
    {
        var (sample, table) = ReferenceDesigns.Of(design);

        var totals = table
            .Codes(by)
            .Levels.Select(level => TotalEstimator.Estimate(sample, table.Column("enroll") with { Base = table.Is(by, level) }));

        ReferenceCase.Load(file).AssertMatchesEach(block, [.. totals], DegreesOf(sample));
    }

    [Test]
    public void RatiosAndMeans_OfCrossedSubgroups_AreThePublishedOnes()
    {
        var reference = ReferenceCase.Load("api_by_domain_strat");
        var (sample, table) = ReferenceDesigns.Of("strat");
        var (met, types) = (table.Codes("comp.imp").Levels, table.Codes("stype").Levels);

        var ratios = met.Select(level => Ratio(sample, table, "api.stu", "enroll", table.Is("comp.imp", level)));
        var means = met.SelectMany(level =>
            types.Select(type =>
                MeanEstimator.Estimate(
                    sample,
                    new Observations(table.Numbers("api00"), Both(table.Is("comp.imp", level), table.Is("stype", type)))
                )
            )
        );

        reference.AssertMatchesEach("ratio_by_comp", [.. ratios], DegreesOf(sample));
        reference.AssertMatchesEach("two_way_by", [.. means], DegreesOf(sample));
    }

    [TestCase("subset_mean_H", "stype", "H")]
    [TestCase("subset_mean_schwideNo", "sch.wide", "No")]
    public void Mean_OfASubset_IsThePublishedOneWithItsOwnDegreesOfFreedom(string block, string column, string text)
    {
        var (sample, table) = ReferenceDesigns.Of("strat");

        var mean = MeanEstimator.Estimate(sample, new Observations(table.Numbers("api00"), table.Is(column, text)));

        ReferenceCase.Load("api_by_domain_strat").AssertMatchesEach(block, [mean]);
    }

    [Test]
    public void Contrasts_OfSubgroups_AreThePublishedOnes()
    {
        var reference = ReferenceCase.Load("api_by_domain_strat");
        var (sample, table) = ReferenceDesigns.Of("strat");

        var ratio = Means("stype").Ratio(1, 0);
        var difference = Means("comp.imp").Difference(1, 0);
        var test = DifferenceTest.OfGroups(difference);
        var interval = StudentInterval.Of(difference with { DegreesOfFreedom = (int)(test.DegreesOfFreedom ?? 0) });

        reference.AssertMatches("contrast_ratio_H_over_E.estimate", ratio.Value);
        reference.AssertMatches("contrast_ratio_H_over_E.se", ratio.StandardError);
        reference.AssertMatches("ttest_api00_compimp.estimate", difference.Value);
        reference.AssertMatches("ttest_api00_compimp.t", test.Statistic ?? 0);
        reference.AssertMatches("ttest_api00_compimp.df", test.DegreesOfFreedom ?? 0);
        reference.AssertMatches("ttest_api00_compimp.p", test.PValue);
        reference.AssertMatches("ttest_api00_compimp.ci", interval?.Lower ?? 0, interval?.Upper ?? 0);

        JointEstimate Means(string by) =>
            MeanEstimator.EstimateJointly(
                sample,
                [.. table.Codes(by).Levels.Select(level => new Observations(table.Numbers("api00"), table.Is(by, level)))]
            );
    }

    [Test]
    public void Ratio_OfAnEstimateToItsDouble_IsCertain()
    {
        double[] values = [1, 2, 3, 4, 5];
        var joint = MeanEstimator.EstimateJointly(Create.Design(), [new(values), new(values.Select(value => 2 * value).ToArray())]);

        Assert.That((joint.Ratio(0, 1).Value, joint.Ratio(0, 1).StandardError), Is.EqualTo((0.5, 0)));
    }

    [Test]
    public void Ratio_OfAnEstimateToNothing_IsRefused()
    {
        var joint = MeanEstimator.EstimateJointly(Create.Design(), [new(new double[] { 1, 2, 3, 4, 5 }), new(new double[5])]);

        Assert.That(() => joint.Ratio(0, 1), Throws.ArgumentException.With.Message.Contains("nothing to divide by"));
    }

    [TestCase("api_ciprop_srs", "isE_95", "srs", "stype=E")]
    [TestCase("api_ciprop_srs", "isE_90", "srs", "stype=E")]
    [TestCase("api_ciprop_srs", "compimp_95", "srs", "comp.imp=Yes")]
    [TestCase("api_ciprop_srs", "awd_95", "srs", "awards=Yes")]
    [TestCase("api_ciprop_srs", "isE_nofpc_95", "srs-nofpc", "stype=E")]
    [TestCase("api_ciprop_strat", "schwide_95", "strat", "sch.wide=Yes")]
    [TestCase("api_ciprop_strat", "awd_95", "strat", "awards=Yes")]
    [TestCase("api_ciprop_strat", "compimp_99", "strat", "comp.imp=Yes")]
    [TestCase("api_ciprop_clus1", "isE_95", "clus1", "stype=E")]
    [TestCase("api_ciprop_clus1", "isH_95", "clus1", "stype=H")]
    [TestCase("api_ciprop_clus1", "schwide_95", "clus1", "sch.wide=Yes")]
    [TestCase("nhanes_strat_clusters", "ciprop", "nhanes", "HI_CHOL")]
    [TestCase("nhanes_strat_clusters", "ciprop_99", "nhanes", "HI_CHOL")]
    [TestCase("fpc_small", "ciprop", "fpc", "high")]
    [TestCase("fpc_small", "ciprop_90", "fpc-nofpc", "high")]
    [TestCase("election_pps", "ciprop", "election", "bush_won")]
    [TestCase("awkward_shapes", "ciprop", "awkward", "rare")]
    [TestCase("awkward_shapes", "huge_ciprop", "awkward_huge", "rare")]
    public void Share_BehindTheIntervals_IsThePublishedOne(string file, string block, string design, string term)
    {
        var reference = ReferenceCase.Load(file);
        var (sample, table) = ReferenceDesigns.Of(design);

        var share = ShareEstimator.Estimate(sample, table.Term(term));

        foreach (var method in reference.At(block).EnumerateObject())
        {
            reference.AssertMatches($"{block}.{method.Name}.estimate", share.Value);
            reference.AssertMatches($"{block}.{method.Name}.var", share.StandardError * share.StandardError);
        }
    }

    [Test]
    public void Intervals_OfReplicatesAndOfPostStratifiedShares_AreThePublishedOnes()
    {
        var (jackknife, table) = ReferenceDesigns.Of("jk1");
        var types = new Margin([("E", 4421), ("H", 755), ("M", 1018)], table.Codes("stype").Codes);
        var adjusted = PostStratification.Apply(ReferenceDesigns.Of("clus1").Design, types);

        Meets("api_jk1_clus1", "ciprop_logit", jackknife, IntervalMethod.Logit);
        Meets("api_poststratify_clus1", "ciprop_beta", adjusted, IntervalMethod.KornGraubard);
        ReferenceCase.Load("api_poststratify_clus1").AssertMatchesEach("ratio", [Ratio(adjusted, table, "api.stu", "enroll", default)]);
        ReferenceCase
            .Load("api_poststratify_clus1")
            .AssertMatchesEach(
                "by_schwide",
                [
                    .. new[] { "No", "Yes" }.Select(text =>
                        MeanEstimator.Estimate(adjusted, new(table.Numbers("api00"), table.Is("sch.wide", text)))
                    ),
                ],
                DegreesOf(adjusted)
            );

        void Meets(string file, string block, SampleDesign design, IntervalMethod method)
        {
            var reference = ReferenceCase.Load(file);
            var share = ShareEstimator.Estimate(design, table.Term("sch.wide=Yes"));
            var interval = ShareInterval.Of(method, share, new UnitCounts(1, share.Count - 1, Nonresponse: 1_000_000));
            reference.AssertMatches(block + ".estimate", share.Value);
            reference.AssertMatches(block + ".var", share.StandardError * share.StandardError);
            reference.AssertMatches(block + ".lower", interval.Lower);
            reference.AssertMatches(block + ".upper", interval.Upper);
        }
    }

    [TestCase("chisq_F", TestMethod.RaoScottF)]
    [TestCase("chisq_Chisq", TestMethod.RaoScottChiSquare)]
    [TestCase("chisq_adjWald", TestMethod.AdjustedWald)]
    public void Test_OfReplicates_IsThePublishedOne(string block, TestMethod method)
    {
        var reference = ReferenceCase.Load("api_jk1_clus1");
        var (sample, table) = ReferenceDesigns.Of("jk1");

        var test = new Crosstab(sample, table.Classes("sch.wide"), table.Classes("stype")).Test(method);

        double?[] degrees = [test.DegreesOfFreedom, test.DenominatorDegreesOfFreedom];
        reference.AssertMatches(block + ".statistic", test.Statistic ?? 0);
        reference.AssertMatches(block + ".p_value", test.PValue);
        reference.AssertMatches(
            [.. reference.At(block + ".parameter").EnumerateObject().Select(each => each.Value.GetDouble())],
            [.. degrees.OfType<double>()],
            block
        );
    }

    [Test]
    public void Replicates_OfReferenceData_HaveThePublishedScales()
    {
        var jackknife = ReferenceDesigns.Of("jk1").Design.Replicates;
        var stratified = ReferenceDesigns.Of("jkn").Design.Replicates;

        ReferenceCase.Load("api_jk1_clus1").AssertMatches("rscales", [.. jackknife?.ReplicateScales ?? []]);
        Assert.That(jackknife?.IsCenteredOnEstimate, Is.EqualTo(ReferenceCase.Load("api_jk1_clus1").At("mse").GetBoolean()));
        ReferenceCase.Load("api_jkn_strat").AssertMatches("rscales_first5", [.. (stratified?.ReplicateScales ?? []).Take(5)]);
        ReferenceCase.Load("api_jkn_strat").AssertMatches("n_replicates", stratified?.Weights.Count ?? 0);
        ReferenceCase.Load("scd_brr_fay").AssertMatches("brr_scale", ReferenceDesigns.Of("brr").Design.Replicates?.Scale ?? 0);
        ReferenceCase.Load("scd_brr_fay").AssertMatches("given_scale", ReferenceDesigns.Of("brr").Design.Replicates?.Scale ?? 0);
        ReferenceCase.Load("scd_brr_fay").AssertMatches("fay_scale", ReferenceDesigns.Of("fay").Design.Replicates?.Scale ?? 0);
        ReferenceCase
            .Load("api_clus2_mean_total_ratio")
            .AssertMatches("weights_first10", ReferenceDesigns.Of("clus2").Design.Weights.ToArray()[..10]);
    }

    [Test]
    public void RakedTable_OfReferenceData_IsThePublishedOne()
    {
        var (sample, table) = ReferenceDesigns.Of("clus1");
        var raked = PostStratification.Rake(
            sample,
            [
                new Margin([("E", 4421), ("H", 755), ("M", 1018)], table.Codes("stype").Codes),
                new Margin([("No", 1072), ("Yes", 5122)], table.Codes("sch.wide").Codes),
            ]
        );

        var totals = new Crosstab(raked, table.Classes("stype"), table.Classes("sch.wide")).Totals;

        ReferenceCase.Load("api_rake_clus1").AssertMatches("table.data", [.. totals.Estimates.Select(total => total.Value)]);
    }

    // Of the stratum whose only unit answered, the rest is known without a rule.
    [Test]
    public void Estimates_WithTheOnlyUnitOfAStratum_AreThePublishedOnes()
    {
        var (sample, table) = ReferenceDesigns.Of("lonely");
        var lone = table.Is("stype", "H");
        var weights = sample.Weights.ToArray().Select((weight, row) => lone[row] ? 1 : weight).ToArray();
        var strata = sample.Strata.Select(stratum => stratum.Name == "H" ? stratum with { Population = 1 } : stratum);
        var design = sample with { Weights = weights, Strata = [.. strata] };
        var reference = ReferenceCase.Load("lonely_psu_options");

        reference.AssertMatchesEstimates(
            "take_all_H_N1_fail_option.mean",
            MeanEstimator.EstimateJointly(design, [table.Column("api00"), table.Column("enroll")])
        );
        reference.AssertMatchesEstimates(
            "take_all_H_N1_fail_option.total",
            TotalEstimator.EstimateJointly(design, [table.Column("enroll")])
        );
        foreach (var block in new[] { "with_fpc", "no_fpc" })
        {
            var refused = block == "no_fpc" ? sample.WithoutFinitePopulationCorrection(LonelyPsuRule.Fail) : sample;
            Assert.That(reference.At(block + ".fail.error").GetString(), Does.Contain("only one PSU"));
            Assert.That(
                () => MeanEstimator.Estimate(refused, table.Column("api00")),
                Throws.TypeOf<DesignException>().With.Message.Contains("'H'")
            );
        }
    }

    private static bool[] Both(bool[] first, bool[] second) => [.. first.Zip(second, (one, other) => one && other)];

    private static Estimate Ratio(SampleDesign sample, ReferenceTable table, string above, string below, ReadOnlyMemory<bool> inBase) =>
        RatioEstimator.Estimate(sample, new Observations(table.Numbers(above), inBase), table.Numbers(below));

    private static int DegreesOf(SampleDesign design) =>
        MeanEstimator.Estimate(design, new Observations(new double[design.RowCount])).DegreesOfFreedom;
}
