using NUnit.Framework;
using Survey.Analysis.Datasets;
using Survey.Data.Expressions;
using Survey.Data.Frames;
using Survey.Data.Questionnaires;
using Survey.Data.Responses;

namespace Survey.Tests.Analysis.Datasets;

/// <summary>The figures' reading: true, false, unknown and not applicable.</summary>
public sealed class ColumnEvaluatorTests
{
    // What has_plan says in these four units: true, false, unknown, and (a choice that says so) not applicable.
    private static readonly string[] States = ["yes", "no", "dk", "na"];

    [TestCase("and", "TFUN" + "FFFF" + "UFUN" + "NFNN")]
    [TestCase("or", "TTTT" + "TFUN" + "TUUN" + "TNNN")]
    public void Connectives_OfEveryTwoStates_AreTheDesigns(string connective, string table)
    {
        // Sixteen towns: the plan runs through the four states, and in each the towns' own question does.
        var pairs = States.SelectMany(left => States.Select(right => (left, right))).ToList();
        var units = pairs.Index().Select(pair => SmallStudy.Unit($"T{pair.Index}"));
        var responses = pairs
            .Index()
            .Select(pair => SmallStudy.Submitted($"T{pair.Index}", ("has_plan", pair.Item.left), ("for_towns", pair.Item.right)));
        var reading = new ColumnEvaluator(SmallStudy.Dataset(units, [.. responses]));

        Assert.That(StatesOf(reading, $"${{has_plan}} = 'yes' {connective} ${{for_towns}} = 'yes'"), Is.EqualTo(table));
        Assert.That(
            StatesOf(reading, $"${{for_towns}} = 'yes' {connective} ${{has_plan}} = 'yes'"),
            Is.EqualTo(table),
            "order does not matter"
        );
    }

    [TestCase("${has_plan} = 'yes'", "TFUN")]
    [TestCase("${has_plan} != 'yes'", "FTUN")]
    [TestCase("not(${has_plan} = 'yes')", "FTUN")]
    [TestCase("(${has_plan} = 'yes') = 'false'", "FTUN")]
    [TestCase("(${has_plan} = 'yes') = 'true'", "TFUN")]
    [TestCase("'false' != (${has_plan} = 'yes')", "TFUN")]
    [TestCase("today() > '2012-05-01'", "TTTT", TestName = "Figures have no clock: today is after fieldwork")]
    [TestCase("${is_used} = 'yes'", "TNUN", TestName = "Relevance false or not applicable: not applicable; unknown: unknown")]
    [TestCase("${wants_help} = 'yes'", "TNUN", TestName = "Shown in the form because nothing is not no, and answered: still unknown")]
    [TestCase("if(${has_plan} = 'yes', ${years} > 2, ${years} > 9)", "TFUN")]
    [TestCase("coalesce(${has_plan} = 'yes', ${years} > 2)", "TFTT")]
    [TestCase("selected(${sources}, 'a')", "TNUN")]
    [TestCase("count-selected(${sources}) = 2", "TNUN")]
    [TestCase("${years} between 3 and 4", "TTTT")]
    [TestCase("${years} div 0 > 1", "UUUU")]
    [TestCase("${years} * 2 - 1 = 5 and -${years} = -3", "TTTT")]
    [TestCase("max(${years}, 7) = 7 and min(${years}, 7) = 3 and abs(0 - ${years}) = 3 and round(2.6) = 3", "TTTT")]
    [TestCase("sum(${cost}) = 12", "TNUN")]
    [TestCase("count(${measures}) = 2 and max(${cost}) = 7", "TNUN")]
    [TestCase("${respondent_group} = 'town'", "TTTT")]
    [TestCase("${nobody_knows} = 'this'", "UUUU")]
    public void Condition_OverTheFourStates_Is(string expression, string states)
    {
        var units = States.Select(state => SmallStudy.Unit(state));
        var responses = States.Select(state =>
            SmallStudy.Submitted(
                state,
                ("has_plan", state),
                ("is_used", "yes"),
                ("wants_help", "yes"),
                ("sources", "a b"),
                ("years", "3"),
                ("cost#1", "5"),
                ("cost#2", "7")
            )
        );

        Assert.That(StatesOf(new ColumnEvaluator(SmallStudy.Dataset(units, [.. responses])), expression), Is.EqualTo(states));
    }

    [Test]
    public void Condition_OfUnitsThatDidNotSubmit_IsKnownOnlyFromTheFrame()
    {
        var dataset = SmallStudy.Dataset(
            [SmallStudy.Unit("T1"), SmallStudy.Unit("P1", "police")],
            SmallStudy.Partial("T1", ("has_plan", "yes"), ("for_towns", "yes"))
        );
        var reading = new ColumnEvaluator(dataset);

        Assert.That(StatesOf(reading, "${has_plan} = 'yes'"), Is.EqualTo("UU"));
        Assert.That(StatesOf(reading, "${for_towns} = 'yes'"), Is.EqualTo("UN"), "the frame alone says whom it is for");
        Assert.That(StatesOf(reading, "${respondent_group} = 'town' and ${has_plan} = 'yes'"), Is.EqualTo("UF"));
    }

    [Test]
    public void Partner_IsUnknownWithoutAnAnswerAndNotApplicableWithoutAPartner()
    {
        FrameUnit[] units =
        [
            SmallStudy.Unit("T1", pair: "1"),
            SmallStudy.Unit("T2", pair: "2"),
            SmallStudy.Unit("T3", pair: "3"),
            SmallStudy.Unit("P1", "police", pair: "1"),
            SmallStudy.Unit("P2", "police", pair: "2"),
        ];
        var reading = new ColumnEvaluator(
            SmallStudy.Dataset(
                units,
                SmallStudy.Submitted("T1", ("has_plan", "dk")),
                SmallStudy.Submitted("P1", ("has_plan", "yes")),
                SmallStudy.Partial("P2", ("has_plan", "yes"))
            )
        );

        Assert.That(StatesOf(reading, "partner(${has_plan} = 'yes')"), Is.EqualTo("TUNUU"));
        Assert.That(StatesOf(reading, "${plan_either}"), Is.EqualTo("TUUTU"));
    }

    [Test]
    public void Sum_WithARowThatIsUnknown_IsUnknown()
    {
        var dataset = SmallStudy.Dataset(
            [SmallStudy.Unit("T1"), SmallStudy.Unit("T2")],
            SmallStudy.Submitted("T1", ("has_plan", "yes"), ("cost#1", "5"), ("done#2", "yes")),
            SmallStudy.Submitted("T2", ("has_plan", "yes"))
        );

        Assert.That(StatesOf(new ColumnEvaluator(dataset), "sum(${cost}) >= 0"), Is.EqualTo("UT"));
        Assert.That(StatesOf(new ColumnEvaluator(dataset), "count(${measures}) = 2"), Is.EqualTo("TF"));
        Assert.That(StatesOf(new ColumnEvaluator(dataset), "max(${cost}) >= 0"), Is.EqualTo("UN"), "nothing described, nothing largest");
    }

    [Test]
    public void Rows_ReadTheirUnitsVariablesToo()
    {
        var dataset = SmallStudy.Dataset(
            [SmallStudy.Unit("T1"), SmallStudy.Unit("P1", "police")],
            SmallStudy.Submitted("T1", ("has_plan", "yes"), ("done#1", "yes"), ("done#2", "dk")),
            SmallStudy.Submitted("P1", ("has_plan", "yes"), ("done#1", "no"))
        );

        Assert.That(StatesOf(new ColumnEvaluator(dataset).ForRepeat("measures"), "${done} = 'yes'"), Is.EqualTo("TUF"));
        Assert.That(StatesOf(new ColumnEvaluator(dataset).ForRepeat("measures"), "${respondent_group} = 'town'"), Is.EqualTo("TTF"));
    }

    [TestCase("${has_plan} = 'yes' and ${years} > 3", MissingReason.NotAnswered)]
    [TestCase("${years} > 3 or ${is_used} = 'yes'", MissingReason.NotAnswered)]
    [TestCase("${is_used} = 'yes'", MissingReason.DoesNotKnow)]
    [TestCase("partner(${is_used} = 'yes')", MissingReason.NotReached)]
    public void MissingReason_OfAnUnknownCondition_IsThatOfItsFirstUnknownPart(string expression, MissingReason reason)
    {
        var dataset = SmallStudy.Dataset(
            [SmallStudy.Unit("T1", pair: "1"), SmallStudy.Unit("P1", "police", pair: "1")],
            SmallStudy.Submitted("T1", ("has_plan", "yes"), ("is_used", "dk"))
        );

        Assert.That(MissingReasonResolver.Resolve(new ColumnEvaluator(dataset), ExpressionParser.Parse(expression), 0), Is.EqualTo(reason));
    }

    [Test]
    public void Variables_ThatLeadInACircle_AreUnknown()
    {
        var study = SmallStudy.Study() with
        {
            DerivedVariables =
            [
                new("a", LocalizedText.Empty, ExpressionParser.Parse("${b} = 1"), new("", "")),
                new("b", LocalizedText.Empty, ExpressionParser.Parse("${a}"), new("", "")),
            ],
        };
        var dataset = DatasetBuilder.Build(study, new Frame { Units = [SmallStudy.Unit("T1")] }, Array.Empty<UnitResponse>());

        Assert.That(StatesOf(new ColumnEvaluator(dataset), "${a}"), Is.EqualTo("U"));
    }

    private static string StatesOf(ColumnEvaluator reading, string expression)
    {
        var condition = reading.EvaluateCondition(ExpressionParser.Parse(expression));
        return string.Concat(
            Enumerable
                .Range(0, reading.Length)
                .Select(row =>
                    (condition.True[row], condition.False[row], condition.NotApplicable[row]) switch
                    {
                        (true, _, _) => 'T',
                        (_, true, _) => 'F',
                        (_, _, true) => 'N',
                        _ => 'U',
                    }
                )
        );
    }
}
