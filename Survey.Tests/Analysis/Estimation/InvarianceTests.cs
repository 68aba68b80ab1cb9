using NUnit.Framework;
using Survey.Analysis.Estimation.Agreement;
using Survey.Analysis.Estimation.Comparisons;
using Survey.Analysis.Estimation.Estimates;
using Survey.Analysis.Estimation.Estimators;
using Survey.Analysis.Estimation.Intervals;
using Survey.Analysis.Estimation.Ranks;
using Survey.Analysis.Estimation.Regression;
using Survey.Analysis.Estimation.Samples;
using Survey.Analysis.Estimation.Scales;

namespace Survey.Tests.Analysis.Estimation;

/// <summary>Neither the order of the rows nor the unit of the weights says anything about the population.</summary>
public sealed class InvarianceTests
{
    private static readonly Dictionary<string, Func<RandomSample, IEnumerable<double?>>> Results = new()
    {
        ["mean"] = sample => Of(MeanEstimator.Estimate(sample.Design, new(sample.Numbers)).WithInterval()),
        ["ratio"] = sample => Of(RatioEstimator.Estimate(sample.Design, new(sample.Ratings), sample.Numbers).WithInterval()),
        ["variance"] = sample => Of(MomentEstimator.Variance(sample.Design, new(sample.Numbers)).WithInterval()),
        ["skewness"] = sample => Of(MomentEstimator.Skewness(sample.Design, new(sample.Numbers)).WithInterval()),
        ["median deviation"] = sample => Of(QuantileEstimator.MedianAbsoluteDeviation(sample.Design, new(sample.Numbers))),
        ["shares"] = sample => ShareInterval.Methods.SelectMany(method => Of(Share(sample, method))),
        ["quantiles by rule"] = sample =>
            Enum.GetValues<QuantileRule>()
                .SelectMany(rule => Of(QuantileEstimator.Estimate(sample.Design, new(sample.Numbers), 0.3, method: new(rule)))),
        ["quantiles by interval"] = sample =>
            new[]
            {
                IntervalMethod.Woodruff,
                IntervalMethod.WoodruffArcSine,
                IntervalMethod.WoodruffKornGraubard,
                IntervalMethod.WoodruffLogit,
                IntervalMethod.FranciscoFuller,
            }.SelectMany(method => Of(QuantileEstimator.Estimate(sample.Design, new(sample.Numbers), 0.6, method: new(Interval: method)))),
        ["kappa"] = sample => Of(AgreementEstimator.Estimate(sample.Design, sample.Rated.CodeOfRow, Codes(sample.OtherRatings), 4)),
        ["alpha"] = sample =>
            Of(KrippendorffEstimator.Estimate(sample.Design, [new(sample.Ratings), new(sample.OtherRatings)], DifferenceMetric.Ordinal)),
        ["Cronbach's alpha"] = sample => Of(CronbachAlpha.Estimate(sample.Design, [new(sample.Ratings), new(sample.OtherRatings)])),
        ["item"] = sample => Of(LikertItem.Of(sample.Design, new(sample.Ratings), scale: new LikertScale(4)).Net),
        ["answers"] = sample => Choices(sample).SharesOfAnswers().Estimates.SelectMany(Of),
        ["ranks"] = sample =>
            Ranking.RankSetsOf(Choices(sample).SharesOfRespondents()).SelectMany(set => new double?[] { set.Lower, set.Upper }),
        ["crosstab"] = sample =>
            new[]
            {
                TestMethod.RaoScottF,
                TestMethod.RaoScottChiSquare,
                TestMethod.LinearCombination,
                TestMethod.Saddlepoint,
                TestMethod.Wald,
                TestMethod.AdjustedWald,
            }.SelectMany(method =>
                Of(
                    new Crosstab(
                        sample.Design,
                        sample.Grouped,
                        new Classification(Codes([.. sample.Hits.Select(hit => hit ? 2.0 : 1)]), ["no", "yes"])
                    ).Test(method)
                )
            ),
        ["rank tests"] = sample =>
            new[] { TestMethod.DesignKruskalWallis, TestMethod.DesignVanDerWaerden, TestMethod.DesignMedian }.SelectMany(method =>
                Of(DesignRankTest.Test(sample.Design, new(sample.Numbers), sample.Grouped, method))
            ),
        ["choices by group"] = sample => Of(Choices(sample).TestAgainstUnderDesign(sample.Groups).Result),
        ["pairs"] = sample => Of(McNemarTest.UnderDesign(sample.Design, sample.Hits, sample.OtherHits)),
        ["margins"] = sample =>
            Of(MarginalHomogeneityTest.UnderDesign(sample.Design, sample.Rated.CodeOfRow, Codes(sample.OtherRatings), 4)),
        ["goodness of fit"] = sample => [GoodnessOfFitTest.Test(sample.Design, sample.Rated, [1, 2, 2, 1]).PValue],
        ["logistic regression"] = sample =>
            LogisticRegression.Fit(sample.Design, Observations.OfIndicator(sample.Hits), [Predictor.Number("number", new(sample.Numbers))])
                is ModelFit<LogisticModel>.Fitted(var model)
                ? model.Coefficients.SelectMany(coefficient => Of(coefficient.Estimate))
                : [],
    };

    private static readonly string[] Names = [.. Results.Keys];

    [Test]
    public void Result_OfShuffledRowsAndScaledWeights_IsTheSame(
        [ValueSource(nameof(Names))] string name,
        [Values("stratified", "clustered", "jackknifed")] string kind
    )
    {
        foreach (var seed in Enumerable.Range(1, 3))
        {
            var sample = kind == "stratified" ? RandomSample.Stratified(seed) : RandomSample.Clustered(seed);
            sample = kind == "jackknifed" ? sample with { Design = ReplicateWeightBuilder.Jackknife(sample.Design) } : sample;

            var (expected, actual) = (Results[name](sample).ToArray(), Results[name](sample.Shuffled(seed + 100, 37)).ToArray());

            Assert.That(expected, Is.Not.Empty);
            Assert.That(actual, Is.EqualTo(expected).Within(1e-8));
        }
    }

    private static Estimate Share(RandomSample sample, IntervalMethod method)
    {
        var hits = sample.Hits.Count(hit => hit);
        return ShareEstimator
            .Estimate(sample.Design, Observations.OfIndicator(sample.Hits))
            .WithInterval(new UnitCounts(hits, sample.RowCount - hits, Nonresponse: 25), method);
    }

    private static MultipleResponse Choices(RandomSample sample) =>
        new(sample.Design, [sample.Hits, sample.OtherHits, sample.Groups.Select(group => group == 0).ToArray()]);

    private static int[] Codes(double[] ratings) => [.. ratings.Select(rating => (int)rating - 1)];

    private static double?[] Of(Estimate? estimate) =>
        [estimate?.Value, estimate?.StandardError, estimate?.DegreesOfFreedom, estimate?.Interval?.Lower, estimate?.Interval?.Upper];

    private static double?[] Of(TestResult test) => [test.Statistic, test.PValue, test.DegreesOfFreedom, test.DenominatorDegreesOfFreedom];
}
