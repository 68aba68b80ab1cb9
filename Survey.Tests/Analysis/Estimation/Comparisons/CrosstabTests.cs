using NUnit.Framework;
using Survey.Analysis.Estimation.Agreement;
using Survey.Analysis.Estimation.Comparisons;
using Survey.Analysis.Estimation.Estimates;
using Survey.Analysis.Estimation.Intervals;
using Survey.Analysis.Estimation.Samples;

namespace Survey.Tests.Analysis.Estimation.Comparisons;

public sealed class CrosstabTests
{
    private static readonly Dictionary<string, TestMethod> TestMethods = new()
    {
        ["F"] = TestMethod.RaoScottF,
        ["Chisq"] = TestMethod.RaoScottChiSquare,
        ["Wald"] = TestMethod.Wald,
        ["adjWald"] = TestMethod.AdjustedWald,
        ["saddlepoint"] = TestMethod.Saddlepoint,
    };

    [TestCase("api_chisq_clus1", "clus1", "sch.wide_x_stype", "sch.wide", "stype")]
    [TestCase("api_chisq_clus1", "clus1", "awards_x_stype", "awards", "stype")]
    [TestCase("api_chisq_clus1", "clus1", "compimp_x_schwide", "comp.imp", "sch.wide")]
    [TestCase("api_chisq_strat", "strat", "schwide_x_stype", "sch.wide", "stype")]
    [TestCase("api_chisq_strat", "strat", "awards_x_yrrnd", "awards", "yr.rnd")]
    [TestCase("api_chisq_strat", "strat", "stype_x_compimp", "stype", "comp.imp")]
    [TestCase("nhanes_strat_clusters", "nhanes", "race_x_age", "race", "age")]
    [TestCase("nhanes_strat_clusters", "nhanes", "chol_x_sex", "HI_CHOL", "sex")]
    [TestCase("election_pps", "election", "extent_x_won", "extent", "bush_won")]
    public void Tests_UnderADesign_AreThePublishedOnes(string file, string design, string block, string rows, string columns)
    {
        var (sample, table) = ReferenceDesigns.Of(design);

        AssertMatchesAll(ReferenceCase.Load(file), block, new Crosstab(sample, table.Classes(rows), table.Classes(columns)));
    }

    [Test]
    public void Crosstab_OfTheSchools_HasThePublishedTotalsAndShares()
    {
        var reference = ReferenceCase.Load("api_chisq_clus1");
        var (sample, table) = ReferenceDesigns.Of("clus1");

        var crosstab = new Crosstab(sample, table.Classes("sch.wide"), table.Classes("stype"));

        var shares = Enumerable
            .Range(0, 3)
            .SelectMany(column => new[] { crosstab.PositionOf(0, column), crosstab.PositionOf(1, column) })
            .ToArray();
        var inOrder = crosstab.Shares.Select(shares);
        reference.AssertMatches("table_schwide_stype.data", Values(crosstab.Totals));
        reference.AssertMatches("table_Ntotal_100.data", [.. Values(crosstab.Shares).Select(share => 100 * share)]);
        reference.AssertMatches("cell_props.estimate", Values(inOrder));
        reference.AssertMatches("cell_props.se", [.. inOrder.Estimates.Select(share => share.StandardError)]);
        reference.AssertMatches("cell_props.df", inOrder.Estimates[0].DegreesOfFreedom);
        reference.AssertMatches("cell_props.ci_t_lower", [.. inOrder.Estimates.Select(share => StudentInterval.Of(share)?.Lower ?? 0)]);
        reference.AssertMatches("cell_props.ci_t_upper", [.. inOrder.Estimates.Select(share => StudentInterval.Of(share)?.Upper ?? 0)]);
        reference.AssertMatches("cell_props.vcov", [.. Enumerable.Range(0, 36).Select(at => inOrder.Covariance(at / 6, at % 6))]);
        var z = -MathNet.Numerics.Distributions.Normal.InvCDF(0, 1, 0.025);
        reference.AssertMatches("cell_props.ci_z_lower", [.. inOrder.Estimates.Select(share => share.Value - (z * share.StandardError))]);
        reference.AssertMatches("cell_props.ci_z_upper", [.. inOrder.Estimates.Select(share => share.Value + (z * share.StandardError))]);
    }

    [Test]
    public void Crosstab_OfTheStratifiedSchools_HasThePublishedSharesOfRowsAndColumns()
    {
        var reference = ReferenceCase.Load("api_chisq_strat");
        var (sample, table) = ReferenceDesigns.Of("strat");

        var crosstab = new Crosstab(sample, table.Classes("stype"), table.Classes("comp.imp"));

        reference.AssertMatches("table.data", Values(crosstab.Totals));
        reference.AssertMatches("row_percent.data", Values(crosstab.SharesOfRow));
        reference.AssertMatches("col_percent.data", Values(crosstab.SharesOfColumn));
    }

    [Test]
    public void Kappa_OfTheStratifiedSchools_IsThePublishedOne()
    {
        var reference = ReferenceCase.Load("api_chisq_strat");
        var (sample, table) = ReferenceDesigns.Of("strat");

        var kappa = AgreementEstimator.Estimate(sample, table.Codes("comp.imp").Codes, table.Codes("sch.wide").Codes, 2);

        reference.AssertMatches("kappa_compimp_schwide.kappa", kappa?.Value ?? 0);
        reference.AssertMatches("kappa_compimp_schwide.se", kappa?.StandardError ?? 0);
    }

    [Test]
    public void GoodnessOfFit_OfTheSchoolTypes_IsThePublishedOne()
    {
        var reference = ReferenceCase.Load("api_chisq_strat");
        var (sample, table) = ReferenceDesigns.Of("clus1");

        var test = GoodnessOfFitTest.Test(sample, table.Classes("stype"), [1, 1, 1]);

        reference.AssertMatches("gof_stype_equal.statistic", test.Statistic ?? 0);
        reference.AssertMatches("gof_stype_equal.parameter.df", test.DegreesOfFreedom ?? 0);
        reference.AssertMatches("gof_stype_equal.p_value", test.PValue);
    }

    [TestCase("census_crosstab_steps", "census_a_size")]
    [TestCase("census_c_crosstab_steps", "census_size")]
    public void Crosstab_OfTheCensus_IsThePublishedOne(string file, string census)
    {
        var reference = ReferenceCase.Load(file);
        var (sample, table) = ReferenceDesigns.Of(census);
        var crosstab = new Crosstab(sample, table.Classes("effect_followup"), SizeClasses(table));

        var ofYes = crosstab.SharesOfColumn.Estimates.Skip(5).ToArray();

        reference.AssertMatches("table_followup_size.data", Values(crosstab.Totals));
        reference.AssertMatches("colpct.data", Values(crosstab.SharesOfColumn));
        reference.AssertMatches("by_size.estimate", [.. ofYes.Select(share => share.Value)]);
        reference.AssertMatches("by_size.se", [.. ofYes.Select(share => share.StandardError)]);
        AssertMatchesAll(reference, "tests_followup_size", crosstab);
    }

    // The published intervals of the groups take the degrees of freedom of them all.
    [TestCase("census_crosstab_steps", "census_a_size")]
    [TestCase("census_c_crosstab_steps", "census_size")]
    public void Intervals_OfTheCensusGroups_AreThePublishedOnes(string file, string census)
    {
        var reference = ReferenceCase.Load(file);
        var (sample, table) = ReferenceDesigns.Of(census);
        var crosstab = new Crosstab(sample, table.Classes("effect_followup"), SizeClasses(table));

        var ofYes = crosstab
            .SharesOfColumn.Estimates.Skip(5)
            .Select(share => share with { DegreesOfFreedom = crosstab.Shares.Estimates[0].DegreesOfFreedom })
            .ToArray();

        reference.AssertMatches("by_size.df", ofYes[0].DegreesOfFreedom);
        reference.AssertMatches("by_size.ci_t_lower", [.. ofYes.Select(share => StudentInterval.Of(share)?.Lower ?? 0)]);
        reference.AssertMatches("by_size.ci_t_upper", [.. ofYes.Select(share => StudentInterval.Of(share)?.Upper ?? 0)]);
        reference.AssertMatches("ciprop_by_size.effect_followup", [.. ofYes.Select(share => share.Value)]);
        reference.AssertMatches("ciprop_by_size.ci_l", [.. ofYes.Select(share => Logit(share).Lower)]);
        reference.AssertMatches("ciprop_by_size.ci_u", [.. ofYes.Select(share => Logit(share).Upper)]);
    }

    [TestCase("census_crosstab_steps", "census_a_size")]
    [TestCase("census_c_crosstab_steps", "census_size")]
    public void Crosstab_OfDerivedStepsAndCountyGroups_IsThePublishedOne(string file, string census)
    {
        var reference = ReferenceCase.Load(file);
        var (sample, table) = ReferenceDesigns.Of(census);
        int[] doAll = [.. table.Is("all_five", "1").Select(all => all ? 1 : 0)];
        int[] countyGroups = [.. table.Numbers("county").Select(county => ((int)county - 1) / 7)];

        var crosstab = new Crosstab(
            sample,
            new Classification(doAll, ["no or unknown", "yes"]),
            new Classification(countyGroups, ["1", "2", "3"])
        );

        reference.AssertMatches("table_afN_cg.data", Values(crosstab.Totals));
        AssertMatchesAll(reference, "tests_afN_cg", crosstab);
    }

    [TestCase("census_multiselect_by_group", "census_a_size", 1, 4, 9)]
    [TestCase("census_c_multiselect_by_group", "census_size", 3, 6, 12)]
    public void Tests_OfTheCensusMeasures_AreThePublishedOnes(string file, string census, params int[] numbers)
    {
        var reference = ReferenceCase.Load(file);
        var (sample, table) = ReferenceDesigns.Of(census);

        var tables = Enumerable
            .Range(1, 12)
            .ToDictionary(
                number => FormattableString.Invariant($"m{number}"),
                number => new Crosstab(sample, table.Classes(FormattableString.Invariant($"m{number}")), SizeClasses(table))
            );
        double[] p = [.. tables.Values.Select(crosstab => crosstab.Test().PValue)];

        foreach (var number in numbers)
        {
            var measure = FormattableString.Invariant($"m{number}");
            AssertMatchesAll(reference, "crosstab_tests." + measure, tables[measure]);
        }

        reference.AssertMatches("bh_over_12_F_p.p", p);
        reference.AssertMatches("bh_over_12_F_p.bh", [.. PValueAdjustment.Of(p, AdjustmentMethod.BenjaminiHochberg)]);
        reference.AssertMatches("bh_over_12_F_p.holm", [.. PValueAdjustment.Of(p, AdjustmentMethod.Holm)]);
    }

    [TestCase("wilcoxon_enroll_awards", "awards", TestMethod.DesignWilcoxon)]
    [TestCase("median", "awards", TestMethod.DesignMedian)]
    [TestCase("vdw", "awards", TestMethod.DesignVanDerWaerden)]
    public void RankTest_OfTwoGroups_IsThePublishedOne(string block, string groups, TestMethod method)
    {
        var reference = ReferenceCase.Load("api_ranktest_strat");
        var (sample, table) = ReferenceDesigns.Of("strat");

        var test = DesignRankTest.Test(sample, table.Column("enroll"), table.Classes(groups), method);

        reference.AssertMatches(block + ".statistic", test.Statistic ?? 0);
        reference.AssertMatches(block + ".parameter.df", test.DegreesOfFreedom ?? 0);
        reference.AssertMatches(block + ".p_value", test.PValue);
    }

    [Test]
    public void RankTest_OfThreeGroups_IsThePublishedOne()
    {
        var reference = ReferenceCase.Load("api_ranktest_strat");
        var (sample, table) = ReferenceDesigns.Of("strat");

        var test = DesignRankTest.Test(sample, table.Column("enroll"), table.Classes("stype"), TestMethod.DesignKruskalWallis);

        reference.AssertMatches("kw_enroll_stype.statistic", test.DegreesOfFreedom ?? 0);
        reference.AssertMatches("kw_enroll_stype.parameter.Chisq", (test.Statistic * test.DegreesOfFreedom) ?? 0);
        Assert.That(test.PValue, Is.EqualTo(reference.Numbers("kw_enroll_stype.p_value")[0]).Within(1e-8).Percent);
    }

    [Test]
    public void TTest_OfTwoGroups_IsTheDifferenceOverItsError()
    {
        var difference = Create.Estimate();

        var (groups, pairs) = (DifferenceTest.OfGroups(difference), DifferenceTest.OfPairs(difference));

        Assert.That((groups.Statistic, groups.DegreesOfFreedom, pairs.DegreesOfFreedom), Is.EqualTo((5, 8, 9)));
        Assert.That(groups.PValue, Is.EqualTo(2 * MathNet.Numerics.Distributions.StudentT.CDF(0, 1, 8, -5)).Within(1e-12));
    }

    [Test]
    public void Tests_OfAFullCensus_AreRefused()
    {
        var design = SampleDesign.FromPopulations([new Stratum("all", 4)], new int[4]);
        var crosstab = new Crosstab(
            design,
            new Classification(new[] { 0, 1, 0, 1 }, ["no", "yes"]),
            new Classification(new[] { 0, 1, 1, 1 }, ["a", "b"])
        );

        Assert.Multiple(() =>
        {
            Assert.That(() => crosstab.Test(), Throws.TypeOf<ComparisonException>().With.Message.Contains("Everyone answered"));
            Assert.That(
                () => DifferenceTest.OfGroups(Create.Estimate() with { UnobservedShare = 0 }),
                Throws.TypeOf<ComparisonException>()
            );
            Assert.That(crosstab.Shares.Estimates.Max(share => share.StandardError), Is.Zero);
        });
    }

    // Two of four in every row and column: X² is 0, and every other table of the margins has as much or more.
    [Test]
    public void Test_OfATableWithoutAssociation_IsOne(
        [Values(TestMethod.Saddlepoint, TestMethod.LinearCombination, TestMethod.RaoScottF)] TestMethod method
    )
    {
        var crosstab = new Crosstab(
            new SampleDesign { Weights = new double[] { 1, 1, 1, 1, 1, 1, 1, 1 } },
            new Classification(new[] { 0, 0, 0, 0, 1, 1, 1, 1 }, ["no", "yes"]),
            new Classification(new[] { 0, 0, 1, 1, 0, 0, 1, 1 }, ["a", "b"])
        );

        Assert.That(crosstab.Test(method).PValue, Is.EqualTo(1).Within(1e-9));
    }

    [Test]
    public void Crosstab_WithAnEmptyRow_NamesIt()
    {
        var columns = new Classification(new[] { 0, 1, 0, 1, 0 }, ["no", "yes"]);

        Assert.That(
            () => new Crosstab(Create.Design(), new Classification(new int[5], ["here", "there"]), columns),
            Throws.TypeOf<ComparisonException>().With.Message.Contains("'there'")
        );
    }

    [Test]
    public void RankTest_OfOneGroup_IsRefused() =>
        Assert.That(
            () =>
                DesignRankTest.Test(
                    Create.Design(),
                    new Observations(new double[5]),
                    new Classification(new int[5], ["here"]),
                    TestMethod.DesignWilcoxon
                ),
            Throws.TypeOf<ComparisonException>().With.Message.Contains("'here'")
        );

    [Test]
    public void RankTest_OfEqualValues_IsRefused() =>
        Assert.That(
            () =>
                DesignRankTest.Test(
                    Create.Design(),
                    new Observations(new double[5]),
                    new Classification(new[] { 0, 1, 0, 1, 0 }, ["a", "b"]),
                    TestMethod.DesignWilcoxon
                ),
            Throws.TypeOf<ComparisonException>()
        );

    [Test]
    public void Tests_OfScaledWeightsAndPermutedRows_AreTheSame([Values("F", "Chisq", "Wald", "adjWald", "saddlepoint")] string word)
    {
        var (sample, table) = ReferenceDesigns.Of("clus1-nofpc");
        var (rows, columns) = (table.Classes("sch.wide"), table.Classes("stype"));
        int[] order = [.. Enumerable.Range(0, sample.RowCount).Select(row => row * 7 % sample.RowCount)];
        var other = sample with
        {
            Weights = Permute(sample.Weights, order, weight => 3 * weight),
            ClusterOfRow = Permute(sample.ClusterOfRow, order, code => code),
        };

        var expected = new Crosstab(sample, rows, columns).Test(TestMethods[word]);
        var actual = new Crosstab(
            other,
            rows with
            {
                CodeOfRow = Permute(rows.CodeOfRow, order, code => code),
                Base = default,
            },
            columns with
            {
                CodeOfRow = Permute(columns.CodeOfRow, order, code => code),
                Base = default,
            }
        ).Test(TestMethods[word]);

        Assert.That(order.Distinct().Count(), Is.EqualTo(order.Length));
        Assert.That(actual.Statistic, Is.EqualTo(expected.Statistic).Within(1e-9).Percent);
        Assert.That(actual.PValue, Is.EqualTo(expected.PValue).Within(1e-7).Percent);
    }

    private static T[] Permute<T>(ReadOnlyMemory<T> values, int[] order, Func<T, T> change) =>
        [.. order.Select(row => change(values.Span[row]))];

    private static void AssertMatchesAll(ReferenceCase reference, string block, Crosstab crosstab)
    {
        foreach (var (word, method) in TestMethods.Where(each => reference.At(block).TryGetProperty(each.Key, out _)))
        {
            var test = crosstab.Test(method);
            reference.AssertMatches($"{block}.{word}.statistic", test.Statistic ?? 0);
            reference.AssertMatches($"{block}.{word}.p_value", test.PValue);
            if (reference.At($"{block}.{word}").TryGetProperty("parameter", out var parameter))
            {
                double?[] degrees = [test.DegreesOfFreedom, test.DenominatorDegreesOfFreedom];
                reference.AssertMatches(
                    [.. parameter.EnumerateObject().Select(each => each.Value.GetDouble())],
                    [.. degrees.OfType<double>()],
                    word
                );
            }
        }

        if (!reference.At(block).TryGetProperty("lincom_exact", out _))
        {
            return;
        }

        var exact = crosstab.Test(TestMethod.LinearCombination);
        reference.AssertMatches($"{block}.lincom_exact.eigenvalues", [.. AssociationTest.DesignEffects(crosstab)]);
        reference.AssertMatches($"{block}.lincom_exact.d0", exact.DegreesOfFreedom ?? 0);
        reference.AssertMatches($"{block}.lincom_exact.ddf", exact.DenominatorDegreesOfFreedom ?? 0);
        reference.AssertMatches($"{block}.lincom_exact.p_value", exact.PValue);
    }

    private static Interval Logit(Estimate share) =>
        ShareInterval.Of(IntervalMethod.Logit, share, new UnitCounts(1, share.Count - 1, Nonresponse: share.CoversPopulation ? 0 : 1));

    private static double[] Values(JointEstimate joint) => [.. joint.Estimates.Select(estimate => estimate.Value)];

    private static Classification SizeClasses(ReferenceTable table) =>
        new(table.Numbers("size_class").Select(size => (int)Math.Min(size, 5) - 1).ToArray(), ["1", "2", "3", "4", "5"]);
}
