using NUnit.Framework;
using Survey.Analysis.Estimation.Comparisons;
using Survey.Analysis.Estimation.Estimates;
using Survey.Analysis.Estimation.Estimators;
using Survey.Analysis.Estimation.Ranks;
using Survey.Analysis.Estimation.Samples;

namespace Survey.Tests.Analysis.Estimation.Ranks;

public sealed class RankingTests
{
    [TestCase("census_multiselect_ranking", "census_a_size")]
    [TestCase("census_c_multiselect_ranking", "census_size")]
    public void Ranks_OfTheCensusMeasures_AreThePublishedOnes(string file, string design)
    {
        var reference = ReferenceCase.Load(file);

        var weighted = Ranking.Of([.. Measures(design).Estimates.Select(estimate => estimate.Value)]);

        reference.AssertMatches("weighted_rank", [.. weighted.Select(rank => (double)rank)]);
        reference.AssertMatches(
            "rank_unweighted_desc_min_ties",
            [.. Ranking.Of(reference.Numbers("pct_of_respondents")).Select(rank => (double)rank)]
        );
    }

    [TestCase("census_multiselect_ranking", "census_a_size")]
    [TestCase("census_c_multiselect_ranking", "census_size")]
    public void Sets_OfTheCensusMeasures_AreThePublishedOnes(string file, string design)
    {
        var reference = ReferenceCase.Load(file);
        var joint = Measures(design);

        AssertMatches(reference, "pairwise_holm", Ranking.RankSetsOf(joint));
        AssertMatches(reference, "pairwise_bonferroni", Ranking.RankSetsOf(joint, adjustment: AdjustmentMethod.Bonferroni));
        AssertMatches(reference, "kww_bonferroni", Ranking.RankSetsFromIntervals(joint.Estimates));
        AssertMatches(
            reference,
            "kww_independence_sidak",
            Ranking.RankSetsFromIntervals(joint.Estimates, method: SimultaneousIntervalMethod.Sidak)
        );
    }

    [TestCase("census_multiselect_ranking", "census_a_size")]
    [TestCase("census_c_multiselect_ranking", "census_size")]
    public void Differences_OfTheCensusMeasures_AreThePublishedOnes(string file, string design)
    {
        var reference = ReferenceCase.Load(file);

        var differences = Ranking.Differences(Measures(design));

        var (z, p) = (new double[144], Enumerable.Range(0, 144).Select(cell => cell % 13 == 0 ? 1.0 : 0).ToArray());
        foreach (var pair in differences)
        {
            var (above, below) = ((pair.First * 12) + pair.Second, (pair.Second * 12) + pair.First);
            z[above] = pair.Difference.Value / pair.Difference.StandardError;
            z[below] = -z[above];
            p[above] = p[below] = pair.AdjustedPValue;
        }

        reference.AssertMatches("pairwise_z", z);
        reference.AssertMatches("pairwise_p_holm", p);
    }

    [Test]
    public void Letters_OfTheCensusMeasures_TellApartWhatThePublishedPValuesDo()
    {
        var reference = ReferenceCase.Load("census_multiselect_ranking");
        var published = reference.Numbers("pairwise_p_holm");

        var letters = Ranking.TieLettersOf(Measures("census_a_size"));

        Assert.That(letters[0], Is.EqualTo("a"));
        Assert.That(
            from first in Enumerable.Range(0, 12)
            from second in Enumerable.Range(0, 12)
            select letters[first].Intersect(letters[second]).Any(),
            Is.EqualTo(published.Select(p => p >= 0.05))
        );
    }

    [TestCase("states20")]
    [TestCase("five")]
    public void SetsFromIntervals_OfIndependentEstimates_AreThePublishedOnes(string block)
    {
        var reference = ReferenceCase.Load("plain_rank_confidence");
        var estimates = Independent(reference.Numbers(block + ".est"), reference.Numbers(block + ".se")).Estimates;
        var level = reference.Numbers(block + ".level")[0];

        AssertMatches(
            reference,
            block + ".kww_individual",
            Ranking.RankSetsFromIntervals(estimates, level, SimultaneousIntervalMethod.Individual)
        );
        AssertMatches(reference, block + ".kww_bonferroni", Ranking.RankSetsFromIntervals(estimates, level));
        AssertMatches(
            reference,
            block + ".kww_independence",
            Ranking.RankSetsFromIntervals(estimates, level, SimultaneousIntervalMethod.Sidak)
        );
    }

    [TestCase("states20")]
    [TestCase("five")]
    public void Ranks_OfIndependentEstimates_AreThePublishedOnes(string block)
    {
        var reference = ReferenceCase.Load("plain_rank_confidence");

        reference.AssertMatches(block + ".rank_desc", [.. Ranking.Of(reference.Numbers(block + ".est")).Select(rank => (double)rank)]);
    }

    // All of n ticked the first and nobody the second: McNemar's exact p is 2^(1-n), 0.5 of two and 0.03125 of six; nobody else was
    // asked: 0.
    [TestCase(2, 100, 0.5, 2)]
    [TestCase(6, 100, 0.03125, 1)]
    [TestCase(2, 2, 0, 1)]
    public void Sets_WhereAllAnsweredAlike_AreSettledByEnoughOfThem(int answered, int population, double p, int worstOfFirst)
    {
        var design = SampleDesign.FromPopulations([new Stratum("all", population)], new int[answered]);
        var shares = new MultipleResponse(design, [Enumerable.Repeat(true, answered).ToArray(), new bool[answered]]).SharesOfRespondents();

        Assert.That(Ranking.Differences(shares)[0].PValue, Is.EqualTo(p));
        Assert.That(Ranking.RankSetsOf(shares)[0], Is.EqualTo(new RankSet(1, worstOfFirst)));
    }

    [Test]
    public void SetsFromIntervals_WhereAnErrorRestsOnNothing_LeaveThatEstimateOpen()
    {
        Estimate[] estimates =
        [
            Create.Estimate() with
            {
                Value = 0.9,
                StandardError = 0.01,
            },
            Create.Estimate() with
            {
                Value = 0.1,
                StandardError = 0.01,
            },
            Create.Estimate() with
            {
                Value = 1,
                StandardError = 0,
                DegreesOfFreedom = 0,
            },
        ];

        Assert.That(
            Ranking.RankSetsFromIntervals(estimates),
            Is.EqualTo(new[] { new RankSet(1, 2), new RankSet(2, 3), new RankSet(1, 3) })
        );
    }

    [Test]
    public void Largest_IsFoundOnlyWhereItsRankIsSettled()
    {
        Assert.That(Ranking.FindLargest([new RankSet(2, 3), new RankSet(1, 1), new RankSet(2, 3)]), Is.EqualTo(1));
        Assert.That(Ranking.FindLargest([new RankSet(1, 2), new RankSet(1, 2), new RankSet(3, 3)]), Is.Null);
    }

    [TestCase("states20")]
    [TestCase("five")]
    public void Sets_OfIndependentEstimates_AreThePublishedOnes(string block)
    {
        var reference = ReferenceCase.Load("plain_rank_confidence");
        var joint = Independent(reference.Numbers(block + ".est"), reference.Numbers(block + ".se"));

        var sets = Ranking.RankSetsOf(joint, reference.Numbers(block + ".level")[0]);

        reference.AssertMatches(block + ".pairwise_holm.lower", [.. sets.Select(set => (double)set.Lower)]);
        reference.AssertMatches(block + ".pairwise_holm.upper", [.. sets.Select(set => (double)set.Upper)]);
    }

    [Test]
    public void Ranks_OfEqualValues_ShareTheBestAndSkipTheRest() =>
        Assert.That(Ranking.Of([0.2, 0.5, 0.5 - 1e-13, 0.9]), Is.EqualTo(new[] { 4, 2, 2, 1 }));

    [Test]
    public void Sets_OfEqualEstimates_ReachOverAllOfThem()
    {
        var sets = Ranking.RankSetsOf(Independent([0.5, 0.5, 0.5], [0, 0, 0]));

        Assert.That(sets, Is.All.EqualTo(new RankSet(1, 3)));
    }

    [Test]
    public void Sets_WithoutAnyError_AreTheRanks()
    {
        var sets = Ranking.RankSetsOf(Independent([0.5, 0.7, 0.5], [0, 0, 0]));

        Assert.That(sets, Is.EqualTo(new[] { new RankSet(2, 3), new RankSet(1, 1), new RankSet(2, 3) }));
    }

    [Test]
    public void Sets_OfASingleAnswerAmongMany_TellNothingApart()
    {
        var sample = SampleDesign.FromPopulations([new Stratum("a", 9)], new[] { 0, 0, 0 });
        bool[] one = [true, false, false];

        var joint = ShareEstimator.EstimateJointly(
            sample,
            [new Observations(new double[] { 1, 0, 0 }, one), new Observations(new double[] { 0, 1, 1 }, one)]
        );

        Assert.That(Ranking.RankSetsOf(joint), Is.All.EqualTo(new RankSet(1, 2)));
    }

    private static JointEstimate Measures(string design)
    {
        var (sample, table) = ReferenceDesigns.Of(design);
        return ShareEstimator.EstimateJointly(
            sample,
            [.. Enumerable.Range(1, 12).Select(number => table.Column(FormattableString.Invariant($"m{number}")))]
        );
    }

    private static void AssertMatches(ReferenceCase reference, string path, IReadOnlyList<RankSet> sets)
    {
        reference.AssertMatches(path + ".lower", [.. sets.Select(set => (double)set.Lower)]);
        reference.AssertMatches(path + ".upper", [.. sets.Select(set => (double)set.Upper)]);
    }

    private static JointEstimate Independent(double[] values, double[] errors)
    {
        var estimates = values.Zip(errors, (value, error) => Create.Estimate() with { Value = value, StandardError = error }).ToList();
        var covariance = new double[values.Length * values.Length];
        for (var index = 0; index < values.Length; index++)
        {
            covariance[(index * values.Length) + index] = errors[index] * errors[index];
        }

        return new JointEstimate(estimates, covariance, new DomainCounts(10, 9, 0.5));
    }
}
