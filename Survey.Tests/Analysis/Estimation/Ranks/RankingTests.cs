using NUnit.Framework;
using Survey.Analysis.Estimation.Estimates;
using Survey.Analysis.Estimation.Estimators;
using Survey.Analysis.Estimation.Ranks;
using Survey.Analysis.Estimation.Samples;

namespace Survey.Tests.Analysis.Estimation.Ranks;

public sealed class RankingTests
{
    [Test]
    public void Ranks_OfTheCensusMeasures_AreThePublishedOnes()
    {
        var reference = ReferenceCase.Load("census_c_multiselect_ranking");

        var weighted = Ranking.Of([.. Measures().Estimates.Select(estimate => estimate.Value)]);

        reference.Meets("weighted_rank", [.. weighted.Select(rank => (double)rank)]);
        reference.Meets(
            "rank_unweighted_desc_min_ties",
            [.. Ranking.Of(reference.Numbers("pct_of_respondents")).Select(rank => (double)rank)]);
    }

    [Test]
    public void Sets_OfTheCensusMeasures_AreThePublishedOnes()
    {
        var reference = ReferenceCase.Load("census_c_multiselect_ranking");

        var sets = Ranking.SetsOf(Measures());

        reference.Meets("pairwise_holm.lower", [.. sets.Select(set => (double)set.Lower)]);
        reference.Meets("pairwise_holm.upper", [.. sets.Select(set => (double)set.Upper)]);
    }

    [TestCase("states20")]
    [TestCase("five")]
    public void Sets_OfIndependentEstimates_AreThePublishedOnes(string block)
    {
        var reference = ReferenceCase.Load("plain_rank_confidence");
        var joint = Independent(reference.Numbers(block + ".est"), reference.Numbers(block + ".se"));

        var sets = Ranking.SetsOf(joint, reference.Numbers(block + ".level")[0]);

        reference.Meets(block + ".pairwise_holm.lower", [.. sets.Select(set => (double)set.Lower)]);
        reference.Meets(block + ".pairwise_holm.upper", [.. sets.Select(set => (double)set.Upper)]);
    }

    [Test]
    public void Ranks_OfEqualValues_ShareTheBestAndSkipTheRest() =>
        Assert.That(Ranking.Of([0.2, 0.5, 0.5 - 1e-13, 0.9]), Is.EqualTo(new[] { 4, 2, 2, 1 }));

    [Test]
    public void Sets_OfEqualEstimates_ReachOverAllOfThem()
    {
        var sets = Ranking.SetsOf(Independent([0.5, 0.5, 0.5], [0, 0, 0]));

        Assert.That(sets, Is.All.EqualTo(new RankSet(1, 3)));
    }

    [Test]
    public void Sets_WithoutAnyError_AreTheRanks()
    {
        var sets = Ranking.SetsOf(Independent([0.5, 0.7, 0.5], [0, 0, 0]));

        Assert.That(sets, Is.EqualTo(new[] { new RankSet(2, 3), new RankSet(1, 1), new RankSet(2, 3) }));
    }

    [Test]
    public void Sets_OfASingleAnswerAmongMany_TellNothingApart()
    {
        var sample = SampleDesign.FromPopulations([new Stratum("a", 9)], new[] { 0, 0, 0 });
        bool[] one = [true, false, false];

        var joint = ShareEstimator.EstimateJointly(
            sample, [new Observations(new double[] { 1, 0, 0 }, one), new Observations(new double[] { 0, 1, 1 }, one)]);

        Assert.That(Ranking.SetsOf(joint), Is.All.EqualTo(new RankSet(1, 2)));
    }

    private static JointEstimate Measures()
    {
        var (sample, table) = ReferenceDesigns.Of("census_size");
        return ShareEstimator.EstimateJointly(sample, [.. Enumerable.Range(1, 12).Select(number => table.Column(FormattableString.Invariant($"m{number}")))]);
    }

    private static JointEstimate Independent(double[] values, double[] errors)
    {
        var estimates = values.Zip(errors, (value, error) => Create.Estimate() with { Value = value, StandardError = error }).ToList();
        var covariance = new double[values.Length * values.Length];
        for (var index = 0; index < values.Length; index++)
        {
            covariance[(index * values.Length) + index] = errors[index] * errors[index];
        }

        return new JointEstimate(estimates, covariance, new Reach(10, 9, 0.5));
    }
}
