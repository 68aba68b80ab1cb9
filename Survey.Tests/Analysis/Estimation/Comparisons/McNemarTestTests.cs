using System.Text.Json;
using NUnit.Framework;
using Survey.Analysis.Estimation.Comparisons;
using Survey.Analysis.Estimation.Estimates;
using Survey.Analysis.Estimation.Intervals;
using Survey.Analysis.Estimation.Samples;

namespace Survey.Tests.Analysis.Estimation.Comparisons;

public sealed class McNemarTestTests
{
    [Test]
    public void Tests_OfReferenceTables_AreThePublishedOnes()
    {
        var reference = ReferenceCase.Load("plain_mcnemar");

        foreach (var block in reference.Values.EnumerateArray())
        {
            var pairs = Table(block);

            reference.AssertMatches(Numbers(block, "n", "b", "c"), [pairs.Count, pairs.FirstOnly, pairs.SecondOnly], "counts");
            reference.AssertMatches(
                Numbers(block, "exact_p", "mid_p"),
                [McNemarTest.Exact(pairs).PValue, McNemarTest.MidP(pairs).PValue],
                "exact"
            );
            AssertMatches(reference, block.GetProperty("mcnemar"), McNemarTest.ChiSquare(pairs), "mcnemar");
            AssertMatches(reference, block.GetProperty("mcnemar_cc"), McNemarTest.ContinuityCorrected(pairs), "mcnemar_cc");
        }
    }

    [Test]
    public void Differences_OfReferenceTables_AreThePublishedOnes()
    {
        var reference = ReferenceCase.Load("plain_mcnemar");

        foreach (var block in reference.Values.EnumerateArray())
        {
            var pairs = Table(block);

            reference.AssertMatches(Numbers(block, "diff"), [pairs.Difference], "diff");
            reference.AssertMatches(Numbers(block, "newcombe_paired"), Limits(PairedDifferenceInterval.Newcombe(pairs)), "newcombe_paired");
            reference.AssertMatches(Numbers(block, "bonett_price"), Limits(PairedDifferenceInterval.BonettPrice(pairs)), "bonett_price");
            if (pairs.FirstOnly + pairs.SecondOnly > 0)
            {
                reference.AssertMatches(Numbers(block, "wald_ci"), Limits(PairedDifferenceInterval.Wald(pairs)), "wald_ci");
                reference.AssertMatches(Numbers(block, "odds_ratio"), [pairs.OddsRatio ?? double.PositiveInfinity], "odds_ratio");
            }
        }
    }

    // R gives the width 0; nobody differed among 21, which is no proof that nobody does.
    [TestCase(20, 0, 0, 1)]
    [TestCase(0, 7, 0, 0)]
    public void Wald_WithoutSpread_GivesWayToBonettAndPrice(long both, long firstOnly, long secondOnly, long neither)
    {
        var pairs = new PairTable(both, firstOnly, secondOnly, neither);

        Assert.That(PairedDifferenceInterval.Wald(pairs), Is.EqualTo(PairedDifferenceInterval.BonettPrice(pairs)));
    }

    [Test]
    public void Tests_WithoutADifference_AreOneAndHaveNoStatistic()
    {
        var pairs = new PairTable(3, 0, 0, 4);

        TestResult[] results =
        [
            McNemarTest.ChiSquare(pairs),
            McNemarTest.ContinuityCorrected(pairs),
            McNemarTest.Exact(pairs),
            McNemarTest.MidP(pairs),
        ];

        Assert.That(results.Select(result => (result.Statistic, result.PValue)), Is.All.EqualTo(((double?)null, 1.0)));
        Assert.That(pairs.OddsRatio, Is.Null);
    }

    [Test]
    public void Corrected_WithAsManyEachWay_IsZeroNotTheCorrection() =>
        Assert.That(McNemarTest.ContinuityCorrected(new PairTable(1, 5, 5, 1)).Statistic, Is.Zero);

    [Test]
    public void ChiSquare_WithoutAPair_IsRefused() =>
        Assert.That(() => McNemarTest.ChiSquare(default), Throws.ArgumentException.With.Message.Contains("at least one"));

    [TestCase("census_pair_agreement", "census_a_all-nofpc", "effect_followup", "police_followup")]
    [TestCase("census_pair_agreement", "census_a_all-nofpc", "step3", "police_step3")]
    [TestCase("census_c_pair_agreement", "census_all-nofpc", "effect_followup", "police_followup")]
    [TestCase("census_c_pair_agreement", "census_all-nofpc", "step2", "police_step2")]
    public void Difference_OfTheCensusPairs_KnowsThatOneAnswersForMany(string file, string design, string own, string partner)
    {
        var reference = ReferenceCase.Load(file);
        var (sample, table) = ReferenceDesigns.Of(design);
        var (first, second, known) = (
            table.Is(own, "1"),
            table.Is(partner, "1"),
            table.Known(own).Zip(table.Known(partner), (one, other) => one && other).ToArray()
        );
        var clustered = sample with { ClusterOfRow = table.Codes("county").Codes };
        var path = own + ".diff_cluster";

        var difference = McNemarTest.Difference(clustered, first, second, known);

        var (interval, half) = (StudentInterval.Of(difference), 1.959963984540054 * difference.StandardError);
        reference.AssertMatches(path + ".estimate", difference.Value);
        reference.AssertMatches(path + ".se", difference.StandardError);
        reference.AssertMatches(path + ".vcov", difference.StandardError * difference.StandardError);
        reference.AssertMatches(path + ".df", difference.DegreesOfFreedom);
        reference.AssertMatches(path + ".ci_t_lower", interval?.Lower ?? 0);
        reference.AssertMatches(path + ".ci_t_upper", interval?.Upper ?? 0);
        reference.AssertMatches(path + ".ci_z_lower", difference.Value - half);
        reference.AssertMatches(path + ".ci_z_upper", difference.Value + half);
        Assert.That(
            McNemarTest.UnderDesign(clustered, first, second, known).Statistic,
            Is.EqualTo(reference.Numbers(path + ".estimate")[0] / reference.Numbers(path + ".se")[0]).Within(1e-6).Percent
        );
    }

    [Test]
    public void UnderDesign_WhereEveryoneAnswered_IsKnowledge()
    {
        var census = SampleDesign.FromPopulations([new Stratum("a", 3)], new int[3]);

        Assert.That(McNemarTest.UnderDesign(census, [true, true, false], [true, false, false]).PValue, Is.Zero);
        Assert.That(McNemarTest.UnderDesign(census, [true, true, false], [true, false, true]).PValue, Is.EqualTo(1));
    }

    [Test]
    public void UnderDesign_OfASingleCluster_IsRefused()
    {
        var alone = new SampleDesign
        {
            Weights = new double[] { 1, 1 },
            ClusterOfRow = new int[2],
            LonelyPsuRule = LonelyPsuRule.Ignore,
        };

        Assert.That(
            () => McNemarTest.UnderDesign(alone, [true, true], [true, false]),
            Throws.TypeOf<ComparisonException>().With.Message.Contains("0 degrees")
        );
    }

    private static PairTable Table(JsonElement block)
    {
        long[] counts = [.. ReferenceCase.Flatten(block.GetProperty("table")).Select(count => (long)count)];
        return new PairTable(counts[0], counts[1], counts[2], counts[3]);
    }

    private static double[] Numbers(JsonElement block, params string[] names) =>
        [.. names.SelectMany(name => ReferenceCase.Flatten(block.GetProperty(name)))];

    private static double[] Limits(Interval interval) => [interval.Lower, interval.Upper];

    // R's NaN for tables without a difference is p = 1 here, as the file's note asks.
    private static void AssertMatches(ReferenceCase reference, JsonElement block, TestResult result, string what)
    {
        if (result.Statistic is { } statistic)
        {
            reference.AssertMatches(Numbers(block, "X2", "p"), [statistic, result.PValue], what);
        }
        else
        {
            Assert.That(Numbers(block, "X2", "p"), Is.All.NaN);
        }
    }
}
