using NUnit.Framework;
using Survey.Data.Studies.Model;
using Survey.Data.Studies.Workbooks;

namespace Survey.Tests.Data.Studies.Rules;

public sealed class ConstantConditionRulesTests
{
    /// <summary>Questions that the conditions under test read; the tested row is the last.</summary>
    private static readonly string[] Before =
    [
        "select_one yn | a | A | | | | |",
        "integer | age | B | | . >= 0 and . <= 120 | No. | |",
        "select_multiple fruit | m | C | ${a} = 'yes' | | | |",
        "text | words | D | ${a} = 'yes' | | | |",
        "decimal | part | E | | . >= 0 | No. | |",
        "decimal | rest | F | | . >= 0 | No. | |",
        "calculate | total | | | | | ${part} + ${rest} |",
        "date | day | G | | | | |",
        "range | grade | H | | | | | start=1 end=5 step=1 |",
    ];

    [TestCase("${a} = 'yes' and ${a} = 'no'", Description = "Two answers at once.")]
    [TestCase("${age} > 120", Description = "Beyond the constraint.")]
    [TestCase("${age} >= 18 and ${age} < 18")]
    [TestCase("${age} > 3 and ${age} < 4", Description = "No whole number between.")]
    [TestCase("${a} = 'no' and selected(${m}, 'apple')", Description = "Asked only after yes.")]
    [TestCase("${a} = 'no' and ${words} = 'b'")]
    [TestCase("count-selected(${m}) > 2", Description = "The list has two.")]
    [TestCase("not(${a} = 'yes') and ${a} != 'no' and ${a} != ''")]
    [TestCase("${total} < 0", Description = "The sum of what is not below 0.")]
    [TestCase("${part} + ${rest} + 1 <= 0")]
    [TestCase("${age} + ${grade} > 125")]
    [TestCase("${grade} = 6")]
    [TestCase("${day} > '2012-05-01' and ${day} < '2011-01-01'")]
    [TestCase("${words} = 'x' and ${words} = 'y'")]
    [TestCase("${words} != '' and ${a} = 'no'")]
    [TestCase("false()")]
    [TestCase("selected(${m}, 'apple') and selected(${m}, 'pear') and count-selected(${m}) = 1")]
    [TestCase("if(${a} = 'yes', 1, 0) = 2")]
    public void Verify_ARelevanceThatNeverHolds_IsAWarningAtItsCell(string condition) =>
        Assert.That(FindProblems(condition), Is.EqualTo(new[] { "X040 survey!D11" }));

    [TestCase("${a} = 'yes' or ${a} != 'yes'")]
    [TestCase("${age} >= 0 or ${age} = ''")]
    [TestCase("${age} < 200 or ${age} = ''")]
    [TestCase("count-selected(${m}) <= 2")]
    [TestCase("true()")]
    [TestCase("not(${a} = 'no' and ${words} = 'b')")]
    public void Verify_ARelevanceThatAlwaysHolds_IsAWarningAtItsCell(string condition) =>
        Assert.That(FindProblems(condition), Is.EqualTo(new[] { "X041 survey!D11" }));

    [TestCase("${a} = 'yes'")]
    [TestCase("${a} != 'yes'")]
    [TestCase("${age} = 120")]
    [TestCase("${age} > 119 and ${age} < 121")]
    [TestCase("${age} >= 0", Description = "Fails where nothing was answered.")]
    [TestCase("${part} > 3 and ${part} < 4", Description = "A number with decimals lies between.")]
    [TestCase("${a} != 'yes' and ${words} = ''", Description = "What is not asked is empty.")]
    [TestCase("${total} > 0")]
    [TestCase("${total} >= 0 or not(${total} >= 0)", Description = "Always so, but beyond what is proved.")]
    [TestCase("${part} - ${rest} < 0")]
    [TestCase("${part} * ${rest} = 0")]
    [TestCase("${part} = ${rest}")]
    [TestCase("${part} != ${rest}")]
    [TestCase("${day} > '2012-05-01' and ${day} < '2012-05-03'")]
    [TestCase("${day} < today()")]
    [TestCase("${words} = 'x' or ${words} = 'y'")]
    [TestCase("string-length(${words}) > 3")]
    [TestCase("regex(${words}, '^a+$')")]
    [TestCase("selected(${m}, 'apple') and count-selected(${m}) = 1")]
    [TestCase("${grade} = 5 and ${a} = 'no'")]
    [TestCase("random() > 2")]
    [TestCase("instance('fruit')/root/item[name = ${a}]/label = 'Apple'")]
    [TestCase("${age} mod 2 = 1")]
    [TestCase("round(${part}) = 3")]
    [TestCase("coalesce(${words}, ${a}) = 'no'")]
    [TestCase("${respondent_group} = 'police'")]
    public void Verify_ARelevanceThatMayHold_IsNotReported(string condition) => Assert.That(FindProblems(condition), Is.Empty);

    [TestCase(". > 10 and . < 5", "integer", "X042")]
    [TestCase(". >= 0 and . < 1 and . != 0", "integer", "X042")]
    [TestCase(". = ''", "text", "X042")]
    [TestCase(". >= 10 or . < 10", "integer", "X043")]
    [TestCase(". != ''", "text", "X043")]
    [TestCase(". = 'apple' or . = 'pear'", "select_one fruit", "X043")]
    [TestCase(". > ${age} + 10 and . < ${age}", "integer", null, Description = "Beyond what is proved.")]
    [TestCase(". <= ${age}", "integer", null)]
    [TestCase(". >= 0 and . < 1 and . != 0", "decimal", null)]
    [TestCase("regex(., '^[0-9]+$')", "text", null)]
    [TestCase("not(selected(., 'apple') and count-selected(.) > 1)", "select_multiple fruit", null)]
    public void Verify_AConstraint_IsReportedWhereNoAnswerOrEveryAnswerFulfilsIt(string constraint, string type, string? code)
    {
        var reading = StudyMarkdown.Survey(
            "relevant | constraint | constraint_message | calculation | parameters |",
            [.. Before, $"{type} | q | Q | | {constraint} | No. | | |"]
        );

        Assert.That(Codes(reading), Is.EqualTo(code is null ? [] : new[] { code + " survey!E11" }));
    }

    [TestCase(". < 100", "X043", Description = "The hard edit lets nothing else through.")]
    [TestCase(". < 5", null)]
    [TestCase(". > 10", "X042")]
    public void Verify_ASoftConstraint_IsHeldAgainstWhatTheHardOneLeaves(string soft, string? code)
    {
        var reading = StudyMarkdown.Survey(
            "constraint | constraint_message | soft_constraint | soft_constraint_message |",
            $"integer | q | Q | . >= 0 and . <= 10 | No. | {soft} | Sure? |"
        );

        Assert.That(Codes(reading), Is.EqualTo(code is null ? [] : new[] { code + " survey!F2" }));
    }

    [Test]
    public void Verify_AConditionThatTheGroupRulesOut_IsReportedOnce()
    {
        var reading = StudyMarkdown.Survey(
            "relevant |",
            "select_one yn | a | A | |",
            "begin_group | g | G | ${a} = 'yes' |",
            "text | q1 | Q | ${a} = 'no' |",
            "text | q2 | Q | ${q1} = 'x' |",
            "text | q3 | Q | |",
            "end_group | | | |"
        );

        Assert.That(
            Codes(reading),
            Is.EqualTo(new[] { "X040 survey!D4", "X040 survey!D5" }),
            "what depends on a question that is never asked is never asked either"
        );
        Assert.That(
            reading.Problems.First(problem => problem.Code == "X040").Message,
            Does.Contain("never holds together with those of the groups around it")
        );
    }

    [Test]
    public void Verify_AGroupThatIsNeverAsked_IsReportedWithoutItsQuestions()
    {
        var reading = StudyMarkdown.Survey(
            "relevant |",
            "select_one yn | a | A | |",
            "begin_group | g | G | ${a} = 'yes' and ${a} = 'no' |",
            "text | q1 | Q | ${a} = 'no' |",
            "end_group | | | |"
        );

        Assert.That(Codes(reading), Is.EqualTo(new[] { "X040 survey!D3" }));
        Assert.That(
            reading.Problems.First(problem => problem.Code == "X040").ToString(),
            Is.EqualTo(
                "survey!D3: warning X040: What 'g' holds is never asked: no answers make this condition true. 'a' has the choices yes, "
                    + "no. Correct the condition."
            )
        );
    }

    [TestCase("kind = ${a}", null)]
    [TestCase("kind = 'sour'", "X044")]
    [TestCase("kind = 'sweet'", "X047")]
    [TestCase("name = 'apple'", null)]
    [TestCase("kind = ${a} and ${a} = 'no'", "X044", Description = "No fruit is of that kind.")]
    public void Verify_AChoiceFilter_IsReportedWhereItLeavesNothingOrLeavesOutNothing(string filter, string? code)
    {
        var reading = StudyMarkdown.Read(
            $"""
            | survey |
            | | type | name | label | choice_filter |
            | | select_one yn | a | A | |
            | | select_one fruit | q | Q | {filter} |
            | choices |
            | | list_name | name | label | kind |
            | | yn | sweet | Sweet | |
            | | yn | no | No | |
            | | fruit | apple | Apple | sweet |
            | | fruit | pear | Pear | sweet |
            """
        );

        Assert.That(Codes(reading), Is.EqualTo(code is null ? [] : new[] { code + " survey!D3" }));
    }

    [TestCase("${a} = 'yes' and ${a} = 'no'", "X045")]
    [TestCase("${a} = 'yes' or ${a} != 'yes'", "X048")]
    [TestCase("${a} = 'yes'", null)]
    [TestCase("yes", null)]
    public void Verify_ARequiredCondition_IsReportedWhereItNeverTurns(string required, string? code)
    {
        var reading = StudyMarkdown.Survey("required |", "select_one yn | a | A | |", $"text | q | Q | {required} |");

        Assert.That(Codes(reading), Is.EqualTo(code is null ? [] : new[] { code + " survey!D3" }));
    }

    [Test]
    public void Verify_InsideARepeat_TheRowsOwnAnswersCountAndOtherRowsMayBeAnything()
    {
        var reading = StudyMarkdown.Survey(
            "relevant |",
            "begin_repeat | r | R | |",
            "select_one yn | a | A | |",
            "text | q1 | Q | ${a} = 'yes' and ${a} = 'no' |",
            "text | q2 | Q | sum(${a}) > 3 |",
            "end_repeat | | | |",
            "text | q3 | Q | count(${r}) < 0 |",
            "text | q4 | Q | count(${r}) = 1 |"
        );

        Assert.That(Codes(reading), Is.EqualTo(new[] { "X040 survey!D4", "X040 survey!D7" }));
    }

    [Test]
    public void Verify_AConditionOnMoreThanIsTried_IsSaidAtItsCell_AndIsNoFault()
    {
        var names = Enumerable.Range(1, 12).Select(number => $"n{number}").ToList();

        var reading = StudyMarkdown.Survey(
            "relevant | constraint | constraint_message |",
            [
                .. names.Select(name => $"integer | {name} | N | | . >= 0 and . <= 50 | No. |"),
                $"text | last | L | string-length(concat({string.Join(", ", names.Select(name => $"${{{name}}}"))})) = 100 | | |",
            ]
        );

        Assert.That(reading.Study, Is.Not.Null);
        Assert.That(
            reading.Problems.Where(problem => problem.Severity == Severity.Information).Select(problem => problem.ToString()[..41]),
            Is.EqualTo(new[] { "survey!D14: information X046: The conditi" })
        );
    }

    [Test]
    public void Verify_MoreConditionsThanAreTried_IsSaidOnceWhereTheSearchEnds()
    {
        var names = Enumerable.Range(1, 12).Select(number => $"n{number}").ToList();
        var condition = $"string-length(concat({string.Join(", ", names.Select(name => $"${{{name}}}"))})) = 100";

        var reading = StudyMarkdown.Survey(
            "relevant | constraint | constraint_message |",
            [
                .. names.Select(name => $"integer | {name} | N | | . >= 0 and . <= 50 | No. |"),
                .. Enumerable.Range(1, 40).Select(number => $"text | last{number} | L | {condition} | | |"),
            ]
        );

        var said = reading.Problems.Where(problem => problem.Severity == Severity.Information).ToList();
        Assert.That(said, Has.Count.InRange(2, 30));
        Assert.That(said.Count(problem => problem.Message.StartsWith("The workbook has more", StringComparison.Ordinal)), Is.EqualTo(1));
        Assert.That(said[^1].Message, Does.StartWith("The workbook has more conditions"));
    }

    private static string[] FindProblems(string condition) =>
        Codes(
            StudyMarkdown.Survey(
                "relevant | constraint | constraint_message | calculation | parameters |",
                [.. Before, $"text | q | Q | {condition} | | | | |"]
            )
        );

    private static string[] Codes(StudyParseResult reading) =>
        [
            .. reading
                .Problems.Where(problem => problem.Code is "X040" or "X041" or "X042" or "X043" or "X044" or "X045" or "X047" or "X048")
                .Select(problem => $"{problem.Code} {problem.Location}"),
        ];
}
