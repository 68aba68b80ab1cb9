using NUnit.Framework;
using Survey.Analysis.Designs;
using Survey.Analysis.Figures;
using Survey.Analysis.Figures.Results;
using Survey.Tests.Analysis.Estimation;

namespace Survey.Tests.Analysis.Figures.Nonresponse;

/// <summary>Who answered and who did not in the reference census, against R's numbers and against plain counting.</summary>
public sealed class NonresponseProfileBuilderTests
{
    private static readonly NonresponseProfile Profile = Of();

    [Test]
    public void Classes_OfTheCounties_HaveThePublishedRates() =>
        ReferenceCase
            .Load("census_c_response_rates")
            .AssertMatches("by_county.rate", [.. Column("county").Classes.Select(each => (double)each.AnsweredUnits / each.EligibleUnits)]);

    [Test]
    public void Weights_OfSizeClasses_LeaveNoDifferenceInSizeAndSomeInCounty()
    {
        Assert.Multiple(() =>
        {
            Assert.That(
                Column("population_class").Classes.Select(each => each.Benchmark!.Difference.Value),
                Is.All.EqualTo(0).Within(1e-12)
            );
            Assert.That(Column("county").Classes.Select(each => Math.Abs(each.Benchmark!.Difference.Value)).Max(), Is.GreaterThan(0.001));
        });
    }

    [Test]
    public void Numbers_OfTheFrame_AreItsMeans()
    {
        var table = ReferenceTable.Load("census_c");
        var (population, answered) = (table.Texts("population").Select(double.Parse).ToList(), table.Texts("responded"));

        var number = Profile.Means.Single();
        Assert.Multiple(() =>
        {
            Assert.That(
                (number.Column, number.KnownUnits, number.AnsweredUnits),
                Is.EqualTo(("population", 290, answered.Count(text => text == "1")))
            );
            Assert.That(number.Benchmark!.FrameMean, Is.EqualTo(population.Average()).Within(1e-6));
            Assert.That(
                number.Benchmark!.RespondentMean,
                Is.EqualTo(population.Where((_, row) => answered[row] == "1").Average()).Within(1e-6)
            );
        });
    }

    /// <summary>With one column the model's chances are the classes' rates; the largest towns all answered, and share one with those
    /// before them.</summary>
    [Test]
    public void RIndicator_OfOneColumn_IsThatOfItsRates()
    {
        var study = CensusStudy.Study("");
        var profile = Of(study with { FrameColumns = [.. study.FrameColumns.Where(column => column.Name == "population_class")] });

        var classes = profile.Classes.Single().Classes;
        var joined = classes
            .Take(3)
            .Select(each => (Units: each.EligibleUnits, Answered: each.AnsweredUnits))
            .Append(
                (Units: classes[3].EligibleUnits + classes[4].EligibleUnits, Answered: classes[3].AnsweredUnits + classes[4].AnsweredUnits)
            );
        var mean = (double)profile.AnsweredUnits / profile.EligibleUnits;
        var squares = joined.Sum(each => each.Units * Math.Pow(((double)each.Answered / each.Units) - mean, 2));
        Assert.Multiple(() =>
        {
            Assert.That(
                profile.Representativity!.MergedClasses,
                Is.EqualTo(
                    new[] { ("population_class", new MergedWeightingClass("5", classes[4].EligibleUnits, classes[4].EligibleUnits)) }
                )
            );
            Assert.That(
                profile.Representativity!.RIndicator,
                Is.EqualTo(1 - (2 * Math.Sqrt(squares / (profile.EligibleUnits - 1)))).Within(1e-9)
            );
            Assert.That(profile.Classes.Single().PartialIndicator, Is.EqualTo(Math.Sqrt(squares / profile.EligibleUnits)).Within(1e-9));
            Assert.That(profile.Classes.Single().ConditionalPartialIndicator, Is.Null);
        });
    }

    [Test]
    public void Model_OfAllColumns_JoinsClassesWhereAllOrNoneAnswered()
    {
        var uniform = Column("county")
            .Classes.Where(each => each.AnsweredUnits == each.EligibleUnits || each.AnsweredUnits == 0)
            .Select(each => each.Name)
            .ToList();

        var found = Profile.Representativity!;
        Assert.Multiple(() =>
        {
            Assert.That(uniform, Is.Not.Empty);
            Assert.That(
                found.MergedClasses.Where(joined => joined.Column == "county").Select(joined => joined.Class.Name),
                Is.SupersetOf(uniform)
            );
            Assert.That(found.Columns, Is.EqualTo(new[] { "county", "population_class" }));
            Assert.That(found.RIndicator, Is.InRange(0, 1));
        });
    }

    [Test]
    public void Model_OfAColumnTwice_LeavesTheSecondOut()
    {
        var study = CensusStudy.Study("");
        var size = study.FindFrameColumn("population_class")!;
        var twice = CensusStudy.Frame with
        {
            Units =
            [
                .. CensusStudy.Frame.Units.Select(unit =>
                    unit with
                    {
                        Columns = unit.Columns.Add("size_again", unit.GetValue("population_class")),
                    }
                ),
            ],
        };

        var profile = FigureCalculator
            .ComputeAll(study with { FrameColumns = [size, size with { Name = "size_again" }] }, twice, CensusStudy.Responses)
            .Nonresponse[0];

        Assert.That(profile.Representativity!.ExcludedColumns, Is.EqualTo(new[] { "size_again" }));
    }

    [Test]
    public void Profile_WhereNobodyAnswered_HasNoMeansAndNoModel()
    {
        var profile = FigureCalculator.ComputeAll(CensusStudy.Study(""), CensusStudy.Frame, []).Nonresponse[0];

        Assert.Multiple(() =>
        {
            Assert.That(profile.AnsweredUnits, Is.Zero);
            Assert.That(profile.Representativity, Is.Null);
            Assert.That(profile.Classes.SelectMany(column => column.Classes).Select(each => each.Benchmark), Is.All.Null);
        });
    }

    private static FrameColumnClasses Column(string name) => Profile.Classes.Single(column => column.Column == name);

    private static NonresponseProfile Of(Survey.Data.Studies.Model.Study? study = null) =>
        FigureCalculator
            .ComputeAll(study ?? CensusStudy.Study(""), CensusStudy.Frame, CensusStudy.Responses)
            .Nonresponse.Single(profile => profile.RespondentGroup == "municipality");
}
