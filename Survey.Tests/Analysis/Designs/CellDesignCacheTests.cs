using System.Globalization;
using NUnit.Framework;
using Survey.Analysis.Datasets;
using Survey.Analysis.Designs;
using Survey.Data.Frames;
using Survey.Data.Responses;
using Survey.Tests.Analysis.Datasets;

namespace Survey.Tests.Analysis.Designs;

public sealed class CellDesignCacheTests
{
    [Test]
    public void OfUnits_WithClasses_WeighsByAllOfAnswered()
    {
        var dataset = Dataset(("town", "small", 3, 2), ("town", "large", 4, 4));

        var design = new CellDesignCache(dataset).ForUnits(dataset.EligibleUnits, dataset.EligibleUnits, Weighting.ByClass);

        Assert.That(design.Sample.Weights.ToArray(), Is.EqualTo(new[] { 1.5, 1.5, 1, 1, 1, 1 }).Within(1e-15));
        Assert.That(design.Sample.Strata.Select(stratum => stratum.Population), Is.EqualTo(new double?[] { 3, 4 }));
        Assert.That(design.MergedClasses, Is.Empty);
    }

    [Test]
    public void OfUnits_AClassOfOneAnswer_MergesWithTheRestOfItsGroup()
    {
        var dataset = Dataset(("town", "small", 3, 1), ("town", "large", 4, 4), ("police", "small", 6, 3));

        var design = new CellDesignCache(dataset).ForUnits(dataset.EligibleUnits, dataset.EligibleUnits, Weighting.ByClass);

        Assert.That(design.Sample.Weights.ToArray(), Is.EqualTo(new[] { 1.4, 1.4, 1.4, 1.4, 1.4, 2, 2, 2 }).Within(1e-15));
        Assert.That(design.MergedClasses, Is.EqualTo(new[] { new MergedWeightingClass("town small", 1, 3) }));
    }

    [Test]
    public void OfUnits_AGroupOfOneAnswer_MergesWithTheRestOfTheCell()
    {
        var dataset = Dataset(("town", "small", 4, 4), ("police", "small", 3, 1));

        var design = new CellDesignCache(dataset).ForUnits(dataset.EligibleUnits, dataset.EligibleUnits, Weighting.ByClass);

        Assert.That(design.Sample.Weights.ToArray(), Has.All.EqualTo(7 / 5.0));
        Assert.That(design.MergedClasses, Has.Count.EqualTo(1));
    }

    [Test]
    public void OfUnits_AClassThatAnsweredInFull_StaysThoughItIsOne()
    {
        var dataset = Dataset(("town", "small", 1, 1), ("town", "large", 4, 2));

        var design = new CellDesignCache(dataset).ForUnits(dataset.EligibleUnits, dataset.EligibleUnits, Weighting.ByClass);

        Assert.That(design.Sample.Weights.ToArray(), Is.EqualTo(new[] { 1.0, 2, 2 }));
    }

    [Test]
    public void OfUnits_WithoutWeights_CountsEveryoneOnceAndKeepsThePopulations()
    {
        var dataset = Dataset(("town", "small", 4, 2), ("police", "small", 3, 3));

        var design = new CellDesignCache(dataset).ForUnits(dataset.EligibleUnits, dataset.EligibleUnits, Weighting.None);

        Assert.That(design.Sample.Weights.ToArray(), Has.All.EqualTo(1));
        Assert.That(design.Sample.Strata.Select(stratum => stratum.Population), Is.EqualTo(new double?[] { 4, 3 }));
    }

    [Test]
    public void OfUnits_AClassOutsideTheBase_HasNoSay()
    {
        var dataset = Dataset(("town", "small", 3, 2), ("town", "large", 4, 4), ("police", "small", 6, 0));
        var towns = RowSet.Where(dataset.Length, unit => dataset.Frame.Units[unit].RespondentGroup == "town");

        var design = new CellDesignCache(dataset).ForUnits(dataset.EligibleUnits, towns, Weighting.ByClass);

        Assert.That(design.Sample.Weights.ToArray(), Is.EqualTo(new[] { 1.5, 1.5, 1, 1, 1, 1 }).Within(1e-15));
        Assert.That(design.MergedClasses, Is.Empty);
    }

    [Test]
    public void OfRows_UnitsWithoutARow_StillCountInTheirClass()
    {
        var dataset = SmallStudy.Dataset(
            [SmallStudy.Unit("T1"), SmallStudy.Unit("T2"), SmallStudy.Unit("T3")],
            SmallStudy.Submitted("T1", ("has_plan", "yes"), ("done#1", "yes"), ("done#2", "no")),
            SmallStudy.Submitted("T3", ("has_plan", "no"))
        );

        var design = new CellDesignCache(dataset).ForRows(
            dataset.Repeats["measures"],
            dataset.EligibleUnits,
            dataset.EligibleUnits,
            Weighting.ByGroup
        );

        Assert.That(design.DatasetRowOfRow.ToArray(), Is.EqualTo(new[] { 0, 1, -1 }));
        Assert.That(design.Sample.ClusterOfRow.ToArray(), Is.EqualTo(new[] { 0, 0, 1 }));
        Assert.That(design.Sample.Weights.ToArray(), Has.All.EqualTo(1.5));
    }

    private static Dataset Dataset(params (string Group, string Size, int Units, int Answered)[] classes)
    {
        var units = classes
            .SelectMany(
                (each, index) =>
                    Enumerable
                        .Range(0, each.Units)
                        .Select(unit =>
                            (
                                Unit: SmallStudy.Unit(
                                    string.Create(CultureInfo.InvariantCulture, $"{index}-{unit}"),
                                    each.Group,
                                    size: each.Size
                                ),
                                HasAnswered: unit < each.Answered
                            )
                        )
            )
            .ToList();
        return DatasetBuilder.Build(
            SmallStudy.Study(settings: "size"),
            new Frame { Units = [.. units.Select(unit => unit.Unit)] },
            [
                .. units
                    .Where(unit => unit.HasAnswered)
                    .Select(unit => new UnitResponse(unit.Unit.Id, FormStatus.Submitted, AnswerSet.Empty)),
            ]
        );
    }
}
