using NUnit.Framework;
using Survey.Analysis.Estimation.Estimates;
using Survey.Analysis.Estimation.Nonresponse;

namespace Survey.Tests.Analysis.Estimation.Nonresponse;

[TestFixture("census_c_dk_and_bounds", "census_c", "census_size")]
[TestFixture("census_dk_and_bounds", "census_a", "census_a_size")]
public sealed class NonresponseBoundsReferenceTests(string file, string census, string design)
{
    [Test]
    public void Bounds_OfTheCensus_AreThePublishedOnes()
    {
        var reference = ReferenceCase.Load(file);
        var frame = ReferenceTable.Load(census);

        foreach (var variable in reference.At("bounds").EnumerateObject())
        {
            var counts = Count(frame, variable.Name);
            var path = "bounds." + variable.Name;

            AssertMatchesBounds(reference, path, counts);
            reference.AssertMatches(path + ".naive", (double)counts.Hits / counts.Known);
            reference.AssertMatches(path + ".width", counts.UpperBound - counts.LowerBound);
        }
    }

    [Test]
    public void Bounds_OfEverySize_AreThePublishedOnes()
    {
        var reference = ReferenceCase.Load(file);
        var frame = ReferenceTable.Load(census);

        foreach (var size in reference.At("by_size_followup").EnumerateObject())
        {
            AssertMatchesBounds(reference, "by_size_followup." + size.Name, Count(frame.Where("size_class", size.Name), "effect_followup"));
        }
    }

    [Test]
    public void Benchmark_OfThePopulation_IsThePublishedOne()
    {
        var reference = ReferenceCase.Load(file);
        var (sample, table) = ReferenceDesigns.Of(design);
        var (rows, frame) = (table.Numbers("population"), ReferenceTable.Load(census).Numbers("population"));

        var plain = FrameBenchmark.Of(sample, rows, frame);
        var logs = FrameBenchmark.Of(
            sample,
            rows.Select(value => Math.Log(value)).ToArray(),
            frame.Select(value => Math.Log(value)).ToArray()
        );

        reference.AssertMatches("benchmark_population.frame_mean", plain.FrameMean);
        reference.AssertMatches("benchmark_population.respondent_mean", plain.RespondentMean);
        reference.AssertMatches("benchmark_population.standardised_difference", plain.StandardizedDifference ?? double.NaN);
        reference.AssertMatches("benchmark_population.weighted_size_class.estimate", plain.Difference.Value + plain.FrameMean);
        reference.AssertMatches("benchmark_population.weighted_size_class.se", plain.Difference.StandardError);
        reference.AssertMatches("log_benchmark.frame_mean", logs.FrameMean);
        reference.AssertMatches("log_benchmark.respondent_mean", logs.RespondentMean);
    }

    [Test]
    public void Benchmark_OfAFrameSmallerThanTheAnswers_IsRefused()
    {
        var (sample, table) = ReferenceDesigns.Of(design);

        Assert.That(
            () => FrameBenchmark.Of(sample, table.Numbers("population"), new double[3]),
            Throws.ArgumentException.With.Message.Contains("it has 3 units")
        );
    }

    private static void AssertMatchesBounds(ReferenceCase reference, string path, UnitCounts counts)
    {
        reference.AssertMatches(path + ".x", counts.Hits);
        reference.AssertMatches(path + ".n", counts.Known);
        reference.AssertMatches(path + ".N", counts.Population);
        reference.AssertMatches(path + ".lower", counts.LowerBound);
        reference.AssertMatches(path + ".upper", counts.UpperBound);
    }

    private static UnitCounts Count(ReferenceTable frame, string column)
    {
        var answered = frame.Where("responded", "1");
        var (hits, known) = (answered.Is(column, "1").Count(hit => hit), answered.Column(column).Count);
        return new UnitCounts(hits, known - hits, answered.RowCount - known, frame.RowCount - answered.RowCount);
    }
}
