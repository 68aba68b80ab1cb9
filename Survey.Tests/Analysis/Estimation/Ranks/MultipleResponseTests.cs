using System.Text.Json;
using NUnit.Framework;
using Survey.Analysis.Estimation.Comparisons;
using Survey.Analysis.Estimation.Estimates;
using Survey.Analysis.Estimation.Intervals;
using Survey.Analysis.Estimation.Ranks;
using Survey.Analysis.Estimation.Samples;

namespace Survey.Tests.Analysis.Estimation.Ranks;

public sealed class MultipleResponseTests
{
    [TestCase("census_multiselect_ranking", "census_a_size")]
    [TestCase("census_c_multiselect_ranking", "census_size")]
    public void Measures_OnBothBases_AreThePublishedOnes(string file, string design)
    {
        var reference = ReferenceCase.Load(file);
        var measures = Measures(design);
        var plain = Measures(design, unweighted: true);

        reference.AssertMatches("n_respondents", measures.RespondentCount);
        reference.AssertMatches("n_responses", measures.AnswerCount);
        reference.AssertMatches("count", [.. measures.Counts.Select(count => (double)count)]);
        reference.AssertMatches("pct_of_respondents", Values(plain.SharesOfRespondents()));
        reference.AssertMatches("pct_of_responses", Values(plain.SharesOfAnswers()));
        reference.AssertMatches("mean_choices", plain.MeanChoices().Value);
        AssertMatches(reference, "weighted", measures.SharesOfRespondents());
        AssertMatches(reference, "mean_choices_weighted", measures.MeanChoices());
    }

    [TestCase("census_multiselect_ranking", "census_a_size")]
    [TestCase("census_c_multiselect_ranking", "census_size")]
    public void McNemarPairs_OfTheCensusMeasures_AreThePublishedOnes(string file, string design)
    {
        var reference = ReferenceCase.Load(file);

        var pairs = Measures(design).TestChoicePairs();

        reference.AssertMatches("mcnemar_exact_pairs.a", [.. pairs.Select(pair => pair.First + 1.0)]);
        reference.AssertMatches("mcnemar_exact_pairs.b", [.. pairs.Select(pair => pair.Second + 1.0)]);
        reference.AssertMatches("mcnemar_exact_pairs.n10", [.. pairs.Select(pair => (double)pair.Table.FirstOnly)]);
        reference.AssertMatches("mcnemar_exact_pairs.n01", [.. pairs.Select(pair => (double)pair.Table.SecondOnly)]);
        reference.AssertMatches("mcnemar_exact_pairs.p", [.. pairs.Select(pair => pair.PValue)]);
        reference.AssertMatches("mcnemar_exact_pairs.p_holm", [.. pairs.Select(pair => pair.AdjustedPValue)]);
        reference.AssertMatches(
            "mcnemar_exact_pairs.p_bh",
            [.. Measures(design).TestChoicePairs(AdjustmentMethod.BenjaminiHochberg).Select(pair => pair.AdjustedPValue)]
        );
    }

    [TestCase("census_difficulties", "census_a_size")]
    [TestCase("census_c_difficulties", "census_size")]
    public void Difficulties_WithItemNonresponse_AreThePublishedOnes(string file, string design)
    {
        var reference = ReferenceCase.Load(file);
        var (sample, table) = ReferenceDesigns.Of(design);
        var difficulties = Choices(sample, table, "difficulty", 8);

        var shares = difficulties.SharesOfRespondents();

        reference.AssertMatches("n", difficulties.RespondentCount);
        reference.AssertMatches("count", [.. difficulties.Counts.Select(count => (double)count)]);
        reference.AssertMatches("none_selected", difficulties.NoneSelectedCount);
        reference.AssertMatches("rank", [.. Ranking.Of(Values(shares)).Select(rank => (double)rank)]);
        AssertMatches(reference, "share", shares);
        AssertMatchesByClass(
            reference,
            "by_size_d1",
            difficulties,
            table,
            "size_class",
            choice: 0,
            shares.Estimates[0].DegreesOfFreedom,
            5
        );
    }

    [TestCase("census_multiselect_by_group", "census_a_size", 1, 4, 9)]
    [TestCase("census_c_multiselect_by_group", "census_size", 3, 6, 12)]
    public void Measures_ByClassAndCounty_AreThePublishedOnes(string file, string design, params int[] numbers)
    {
        var reference = ReferenceCase.Load(file);
        var (_, table) = ReferenceDesigns.Of(design);
        var measures = Measures(design);
        var degrees = measures.SharesOfRespondents().Estimates[0].DegreesOfFreedom;

        foreach (var number in numbers)
        {
            AssertMatchesByClass(
                reference,
                FormattableString.Invariant($"by_size.m{number}"),
                measures,
                table,
                "size_class",
                number - 1,
                degrees,
                5
            );
        }

        AssertMatchesByClass(reference, "by_county.b", measures, table, "county", numbers[0] - 1, degrees, 21);
    }

    [TestCase("census_multiselect_by_group", "census_a_size", "census_a", 0)]
    [TestCase("census_c_multiselect_by_group", "census_size", "census_c", 2)]
    public void Counts_ByCounty_AreThePublishedOnes(string file, string design, string frame, int choice)
    {
        var reference = ReferenceCase.Load(file);
        var county = ReferenceDesigns.Of(design).Table.Numbers("county");
        var populations = ReferenceTable.Load(frame).Numbers("county").CountBy(code => code).OrderBy(code => code.Key).ToList();

        var parts = county.Distinct().Order().Select(code => Measures(design).Within([.. county.Select(own => own == code)])).ToList();

        reference.AssertMatches("by_county.n", [.. parts.Select(part => (double)part.RespondentCount)]);
        reference.AssertMatches("by_county.x", [.. parts.Select(part => (double)part.Counts[choice])]);
        reference.AssertMatches("by_county.share", [.. parts.Select(part => (double)part.Counts[choice] / part.RespondentCount)]);
        reference.AssertMatches("by_county.N", [.. populations.Select(population => (double)population.Value)]);
    }

    // Where two counties had no respondent, the file pairs 19 counties with 21 populations by position; so does this, and leaves out what
    // is impossible.
    [TestCase("census_multiselect_by_group", 21)]
    [TestCase("census_c_multiselect_by_group", 13)]
    public void Counts_ByCounty_HaveThePublishedExactIntervals(string file, int possible)
    {
        var reference = ReferenceCase.Load(file);
        var (hits, respondents, populations) = (
            reference.Numbers("by_county.x"),
            reference.Numbers("by_county.n"),
            reference.Numbers("by_county.N")
        );
        var (lower, upper) = (Published("lower_count"), Published("upper_count"));
        var met = 0;

        for (var place = 0; place < hits.Length; place++)
        {
            if (lower[place] is { } low && upper[place] is { } high)
            {
                var counts = new UnitCounts(
                    (long)hits[place],
                    (long)(respondents[place] - hits[place]),
                    Nonresponse: (long)(populations[place] - respondents[place])
                );
                Assert.That(HypergeometricInterval.OfCount(counts), Is.EqualTo(((long)low, (long)high)));
                met++;
            }
        }

        Assert.That(met, Is.EqualTo(possible));

        double?[] Published(string end) =>
            [
                .. reference
                    .At("hyper_ci_by_county." + end)
                    .EnumerateArray()
                    .Select(count => count.ValueKind == JsonValueKind.Null ? (double?)null : count.GetDouble()),
            ];
    }

    [TestCase("m1_m12", "m", 12)]
    [TestCase("m1_m4", "m", 4)]
    [TestCase("difficulties", "difficulty", 8)]
    public void TestAgainst_SizeClasses_IsThePublishedOne(string block, string prefix, int count)
    {
        var reference = ReferenceCase.Load("census_multiselect_x_group_test");
        var (sample, table) = ReferenceDesigns.Of("census_a_size");
        var choices = Choices(sample, table, prefix, count);

        var test = choices.TestAgainst(Classes(table, "size_class", 5));

        reference.AssertMatches(block + ".n", choices.RespondentCount);
        reference.AssertMatches(block + ".X2_items", [.. test.ChoiceStatistics.OfType<double>()]);
        reference.AssertMatches(block + ".X2_sum", test.StatisticSum);
        reference.AssertMatches(block + ".sum_eigen_sq", test.SquaredEigenvalueSum);
        reference.AssertMatches(block + ".X2_rs2", test.Result.Statistic ?? 0);
        reference.AssertMatches(block + ".df_rs2", test.Result.DegreesOfFreedom ?? 0);
        reference.AssertMatches(block + ".p_rs2", test.Result.PValue);
        reference.AssertMatches(block + ".p_bonferroni", test.BonferroniPValue);
    }

    [Test]
    public void TestAgainst_SizeClasses_IsThatOfTheProgramForMultipleResponses()
    {
        var reference = ReferenceCase.Load("census_multiselect_x_group_test");
        var (sample, table) = ReferenceDesigns.Of("census_a_size");

        var test = Choices(sample, table, "m", 4).TestAgainst(Classes(table, "size_class", 5));

        reference.AssertMatches("m1_m4_by_MRCV.X2_sum", test.StatisticSum);
        reference.AssertMatches("m1_m4_by_MRCV.X2_rs2", test.Result.Statistic ?? 0);
        reference.AssertMatches("m1_m4_by_MRCV.df", test.Result.DegreesOfFreedom ?? 0);
        reference.AssertMatches("m1_m4_by_MRCV.p", test.Result.PValue);
    }

    // Without strata and finite population the covariance is n/(n - 1) times the large-sample one, whose trace, computed apart, is
    // 46.4798...
    [Test]
    public void TestUnderDesign_OfASimpleSample_IsThatFromCountsButForItsTrace()
    {
        const double Trace = 46.47985170808738,
            Bessel = 249.0 / 248;
        var (_, table) = ReferenceDesigns.Of("census_a_size");
        var sample = new SampleDesign { Weights = Enumerable.Repeat(2.0, table.RowCount).ToArray() };
        var measures = Choices(sample, table, "m", 12);
        var groups = Classes(table, "size_class", 5);

        var (plain, designed) = (measures.TestAgainst(groups), measures.TestAgainstUnderDesign(groups));

        Assert.That(designed.StatisticSum, Is.EqualTo(plain.StatisticSum).Within(1e-9).Percent);
        Assert.That(designed.SquaredEigenvalueSum, Is.EqualTo(plain.SquaredEigenvalueSum * Bessel * Bessel).Within(1e-9).Percent);
        Assert.That(designed.Result.Statistic, Is.EqualTo(plain.StatisticSum / (Trace * Bessel)).Within(1e-9).Percent);
        Assert.That(designed.Result.DenominatorDegreesOfFreedom, Is.EqualTo(248 * designed.Result.DegreesOfFreedom).Within(1e-9).Percent);
    }

    [Test]
    public void TestUnderDesign_WhereNearlyAllAnswered_SeesDifferencesThatASampleWouldNot()
    {
        var groups = Classes(ReferenceDesigns.Of("census_a_size").Table, "size_class", 5);

        var (plain, designed) = (Measures("census_a_size").TestAgainst(groups), Measures("census_a_size").TestAgainstUnderDesign(groups));

        Assert.That(designed.Result.PValue, Is.LessThan(1e-3));
        Assert.That(plain.Result.PValue, Is.GreaterThan(0.2));
    }

    [Test]
    public void TestAgainst_OneChoice_IsPearsonsTest()
    {
        var (sample, table) = ReferenceDesigns.Of("census_a_size");

        var test = Choices(sample, table, "m", 1).TestAgainst(Classes(table, "size_class", 2));

        Assert.That(test.ChoiceStatistics, Has.Count.EqualTo(1));
        Assert.That(test.Result.DegreesOfFreedom, Is.EqualTo(1).Within(0.1));
    }

    [Test]
    public void TestAgainst_AChoiceThatNobodyTicked_LeavesItOut()
    {
        var (sample, table) = ReferenceDesigns.Of("census_a_size");
        ReadOnlyMemory<bool> some = table.Is("m1", "1");
        var groups = Classes(table, "size_class", 5);

        var test = new MultipleResponse(sample, [some, new bool[table.RowCount]]).TestAgainst(groups);

        Assert.That(test.ChoiceStatistics[1], Is.Null);
        Assert.That(test.Result, Is.EqualTo(new MultipleResponse(sample, [some]).TestAgainst(groups).Result));
    }

    [Test]
    public void TestAgainst_ASingleGroup_IsRefused() =>
        Assert.That(
            () => Measures("census_a_size").TestAgainst(new int[249]),
            Throws.TypeOf<ComparisonException>().With.Message.Contains("1 groups")
        );

    [Test]
    public void SharesOfAnswers_AddUpToOneWithoutError()
    {
        var shares = Measures("census_a_size").SharesOfAnswers();

        var sum = shares.Contrast([.. Enumerable.Repeat(1.0, 12)]);

        Assert.That((sum.Value, sum.StandardError), Is.EqualTo((1.0, 0.0)).Within(1e-12));
    }

    [Test]
    public void SharesOfAnswers_WithoutAnAnswer_AreRefused() =>
        Assert.That(
            () => new MultipleResponse(Create.Design(), [new bool[5]]).SharesOfAnswers(),
            Throws.ArgumentException.With.Message.Contains("None of the 5 respondents")
        );

    [Test]
    public void Question_OfAWrongLength_IsRefused() =>
        Assert.That(() => new MultipleResponse(Create.Design(), [new bool[4]]), Throws.ArgumentException.With.Message.Contains("5 rows"));

    [Test]
    public void SharesOfRespondents_WithScaledWeightsAndUnitsTurnedRound_StayTheSame()
    {
        var (sample, table) = ReferenceDesigns.Of("census_a_size-nofpc");
        var turned = sample with
        {
            Weights = sample.Weights.ToArray().Reverse().Select(weight => 7 * weight).ToArray(),
            StratumOfRow = sample.StratumOfRow.ToArray().Reverse().ToArray(),
        };
        ReadOnlyMemory<bool> own = table.Is("m1", "1");
        ReadOnlyMemory<bool> reversed = own.ToArray().Reverse().ToArray();

        var (before, after) = (
            new MultipleResponse(sample, [own]).SharesOfRespondents(),
            new MultipleResponse(turned, [reversed]).SharesOfRespondents()
        );

        Assert.That(after.Estimates[0].Value, Is.EqualTo(before.Estimates[0].Value).Within(1e-12));
        Assert.That(after.Estimates[0].StandardError, Is.EqualTo(before.Estimates[0].StandardError).Within(1e-12));
    }

    private static MultipleResponse Measures(string design, bool unweighted = false)
    {
        var (sample, table) = ReferenceDesigns.Of(design);
        var equal = new SampleDesign { Weights = Enumerable.Repeat(1.0, table.RowCount).ToArray() };
        return Choices(unweighted ? equal : sample, table, "m", 12);
    }

    private static MultipleResponse Choices(SampleDesign sample, ReferenceTable table, string prefix, int count)
    {
        var columns = Enumerable.Range(1, count).Select(number => FormattableString.Invariant($"{prefix}{number}")).ToList();
        return new MultipleResponse(
            sample,
            [.. columns.Select(column => (ReadOnlyMemory<bool>)table.Is(column, "1"))],
            table.Known(columns[0])
        );
    }

    private static int[] Classes(ReferenceTable table, string column, int most) =>
        [.. table.Numbers(column).Select(code => (int)Math.Min(code, most))];

    private static double[] Values(JointEstimate joint) => [.. joint.Estimates.Select(estimate => estimate.Value)];

    private static void AssertMatches(ReferenceCase reference, string path, JointEstimate joint)
    {
        var count = joint.Estimates.Count;
        AssertMatches(reference, path, [.. joint.Estimates]);
        reference.AssertMatches(
            path + ".vcov",
            [.. Enumerable.Range(0, count * count).Select(cell => joint.Covariance(cell / count, cell % count))]
        );
    }

    private static void AssertMatches(ReferenceCase reference, string path, params Estimate[] estimates)
    {
        var intervals = estimates.Select(estimate => StudentInterval.Of(estimate)).ToList();
        double[] halves = [.. estimates.Select(estimate => 1.959963984540054 * estimate.StandardError)];
        reference.AssertMatches(path + ".estimate", [.. estimates.Select(estimate => estimate.Value)]);
        reference.AssertMatches(path + ".se", [.. estimates.Select(estimate => estimate.StandardError)]);
        reference.AssertMatches(path + ".df", estimates[0].DegreesOfFreedom);
        reference.AssertMatches(path + ".ci_z_lower", [.. estimates.Zip(halves, (estimate, half) => estimate.Value - half)]);
        reference.AssertMatches(path + ".ci_z_upper", [.. estimates.Zip(halves, (estimate, half) => estimate.Value + half)]);
        reference.AssertMatches(path + ".ci_t_lower", [.. intervals.Select(interval => interval?.Lower ?? 0)]);
        reference.AssertMatches(path + ".ci_t_upper", [.. intervals.Select(interval => interval?.Upper ?? 0)]);
    }

    // R's svyby gives every group the degrees of freedom of the whole.
    private static void AssertMatchesByClass(
        ReferenceCase reference,
        string path,
        MultipleResponse choices,
        ReferenceTable table,
        string column,
        int choice,
        int degrees,
        int most
    )
    {
        var classes = Classes(table, column, most);
        var estimates = classes
            .Distinct()
            .Order()
            .Select(code =>
                choices.Within([.. classes.Select(own => own == code)]).SharesOfRespondents().Estimates[choice] with
                {
                    DegreesOfFreedom = degrees,
                }
            )
            .ToList();
        reference.AssertMatchesEach(path, estimates, degrees);
    }
}
