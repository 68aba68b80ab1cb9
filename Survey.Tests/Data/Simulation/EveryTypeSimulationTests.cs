using NUnit.Framework;
using Survey.Data.Frames;
using Survey.Data.Responses;
using Survey.Data.Simulation;
using Survey.Data.Simulation.Coverage;
using Survey.Data.Studies;
using Survey.Data.Studies.Model;
using Survey.Data.Studies.Workbooks;
using Survey.Tests.Samples;
using Survey.Tests.Support;

namespace Survey.Tests.Data.Simulation;

/// <summary>Simulated rows and bots, for every question type and every kind of constraint: what is submitted, the form takes.</summary>
public sealed class EveryTypeSimulationTests
{
    private const string Choices = """

        | choices |
        | | list_name | name | label | exclusive | missing |
        | | l | a | A | | |
        | | l | b | B | | |
        | | l | c | C | | |
        | | l | none | None | yes | |
        | | n | 1 | One | | |
        | | n | 2 | Two | | |
        | | n | 3 | Three | | |
        """;

    private static readonly Frame Frame = Create.Frame(Enumerable.Range(1, 30).Select(index => Create.Unit($"K{index}")));

    [TestCase("text", ". > 3 and . < 130")]
    [TestCase("text", "number(.) >= 1000 and number(.) < 1010")]
    [TestCase("text", "string-length(.) = 7")]
    [TestCase("text", "string-length(.) = 10 and . > 0")]
    [TestCase("text", "regex(., '[0-9]{6}-[0-9]{4}')")]
    [TestCase("text", "starts-with(., 'SE-')")]
    [TestCase("text", ". = 'password'")]
    [TestCase("text", "date(.) > '2011-05-01'")]
    [TestCase("integer", ". >= 123456 and . <= 123460")]
    [TestCase("integer", ". mod 7 = 3")]
    [TestCase("integer", ". < 0")]
    [TestCase("decimal", ". > 0 and . < 0.5")]
    [TestCase("percent", ". > 97")]
    [TestCase("range | start=10 end=1 step=-3", "")]
    [TestCase("range | start=0 end=1 step=0.1", ". > 0.75")]
    [TestCase("range | start=0 end=100000 step=5", ". = 77770")]
    [TestCase("date", ". > '1999-12-31' and . < '2000-02-01'")]
    [TestCase("date", ". > today()")]
    [TestCase("date", "today() - . > 20000")]
    [TestCase("dateTime", ". <= now()")]
    [TestCase("dateTime", ". > '2012-05-17T10:00' and . < '2012-05-17T10:02'")]
    [TestCase("dateTime", "")]
    [TestCase("time", ". > '10:15' and . < '10:17'")]
    [TestCase("time", ". >= '22:00'")]
    [TestCase("select_one l", ". = 'c'")]
    [TestCase("select_one n", ". > 2")]
    [TestCase("select_multiple l", "count-selected(.) = 3")]
    [TestCase("select_multiple l", "selected(., 'b') and not(selected(., 'a'))")]
    [TestCase("rank n", "selected-at(., 0) = '2'")]
    [TestCase("acknowledge", "")]
    [TestCase("select_one l or_other", "")]
    public void Simulate_OneQuestion_IsSubmittedWithAnAnswerThatTheFormTakes(string type, string constraint)
    {
        var study = Read(type, constraint);

        var responses = ResponseSimulator.Simulate(study, Frame, 3, new DateOnly(2012, 5, 31));
        var bots = CoverageSearch.Run(study.Questionnaire, Frame, 3, new DateOnly(2012, 5, 31));

        var submitted = responses.Where(response => response.Status == FormStatus.Submitted).ToList();
        Assert.That(submitted, Has.Count.GreaterThan(15));
        Assert.That(submitted.Select(response => response.Answers.GetStoredAnswer(new AnswerKey("q")).Text), Has.None.Empty);
        Assert.That(FindProblems(study, Frame, submitted, new DateOnly(2012, 5, 31)), Is.Empty);
        Assert.That(bots.DeadEnds, Is.Empty);
    }

    [TestCase(". > 3")]
    [TestCase(". > 3 and . < 130")]
    [TestCase(". >= 1000 and string-length(.) < 12")]
    public void Simulate_ATextThatIsComparedWithANumber_WritesANumber(string constraint)
    {
        var submitted = ResponseSimulator
            .Simulate(Read("text", constraint), Frame, 3)
            .Where(response => response.Status == FormStatus.Submitted)
            .Select(response => response.Answers.GetStoredAnswer(new AnswerKey("q")).Text)
            .ToList();

        Assert.That(submitted, Has.Count.GreaterThan(15));
        Assert.That(submitted.Where(text => text.Any(character => character != '.' && !char.IsAsciiDigit(character))), Is.Empty);
    }

    [Test]
    public void Simulate_ATextThatHasToBeADay_WritesADay()
    {
        var responses = ResponseSimulator.Simulate(Read("text", ". > '2001-01-01' and . < '2001-02-01'"), Frame, 3);

        Assert.That(responses.Count(response => response.Status == FormStatus.Submitted), Is.GreaterThan(15));
    }

    [Test]
    public void Simulate_WhereNoAnswerIsTaken_SubmitsNothing()
    {
        var study = Read("integer", ". > 5 and . < 5");

        var responses = ResponseSimulator.Simulate(study, Frame, 3);

        Assert.That(responses.Select(response => response.Status), Has.None.EqualTo(FormStatus.Submitted));
    }

    [Test]
    public void Simulate_PartsThatMustAddUp_AnswersThePageUntilTheyDo()
    {
        var study = ReadSurvey(
            """
            | | begin_group | g | G | | | field-list |
            | | percent | one | One | yes | | |
            | | percent | two | Two | yes | | |
            | | percent | three | Three | yes | ${one} + ${two} + . = 100 | |
            | | end_group | | | | | |
            """
        );

        var submitted = ResponseSimulator.Simulate(study, Frame, 3).Where(response => response.Status == FormStatus.Submitted).ToList();

        Assert.That(submitted, Has.Count.GreaterThan(15));
        Assert.That(FindProblems(study, Frame, submitted, ResponseSimulator.DefaultDate), Is.Empty);
    }

    [TestCase("| | text | street | Street | | | | |")]
    [TestCase("| | note | explanation | Describe each home | | | | |", Description = "A home asks nothing itself.")]
    public void Simulate_ARepeatInsideARepeat_HasRowsInRows(string outerQuestion)
    {
        var study = ReadSurvey(
            $$"""
            | | begin_repeat | home | Homes | | | | |
            {{outerQuestion}}
            | | begin_repeat | person | Persons | | | | |
            | | integer | age | Age | yes | . > 99 and . < 120 and position(../..) > 0 | | |
            | | end_repeat | | | | | | |
            | | end_repeat | | | | | | |
            """
        );

        var submitted = ResponseSimulator.Simulate(study, Frame, 3).Where(response => response.Status == FormStatus.Submitted).ToList();

        Assert.That(FindProblems(study, Frame, submitted, ResponseSimulator.DefaultDate), Is.Empty);
        var rows = submitted.SelectMany(response => response.Answers.Entries.Keys).Where(key => key.Name == "age").Select(key => key.Row);
        Assert.That(rows.Count(row => row is { Outer: > 1, Inner: > 1 }), Is.GreaterThan(10));
        var coverage = CoverageSearch.Run(study.Questionnaire, Frame, 3, ResponseSimulator.DefaultDate);
        Assert.That(coverage.Unreached, Is.Empty);
        Assert.That(coverage.DeadEnds, Is.Empty);
    }

    [TestCaseSource(typeof(Sample), nameof(Sample.All))]
    public void Simulate_ASample_SubmitsOnlyWhatItsFormTakes(Sample sample)
    {
        var (study, frame) = sample.Read();
        foreach (var seed in new[] { 1, 2 })
        {
            var responses = ResponseSimulator.Simulate(study, frame, seed);
            var submitted = responses.Where(response => response.Status == FormStatus.Submitted).ToList();

            Assert.That(submitted, Is.Not.Empty);
            Assert.That(FindProblems(study, frame, submitted, ResponseSimulator.DefaultDate), Is.Empty);
        }
    }

    private static List<string> FindProblems(Study study, Frame frame, IEnumerable<UnitResponse> responses, DateOnly today) =>
        [
            .. from response in responses
            let unit = frame.FindUnit(response.UnitId) ?? throw new AssertionException(response.UnitId)
            let routing = new QuestionRouting(study.Questionnaire, unit, response.Answers, today)
            from problem in new AnswerValidator(study.Questionnaire, routing).Validate()
            where problem.IsHard
            select $"{unit.Id} {problem.Key}: {problem.Kind} '{response.Answers.GetStoredAnswer(problem.Key).Text}'",
        ];

    private static Study Read(string type, string constraint)
    {
        var (name, parameters) = type.Split(" | ") is [var only, var written] ? (only, written) : (type, "");
        return ReadSurvey($"| | {name} | q | Q | yes | {constraint} | | {parameters} |");
    }

    private static Study ReadSurvey(string rows)
    {
        var text = "| survey |\n| | type | name | label | required | constraint | appearance | parameters |\n" + rows + "\n" + Choices;
        var reading = StudyReader.Read(MarkdownReader.Read(text).Workbook ?? throw new AssertionException("no workbook"));
        return reading.Study ?? throw new AssertionException(string.Join('\n', reading.Problems));
    }
}
