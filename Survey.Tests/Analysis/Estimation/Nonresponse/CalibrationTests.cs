using NUnit.Framework;
using Survey.Analysis.Estimation.Estimators;
using Survey.Analysis.Estimation.Nonresponse;
using Survey.Analysis.Estimation.Samples;

namespace Survey.Tests.Analysis.Estimation.Nonresponse;

public sealed class CalibrationTests
{
    private static readonly (string Name, double Size)[] Types = [("E", 4421), ("H", 755), ("M", 1018)];

    [TestCase("linear", "Linear", double.NegativeInfinity, double.PositiveInfinity)]
    [TestCase("raking", "Raking", double.NegativeInfinity, double.PositiveInfinity)]
    [TestCase("logit_0.5_2", "Logit", 0.5, 2)]
    [TestCase("linear_bounded_0.7_1.7", "Linear", 0.7, 1.7)]
    public void Calibrate_OnTypeAndNumber_IsThePublishedOne(string block, string distance, double lowest, double highest)
    {
        var reference = ReferenceCase.Load("api_calibrate_clus1");
        var (sample, table) = ReferenceDesigns.Of("clus1");
        var calibrator = new Calibrator
        {
            Distance = Enum.Parse<CalibrationDistance>(distance),
            LowestFactor = lowest,
            HighestFactor = highest,
        };

        var design = calibrator.Calibrate(
            sample,
            [.. Type(table).ToVariables(), new CalibrationVariable("api99", table.Numbers("api99"), 3914069)]
        );

        var factors = design.Weights.ToArray().Zip(sample.Weights.ToArray(), (after, before) => after / before).ToList();
        AssertMatchesWeights(reference, block + ".weights", design);
        reference.AssertMatches(block + ".g_range", factors.Min(), factors.Max());
        reference.AssertMatchesEstimates(
            block + ".mean",
            MeanEstimator.EstimateJointly(design, [table.Column("api00"), table.Column("enroll")])
        );
        reference.AssertMatchesEstimates(
            block + ".total",
            TotalEstimator.EstimateJointly(design, [table.Column("enroll"), table.Column("api00")])
        );
    }

    [Test]
    public void Calibrate_AsRegressionAndAsRatio_IsThePublishedOne()
    {
        var reference = ReferenceCase.Load("api_calibrate_clus1_ratio");
        var (sample, table) = ReferenceDesigns.Of("clus1");
        var number = new CalibrationVariable("api99", table.Numbers("api99"), 3914069);

        var regression = new Calibrator().Calibrate(sample, [CalibrationVariable.Size(sample.RowCount, 6194), number]);
        var ratio = new Calibrator { VarianceOfRow = number.Values }.Calibrate(sample, [number]);

        foreach (var (block, design) in new[] { ("greg", regression), ("ratio_type", ratio) })
        {
            AssertMatchesWeights(reference, block + ".weights", design);
            reference.AssertMatchesEstimates(block + ".total", TotalEstimator.EstimateJointly(design, [table.Column("api00")]));
        }
    }

    [Test]
    public void Trim_OfCalibratedWeights_IsThePublishedOne()
    {
        var reference = ReferenceCase.Load("api_calibrate_srs_trim");
        var (sample, table) = ReferenceDesigns.Of("srs");

        var design = new Calibrator().Calibrate(
            sample,
            [CalibrationVariable.Size(sample.RowCount, 6194), new CalibrationVariable("api99", table.Numbers("api99"), 3914069)]
        );

        AssertMatchesWeights(reference, "weights", design);
        reference.AssertMatchesEstimates("mean", MeanEstimator.EstimateJointly(design, [table.Column("api00"), table.Column("enroll")]));
        AssertMatchesWeights(reference, "trimmed_33_30", WeightTrimming.Trim(design, 30, 33));
        AssertMatchesWeights(reference, "trimmed_strict_32.5_29.5", WeightTrimming.Trim(design, 29.5, 32.5, strict: true));
    }

    [Test]
    public void PostStratify_ByType_IsThePublishedOne()
    {
        var reference = ReferenceCase.Load("api_poststratify_clus1");
        var (sample, table) = ReferenceDesigns.Of("clus1");

        var design = PostStratification.Apply(sample, Type(table));

        AssertMatchesWeights(reference, "weights", design);
        reference.AssertMatchesEstimates("mean", MeanEstimator.EstimateJointly(design, [table.Column("api00"), table.Column("enroll")]));
        reference.AssertMatchesEstimates(
            "total",
            TotalEstimator.EstimateJointly(design, [table.Column("enroll"), table.Column("api.stu")])
        );
        reference.AssertMatchesEstimates(
            "total_stype",
            TotalEstimator.EstimateJointly(design, [.. Types.Select(type => table.Term("stype=" + type.Name))])
        );
        var ratio = RatioEstimator.Estimate(design, table.Column("api.stu"), table.Numbers("enroll"));
        reference.AssertMatches("ratio.estimate", ratio.Value);
        reference.AssertMatches("ratio.se", ratio.StandardError);
        var groups = MeanEstimator.EstimateJointly(
            design,
            [.. new[] { "No", "Yes" }.Select(text => new Observations(table.Numbers("api00"), table.Is("sch.wide", text)))]
        );
        reference.AssertMatches("by_schwide.estimate", [.. groups.Estimates.Select(mean => mean.Value)]);
        reference.AssertMatches("by_schwide.se", [.. groups.Estimates.Select(mean => mean.StandardError)]);
    }

    [Test]
    public void Rake_OnTwoMargins_IsThePublishedOne()
    {
        var reference = ReferenceCase.Load("api_rake_clus1");
        var (sample, table) = ReferenceDesigns.Of("clus1");

        var design = PostStratification.Rake(
            sample,
            [Type(table), new Margin([("No", 1072), ("Yes", 5122)], table.Codes("sch.wide").Codes)]
        );

        AssertMatchesWeights(reference, "weights", design);
        reference.AssertMatchesEstimates("mean", MeanEstimator.EstimateJointly(design, [table.Column("api00"), table.Column("enroll")]));
        reference.AssertMatchesEstimates("total", TotalEstimator.EstimateJointly(design, [table.Column("enroll")]));
    }

    [TestCase("census_c_calibration", "census_c", "census_all")]
    [TestCase("census_calibration", "census_a", "census_a_all")]
    public void Rake_OfTheCensusOnCountyAndSize_IsThePublishedOne(string file, string census, string name)
    {
        var (sample, table) = ReferenceDesigns.Of(name);
        var frame = ReferenceTable.Load(census);

        var design = PostStratification.Rake(
            sample,
            [
                MarginOf(ReferenceDesigns.CountyClass(frame, census), ReferenceDesigns.CountyClass(table, census)),
                MarginOf(ReferenceDesigns.SizeClass(frame), ReferenceDesigns.SizeClass(table)),
            ]
        );

        AssertMatchesCensus(ReferenceCase.Load(file), "rake", design, table);
    }

    [Test]
    public void Calibrate_OfTheCensusOnSizeAndPopulation_IsThePublishedOne(
        [Values("census_c_calibration census_c census_all", "census_calibration census_a census_a_all")] string census,
        [Values("greg", "logit", "raking_dist")] string block
    )
    {
        var names = census.Split(' ');
        var (sample, table) = ReferenceDesigns.Of(names[2]);
        var frame = ReferenceTable.Load(names[1]);
        double[] logs = [.. table.Numbers("population").Select(value => Math.Log(value))];
        var calibrator = block switch
        {
            "logit" => new Calibrator
            {
                Distance = CalibrationDistance.Logit,
                LowestFactor = 0.8,
                HighestFactor = 1.4,
            },
            "raking_dist" => new Calibrator { Distance = CalibrationDistance.Raking },
            _ => new Calibrator(),
        };

        var design = calibrator.Calibrate(
            sample,
            [
                .. MarginOf(ReferenceDesigns.SizeClass(frame), ReferenceDesigns.SizeClass(table)).ToVariables(),
                new CalibrationVariable("log population", logs, frame.Numbers("population").Sum(Math.Log)),
            ]
        );

        AssertMatchesCensus(ReferenceCase.Load(names[0]), block, design, table);
    }

    [Test]
    public void Rake_ToMarginsOfDifferentPopulations_IsRefused()
    {
        var (sample, table) = ReferenceDesigns.Of("clus1");

        Assert.That(
            () => PostStratification.Rake(sample, [Type(table), new Margin([("No", 1072), ("Yes", 1)], table.Codes("sch.wide").Codes)]),
            Throws.InstanceOf<CalibrationException>().With.Message.Contains("6194, 1073")
        );
    }

    [Test]
    public void PostStratify_ToAClassWithoutAUnit_IsRefusedByName()
    {
        var (sample, table) = ReferenceDesigns.Of("clus1");

        Assert.That(
            () => PostStratification.Apply(sample, Type(table) with { Classes = [("E", 4421), ("H", 0), ("M", 1018)] }),
            Throws.InstanceOf<CalibrationException>().With.Message.Contains("'H'")
        );
    }

    [Test]
    public void Calibrate_WithinBoundsThatNoWeightsMeet_SaysByHowMuch()
    {
        var (sample, table) = ReferenceDesigns.Of("clus1");

        Assert.That(
            () => new Calibrator { LowestFactor = 0.99, HighestFactor = 1.01 }.Calibrate(sample, Type(table).ToVariables()),
            Throws.InstanceOf<CalibrationException>().With.Message.Contains("misses")
        );
    }

    [Test]
    public void Calibrate_ToTotalsThatContradictEachOther_IsRefused()
    {
        var (sample, table) = ReferenceDesigns.Of("clus1");

        Assert.That(
            () => new Calibrator().Calibrate(sample, [.. Type(table).ToVariables(), CalibrationVariable.Size(sample.RowCount, 9999)]),
            Throws.InstanceOf<CalibrationException>()
        );
    }

    [TestCase("Linear")]
    [TestCase("Raking")]
    public void CalibratedWeights_OfRandomDesigns_MeetTheirTotals(string distance)
    {
        var random = new Random(7);
        for (var run = 0; run < 20; run++)
        {
            var rows = 30 + random.Next(50);
            double[] weights = [.. Enumerable.Range(0, rows).Select(_ => 1 + random.NextDouble())];
            double[] values = [.. Enumerable.Range(0, rows).Select(_ => random.NextDouble())];
            var total = weights.Zip(values, (weight, value) => weight * value).Sum() * 1.05;
            CalibrationVariable[] variables = [CalibrationVariable.Size(rows, weights.Sum()), new("number", values, total)];

            var design = new Calibrator { Distance = Enum.Parse<CalibrationDistance>(distance) }.Calibrate(
                new SampleDesign { Weights = weights },
                variables
            );
            var met = TotalEstimator.Estimate(design, new Observations(values));

            Assert.That(met.Value, Is.EqualTo(total).Within(1e-9 * total));
            Assert.That(met.StandardError, Is.LessThan(1e-9 * total));
        }
    }

    private static Margin Type(ReferenceTable table) => new(Types, table.Codes("stype").Codes);

    private static Margin MarginOf(int[] inFrame, int[] ofRow) =>
        new(
            [
                .. Enumerable
                    .Range(0, inFrame.Max() + 1)
                    .Select(code => (FormattableString.Invariant($"class {code}"), (double)inFrame.Count(other => other == code))),
            ],
            ofRow
        );

    // The published degrees of freedom of a mean are the whole sample's; those of the rows that answered are fewer.
    private static void AssertMatchesCensus(ReferenceCase reference, string block, SampleDesign design, ReferenceTable table)
    {
        reference.AssertMatches(block + ".weights", design.Weights.ToArray());
        reference.AssertMatchesEach(
            block + ".followup_mean_narm",
            [MeanEstimator.Estimate(design, table.Column("effect_followup"))],
            (int)reference.Numbers(block + ".followup_mean_narm.df")[0]
        );
        reference.AssertMatchesEstimates(block + ".afN", MeanEstimator.EstimateJointly(design, [table.Term("all_five=1")]));
        reference.AssertMatchesEstimates(block + ".total", TotalEstimator.EstimateJointly(design, [table.Term("all_five=1")]));
    }

    private static void AssertMatchesWeights(ReferenceCase reference, string path, SampleDesign design)
    {
        var weights = design.Weights.ToArray();
        reference.AssertMatches(path + ".weights", weights);
        reference.AssertMatches(path + ".sum", weights.Sum());
        reference.AssertMatches(path + ".min", weights.Min());
        reference.AssertMatches(path + ".max", weights.Max());
        reference.AssertMatches(path + ".kish_deff", weights.Length * weights.Sum(weight => weight * weight) / Math.Pow(weights.Sum(), 2));
    }
}
