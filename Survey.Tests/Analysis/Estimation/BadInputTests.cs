using NUnit.Framework;
using Survey.Analysis.Estimation.Agreement;
using Survey.Analysis.Estimation.Comparisons;
using Survey.Analysis.Estimation.Estimates;
using Survey.Analysis.Estimation.Estimators;
using Survey.Analysis.Estimation.Intervals;
using Survey.Analysis.Estimation.Nonresponse;
using Survey.Analysis.Estimation.Ranks;
using Survey.Analysis.Estimation.Regression;
using Survey.Analysis.Estimation.Samples;
using Survey.Analysis.Estimation.Scales;
using Survey.Analysis.Estimation.TableSuppression;

namespace Survey.Tests.Analysis.Estimation;

/// <summary>What makes no sense is refused by name, or its result is null: never a number that is none, nor a fault of the
/// machine.</summary>
public sealed class BadInputTests
{
    private static readonly int[] Strata = [0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 1];

    private static readonly double[] Numbers = [3, 1, 4, 1, 5, 9, 2, 6, 5, 3, 5, 8];

    private static readonly double[] Ratings = [1, 2, 3, 4, 1, 2, 3, 4, 2, 2, 3, 1];

    private static readonly double[] OtherRatings = [1, 2, 3, 4, 2, 2, 3, 3, 2, 1, 3, 1];

    private static readonly int[] Groups = [0, 1, 2, 0, 1, 2, 0, 1, 2, 0, 1, 2];

    private static readonly bool[] Hits = [true, false, true, true, false, false, true, false, false, true, false, true];

    private static readonly SampleDesign Good = SampleDesign.FromPopulations([new("a", 10), new("b", 9)], Strata);

    private static readonly Dictionary<string, SampleDesign> BadDesigns = new()
    {
        ["a negative weight"] = Good with { Weights = With(Good.Weights, 2, -1) },
        ["a weight that is no number"] = Good with { Weights = With(Good.Weights, 2, double.NaN) },
        ["an infinite weight"] = Good with { Weights = With(Good.Weights, 2, double.PositiveInfinity) },
        ["too few strata of rows"] = Good with { StratumOfRow = Strata.AsMemory(0, 5) },
        ["too many clusters of rows"] = Good with { ClusterOfRow = new int[13] },
        ["a stratum that is not there"] = Good with { StratumOfRow = new[] { 0, 0, 0, 0, 0, 7, 1, 1, 1, 1, 1, 1 } },
        ["strata without rows' places"] = Good with { StratumOfRow = default },
        ["more answers than units"] = Good with { Strata = [new("a", 5), new("b", 9)] },
        ["a population that is no number"] = Good with { Strata = [new("a", double.NaN), new("b", 9)] },
        ["an infinite population"] = Good with { Strata = [new("a", double.PositiveInfinity), new("b", 9)] },
        ["a negative population"] = Good with { Strata = [new("a", -10), new("b", 9)] },
        ["a lone unit"] = Good with { StratumOfRow = new[] { 0, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1 }, Strata = [new("a", 10), new("b", 19)] },
        ["a replicate too short"] = Good with { Replicates = Replicated(new double[3]) },
        ["a replicate that is no number"] = Good with { Replicates = Replicated(With(Good.Weights, 1, double.NaN)) },
        ["a replicate of nobody"] = Good with { Replicates = Replicated(new double[12]) },
        ["a scale that is none"] = Good with { Replicates = Replicated(Good.Weights) with { Scale = double.NaN } },
        ["too few scales"] = Good with { Replicates = Replicated(Good.Weights) with { ReplicateScales = [1] } },
    };

    private static readonly Dictionary<string, Func<SampleDesign, object?>> Uses = new()
    {
        ["mean"] = design => MeanEstimator.Estimate(design, new(Numbers)),
        ["total"] = design => TotalEstimator.Estimate(design, new(Numbers)),
        ["ratio"] = design => RatioEstimator.Estimate(design, new(Numbers), Ratings),
        ["share"] = design => ShareEstimator.Estimate(design, Observations.OfIndicator(Hits)),
        ["quantile"] = design => QuantileEstimator.Estimate(design, new(Numbers)),
        ["score quantile"] = design =>
            QuantileEstimator.Estimate(design, new(Numbers), method: new(Interval: IntervalMethod.FranciscoFuller)),
        ["median deviation"] = design => QuantileEstimator.MedianAbsoluteDeviation(design, new(Numbers)),
        ["variance"] = design => MomentEstimator.Variance(design, new(Numbers)),
        ["deviation"] = design => MomentEstimator.StandardDeviation(design, new(Numbers)),
        ["skewness"] = design => MomentEstimator.Skewness(design, new(Numbers)),
        ["design effect"] = design =>
            MeanEstimator.Estimate(design, new(Numbers)) with
            {
                Value = DesignEffect.OfMean(design, new(Numbers)) ?? 0,
            },
        ["alpha of items"] = design => CronbachAlpha.Estimate(design, [new(Ratings), new(OtherRatings)]),
        ["kappa"] = design => AgreementEstimator.Estimate(design, Codes(Ratings), Codes(OtherRatings), 4),
        ["alpha of raters"] = design =>
            KrippendorffEstimator.Estimate(design, [new(Ratings), new(OtherRatings)], DifferenceMetric.Interval),
        ["Fleiss' kappa"] = design => FleissKappa.Of(design, [new(Ratings), new(OtherRatings)])?.Estimate,
        ["crosstab"] = design => new Crosstab(design, Grouped, Answered).Test(),
        ["rank test"] = design => DesignRankTest.Test(design, new(Numbers), Grouped, TestMethod.DesignKruskalWallis),
        ["goodness of fit"] = design => GoodnessOfFitTest.Test(design, Grouped, [1, 1, 1]),
        ["item"] = design => LikertItem.Of(design, new(Ratings), scale: new(4, 1)).Mean,
        ["choices"] = design => new MultipleResponse(design, [Hits, Hits.Reverse().ToArray()]).SharesOfAnswers().Estimates[0],
        ["choices by group"] = design =>
            new MultipleResponse(design, [Hits, Hits.Reverse().ToArray()]).TestAgainstUnderDesign(Groups).Result,
        ["pairs"] = design => McNemarTest.Difference(design, Hits, Hits.Reverse().ToArray()),
        ["margins"] = design => MarginalHomogeneityTest.UnderDesign(design, Codes(Ratings), Codes(OtherRatings), 4),
        ["linear regression"] = design =>
            LinearRegression.Fit(design, new(Numbers), [Predictor.Number("rating", new(Ratings))]).Coefficients[1].Estimate,
        ["logistic regression"] = design =>
            LogisticRegression.Fit(design, Observations.OfIndicator(Hits), [Predictor.Number("rating", new(Ratings))])
                is ModelFit<LogisticModel>.Fitted(var model)
                ? model.Coefficients[1].Estimate
                : null,
        ["calibrating"] = design => MeanEstimator.Estimate(new Calibrator().Calibrate(design, [new("rating", Ratings, 44)]), new(Numbers)),
        ["post-stratifying"] = design => MeanEstimator.Estimate(PostStratification.Apply(design, Classes), new(Numbers)),
        ["raking"] = design => MeanEstimator.Estimate(PostStratification.Rake(design, [Classes]), new(Numbers)),
        ["trimming"] = design => MeanEstimator.Estimate(WeightTrimming.Trim(design, 1.5, 1.66), new(Numbers)),
        ["jackknife"] = design => MeanEstimator.Estimate(ReplicateWeightBuilder.Jackknife(design with { Replicates = null }), new(Numbers)),
    };

    private static readonly string[] Faults = [.. BadDesigns.Keys];

    private static readonly string[] Names = [.. Uses.Keys];

    private static Classification Grouped => new(Groups, ["x", "y", "z"]);

    private static Classification Answered => new(Hits.Select(hit => hit ? 1 : 0).ToArray(), ["no", "yes"]);

    private static Margin Classes => new([("x", 6), ("y", 6), ("z", 7)], Groups);

    [Test]
    public void GoodDesign_InEveryUse_HasAResult([ValueSource(nameof(Names))] string use) => RequireNumbers(Uses[use](Good));

    // Two uses have no need of what is wrong: a jackknife makes replicates of its own, and trimming refuses replicates at all.
    [Test]
    public void BadDesign_InEveryUse_IsRefusedByName([ValueSource(nameof(Names))] string use, [ValueSource(nameof(Faults))] string fault)
    {
        if (use == "jackknife" && BadDesigns[fault].Replicates is not null)
        {
            RequireNumbers(Uses[use](BadDesigns[fault]));
            return;
        }

        var refusal = Assert.Catch(() => Uses[use](BadDesigns[fault]));

        Assert.That(
            refusal,
            Is.TypeOf<ArgumentException>().Or.TypeOf<DesignException>().Or.TypeOf<CalibrationException>().Or.TypeOf<ComparisonException>()
        );
        Assert.That(refusal?.Message.Length, Is.GreaterThan(20));
    }

    [Test]
    public void BadNumber_InABase_IsRefusedWithItsRow([Values(double.NaN, double.PositiveInfinity, double.NegativeInfinity)] double number)
    {
        var column = new Observations(With(Numbers, 7, number));
        Action[] uses =
        [
            () => MeanEstimator.Estimate(Good, column),
            () => TotalEstimator.Estimate(Good, column),
            () => RatioEstimator.Estimate(Good, column, Ratings),
            () => RatioEstimator.Estimate(Good, new(Ratings), column.Values),
            () => ShareEstimator.Estimate(Good, new(With(new double[12], 7, number))),
            () => QuantileEstimator.Estimate(Good, column),
            () => QuantileEstimator.MedianAbsoluteDeviation(Good, column),
            () => MomentEstimator.Variance(Good, column),
            () => MomentEstimator.Covariance(Good, new(Ratings), column.Values),
            () => MomentEstimator.Skewness(Good, column),
            () => DesignEffect.OfTotal(Good, column),
            () => CronbachAlpha.Estimate(Good, [new(Ratings), column]),
            () => KrippendorffEstimator.Estimate(Good, [new(Ratings), column], DifferenceMetric.Nominal),
            () => DesignRankTest.Test(Good, column, Grouped, TestMethod.DesignKruskalWallis),
            () => LikertItem.Of(Good, new(With(Ratings, 7, number))),
            () => LinearRegression.Fit(Good, column, [Predictor.Number("rating", new(Ratings))]),
            () => Predictor.Number("number", column),
        ];

        foreach (var use in uses)
        {
            Assert.That(() => use(), Throws.ArgumentException.With.Message.Contains("ow 7"));
        }
    }

    [Test]
    public void Base_OfAnotherLength_IsRefused([Values(11, 13)] int rows)
    {
        var column = new Observations(Ratings, Enumerable.Repeat(true, rows).ToArray());
        var hits = Observations.OfIndicator(Hits, column.Base);
        Action[] uses =
        [
            () => MeanEstimator.Estimate(Good, column),
            () => TotalEstimator.Estimate(Good, column),
            () => RatioEstimator.Estimate(Good, column, Numbers),
            () => ShareEstimator.Estimate(Good, hits),
            () => QuantileEstimator.Estimate(Good, column),
            () => QuantileEstimator.MedianAbsoluteDeviation(Good, column),
            () => MomentEstimator.Variance(Good, column),
            () => MomentEstimator.Skewness(Good, column),
            () => DesignEffect.OfMean(Good, column),
            () => CronbachAlpha.Estimate(Good, [new(Ratings), column]),
            () => AgreementEstimator.Estimate(Good, Codes(Ratings), Codes(OtherRatings), 4, inBase: column.Base),
            () => KrippendorffEstimator.Estimate(Good, [new(Ratings), column], DifferenceMetric.Interval),
            () => FleissKappa.Of(Good, [new(Ratings), column]),
            () => DesignRankTest.Test(Good, column, Grouped, TestMethod.DesignKruskalWallis),
            () => GoodnessOfFitTest.Test(Good, Grouped with { Base = column.Base }, [1, 1, 1]),
            () => _ = new Crosstab(Good, Grouped with { Base = column.Base }, Answered),
            () => LikertItem.Of(Good, column),
            () => new MultipleResponse(Good, [Hits], column.Base).SharesOfRespondents(),
            () => new MultipleResponse(Good, [Hits], column.Base).SharesOfAnswers(),
            () => McNemarTest.Difference(Good, Hits, Hits, column.Base),
            () => MarginalHomogeneityTest.UnderDesign(Good, Codes(Ratings), Codes(OtherRatings), 4, column.Base),
            () => MarginalHomogeneityTest.UnderDesign(Good, Codes(Ratings), new int[rows], 4),
            () => LikertItem.Of(Good, new(Ratings), new bool[rows]),
            () => LikertItem.ByGroup(Good, new(Ratings), new bool[rows], Grouped),
            () => LinearRegression.Fit(Good, column, [Predictor.Number("rating", new(Ratings))]),
            () => LinearRegression.Fit(column, [Predictor.Number("rating", new(Ratings))]),
            () => Predictor.Number("rating", column),
            () => DesignVariance.EstimateJointly(Good, _ => [new(1, Numbers, column.Base)]),
            () => DesignVariance.EstimateJointly(Good, _ => [new(1, new double[rows], default)]),
            () => ReplicateVariance.Estimate(ReplicateWeightBuilder.Jackknife(Good), _ => [1], column.Base),
            () => ReplicateWeights.CombineWithFactors(Good.Weights, [Good.Weights, new double[rows]]),
        ];

        foreach (var (index, use) in uses.Index())
        {
            Assert.That(() => use(), Throws.TypeOf<ArgumentException>(), $"use {index}");
        }
    }

    [Test]
    public void EmptyDomain_OfEveryEstimator_IsRefused()
    {
        var empty = new Observations(Numbers, new bool[12]);
        Action[] uses =
        [
            () => MeanEstimator.Estimate(Good, empty),
            () => RatioEstimator.Estimate(Good, empty, Ratings),
            () => ShareEstimator.Estimate(Good, empty),
            () => QuantileEstimator.Estimate(Good, empty),
            () => QuantileEstimator.MedianAbsoluteDeviation(Good, empty),
            () => MomentEstimator.Variance(Good, empty),
            () => MomentEstimator.Skewness(Good, empty),
            () => DesignEffect.OfMean(Good, empty),
            () => CronbachAlpha.Estimate(Good, [empty, empty]),
            () => AgreementEstimator.Estimate(Good, Codes(Ratings), Codes(OtherRatings), 4, inBase: empty.Base),
            () => KrippendorffEstimator.Estimate(Good, [empty, empty], DifferenceMetric.Nominal),
            () => LikertItem.Of(Good, empty),
            () => new MultipleResponse(Good, [Hits], empty.Base).SharesOfRespondents(),
            () => new MultipleResponse(Good, [Hits], empty.Base).SharesOfAnswers(),
            () => McNemarTest.Difference(Good, Hits, Hits, empty.Base),
            () => _ = new Crosstab(Good, Grouped with { Base = empty.Base }, Answered),
            () => DesignRankTest.Test(Good, empty, Grouped, TestMethod.DesignWilcoxon),
            () => GoodnessOfFitTest.Test(Good, Grouped with { Base = empty.Base }, [1, 1, 1]),
            () => LinearRegression.Fit(Good, empty, [Predictor.Number("rating", new(Ratings))]),
        ];

        foreach (var use in uses)
        {
            Assert.That(() => use(), Throws.ArgumentException.Or.TypeOf<ComparisonException>());
        }
    }

    [Test]
    public void Total_OfAnEmptyDomain_IsNothingWithoutAnInterval()
    {
        var total = TotalEstimator.Estimate(Good, new Observations(Numbers, new bool[12])).WithInterval();

        Assert.That((total.Value, total.StandardError, total.Count, total.Interval), Is.EqualTo((0, 0, 0, (Interval?)null)));
    }

    [Test]
    public void PlainCounts_ThatMakeNoSense_AreRefused()
    {
        Action[] uses =
        [
            () => BinomialInterval.ClopperPearson(5, 4),
            () => BinomialInterval.Wilson(-1, 4),
            () => BinomialInterval.Jeffreys(double.NaN, 4),
            () => BinomialInterval.Wald(0, 0),
            () => HypergeometricInterval.OfShare(new UnitCounts(1, 2, Nonresponse: -1)),
            () => _ = new IndependentShares(5, 4, 1, 2),
            () => _ = new IndependentShares(0, 0, 1, 2),
            () =>
                _ = new CountTable([
                    [1, -2],
                    [3, 4],
                ]),
            () =>
                _ = new CountTable([
                    [1, 2],
                    [3],
                ]),
            () =>
                _ = new CountTable([
                    [0, 0],
                    [3, 4],
                ]),
            () =>
                _ = new CountTable([
                    [0, 3],
                    [0, 4],
                ]),
            () => _ = new CountTable([]),
            () => McNemarTest.Exact(new PairTable(1, -1, 0, 3)),
            () => McNemarTest.ChiSquare(new PairTable(0, 0, 0, 0)),
            () => PairTable.Of([true], [true, false]),
            () => McNemarTest.Difference(Good, Hits, Hits.AsSpan(0, 3)),
            () => MultinomialInterval.Goodman([3, -1]),
            () => MultinomialInterval.Goodman([0, 0]),
            () =>
                RatingTable.OfCounts(
                    new double[,]
                    {
                        { 1, double.NaN },
                        { 0, 1 },
                    }
                ),
            () => RatingTable.OfCounts(new double[2, 2]),
            () => PValueAdjustment.Of([0.2, double.NaN]),
            () => PValueAdjustment.Of([0.2, 1.2]),
            () => Correlation.Pearson([1, 2, double.NaN], [1, 2, 4]),
            () => Correlation.Spearman([1, 1, 1], [1, 2, 4]),
            () => SampleDesign.FromPopulations([new("a", 5)], new[] { 0, 1 }),
            () => SampleDesign.FromPopulations([new("a", double.NaN)], new[] { 0 }),
            () => SampleDesign.FromPopulations([new("a", double.PositiveInfinity)], new[] { 0 }),
            () => StudentInterval.Of(Create.Estimate(), double.NaN),
            () =>
                IntraclassCorrelation.Of([
                    [1, 2, double.NaN],
                    [1, 2, 3],
                ]),
            () => RatingTable.Of([0], [0], -1),
            () => MarginalHomogeneityTest.UnderDesign(Good, Codes(Ratings), Codes(OtherRatings), 3),
            () => KrippendorffEstimator.Estimate(Good, [new(Ratings), new(OtherRatings)], (DifferenceMetric)9),
            () => _ = new LinkedTables([new LinkedCell(2) { Protection = new Protection(-1, 1) }], []),
            () => _ = new LinkedTables([new LinkedCell(2) { Protection = new Protection(1, double.NaN) }], []),
        ];

        foreach (var (index, use) in uses.Index())
        {
            Assert.That(() => use(), Throws.InstanceOf<ArgumentException>().Or.TypeOf<ComparisonException>(), $"use {index}");
        }
    }

    [TestCase(double.NaN)]
    [TestCase(double.PositiveInfinity)]
    [TestCase(-3)]
    public void Margin_OfASizeThatIsNone_IsRefused(double size)
    {
        var classes = Classes with { Classes = [("x", 6), ("y", size), ("z", 7)] };

        Assert.That(() => PostStratification.Apply(Good, classes), Throws.TypeOf<CalibrationException>().With.Message.Contains("'y'"));
        Assert.That(() => PostStratification.Rake(Good, [classes, Classes]), Throws.TypeOf<CalibrationException>());
        Assert.That(
            () => new Calibrator().Calibrate(Good, [new("rating", Ratings, size * 1e6)]),
            Throws.TypeOf<ArgumentException>().Or.TypeOf<CalibrationException>()
        );
    }

    [Test]
    public void Rates_OfNobody_AreNullAndOfNegativeCountsRefused()
    {
        var nobody = new DispositionCounts();
        double?[] rates = [nobody.Rr1, nobody.Rr6, nobody.Rr3(0.5), nobody.Coop1, nobody.Coop4, nobody.Ref2(1), nobody.Con3];

        Assert.That(rates, Is.All.Null);
        Assert.That(
            () => _ = new DispositionCounts { Complete = 3, Refused = -1 }.Rr1,
            Throws.ArgumentException.With.Message.Contains("-1")
        );
        Assert.That(() => _ = new DispositionCounts { Complete = 3 }.Rr3(double.NaN), Throws.InstanceOf<ArgumentOutOfRangeException>());
    }

    [Test]
    public void Measures_OfTooFewToSay_AreNumbersOrNull()
    {
        Assert.That(
            new CountTable([
                [1, 0],
                [0, 1],
            ]).CramersVCorrected,
            Is.Zero
        );
        Assert.That(Correlation.Pearson([1, 2, 3, 4], [2, 4, 6, 8]).IntervalAt(), Is.Null);
        Assert.That(() => new PairTable(0, 0, 0, 0).Agreement, Throws.InvalidOperationException);
        Assert.That(() => new PairTable(0, 0, 0, 0).Difference, Throws.InvalidOperationException);
    }

    [TestCase(-1)]
    [TestCase(double.NaN)]
    [TestCase(double.PositiveInfinity)]
    public void Contribution_ThatIsNone_IsRefused(double contribution)
    {
        Assert.That(() => new LinkedTables([new LinkedCell(contribution)], []), Throws.ArgumentException);
        Assert.That(() => Uses["raking"](Good with { Weights = With(Good.Weights, 0, contribution) }), Throws.ArgumentException);
    }

    private static void RequireNumbers(object? result)
    {
        double?[] numbers = result switch
        {
            Estimate estimate => [estimate.Value, estimate.StandardError],
            TestResult test => [test.PValue, test.Statistic ?? 0, test.DegreesOfFreedom ?? 1, test.DenominatorDegreesOfFreedom ?? 1],
            _ => throw new AssertionException($"no result but {result}"),
        };
        Assert.That(numbers.All(number => double.IsFinite(number ?? double.NaN)), Is.True, result.ToString());
    }

    private static ReplicateWeights Replicated(ReadOnlyMemory<double> last) => new() { Weights = [Good.Weights, last], Scale = 1 };

    private static int[] Codes(double[] ratings) => [.. ratings.Select(rating => (int)rating - 1)];

    private static double[] With(ReadOnlyMemory<double> values, int row, double value)
    {
        var changed = values.ToArray();
        changed[row] = value;
        return changed;
    }
}
