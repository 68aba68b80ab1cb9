using NUnit.Framework;
using Survey.Analysis.Estimation.Estimators;
using Survey.Analysis.Estimation.Nonresponse;
using Survey.Analysis.Estimation.Samples;

namespace Survey.Tests.Analysis.Estimation.Nonresponse;

/// <summary>Whatever the design, calibrated weights meet the totals, and what is known no longer varies.</summary>
public sealed class CalibrationPropertyTests
{
    private static readonly Dictionary<string, Calibrator> Calibrators = new()
    {
        ["linear"] = new(),
        ["bounded linear"] = new() { LowestFactor = 0.5, HighestFactor = 1.6 },
        ["raking"] = new() { Distance = CalibrationDistance.Raking },
        ["bounded raking"] = new()
        {
            Distance = CalibrationDistance.Raking,
            LowestFactor = 0.5,
            HighestFactor = 1.6,
        },
        ["logit"] = new()
        {
            Distance = CalibrationDistance.Logit,
            LowestFactor = 0.5,
            HighestFactor = 1.6,
        },
    };

    private static readonly string[] Names = [.. Calibrators.Keys];

    [Test]
    public void Mean_OfASubgroupSeenInFull_IsNoLongerKnownOnceItsWeightsAreCalibrated()
    {
        var design = SampleDesign.FromPopulations([new Stratum("a", 2), new Stratum("b", 10)], new[] { 0, 0, 1, 1, 1 });
        var subgroup = new Observations(new double[] { 1, 2, 3, 4, 5 }, new[] { true, true, false, false, false });

        var calibrated = new Calibrator().Calibrate(
            design,
            [CalibrationVariable.Size(5, 12), new CalibrationVariable("x", new double[] { 1, 2, 1, 3, 2 }, 25)]
        );

        var (before, after) = (MeanEstimator.Estimate(design, subgroup), MeanEstimator.Estimate(calibrated, subgroup));
        Assert.That((before.CoversPopulation, before.StandardError), Is.EqualTo((true, 0)));
        Assert.That(after.CoversPopulation, Is.False);
        Assert.That(after.StandardError, Is.GreaterThan(0));
    }

    [Test]
    public void CalibratedWeights_OfAnyDesign_MeetTheirTotals([ValueSource(nameof(Names))] string name, [Values] bool isReplicated)
    {
        foreach (var seed in Enumerable.Range(1, 10))
        {
            var sample = Sample(seed, isReplicated);
            CalibrationVariable[] variables = [.. Moved(sample, sample.Groups).ToVariables(), Number(sample, 1.03)];

            var design = Calibrators[name].Calibrate(sample.Design, variables);

            foreach (var variable in variables)
            {
                var total = TotalEstimator.Estimate(design, new Observations(variable.Values));
                Assert.That(total.Value, Is.EqualTo(variable.Total).Within(1e-9 * variable.Total), variable.Name);
                Assert.That(total.StandardError, Is.LessThan(1e-8 * variable.Total), variable.Name);
            }

            var factors = design.Weights.ToArray().Zip(sample.Design.Weights.ToArray(), (after, before) => after / before).ToArray();
            Assert.That(factors.Min(), Is.GreaterThanOrEqualTo(Calibrators[name].LowestFactor - 1e-12));
            Assert.That(factors.Max(), Is.LessThanOrEqualTo(Calibrators[name].HighestFactor + 1e-12));
        }
    }

    [Test]
    public void PostStratifiedAndRakedWeights_OfAnyDesign_MeetTheirMargins([Values] bool isReplicated)
    {
        foreach (var seed in Enumerable.Range(1, 20))
        {
            var sample = Sample(seed, isReplicated);
            var (groups, ratings) = (Moved(sample, sample.Groups), Moved(sample, [.. sample.Ratings.Select(rating => (int)rating - 1)]));

            HitsTargets(PostStratification.Apply(sample.Design, groups), groups);
            HitsTargets(PostStratification.Rake(sample.Design, [groups, ratings]), groups, ratings);
        }
    }

    // Kish: no cut changes the sum, and strict limits hold.
    [Test]
    public void TrimmedWeights_OfAnyDesign_KeepTheirSumWithinTheLimits()
    {
        foreach (var seed in Enumerable.Range(1, 20))
        {
            var weights = RandomSample.Clustered(seed).Design;

            var trimmed = WeightTrimming.Trim(weights, 2, 4.8, strict: true).Weights.ToArray();

            Assert.That(trimmed.Sum(), Is.EqualTo(weights.Weights.ToArray().Sum()).Within(1e-10).Percent);
            Assert.That((trimmed.Min() >= 2 - 1e-12, trimmed.Max() <= 4.8 + 1e-12), Is.EqualTo((true, true)));
        }
    }

    private static RandomSample Sample(int seed, bool isReplicated)
    {
        var sample = seed % 2 == 0 ? RandomSample.Stratified(seed) : RandomSample.Clustered(seed);
        return isReplicated ? sample with { Design = ReplicateWeightBuilder.Jackknife(sample.Design) } : sample;
    }

    // The classes' sizes as the weights have them, moved by up to five in a hundred; the population stays.
    private static Margin Moved(RandomSample sample, int[] codes)
    {
        var sizes = new double[codes.Max() + 1];
        foreach (var (row, weight) in sample.Design.Weights.ToArray().Index())
        {
            sizes[codes[row]] += weight;
        }

        var moved = sizes.Select((size, code) => size * (1 + (0.05 * (code % 2)))).ToArray();
        return new Margin(
            [.. moved.Select((size, code) => (FormattableString.Invariant($"class {code}"), size * sizes.Sum() / moved.Sum()))],
            codes
        );
    }

    private static CalibrationVariable Number(RandomSample sample, double factor) =>
        new(
            "number",
            sample.Numbers,
            factor * sample.Numbers.Zip(sample.Design.Weights.ToArray(), (number, weight) => number * weight).Sum()
        );

    private static void HitsTargets(SampleDesign design, params Margin[] margins)
    {
        foreach (var variable in margins.SelectMany(margin => margin.ToVariables()))
        {
            var total = TotalEstimator.Estimate(design, new Observations(variable.Values));
            Assert.That(total.Value, Is.EqualTo(variable.Total).Within(1e-8 * variable.Total), variable.Name);
            Assert.That(total.StandardError, Is.LessThan(1e-6 * variable.Total), variable.Name);
        }
    }
}
