using NUnit.Framework;
using Survey.Analysis.Charts;
using Survey.Analysis.Datasets;
using Survey.Analysis.Figures;
using Survey.Analysis.Figures.Definitions;
using Survey.Analysis.Figures.Results;
using Survey.Analysis.Reports;
using Survey.Data.Frames;
using Survey.Data.Responses;
using Survey.Data.Studies.Model;
using Survey.Tests.Analysis.Datasets;

namespace Survey.Tests.Analysis.Figures.Suppression;

/// <summary>The rules of a study's settings, each on a table small enough to be checked by hand: seven of eight towns in the north
/// answered, four of five in the south, and these alike.</summary>
public sealed class CellSuppressionTests
{
    private static readonly FrameUnit[] Frame =
    [
        .. Enumerable.Range(1, 8).Select(town => SmallStudy.Unit($"N{town}", size: town <= 4 ? "s" : "l")),
        .. Enumerable.Range(1, 5).Select(town => SmallStudy.Unit($"S{town}", region: "south", size: town <= 2 ? "s" : "l")),
    ];

    private static readonly UnitResponse[] Answers =
    [
        .. Enumerable
            .Range(1, 7)
            .Select(town =>
                SmallStudy.Submitted($"N{town}", ("has_plan", town <= 3 ? "yes" : "no"), ("years", YearsOf(town)))
            ),
        .. Enumerable.Range(1, 4).Select(town => SmallStudy.Submitted($"S{town}", ("has_plan", "yes"), ("years", $"{10 + town}"))),
    ];

    private static string YearsOf(int northernTown) => northernTown == 1 ? "90" : $"{northernTown}";

    // The report says that 11 answered and nobody was unknown: the north alone would give the south away.
    [TestCase(4, new string[0])]
    [TestCase(5, new[] { "north", "south" })]
    public void Threshold_CountsThoseWhoAreKnown(int below, string[] withheld) =>
        Assert.That(
            FindSuppressed("| | f | share | ${has_plan} = 'yes' | | | region |", new StudySettings { SuppressBelow = below }),
            Is.EqualTo(withheld)
        );

    [TestCase(4, new string[0])]
    [TestCase(5, new[] { "south" })]
    public void AlikeRule_TakesACellWhereAllSaidTheSame(int below, string[] withheld) =>
        Assert.That(
            FindSuppressed("| | f | share | ${has_plan} = 'yes' | | | region |", new StudySettings { SuppressAlikeBelow = below }),
            Is.EqualTo(withheld)
        );

    [Test]
    public void AlikeRule_TakesTheSameCellOfEveryFigureOfTheQuestion()
    {
        var figures = Compute(
            "| | f | share | ${has_plan} = 'no' | | | region |\n| | g | distribution | has_plan | | | region |\n| | h | mean | "
                + "${years} | | | region |",
            new StudySettings { SuppressAlikeBelow = 5 }
        ).Figures;

        Assert.That(figures.Select(figure => figure.Cells.Count(cell => cell.IsSuppressed)), Is.EqualTo(new[] { 1, 2, 0 }));
    }

    // North: 90 of 117, the two largest 97. South: 14 and 13 of 50.
    [TestCase(1, 80, new string[0])]
    [TestCase(1, 76, new[] { "north" })]
    [TestCase(2, 82, new[] { "north" })]
    [TestCase(2, 50, new[] { "north", "south" })]
    public void DominanceRule_TakesMeansWhereFewAreNearlyAll(int largest, int percent, string[] withheld) =>
        Assert.That(
            FindSuppressed(
                "| | f | mean | ${years} | | | region |",
                new StudySettings { SuppressDominance = new DominanceRule(largest, percent) }
            ),
            Is.EqualTo(withheld)
        );

    // The north's second largest knows all but 20 of the rest: 20 is 22 per cent of 90.
    [TestCase(22, new string[0])]
    [TestCase(23, new[] { "north" })]
    public void PercentRule_TakesMeansWhereTheSecondComesCloseToTheLargest(int percent, string[] withheld) =>
        Assert.That(
            FindSuppressed("| | f | total | ${years} | | | region |", new StudySettings { SuppressPercent = percent }),
            Is.EqualTo(withheld)
        );

    [Test]
    public void DominanceRule_OfNegativeNumbers_IsNotApplied() =>
        Assert.That(
            FindSuppressed(
                "| | f | mean | ${years} - 5 | | | region |",
                new StudySettings { SuppressDominance = new DominanceRule(1, 10) }
            ),
            Is.Empty
        );

    [Test]
    public void Whole_MinusTheOtherRegion_GivesNothingAway() =>
        Assert.That(
            FindSuppressed("| | f | share | ${has_plan} = 'yes' | | | all region |", new StudySettings { SuppressBelow = 5 }),
            Is.EqualTo(new[] { "north", "south" })
        );

    [Test]
    public void Whole_OfAnotherFigureOfTheSameQuestion_GivesNothingAway() =>
        Assert.That(
            FindSuppressed(
                "| | f | share | ${has_plan} = 'yes' | | | region |\n| | g | distribution | has_plan | | | all |",
                new StudySettings { SuppressBelow = 5 }
            ),
            Is.EqualTo(new[] { "north", "south" })
        );

    [Test]
    public void AFigureAskedForLater_DoesNotUndoWhatIsWithheld()
    {
        var study = SmallStudy.Study("| | f | share | ${has_plan} = 'yes' | | | region |") with
        {
            Settings = new StudySettings { SuppressBelow = 5 },
        };
        var calculator = new FigureCalculator(DatasetBuilder.Build(study, new Frame { Units = [.. Frame] }, Answers));
        var definition = FigureSheetReader.Read(study).Figures.Single();

        var declared = calculator.Compute(definition);
        var bySize = calculator.Compute(definition, "region", "size");

        Assert.That(declared.Cells.Select(cell => cell.IsSuppressed), Has.All.True);
        Assert.That(bySize.Cells.Where(cell => cell.BreakdownValues[0].Value == "south").Select(cell => cell.IsSuppressed), Has.All.True);
    }

    [Test]
    public void Remarks_SayHowManyCellsAreWithheldAndWhy()
    {
        var remarks = Compute("| | f | share | ${has_plan} = 'yes' | | | all region |", new StudySettings { SuppressBelow = 5 })
            .Figures.Single()
            .Remarks;

        Assert.That(
            remarks.Select(remark => remark.ForLanguage("en")),
            Is.EqualTo(
                new[]
                {
                    "Withheld to protect those who answered: 1 cell.",
                    "Withheld so that others cannot be worked out from them: 1 cell.",
                }
            )
        );
        Assert.That(
            remarks.Select(remark => remark.ForLanguage("sv")),
            Is.EqualTo(
                new[]
                {
                    "Visas inte, för att skydda dem som har svarat: 1 cell.",
                    "Visas inte, för att andra inte ska gå att räkna ut: 1 cell.",
                }
            )
        );
    }

    [Test]
    public void MergedClasses_WhereAStudyWithholds_AreNotCounted()
    {
        var figure = CensusStudy.ComputeOne(
            "| | f | share | ${step1} = 'yes' | | ${respondent_group} = 'municipality' | county |",
            suppressBelow: "2"
        );

        Assert.That(
            figure.Remarks[0].ForLanguage("en"),
            Is.EqualTo("Weighting classes in which fewer than two answered were merged with others of their cell.")
        );
    }

    [Test]
    public void Method_NamesTheRulesInForce()
    {
        var settings = new StudySettings
        {
            SuppressBelow = 5,
            SuppressAlikeBelow = 8,
            SuppressDominance = new DominanceRule(2, 85),
            SuppressPercent = 10,
        };
        var figures = Compute("| | f | share | ${has_plan} = 'yes' | | | region |", settings);

        var (swedish, english) = (DisclosureIn("sv"), DisclosureIn("en"));

        Assert.That(
            english,
            Does.Contain("Fewer than 5 answers")
                .And.Contain("Fewer than 8 answers, all alike")
                .And.Contain("largest 2 make up more than 85")
                .And.Contain("to within 10")
        );
        Assert.That(
            swedish,
            Does.Contain("Färre än 5 svar")
                .And.Contain("Färre än 8 svar, och alla lika")
                .And.Contain("De 2 största")
                .And.Contain("mindre än 10")
        );

        string DisclosureIn(string language) => new MethodNotes(
                new ReportContext
                {
                    Figures = figures,
                    Language = language,
                    IsSynthetic = true,
                    RespondentGroups = [],
                }
            ).All().Single(text => text.Label is "Sekretess" or "Disclosure").Text;
    }

    private static string[] FindSuppressed(string figures, StudySettings settings) =>
        [.. Compute(figures, settings).Figures[0].Cells.Where(cell => cell.IsSuppressed).Select(cell => cell.BreakdownValues[^1].Value)];

    private static StudyFigures Compute(string figures, StudySettings settings) =>
        FigureCalculator.ComputeAll(SmallStudy.Study(figures) with { Settings = settings }, new Frame { Units = [.. Frame] }, Answers);
}
