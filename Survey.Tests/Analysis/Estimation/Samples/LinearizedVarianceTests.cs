using NUnit.Framework;
using Survey.Analysis.Estimation.Agreement;
using Survey.Analysis.Estimation.Comparisons;
using Survey.Analysis.Estimation.Estimates;
using Survey.Analysis.Estimation.Estimators;
using Survey.Analysis.Estimation.Samples;
using Survey.Analysis.Estimation.Scales;

namespace Survey.Tests.Analysis.Estimation.Samples;

/// <summary>Every estimator's influences are its derivatives by the weights, which replicates find without any formula.</summary>
public sealed class LinearizedVarianceTests
{
    private static readonly ReferenceTable Table = ReferenceTable.Load("apistrat");

    private static readonly SampleDesign Linear = new() { Weights = Table.Numbers("pw") };

    private static readonly SampleDesign Replicated = ReferenceDesigns.Perturbed(Linear);

    private static readonly Dictionary<string, Func<SampleDesign, Estimate?>> Estimators = new()
    {
        ["mean"] = design => MeanEstimator.Estimate(design, Table.Column("enroll")),
        ["mean in a base"] = design => MeanEstimator.Estimate(design, Table.Column("enroll") with { Base = Table.Is("stype", "H") }),
        ["total"] = design => TotalEstimator.Estimate(design, Table.Column("enroll")),
        ["ratio"] = design => RatioEstimator.Estimate(design, Table.Column("api.stu"), Table.Numbers("enroll")),
        ["variance"] = design => MomentEstimator.Variance(design, Table.Column("enroll")),
        ["standard deviation"] = design => MomentEstimator.StandardDeviation(design, Table.Column("meals")),
        ["covariance"] = design => MomentEstimator.Covariance(design, Table.Column("enroll"), Table.Numbers("ell")),
        ["skewness"] = design => MomentEstimator.Skewness(design, Table.Column("enroll")),
        ["Cronbach's alpha"] = design =>
            CronbachAlpha.Estimate(design, [Table.Column("ell"), Table.Column("meals"), Table.Column("mobility")]),
        ["kappa"] = design => Kappa(design, AgreementCoefficient.CohenKappa, AgreementWeights.Unweighted),
        ["quadratic kappa"] = design => Kappa(design, AgreementCoefficient.CohenKappa, AgreementWeights.Quadratic),
        ["Gwet's coefficient"] = design => Kappa(design, AgreementCoefficient.GwetAC, AgreementWeights.Linear),
        ["ordinal alpha"] = design => KrippendorffEstimator.Estimate(design, Ratings(), DifferenceMetric.Ordinal),
        ["interval alpha"] = design => KrippendorffEstimator.Estimate(design, Ratings(), DifferenceMetric.Interval),
        ["Fleiss' kappa"] = design => FleissKappa.Of(design, Ratings())?.Estimate,
    };

    private static readonly string[] Names = [.. Estimators.Keys];

    private static readonly TestMethod[] Tests =
    [
        TestMethod.RaoScottF,
        TestMethod.RaoScottChiSquare,
        TestMethod.Wald,
        TestMethod.AdjustedWald,
    ];

    [Test]
    public void StandardError_OfAnEstimator_IsThatOfItsDerivatives([ValueSource(nameof(Names))] string name)
    {
        var (linear, replicated) = (Estimators[name](Linear), Estimators[name](Replicated));

        Assert.That(replicated?.Value, Is.EqualTo(linear?.Value));
        Assert.That(replicated?.StandardError, Is.EqualTo(linear?.StandardError).Within(0.01).Percent);
    }

    [Test]
    public void Test_OfACrosstab_IsThatOfTheDerivatives([ValueSource(nameof(Tests))] TestMethod method)
    {
        var (linear, replicated) = (Of(Linear), Of(Replicated));

        Assert.That(replicated.Statistic, Is.EqualTo(linear.Statistic).Within(0.01).Percent);
        Assert.That(replicated.PValue, Is.EqualTo(linear.PValue).Within(0.1).Percent);

        TestResult Of(SampleDesign design) => new Crosstab(design, Table.Classes("stype"), Table.Classes("comp.imp")).Test(method);
    }

    [TestCase("awards", TestMethod.DesignWilcoxon)]
    [TestCase("awards", TestMethod.DesignVanDerWaerden)]
    [TestCase("stype", TestMethod.DesignKruskalWallis)]
    public void RankTest_OfGroups_IsThatOfTheDerivatives(string groups, TestMethod method)
    {
        var (linear, replicated) = (Of(Linear), Of(Replicated));

        Assert.That(replicated.Statistic, Is.EqualTo(linear.Statistic).Within(0.01).Percent);
        Assert.That(
            (replicated.DegreesOfFreedom, replicated.DenominatorDegreesOfFreedom),
            Is.EqualTo((linear.DegreesOfFreedom, linear.DenominatorDegreesOfFreedom))
        );

        TestResult Of(SampleDesign design) => DesignRankTest.Test(design, Table.Column("enroll"), Table.Classes(groups), method);
    }

    [Test]
    public void Agreement_WhereAReplicateHasOneAnswerOnly_IsRefused()
    {
        var design = ReplicateWeightBuilder.Jackknife(new SampleDesign { Weights = new double[] { 1, 1, 1, 1 } });
        int[] rated = [0, 0, 0, 1];

        Assert.That(
            () => AgreementEstimator.Estimate(design, rated, rated, 2),
            Throws.InstanceOf<DesignException>().With.Message.Contains("one of the replicates")
        );
    }

    private static Estimate? Kappa(SampleDesign design, AgreementCoefficient coefficient, AgreementWeights weights) =>
        AgreementEstimator.Estimate(design, Thirds("api00"), Thirds("api99"), 3, coefficient, weights);

    private static Observations[] Ratings() =>
        [
            .. new[] { "api00", "api99", "target" }.Select(column => new Observations(
                Thirds(column).Select(code => code + 1.0).ToArray(),
                Table.Known("target")
            )),
        ];

    private static int[] Thirds(string column)
    {
        var values = Table.Numbers(column);
        var order = values.Order().ToArray();
        return [.. values.Select(value => 3 * Math.Max(0, Array.BinarySearch(order, value)) / order.Length)];
    }
}
