using System.Collections.Immutable;
using NUnit.Framework;
using Survey.Analysis.Datasets;
using Survey.Data.Expressions;
using Survey.Data.Frames;
using Survey.Data.Responses;
using Survey.Data.Studies.Model;
using Survey.Tests.Data.Studies;
using Survey.Tests.Support;
using static Survey.Analysis.Datasets.ValueColumn;

namespace Survey.Tests.Analysis.Datasets;

/// <summary>The page on the two readings of one expression says what both evaluators do.</summary>
public sealed class TwoReadingsPageTests
{
    private static readonly string[] States = ["true", "false", "unknown", "not applicable"];

    private static readonly string[] Lines = File.ReadAllLines(RepositoryPaths.PathOf("Survey.Analysis", "Datasets", "README.md"));

    private static readonly Study Study = StudyMarkdown.Study(
        StudyMarkdown.Read(
            string.Join('\n', Lines.SkipWhile(line => line != "```").Skip(1).TakeWhile(line => line != "```"))
                + "\n| settings |\n| | form_id | default_language |\n| | readings | English (en) |\n"
        )
    );

    private static readonly List<string[]> Respondents = [.. TableRows("respondent")];

    private static readonly List<TestCaseData> Examples = [.. ReadExamples()];

    [TestCaseSource(nameof(Examples))]
    public void Example_OfThePage_IsWhatTheReadingGives(string expression, string reading, string[] states)
    {
        var parsed = ExpressionParser.Parse(expression);

        Assert.That(reading == "form" ? FormStates(parsed) : FigureStates(parsed), Is.EqualTo(states));
    }

    [TestCase("and")]
    [TestCase("or")]
    public void Connective_OfThePage_IsTheTable(string connective)
    {
        var rows = TableRows(connective).ToList();

        Assert.That(rows.Select(row => row[0]), Is.EqualTo(States));
        foreach (var row in rows)
        {
            var results = States.Select(right => Combine(connective, ConditionOf(row[0]), ConditionOf(right)));
            Assert.That(results, Is.EqualTo(row[1..]), $"{row[0]} {connective} …");
        }
    }

    [Test]
    public void Rules_OfThePage_HaveAnExampleInBothReadings()
    {
        var rules = Lines.Where(line => line.StartsWith("### ", StringComparison.Ordinal)).ToList();
        var readings = Examples.GroupBy(example => (string)example.Arguments[0]!, example => (string)example.Arguments[1]!).ToList();

        Assert.That(readings, Has.All.EquivalentTo(new[] { "form", "figures" }));
        Assert.That(readings.Count, Is.GreaterThanOrEqualTo(rules.Count));
    }

    private static IEnumerable<TestCaseData> ReadExamples()
    {
        var expression = "";
        foreach (var row in TableRows("expression"))
        {
            expression = row[0].Length > 0 ? row[0].Trim('`') : expression;
            yield return new TestCaseData(expression, row[1], row[2..]);
        }
    }

    // The rows of all tables whose first heading is this, without headings and rulers.
    private static IEnumerable<string[]> TableRows(string heading)
    {
        var isInside = false;
        foreach (var line in Lines)
        {
            string[] cells = [.. line.Split('|').Select(cell => cell.Trim())];
            if (cells.Length > 2 && cells[1] == heading)
            {
                isInside = true;
                continue;
            }

            isInside &= cells.Length > 2;
            if (isInside && !cells[1].StartsWith("---", StringComparison.Ordinal))
            {
                yield return cells[1..^1];
            }
        }
    }

    private static string[] FormStates(Expression expression) =>
        [
            .. Responses()
                .Select(response => new QuestionRouting(Study.Questionnaire, UnitOf(response.UnitId), response.Answers, new(2012, 5, 1)))
                .Select(routing => routing.Holds(expression) ? "true" : "false"),
        ];

    private static string[] FigureStates(Expression expression)
    {
        var units = Respondents.Select(row => UnitOf(row[0])).ToImmutableArray();
        var dataset = DatasetBuilder.Build(Study, new Frame { Units = units }, [.. Responses()]);
        var condition = new ColumnEvaluator(dataset).EvaluateCondition(expression);
        return [.. Enumerable.Range(0, condition.Length).Select(row => StateAt(condition, row))];
    }

    private static FrameUnit UnitOf(string name) => SmallStudy.Unit(name);

    private static IEnumerable<UnitResponse> Responses()
    {
        var keys = Lines.First(line => line.StartsWith("| respondent |", StringComparison.Ordinal)).Split('|').Select(cell => cell.Trim());
        string[] names = [.. keys.Skip(3).SkipLast(1)];
        foreach (var row in Respondents)
        {
            var answers = names.Zip(row[2..]).Where(answer => answer.Second.Length > 0);
            yield return row[1] == "submitted" ? SmallStudy.Submitted(row[0], answers) : SmallStudy.Partial(row[0], answers);
        }
    }

    private static ConditionColumn ConditionOf(string state)
    {
        return new ConditionColumn(RowIf("true"), RowIf("false"), RowIf("not applicable"));

        RowSet RowIf(string which) => state == which ? RowSet.All(1) : RowSet.None(1);
    }

    private static string Combine(string connective, ConditionColumn left, ConditionColumn right) =>
        StateAt(connective == "and" ? FourValuedLogic.And(left, right) : FourValuedLogic.Or(left, right), 0);

    private static string StateAt(ConditionColumn condition, int row) =>
        (condition.True[row], condition.False[row], condition.NotApplicable[row]) switch
        {
            (true, _, _) => "true",
            (_, true, _) => "false",
            (_, _, true) => "not applicable",
            _ => "unknown",
        };
}
