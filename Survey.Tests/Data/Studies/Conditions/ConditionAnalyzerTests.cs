using NUnit.Framework;
using Survey.Data.Expressions;
using Survey.Data.Responses;
using Survey.Data.Studies.Conditions;
using Survey.Data.Studies.Model;
using Survey.Tests.Support;

namespace Survey.Tests.Data.Studies.Conditions;

/// <summary>What is said to hold always or never is held against random answers to random conditions.</summary>
public sealed class ConditionAnalyzerTests
{
    private const int Conditions = 1000;
    private const int Respondents = 100;

    private static readonly Study Form = StudyMarkdown.Study(
        StudyMarkdown.Read(
            """
            | survey |
            | | type | name | label | relevant | constraint | constraint_message | calculation | parameters | appearance | choice_filter |
            | | select_one yn | a | A | | | | | | | |
            | | select_one size | b | B | ${a} != 'no' | | | | | | |
            | | select_multiple fruit | m | M | ${a} = 'yes' or ${b} = '2' | | | | | | |
            | | integer | n | N | | . >= 0 and . <= 20 and . != 7 | No. | | | | |
            | | decimal | x | X | selected(${m}, 'apple') | . > 0 or . = -1 | No. | | | | |
            | | range | r | R | | | | | start=2 end=8 step=2 | | |
            | | text | t | T | ${n} > 3 | | | | | | |
            | | date | d | D | | | | | | month-year | |
            | | calculate | s | | | | | ${n} + ${x} | | | |
            | | calculate | k | | ${a} = 'yes' | | | if(${n} > 10, 'big', 'small') | | | |
            | choices |
            | | list_name | name | label | exclusive |
            | | yn | yes | Yes | |
            | | yn | no | No | |
            | | size | 1 | One | |
            | | size | 2 | Two | |
            | | size | 10 | Ten | |
            | | fruit | apple | Apple | |
            | | fruit | pear | Pear | |
            | | fruit | none | None | yes |
            """
        )
    );

    private static readonly Dictionary<string, string[]> Answers = new()
    {
        ["a"] = ["", "yes", "no"],
        ["b"] = ["", "1", "2", "10"],
        ["m"] = ["", "apple", "pear", "apple pear", "none"],
        ["n"] = ["", "0", "1", "2", "3", "4", "6", "8", "10", "11", "19", "20"],
        ["x"] = ["", "-1", "0.5", "1", "2", "3", "9.5", "10", "100"],
        ["r"] = ["", "2", "4", "6", "8"],
        ["t"] = ["", "yes", "2", "big", "other words", "apple"],
        ["d"] = ["", "2010", "2010-05", "2011-12", "2012", "2012-01", "1999", "2030-06"],
    };

    private static readonly string[] Literals =
    [
        "''",
        "'yes'",
        "'no'",
        "'apple'",
        "'none'",
        "'apple pear'",
        "'2'",
        "'big'",
        "'2010-05'",
        "'2011-12-31'",
        "0",
        "1",
        "2",
        "3",
        "7",
        "10",
        "20.5",
        "-1",
        "2010",
    ];
    private static readonly string[] Comparisons = ["=", "!=", "<", "<=", ">", ">="];

    [TestCase(5)]
    [TestCase(6)]
    public void Of_RandomConditions_NeverContradictsAnAnswerThatTheFormLetsThrough(int seed)
    {
        var random = new Random(seed);
        var routes = Enumerable.Range(0, Respondents * 20).Select(_ => Respondent(random)).Where(IsLetThrough).Take(Respondents).ToList();
        var settled = 0;
        for (var round = 0; round < Conditions; round++)
        {
            var condition = ExpressionParser.Parse(Condition(random, 0));
            var outcomes = ConditionAnalyzer.ForForm(Form.Questionnaire, []).Analyze(condition, new ConditionContext());
            settled += outcomes == PossibleOutcomes.Either ? 0 : 1;
            foreach (var route in routes)
            {
                var found = route.Holds(condition) ? PossibleOutcomes.Holds : PossibleOutcomes.Fails;
                Assert.That(outcomes.HasFlag(found), Is.True, () =>
                    $"{condition} {found}: " + $"{string.Join(", ", route.Answers.Entries.Select(pair => $"{pair.Key}={pair.Value.Text}"))}"
                );
            }
        }

        Assert.That(routes, Has.Count.EqualTo(Respondents));
        Assert.That(settled, Is.GreaterThan(Conditions / 20), "a proof that settles nothing proves nothing");
    }

    private static QuestionRouting Respondent(Random random) =>
        new(
            Form.Questionnaire,
            Create.Unit("K1"),
            Create.Sheet(
                Answers.Select(pair => (pair.Key, pair.Value[random.Next(pair.Value.Length)])).Where(answer => answer.Item2.Length > 0)
            ),
            new DateOnly(2012, 5, 1)
        );

    private static bool IsLetThrough(QuestionRouting route) =>
        !new AnswerValidator(Form.Questionnaire, route).Validate().Any(problem => problem.IsHard);

    private static string Condition(Random random, int depth) =>
        random.Next(depth > 2 ? 4 : 10) switch
        {
            0 => $"{Operand(random)} {Pick(random, Comparisons)} {Pick(random, Literals)}",
            1 => $"selected({Name(random)}, {Pick(random, Literals[..8])})",
            2 => $"{Operand(random)} {Pick(random, Comparisons)} {Operand(random)}",
            3 => $"{Name(random)} {Pick(random, Comparisons)} {Pick(random, Literals)}",
            4 => $"not({Condition(random, depth + 1)})",
            5 => $"({Condition(random, depth + 1)} or {Condition(random, depth + 1)})",
            _ => $"({Condition(random, depth + 1)} and {Condition(random, depth + 1)})",
        };

    private static string Operand(Random random) =>
        random.Next(12) switch
        {
            0 => $"({Name(random)} + {Name(random)})",
            1 => $"({Name(random)} - {Pick(random, Literals[10..])})",
            2 => $"({Name(random)} * {Name(random)})",
            3 => $"count-selected({Name(random)})",
            4 => $"string-length({Name(random)})",
            5 => $"round({Name(random)})",
            6 => $"if({Name(random)} = {Pick(random, Literals)}, {Name(random)}, {Pick(random, Literals)})",
            7 => $"coalesce({Name(random)}, {Name(random)})",
            8 => $"-{Name(random)}",
            _ => Name(random),
        };

    private static string Name(Random random) => $"${{{Pick(random, ["a", "b", "m", "n", "x", "r", "t", "d", "s", "k"])}}}";

    private static string Pick(Random random, string[] from) => from[random.Next(from.Length)];
}
