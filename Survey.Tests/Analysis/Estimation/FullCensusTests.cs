using NUnit.Framework;
using Survey.Analysis.Estimation.Agreement;
using Survey.Analysis.Estimation.Comparisons;
using Survey.Analysis.Estimation.Estimates;
using Survey.Analysis.Estimation.Estimators;
using Survey.Analysis.Estimation.Intervals;
using Survey.Analysis.Estimation.Ranks;
using Survey.Analysis.Estimation.Samples;
using Survey.Analysis.Estimation.Scales;

namespace Survey.Tests.Analysis.Estimation;

/// <summary>Where everyone answered, everything is known: no standard error, and an interval of one point.</summary>
public sealed class FullCensusTests
{
    private static readonly Dictionary<string, Func<RandomSample, IEnumerable<Estimate?>>> Estimators = new()
    {
        ["mean"] = sample => [MeanEstimator.Estimate(sample.Design, new(sample.Numbers))],
        ["mean in a base"] = sample => [MeanEstimator.Estimate(sample.Design, new(sample.Numbers, sample.Hits))],
        ["total"] = sample => [TotalEstimator.Estimate(sample.Design, new(sample.Numbers))],
        ["ratio"] = sample => [RatioEstimator.Estimate(sample.Design, new(sample.Ratings), sample.Numbers)],
        ["share"] = sample => [ShareEstimator.Estimate(sample.Design, Observations.OfIndicator(sample.Hits))],
        ["median"] = sample => [QuantileEstimator.Estimate(sample.Design, new(sample.Numbers))],
        ["median deviation"] = sample => [QuantileEstimator.MedianAbsoluteDeviation(sample.Design, new(sample.Numbers))],
        ["moments"] = sample =>
            [
                MomentEstimator.Variance(sample.Design, new(sample.Numbers)),
                MomentEstimator.StandardDeviation(sample.Design, new(sample.Numbers)),
                MomentEstimator.Skewness(sample.Design, new(sample.Numbers)),
                MomentEstimator.Covariance(sample.Design, new(sample.Numbers), sample.Ratings),
            ],
        ["agreement"] = sample =>
            [
                AgreementEstimator.Estimate(sample.Design, sample.Rated.CodeOfRow, Codes(sample.OtherRatings), 4),
                KrippendorffEstimator.Estimate(sample.Design, [new(sample.Ratings), new(sample.OtherRatings)], DifferenceMetric.Ordinal),
                FleissKappa.Of(sample.Design, [new(sample.Ratings), new(sample.OtherRatings)])?.Estimate,
                CronbachAlpha.Estimate(sample.Design, [new(sample.Ratings), new(sample.OtherRatings)]),
                McNemarTest.Difference(sample.Design, sample.Hits, sample.OtherHits),
            ],
        ["crosstab"] = sample =>
        {
            var table = new Crosstab(sample.Design, sample.Rated, sample.Grouped);
            JointEstimate[] all = [table.Totals, table.Shares, table.SharesOfRow, table.SharesOfColumn];
            return all.SelectMany(joint => joint.Estimates);
        },
        ["choices"] = sample =>
        {
            var choices = new MultipleResponse(sample.Design, [sample.Hits, sample.OtherHits]);
            return [.. choices.SharesOfRespondents().Estimates, .. choices.SharesOfAnswers().Estimates, choices.MeanChoices()];
        },
        ["item"] = sample =>
        {
            var item = LikertItem.Of(sample.Design, new(sample.Ratings), scale: new LikertScale(4));
            return [item.Mean, item.Median, item.Top, item.Bottom, item.Net];
        },
    };

    private static readonly string[] Names = [.. Estimators.Keys];

    [Test]
    public void StandardError_OfAFullCensus_IsZero([ValueSource(nameof(Names))] string name, [Values] bool isReplicated)
    {
        foreach (var seed in Enumerable.Range(1, 5))
        {
            var sample = RandomSample.Stratified(seed, isCensus: true);
            sample = isReplicated ? sample with { Design = ReplicateWeightBuilder.Jackknife(sample.Design) } : sample;

            foreach (var estimate in Estimators[name](sample))
            {
                Assert.That(estimate?.CoversPopulation, Is.True);
                Assert.That(estimate?.StandardError, Is.Zero);
            }
        }
    }

    [Test]
    public void Interval_OfAFullCensus_IsOnePoint([ValueSource(nameof(ShareMethods))] IntervalMethod method)
    {
        var sample = RandomSample.Stratified(3, isCensus: true);
        var hits = sample.Hits.Count(hit => hit);

        var share = ShareEstimator
            .Estimate(sample.Design, Observations.OfIndicator(sample.Hits))
            .WithInterval(new UnitCounts(hits, sample.RowCount - hits), method);

        Assert.That(share.Interval?.Lower, Is.EqualTo((double)hits / sample.RowCount).Within(1e-15));
        Assert.That(share.Interval?.Upper, Is.EqualTo((double)hits / sample.RowCount).Within(1e-15));
    }

    [Test]
    public void JackknifeOfOneStratum_OfAFullCensus_HasNoError()
    {
        var design = ReplicateWeightBuilder.Jackknife(SampleDesign.FromPopulations([new Stratum("all", 5)], new int[5]));

        var mean = MeanEstimator.Estimate(design, new(new double[] { 1, 5, 2, 8, 3 })).WithInterval();

        Assert.That((mean.StandardError, mean.Interval), Is.EqualTo((0, new Interval(3.8, 3.8, IntervalMethod.Student))));
    }

    [Test]
    public void Mean_WhereAllAnsweredAlikeButNotEveryone_HasNoInterval()
    {
        var mean = MeanEstimator.Estimate(Create.Design(), new(new double[] { 4, 4, 4, 4, 4 })).WithInterval();

        Assert.That((mean.Value, mean.Interval, mean.Reliability), Is.EqualTo((4, (Interval?)null, Reliability.Unreliable)));
    }

    private static IReadOnlyList<IntervalMethod> ShareMethods() => ShareInterval.Methods;

    private static int[] Codes(double[] ratings) => [.. ratings.Select(rating => (int)rating - 1)];
}
