using NUnit.Framework;
using Survey.Analysis.Estimation.Comparisons;

namespace Survey.Tests.Analysis.Estimation.Comparisons;

public sealed class RankTestTests
{
    [Test]
    public void Correlations_OfTheCensusAnswers_AreThePublishedOnes()
    {
        var reference = ReferenceCase.Load("plain_rank_tests");
        var (x, y, _) = Answers();

        var (spearman, pearson, kendall) = (Correlation.Spearman(x, y), Correlation.Pearson(x, y), Correlation.Kendall(x, y));

        reference.AssertMatches("spearman_rho", spearman.Value);
        reference.AssertMatches("spearman_p_t", spearman.Test.PValue);
        reference.AssertMatches("spearman_p_R_asymptotic", spearman.Test.PValue);
        reference.AssertMatches("pearson", pearson.Value);
        reference.AssertMatches("pearson_p", pearson.Test.PValue);
        reference.AssertMatches("pearson_ci", pearson.IntervalAt()?.Lower ?? 0, pearson.IntervalAt()?.Upper ?? 0);
        reference.AssertMatches("kendall_tau_b", kendall.Value);
        reference.AssertMatches("kendall_z", kendall.Test.Statistic ?? 0);
        reference.AssertMatches("kendall_p", kendall.Test.PValue);
    }

    [Test]
    public void RankTests_OfTheCensusAnswers_AreThePublishedOnes()
    {
        var reference = ReferenceCase.Load("plain_rank_tests");
        var (x, y, groups) = Answers();
        double[][] byGroup = [.. Enumerable.Range(1, 5).Select(group => x.Where((_, row) => groups[row] == group).ToArray())];

        var kruskal = RankTest.KruskalWallis(byGroup);
        var sum = RankTest.RankSum(byGroup[0], byGroup[1]);
        var signed = RankTest.SignedRank(x, y);

        reference.AssertMatches("kruskal.H", kruskal.Statistic ?? 0);
        reference.AssertMatches("kruskal.df", kruskal.DegreesOfFreedom ?? 0);
        reference.AssertMatches("kruskal.p", kruskal.PValue);
        reference.AssertMatches("wilcoxon_W", sum.Statistic ?? 0);
        reference.AssertMatches("wilcoxon_p_cc", sum.PValue);
        reference.AssertMatches("wilcoxon_p", RankTest.RankSum(byGroup[0], byGroup[1], correctForContinuity: false).PValue);
        reference.AssertMatches("signed_rank_V", signed.Statistic ?? 0);
        reference.AssertMatches("signed_rank_p", signed.PValue);
    }

    [Test]
    public void Trend_OfTheCensusAnswers_IsThePublishedOne()
    {
        var reference = ReferenceCase.Load("plain_rank_tests");
        var (x, _, groups) = Answers();
        int[] hits = [.. Enumerable.Range(1, 5).Select(group => x.Where((value, row) => groups[row] == group && value >= 4).Count())];
        int[] counts = [.. Enumerable.Range(1, 5).Select(group => groups.Count(other => other == group))];

        var trend = ShareTest.CochranArmitage(hits, counts);

        reference.AssertMatches("trend.X2", trend.Statistic ?? 0);
        reference.AssertMatches("trend.p", trend.PValue);
    }

    // R 4.2: n <- prime - 1; cor.test(1:n, (times * (1:n)) %% prime, method = "spearman").
    [TestCase(7, 23, -0.012987012987013, 1794, 0.95583886490317)]
    [TestCase(11, 23, -0.428571428571429, 2530, 0.0478360254757746)]
    [TestCase(15, 29, 0.444444444444444, 2030, 0.018694649550595)]
    [TestCase(20, 59, 0.310344827586207, 22420, 0.0180982788564187)]
    [TestCase(24, 47, 0.466666666666667, 8648, 0.00121762972811609)]
    public void Spearman_OfMorePairsWithoutTies_IsTestedByTheSeries(int times, int prime, double rho, double squares, double p)
    {
        double[] places = [.. Enumerable.Range(1, prime - 1)];

        var spearman = Correlation.Spearman(places, [.. places.Select(place => times * place % prime)]);

        Assert.That((spearman.Value, spearman.Test.Statistic ?? 0, spearman.Test.PValue), Is.EqualTo((rho, squares, p)).Within(1e-12));
    }

    // Where R says that chance gives as much never (p = 0).
    [Test]
    public void Spearman_FarOutInTheTailOfTheSeries_IsTestedByT()
    {
        double[] places = [.. Enumerable.Range(1, 14)];

        var spearman = Correlation.Spearman(places, [3, 1, 2, 6, 4, 5, 9, 7, 8, 12, 10, 11, 14, 13]);

        var t = spearman.Value * Math.Sqrt(12 / (1 - (spearman.Value * spearman.Value)));
        Assert.That(spearman.Test.PValue, Is.EqualTo(2 * MathNet.Numerics.Distributions.StudentT.CDF(0, 1, 12, -t)).Within(1e-6).Percent);
    }

    [Test]
    public void Tests_OfSmallSamplesWithoutTies_AreExact([Range(0, 1)] int index)
    {
        var reference = ReferenceCase.Load("plain_rank_exact_small");
        var block = reference.Values[index];
        var (x, y) = (Numbers("x"), Numbers("y"));

        var (spearman, kendall, sum) = (Correlation.Spearman(x, y), Correlation.Kendall(x, y), RankTest.RankSum(x, y));

        reference.AssertMatches(Numbers("spearman"), [spearman.Value], "spearman");
        reference.AssertMatches(Numbers("spearman_exact_p"), [spearman.Test.PValue], "spearman_exact_p");
        reference.AssertMatches(Numbers("kendall"), [kendall.Value], "kendall");
        reference.AssertMatches(Numbers("kendall_exact_p"), [kendall.Test.PValue], "kendall_exact_p");
        reference.AssertMatches(Numbers("wilcox_W"), [sum.Statistic ?? 0], "wilcox_W");
        reference.AssertMatches(Numbers("wilcox_exact_p"), [sum.PValue], "wilcox_exact_p");

        double[] Numbers(string name) => [.. ReferenceCase.Flatten(block.GetProperty(name))];
    }

    // Of the 32 sign patterns of five differences two give V = 0 or 1 below, as many above.
    [Test]
    public void SignedRank_OfFiveDifferences_CountsTheSigns()
    {
        var test = RankTest.SignedRank([-1, 2, 3, 4, 5], [0, 0, 0, 0, 0]);

        Assert.That((test.Method, test.Statistic, test.PValue), Is.EqualTo((TestMethod.SignedRankExact, 14, 4.0 / 32)));
    }

    [TestCase("census_multiselect_ranking", "census_a_size")]
    [TestCase("census_c_multiselect_ranking", "census_size")]
    public void CochranQ_OfTheCensusMeasures_IsThePublishedOne(string file, string census)
    {
        var reference = ReferenceCase.Load(file);
        var (_, table) = ReferenceDesigns.Of(census);
        string[] measures = [.. Enumerable.Range(1, 12).Select(measure => FormattableString.Invariant($"m{measure}"))];
        bool[][] columns = [.. measures.Select(measure => table.Is(measure, "1"))];
        bool[][] known = [.. measures.Select(table.Known)];

        var test = ShareTest.CochranQ([
            .. Enumerable
                .Range(0, table.RowCount)
                .Where(row => known.All(column => column[row]))
                .Select(row => columns.Select(column => column[row]).ToArray()),
        ]);

        reference.AssertMatches("cochran_q.Q", test.Statistic ?? 0);
        reference.AssertMatches("cochran_q.df", test.DegreesOfFreedom ?? 0);
        reference.AssertMatches("cochran_q.p", test.PValue);
    }

    [Test]
    public void Tests_OfNothingToCompare_AreRefused()
    {
        double[] alike = [2, 2, 2];
        double[] rising = [1, 2, 3];
        Assert.Multiple(() =>
        {
            Assert.That(() => RankTest.RankSum(alike, alike), Throws.TypeOf<ComparisonException>().With.Message.Contains("2"));
            Assert.That(() => RankTest.RankSum(rising, []), Throws.TypeOf<ComparisonException>());
            Assert.That(() => RankTest.SignedRank(rising, rising), Throws.TypeOf<ComparisonException>());
            Assert.That(() => RankTest.KruskalWallis([rising]), Throws.TypeOf<ComparisonException>());
            Assert.That(() => RankTest.Friedman([alike, alike]), Throws.TypeOf<ComparisonException>());
            Assert.That(() => Correlation.Kendall(alike, rising), Throws.TypeOf<ComparisonException>());
            Assert.That(
                () =>
                    ShareTest.CochranQ([
                        [true, true],
                        [false, false],
                    ]),
                Throws.TypeOf<ComparisonException>()
            );
            Assert.That(() => ShareTest.CochranArmitage([0, 0], [3, 4]), Throws.TypeOf<ComparisonException>());
            Assert.That(() => RankTest.RankSum([double.NaN], rising), Throws.ArgumentException);
        });
    }

    private static (double[] X, double[] Y, int[] Groups) Answers()
    {
        var (_, table) = ReferenceDesigns.Of("census_a_size");
        var (x, y, size) = (table.Numbers("improved1"), table.Numbers("improved2"), table.Numbers("size_class"));
        int[] rows = [.. Enumerable.Range(0, table.RowCount).Where(row => x[row] <= 5 && y[row] <= 5)];
        return ([.. rows.Select(row => x[row])], [.. rows.Select(row => y[row])], [.. rows.Select(row => (int)Math.Min(size[row], 5))]);
    }
}
