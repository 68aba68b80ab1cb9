using NUnit.Framework;
using Survey.Data.Studies.Workbooks;

namespace Survey.Tests.Data.Studies;

/// <summary>What authors of forms often write, and that is taken as they mean it.</summary>
public sealed class AuthoredHabitsTests
{
    [TestCase("begin_group | g | G | yes", "end_group")]
    [TestCase("begin_group | g | G | ${q1} = 'a'", "end_group")]
    [TestCase("begin_repeat | g | G | true()", "end_repeat")]
    public void Read_RequiredOnAGroup_IsPassedOverWithAWarning(string begin, string end)
    {
        var reading = StudyMarkdown.Survey("required |", $"{begin} |", "text | q1 | Q | |", $"{end} | | | |");

        Assert.That(reading.Study, Is.Not.Null, string.Join('\n', reading.Problems));
        Assert.That(reading.Problems.Select(problem => $"{problem.Code} {problem.Location}"), Has.Member("S020 survey!D2"));
        Assert.That(reading.Study?.Questionnaire.FindQuestion("q1")?.Required, Is.Null);
    }

    [TestCase("start=10 end=1 step=-1", 10, 1, 1)]
    [TestCase("start=10 end=1", 10, 1, 1)]
    [TestCase("start=0 end=-1 step=-0.25", 0, -1, 0.25)]
    [TestCase("start=1 end=10 step=3", 1, 10, 3)]
    public void Read_ARange_MayFall(string parameters, double start, double end, double step)
    {
        var scale = StudyMarkdown.Survey("parameters |", $"range | q1 | Q | {parameters} |").Study?.Questionnaire.FindQuestion("q1")?.Scale;

        Assert.That((scale?.Start, scale?.End, scale?.Step), Is.EqualTo(((double?)start, (double?)end, (double?)step)));
    }

    [TestCase("start=1 end=10 step=-1")]
    [TestCase("start=1 end=10 step=0")]
    [TestCase("start=10 end=1 step=-20")]
    public void Read_ARangeWhoseStepLeadsNowhere_IsAnError(string parameters) =>
        Assert.That(
            StudyMarkdown.Survey("parameters |", $"range | q1 | Q | {parameters} |").Problems.Select(problem => problem.Code),
            Has.Member("S012")
        );

    [Test]
    public void Read_ATableOfQuestionsWithSeveralChoices_IsABattery()
    {
        var reading = StudyMarkdown.Read(
            """
            | survey |
            | | type | name | label | appearance |
            | | begin_group | table | Table | table-list |
            | | select_multiple l | q1 | Q1 | |
            | | select_multiple l | q2 | Q2 | |
            | | select_one l | q3 | Q3 | |
            | | end_group | | | |
            | choices |
            | | list_name | name | label |
            | | l | a | A |
            | | l | b | B |
            """
        );

        Assert.That(reading.Study?.Questionnaire.Groups.Single().IsBattery, Is.True, string.Join('\n', reading.Problems));
    }

    [TestCase("search(${f}, 'startswith', 'name', ${f})")]
    [TestCase("minimal search(concat('a', ${f}))")]
    public void Read_ASearchOfAFileThatAnAnswerNames_SaysWhatToDoInstead(string appearance)
    {
        var reading = StudyMarkdown.Read(
            $"""
            | survey |
            | | type | name | label | appearance |
            | | text | f | F | |
            | | select_one l | q1 | Q1 | {appearance} |
            | choices |
            | | list_name | name | label |
            | | l | name_key | name |
            """
        );

        var problem = reading.Problems.Single(found => found.Severity == Severity.Unsupported);
        Assert.That((problem.Code, problem.Location?.ToString()), Is.EqualTo(("U006", "survey!D3")));
    }
}
