using NUnit.Framework;
using Survey.Analysis.Estimation.Estimates;
using Survey.Analysis.Estimation.Estimators;
using Survey.Analysis.Estimation.Intervals;
using Survey.Analysis.Estimation.Samples;

namespace Survey.Tests.Analysis.Estimation.Samples;

public sealed class SampleDesignTests
{
    private static readonly double[] Answers = [1, 0, 1, 1, 0];

    // By hand: 'a' has 2/3, 'b' 1/2; (6 * 2/3 + 2 * 1/2) / 8 = 5/8. Only 'a' has a variance: (6/8)^2 (1 - 3/6) s^2 / 3, s^2 = 1/3.
    [Test]
    public void Mean_OfTwoStrata_IsTheHandValue()
    {
        var mean = MeanEstimator.Estimate(Create.Design(), new Observations(Answers));

        Assert.That(mean.Value, Is.EqualTo(5.0 / 8).Within(1e-15));
        Assert.That(mean.StandardError, Is.EqualTo(Math.Sqrt(9.0 / 16 * 0.5 * (1.0 / 3) / 3)).Within(1e-15));
        Assert.That((mean.DegreesOfFreedom, mean.Count, mean.UnobservedShare), Is.EqualTo((3, 5, 3.0 / 8)));
    }

    [Test]
    public void Mean_WithAllWeightsDoubled_IsTheSame()
    {
        var design = Create.Design();
        var doubled = design with { Weights = design.Weights.ToArray().Select(weight => 2 * weight).ToArray() };

        Assert.That(
            MeanEstimator.Estimate(doubled, new Observations(Answers)),
            Is.EqualTo(MeanEstimator.Estimate(design, new Observations(Answers)))
        );
    }

    [Test]
    public void StandardError_WhereEveryoneAnswered_IsZero()
    {
        var design = SampleDesign.FromPopulations([new Stratum("a", 3), new Stratum("b", 2)], new[] { 0, 0, 0, 1, 1 });

        var mean = MeanEstimator.Estimate(design, new Observations(Answers));

        Assert.That((mean.StandardError, mean.CoversPopulation), Is.EqualTo((0, true)));
        Assert.That(StudentInterval.Of(mean), Is.EqualTo(new Interval(0.6, 0.6, IntervalMethod.Student)));
    }

    [Test]
    public void StandardError_InABaseWhoseStratumAnsweredInFull_IsZero()
    {
        var mean = MeanEstimator.Estimate(Create.Design(), new Observations(Answers, new[] { false, false, false, true, true }));

        Assert.That((mean.Value, mean.StandardError, mean.CoversPopulation), Is.EqualTo((0.5, 0, true)));
    }

    [Test]
    public void Mean_OfOneRowOfALargerStratum_HasNoInterval()
    {
        var mean = MeanEstimator.Estimate(Create.Design(), new Observations(Answers, new[] { true, false, false, false, false }));

        Assert.That((mean.DegreesOfFreedom, mean.CoversPopulation), Is.EqualTo((0, false)));
        Assert.That(StudentInterval.Of(mean), Is.Null);
    }

    [Test]
    public void Mean_WithRowsOutsideTheBase_NeverReadsTheirValues()
    {
        double[] gap = [1, double.NaN, 1, 1, 0];
        bool[] known = [true, false, true, true, true];

        Assert.That(MeanEstimator.Estimate(Create.Design(), new Observations(gap, known)).Value, Is.EqualTo(5.0 / 6).Within(1e-15));
    }

    [Test]
    public void Clusters_OfOneRowEach_ChangeNothing()
    {
        var design = Create.Design();
        var clustered = design with { ClusterOfRow = new[] { 7, 3, 5, 7, 3 } };

        Assert.That(
            MeanEstimator.Estimate(clustered, new Observations(Answers)),
            Is.EqualTo(MeanEstimator.Estimate(design, new Observations(Answers)))
        );
    }

    [Test]
    public void Difference_OfColumnsThatAddUpToOne_HasTwiceTheErrorOfOne()
    {
        var flipped = Answers.Select(answer => 1 - answer).ToArray();

        var joint = MeanEstimator.EstimateJointly(Create.Design(), [new Observations(Answers), new Observations(flipped)]);

        Assert.That(joint.Difference(0, 1).StandardError, Is.EqualTo(2 * joint.Estimates[0].StandardError).Within(1e-15));
        Assert.That(joint.Contrast([1, 1]), Is.EqualTo(joint.Difference(0, 1) with { Value = 1, StandardError = 0, UnobservedShare = 0 }));
    }

    [Test]
    public void Contrast_ThatIsTheSameForEveryone_HasNoErrorLeftFromRounding()
    {
        var (design, table) = ReferenceDesigns.Of("census_size");
        var yes = table.Column("m1");
        var no = yes with { Values = yes.Values.ToArray().Select(value => 1 - value).ToArray() };

        Assert.That(ShareEstimator.EstimateJointly(design, [yes, no]).Contrast([1, 1]).StandardError, Is.Zero);
    }

    // 'a' all say 1, 'b' all say 0: nothing varies within a stratum, and only rounding is left of its mean.
    [Test]
    public void StandardError_WhereEachStratumAnsweredAlike_IsZeroButNotCertain()
    {
        int[] strata = [0, 0, 1, 1, 1, 1, 1, 1];
        var design = SampleDesign.FromPopulations([new Stratum("a", 3), new Stratum("b", 9)], strata);
        double[] answers = [1, 1, 0, 0, 0, 0, 0, 0];

        var share = ShareEstimator.Estimate(design, new Observations(answers));
        var interval = ShareInterval.Of(IntervalMethod.KornGraubard, share, new UnitCounts(2, 6, Nonresponse: 4));

        Assert.That((share.StandardError, share.CoversPopulation), Is.EqualTo((0, false)));
        Assert.That(interval.Upper - interval.Lower, Is.GreaterThan(0.1));
    }

    // A population that is a sum of weights: ten times 0.3 is 2.9999999999999996.
    [Test]
    public void Population_SummedWithRounding_IsComplete()
    {
        var population = Enumerable.Repeat(0.3, 10).Sum();
        var design = new SampleDesign { Weights = new double[] { 1, 1, 1 }, Strata = [new Stratum("a", population)] };

        var mean = MeanEstimator.Estimate(design, new Observations(new double[] { 1, 2, 6 }));

        Assert.That(population, Is.LessThan(3));
        Assert.That((mean.StandardError, mean.CoversPopulation), Is.EqualTo((0, true)));
    }

    [Test]
    public void WithoutPopulations_WhereAStratumsOnlyUnitAnswered_StillMakesAnEstimate()
    {
        var design = SampleDesign.FromPopulations([new Stratum("a", 6), new Stratum("Gotland", 1)], new[] { 0, 0, 0, 0, 1 });

        var (finite, endless) = (
            MeanEstimator.Estimate(design, new Observations(Answers)),
            MeanEstimator.Estimate(design.WithoutFinitePopulationCorrection(), new Observations(Answers))
        );

        Assert.That(endless.Value, Is.EqualTo(finite.Value));
        Assert.That(endless.StandardError, Is.GreaterThan(finite.StandardError));
        Assert.That(endless.UnobservedShare, Is.EqualTo(1));
    }

    [Test]
    public void Ratio_OfSumsToNumbers_IsTheMeanOfTheThingsClusteredByRespondent()
    {
        double[] things = [4, 1, 3, 3, 8, 2, 6];
        int[] respondents = [0, 0, 0, 1, 2, 2, 3];
        var clustered = new SampleDesign
        {
            Weights = Enumerable.Repeat(2.0, 7).ToArray(),
            Strata = [new Stratum("all", 8)],
            ClusterOfRow = respondents,
        };
        var ofRespondents = SampleDesign.FromPopulations([new Stratum("all", 8)], new[] { 0, 0, 0, 0 });

        var mean = MeanEstimator.Estimate(clustered, new Observations(things));
        var ratio = RatioEstimator.Estimate(ofRespondents, new Observations(new double[] { 8, 3, 10, 6 }), new double[] { 3, 1, 2, 1 });

        Assert.That(ratio.Value, Is.EqualTo(mean.Value).Within(1e-15));
        Assert.That(ratio.StandardError, Is.EqualTo(mean.StandardError).Within(1e-15));
    }

    [Test]
    public void WeightsAreEqual_InABase_LooksAtItsRowsOnly()
    {
        var design = Create.Design();

        Assert.That(design.HasEqualWeights([true, true, true, true, true]), Is.False);
        Assert.That(design.HasEqualWeights([true, false, true, false, false]), Is.True);
        Assert.That(design.HasEqualWeights(default), Is.False);
    }

    [Test]
    public void Estimate_WithOneRespondentInAStratum_IsRefusedByName()
    {
        var design = SampleDesign.FromPopulations([new Stratum("a", 6), new Stratum("Gotland", 2)], new[] { 0, 0, 0, 0, 1 });

        Assert.That(
            () => MeanEstimator.Estimate(design, new Observations(Answers)),
            Throws.InstanceOf<DesignException>().With.Message.Contains("Stratum 'Gotland' has one primary unit")
        );
    }

    [Test]
    public void Estimate_WithOneRespondentInAStratumOutsideTheBase_IsMade()
    {
        var design = SampleDesign.FromPopulations([new Stratum("a", 6), new Stratum("Gotland", 2)], new[] { 0, 0, 0, 0, 1 });

        var mean = MeanEstimator.Estimate(design, new Observations(Answers, new[] { true, true, true, true, false }));

        Assert.That((mean.Value, mean.DegreesOfFreedom), Is.EqualTo((0.75, 3)));
    }

    [Test]
    public void Estimate_WithTheOnlyUnitOfAStratum_IsMade()
    {
        var design = SampleDesign.FromPopulations([new Stratum("a", 6), new Stratum("Gotland", 1)], new[] { 0, 0, 0, 0, 1 });

        Assert.That(MeanEstimator.Estimate(design, new Observations(Answers)).StandardError, Is.GreaterThan(0));
    }

    [Test]
    public void Estimate_InAnEmptyBase_IsRefused() =>
        Assert.That(
            () => MeanEstimator.Estimate(Create.Design(), new Observations(Answers, new bool[5])),
            Throws.ArgumentException.With.Message.Contains("base has no row")
        );

    [Test]
    public void Estimate_OfAnUnknownValueInTheBase_IsRefusedWithItsRow() =>
        Assert.That(
            () => MeanEstimator.Estimate(Create.Design(), new Observations(new[] { 1, 0, 1, 1, double.NaN })),
            Throws.ArgumentException.With.Message.Contains("Row 4")
        );

    [Test]
    public void Share_OfANumberOtherThanZeroAndOne_IsRefused() =>
        Assert.That(
            () => ShareEstimator.Estimate(Create.Design(), new Observations(new[] { 1, 0, 2.5, 1, 1 })),
            Throws.ArgumentException.With.Message.Contains("Row 2 has the value 2.5")
        );

    [Test]
    public void Design_WithFewerInThePopulationThanAnswered_IsRefusedByName() =>
        Assert.That(
            () => SampleDesign.FromPopulations([new Stratum("c", 2)], new[] { 0, 0, 0 }),
            Throws.ArgumentException.With.Message.Contains("Stratum 'c' has 3 respondents but a population of 2")
        );

    [Test]
    public void Design_WithAStratumThatIsNotThere_IsRefused() =>
        Assert.That(
            () =>
                MeanEstimator.Estimate(
                    new SampleDesign { Weights = new double[] { 1, 1 }, StratumOfRow = new[] { 0, 3 } },
                    new Observations(new double[] { 1, 0 })
                ),
            Throws.ArgumentException.With.Message.Contains("stratum 3")
        );

    [Test]
    public void Design_WithANegativeWeight_IsRefused() =>
        Assert.That(
            () =>
                MeanEstimator.Estimate(
                    new SampleDesign { Weights = new double[] { 1, -1, 3 } },
                    new Observations(new double[] { 1, 0, 1 })
                ),
            Throws.ArgumentException.With.Message.Contains("-1")
        );
}
