using NUnit.Framework;
using Survey.Analysis.Figures;
using Survey.Analysis.Figures.Definitions;
using Survey.Analysis.Figures.Results;
using Survey.Data.Frames;
using Survey.Data.Questionnaires;
using Survey.Data.Responses;
using Survey.Tests.Analysis.Datasets;

namespace Survey.Tests.Analysis.Figures;

public sealed class FigureCalculatorTests
{
    private static readonly FrameUnit[] Towns =
    [
        SmallStudy.Unit("T1", region: "south"),
        SmallStudy.Unit("T2"),
        SmallStudy.Unit("T3"),
        SmallStudy.Unit("T4"),
        SmallStudy.Unit("T5"),
        SmallStudy.Unit("T6"),
        SmallStudy.Unit("T7"),
        SmallStudy.Unit("T8", disposition: Disposition.Ineligible),
        SmallStudy.Unit("P1", "police"),
    ];

    private static readonly UnitResponse[] Answers =
    [
        SmallStudy.Submitted(
            "T1",
            ("has_plan", "yes"),
            ("is_used", "yes"),
            ("sources", "a b"),
            ("years", "2"),
            ("done#1", "yes"),
            ("done#2", "no"),
            ("done#3", "dk")
        ),
        SmallStudy.Submitted("T2", ("has_plan", "yes"), ("is_used", "no"), ("sources", "a"), ("years", "4"), ("done#1", "yes")),
        SmallStudy.Submitted("T3", ("has_plan", "no"), ("years", "6")),
        SmallStudy.Submitted("T4", ("has_plan", "dk")),
        SmallStudy.Submitted("T5", ("has_plan", "yes"), ("is_used", "dk"), ("sources", "none")),
        SmallStudy.Partial("T6", ("has_plan", "yes"), ("is_used", "yes")),
        SmallStudy.Submitted("T8", ("has_plan", "yes")),
    ];

    [Test]
    public void Share_OfABase_CountsTrueFalseUnknownAndNonresponse()
    {
        var cell = ComputeOne("| | f | share | ${is_used} = 'yes' | | ${respondent_group} = 'town' and ${has_plan} = 'yes' |")
            .Cells.Single();

        // T1 yes, T2 no, T5 does not know; T4's plan, T6 and T7 are unheard of; T3 is outside, T8 ineligible, P1 no town.
        Assert.Multiple(() =>
        {
            Assert.That((cell.Count, cell.N, cell.Unknown, cell.Nonresponse), Is.EqualTo((1, 2, 1, 3)));
            Assert.That(cell.MissingReasons, Is.EqualTo(new Dictionary<MissingReason, int> { [MissingReason.DoesNotKnow] = 1 }));
            Assert.That(cell.Estimate, Is.EqualTo(1 / 2.0));
            Assert.That((cell.EstimateIfUnknownNo, cell.EstimateIfUnknownYes), Is.EqualTo((1 / 3.0, 2 / 3.0)));
            Assert.That((cell.LowerBound, cell.UpperBound), Is.EqualTo((1 / 6.0, 5 / 6.0)));
        });
    }

    [Test]
    public void Share_OverTheFrame_CountsEveryEligibleUnit()
    {
        var cell = ComputeOne("| | f | share | ${region} = 'south' | frame | ${respondent_group} = 'town' |").Cells.Single();

        Assert.That((cell.Count, cell.N, cell.Unknown, cell.Nonresponse, cell.StandardError), Is.EqualTo((1, 7, 0, 0, 0)));
        Assert.That((cell.Lower, cell.Upper), Is.EqualTo((1 / 7.0, 1 / 7.0)));
    }

    [Test]
    public void Share_OverRows_IsClusteredAndHasNoBounds()
    {
        var figure = ComputeOne("| | f | share | ${done} = 'yes' | measures | |");

        var cell = figure.Cells.Single();
        Assert.That(
            (cell.Count, cell.N, cell.Unknown, cell.Nonresponse, cell.LowerBound),
            Is.EqualTo((2, 3, 1, (int?)null, (double?)null))
        );
        Assert.That(figure.IntervalMethods, Is.EqualTo("korn_graubard"));
    }

    [Test]
    public void Ranking_ExclusiveChoices_AreCountedAndUnranked()
    {
        var cells = ComputeOne("| | f | ranking | sources | | |").Cells;

        Assert.That(cells.Select(cell => cell.Category), Is.EqualTo(new[] { "a", "b", "none" }));
        Assert.That(
            cells.Select(cell => (cell.Count, cell.N, cell.Rank)),
            Is.EqualTo(new (int?, int?, int?)[] { (2, 3, 1), (1, 3, 2), (1, 3, null) })
        );
    }

    [Test]
    public void Distribution_Shares_AddUpToOne()
    {
        var cells = ComputeOne("| | f | distribution | has_plan | | |").Cells;

        Assert.That(cells.Select(cell => cell.Category), Is.EqualTo(new[] { "yes", "no" }));
        Assert.That(cells.Sum(cell => cell.Estimate), Is.EqualTo(1).Within(1e-12));
    }

    [Test]
    public void Quantile_Default_IsTheMedian()
    {
        var cell = ComputeOne("| | f | quantile | years | | |").Cells.Single();

        Assert.That((cell.Estimate, cell.N, cell.Unknown), Is.EqualTo((4, 3, 2)));
    }

    [Test]
    public void By_SeveralBreakdowns_GivesEachItsOwnCellsInTheListsOrder()
    {
        var cells = ComputeOne("| | f | share | ${has_plan} = 'yes' | | | all region region*respondent_group |").Cells;

        Assert.That(
            cells.Select(cell => string.Join('/', cell.BreakdownValues.Select(by => by.Value))),
            Is.EqualTo(new[] { "", "north", "south", "north/town", "north/police", "south/town" })
        );
    }

    [Test]
    public void By_AnAnsweredVariable_CountsThoseNotHeardOfInEveryCell()
    {
        var cells = ComputeOne("| | f | share | ${years} > 3 | | ${respondent_group} = 'town' | has_plan |").Cells;

        Assert.That(
            cells.Select(cell => (cell.BreakdownValues[0].Value, cell.N, cell.Unknown, cell.Nonresponse)),
            Is.EqualTo(new[] { ("yes", 2, 1, 3), ("no", 1, 0, 3) })
        );
    }

    [Test]
    public void Compute_WithAnotherBreakdown_KeepsTheFigure()
    {
        var study = SmallStudy.Study("| | f | share | ${has_plan} = 'yes' | | |");
        var calculator = new FigureCalculator(
            Survey.Analysis.Datasets.DatasetBuilder.Build(study, new Frame { Units = [.. Towns] }, Answers)
        );
        var definition = FigureSheetReader.Read(study).Figures.Single();

        var figure = calculator.Compute(definition, "region");

        Assert.That(figure.Cells.Select(cell => cell.BreakdownValues.Single().Value), Is.EqualTo(new[] { "north", "south" }));
        Assert.That(figure.Cells.Sum(cell => cell.N), Is.EqualTo(calculator.Compute(definition).Cells.Single().N));
    }

    [Test]
    public void Suppression_OfASmallCell_LeavesNothingButItsPlace()
    {
        var cells = ComputeOne("| | f | share | ${has_plan} = 'yes' | | | region |", suppressBelow: "2").Cells;

        Assert.That(cells.Select(cell => cell.IsSuppressed), Is.EqualTo(new[] { false, true }));
        Assert.That(cells[1], Is.EqualTo(new FigureCell { BreakdownValues = cells[1].BreakdownValues, IsSuppressed = true }));
    }

    [TestCase("3", false)]
    [TestCase("4", true)]
    public void Suppression_BeginsBelowTheLimit(string suppressBelow, bool isSuppressed)
    {
        // The three northern answers are T2, T3 and T5; T4 does not know.
        var north = ComputeOne("| | f | share | ${has_plan} = 'yes' | | | region |", suppressBelow).Cells[0];

        Assert.That(north.IsSuppressed, Is.EqualTo(isSuppressed));
    }

    [Test]
    public void Agreement_WhereNoPairDiffers_StillHasAWidth()
    {
        FrameUnit[] frame =
        [
            .. Enumerable
                .Range(1, 6)
                .SelectMany(pair =>
                    new[] { SmallStudy.Unit($"T{pair}", pair: $"{pair}"), SmallStudy.Unit($"P{pair}", "police", pair: $"{pair}") }
                ),
        ];
        var responses = frame
            .Take(10)
            .Select(unit => SmallStudy.Submitted(unit.Id, ("has_plan", unit.Pair == "1" ? "no" : "yes")))
            .ToList();

        var figure = FigureCalculator
            .ComputeAll(SmallStudy.Study("| | f | agreement | ${has_plan} = 'yes' |"), new Frame { Units = [.. frame] }, responses)
            .Figures.Single();

        var pairs = figure.Cells.Single().Pairs ?? throw new InvalidOperationException("There are no pairs.");
        Assert.That((pairs.Difference, figure.IntervalMethods), Is.EqualTo((0.0, "bonett_price")));
        Assert.That((pairs.DifferenceBounds?.Lower, pairs.DifferenceBounds?.Upper), Is.EqualTo((-1 / 6.0, 1 / 6.0)).Within(1e-12));
        Assert.That(pairs.DifferenceInterval?.Lower, Is.LessThan(0).And.GreaterThanOrEqualTo(-1 / 6.0));
        Assert.That((pairs.AgreementBounds?.Lower, pairs.AgreementBounds?.Upper), Is.EqualTo((5 / 6.0, 1.0)).Within(1e-12));
    }

    [Test]
    public void Suppression_OfTheWhole_IsNotMade()
    {
        Assert.That(ComputeOne("| | f | share | ${has_plan} = 'yes' | | |", suppressBelow: "99").Cells.Single().IsSuppressed, Is.False);
    }

    [TestCase("share | ${has_plan} = 'yes'")]
    [TestCase("distribution | has_plan")]
    [TestCase("ranking | sources")]
    [TestCase("mean | years")]
    [TestCase("total | years")]
    [TestCase("quantile | years")]
    [TestCase("agreement | ${has_plan} = 'yes'")]
    [TestCase("response_rate | ")]
    public void Compute_NobodyAnswered_HasNoNumbersAndNoFault(string figure)
    {
        FrameUnit[][] frames = [Towns, []];
        foreach (var units in frames)
        {
            var figures = FigureCalculator.ComputeAll(
                SmallStudy.Study($"| | f | {figure} | | | all region |"),
                new Frame { Units = [.. units] },
                []
            );

            Assert.That(figures.Figures.Single().Cells.Select(cell => cell.Lower), Has.All.Null);
            Assert.That(figures.Figures.Single().Cells.Select(cell => cell.Count ?? 0), Has.All.Zero);
        }
    }

    [Test]
    public void ModeC_SeesThePopulationAsASample()
    {
        var figure = CensusStudy.ComputeOne(
            "| | f | share | ${step1} = 'yes' | | ${respondent_group} = 'municipality' | | | | | C |",
            settings: ""
        );

        // Clopper and Pearson for 187 of 248, as base R's binom.test(187, 248) has it.
        Assert.That(figure.Cells[0].LowerSuperpopulation, Is.EqualTo(0.6955).Within(5e-4));
        Assert.That(figure.Cells[0].UpperSuperpopulation, Is.EqualTo(0.8063).Within(5e-4));
        Assert.That(figure.InferenceMode, Is.EqualTo("B+C"));
    }

    [Test]
    public void Weights_AllTheSame_ChangeNoEstimate()
    {
        var withOneClass = CensusStudy
            .ComputeOne("| | f | share | ${step1} = 'yes' | | ${respondent_group} = 'municipality' |", settings: "respondent_group")
            .Cells.Single();
        var without = CensusStudy
            .ComputeOne("| | f | share | ${step1} = 'yes' | | ${respondent_group} = 'municipality' |", settings: "")
            .Cells.Single();

        Assert.That(withOneClass.Estimate, Is.EqualTo(without.Estimate).Within(1e-14));
        Assert.That(withOneClass.StandardError, Is.EqualTo(without.StandardError).Within(1e-14));
        Assert.That((withOneClass.Lower, withOneClass.Upper), Is.EqualTo((without.Lower, without.Upper)));
    }

    [Test]
    public void Intervals_OfShares_LieWithinTheirBounds()
    {
        var figures = CensusStudy.Compute(
            """
            | | a | ranking | measures | | | respondent_group*county |
            | | b | share | all_five | | | population_class | | | wald |
            | | c | share | all_five | | | population_class | | | clopper_pearson |
            """
        );

        var estimated = figures.Figures.SelectMany(figure => figure.Cells).Where(cell => cell.Lower is not null).ToList();
        Assert.That(estimated, Has.Count.GreaterThan(200));
        Assert.That(
            estimated,
            Has.All.Matches(
                (FigureCell? cell) => cell?.LowerBound <= cell?.Lower && cell?.Lower <= cell?.Upper && cell?.Upper <= cell?.UpperBound
            )
        );
    }

    [Test]
    public void MergedClasses_AreRemarkedWithTheirCell()
    {
        var figure = CensusStudy.ComputeOne("| | f | share | ${step1} = 'yes' | | ${respondent_group} = 'municipality' | county |");

        Assert.That(figure.Remarks, Has.Length.EqualTo(1));
        Assert.That(
            figure.Remarks[0].ForLanguage("en"),
            Does.Contain("county 4: municipality 1 (1 of 2 answered)").And.Not.Contain("police"),
            "groups outside the base have no say"
        );
        Assert.That(figure.Remarks[0].ForLanguage("sv"), Does.Contain("county 4: municipality 1 (1 av 2 har svarat)"));
    }

    private static FigureResult ComputeOne(string figure, string suppressBelow = "") =>
        FigureCalculator
            .ComputeAll(SmallStudy.Study(figure, suppressBelow: suppressBelow), new Frame { Units = [.. Towns] }, Answers)
            .Figures.Single();
}
