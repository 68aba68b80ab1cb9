using NUnit.Framework;
using Survey.Data.Questionnaires;
using Survey.Data.Responses;
using Survey.Data.Studies.Model;
using Survey.Tests.Data.Studies;
using Survey.Tests.Support;

namespace Survey.Tests.Data.Responses;

/// <summary>A repeat inside a repeat: what is asked in its rows, and what expressions see from each place.</summary>
public sealed class NestedRepeatTests
{
    private const string Workbook = """
        | survey |
        | | type | name | label | relevant | calculation | repeat_count | repeat_max |
        | | text | town | Town | | | | |
        | | begin_repeat | home | Homes | | | | |
        | | text | street | Street | | | | |
        | | integer | rent | Rent | | | | |
        | | begin_group | people | People | HOME | | | |
        | | begin_repeat | person | Persons | PERSON | | COUNT | 3 |
        | | text | name | Name | ASKED | | | |
        | | integer | age | Age | | | | |
        | | calculate | inner | | | INNER | | |
        | | end_repeat | | | | | | |
        | | end_group | | | | | | |
        | | calculate | outer | | | OUTER | | |
        | | end_repeat | | | | | | |
        | | calculate | whole | | | WHOLE | | |
        """;

    /// <summary>Two persons in the first home, one in the second, whose rows are 2 and 5 because others were removed.</summary>
    private static readonly (string Key, string Text)[] Homes =
    [
        ("town", "Umeå"),
        ("street#2", "Nygatan"),
        ("rent#2", "700"),
        ("name#2.1", "Ada"),
        ("age#2.1", "40"),
        ("name#2.4", "Bo"),
        ("age#2.4", "10"),
        ("street#5", "Storgatan"),
        ("rent#5", "900"),
        ("name#5.1", "Cy"),
        ("age#5.1", "30"),
    ];

    [TestCase("${age}", "30")]
    [TestCase("concat(${town}, ' ', ${street}, ' ', ${name})", "Umeå Storgatan Cy")]
    [TestCase("${rent} div count(${age})", "900")]
    [TestCase("sum(${age})", "30", Description = "The persons of the same home.")]
    [TestCase("sum(${rent})", "1600", Description = "All homes.")]
    [TestCase("count(${home})", "2")]
    [TestCase("position(..)", "1")]
    [TestCase("position(../..)", "2", Description = "The first .. is the person, the second the group, which is in the home.")]
    [TestCase("indexed-repeat(${name}, ${home}, 1, ${person}, 2)", "Bo")]
    [TestCase("indexed-repeat(${name}, ${person}, 1)", "Cy")]
    [TestCase("indexed-repeat(${street}, ${home}, 1)", "Nygatan")]
    [TestCase("indexed-repeat(${name}, ${home}, 2, ${person}, 2)", "")]
    [TestCase("count(${person}[age > 20])", "1")]
    public void TextOf_InAnInnerRow_SeesItsOwnRowThenTheOuterOne(string calculation, string expected) =>
        Assert.That(ValueOf("INNER", "inner", calculation, new RowPath(5, 1)), Is.EqualTo(expected));

    [TestCase("count(${person})", "2")]
    [TestCase("sum(${age})", "50")]
    [TestCase("max(${age})", "40")]
    [TestCase("join(', ', ${name})", "Ada, Bo")]
    [TestCase("position(..)", "1")]
    [TestCase("${person}[age < 20]/name", "Bo")]
    [TestCase("indexed-repeat(${name}, ${person}, 2)", "Bo")]
    [TestCase("indexed-repeat(${name}, ${home}, 2, ${person}, 1)", "Cy")]
    public void TextOf_InAnOuterRow_SeesTheRowsInsideIt(string calculation, string expected) =>
        Assert.That(ValueOf("OUTER", "outer", calculation, 2), Is.EqualTo(expected));

    [TestCase("count(${person})", "3")]
    [TestCase("sum(${age})", "80")]
    [TestCase("sum(${outer})", "2")]
    [TestCase("join(', ', ${name})", "Ada, Bo, Cy")]
    [TestCase("indexed-repeat(${name}, ${home}, 1, ${person}, 2)", "Bo")]
    [TestCase("count(${person}[age > 20])", "2")]
    public void TextOf_Outside_SeesAllRows(string calculation, string expected) =>
        Assert.That(ValueOf("WHOLE", "whole", calculation, RowPath.None), Is.EqualTo(expected));

    [TestCase("PERSON", "position(..) = 2", "5.1", Description = "The repeat's own condition stands in the home.")]
    [TestCase("PERSON", "count(${home}) = 2", "2.1 2.4 5.1")]
    [TestCase("PERSON", "${rent} > 800", "5.1")]
    [TestCase("COUNT", "position(..) - 1", "5.1")]
    [TestCase("HOME", "${street} = 'Nygatan'", "2.1 2.4")]
    [TestCase("ASKED", "${age} > 20 and ${town} = 'Umeå'", "2.1 2.4 5.1", Description = "The age is asked in any case.")]
    [TestCase("COUNT", "${rent} div 200", "2.1 2.2 2.3 5.1 5.2 5.3", Description = "repeat_max is 3.")]
    public void RowsOf_AnInnerRepeat_FollowsTheConditionsOfBothLevels(string place, string expression, string expected)
    {
        var routing = RouteOf(StudyWith(place, expression), Homes);

        Assert.That(string.Join(' ', routing.RowsOf(FindRepeat(routing, "person"))), Is.EqualTo(expected));
    }

    [Test]
    public void IsAsked_AConditionOnTheOwnRow_IsReadThere()
    {
        var routing = RouteOf(StudyWith("ASKED", "${age} > 20"), Homes);
        var name = routing.Questionnaire.FindQuestion("name") ?? throw new AssertionException("There is no question 'name'.");

        Assert.That(
            new RowPath[] { new(2, 1), new(2, 4), new(5, 1) }.Select(row => routing.IsAsked(name, row)),
            Is.EqualTo(new[] { true, false, true })
        );
    }

    [Test]
    public void RowsOf_AnOuterRowWithNothingButInnerRows_IsThere()
    {
        var routing = RouteOf(StudyWith("", ""), ("name#3.2", "Di"), ("age#4", "9"));

        Assert.That(routing.RowsOf(FindRepeat(routing, "home")), Is.EqualTo(new RowPath[] { 3 }));
        Assert.That(routing.RowsOf(FindRepeat(routing, "person"), 3), Is.EqualTo(new RowPath[] { new(3, 2) }));
        Assert.That(routing.AnswersOnRoute().Entries.Keys.Select(key => key.ToString()), Is.EqualTo(new[] { "name#3.2" }));
    }

    [Test]
    public void Validate_TooManyInnerRows_NamesTheRowThatTheyAreIn()
    {
        var routing = RouteOf(
            StudyWith("", ""),
            [.. Homes, .. new[] { 1, 2, 3, 4 }.Select(row => ($"name#5.{row}", "X"))]
        );

        Assert.That(
            new AnswerValidator(routing.Questionnaire, routing).Validate().Select(problem => $"{problem.Key} {problem.Kind}"),
            Is.EqualTo(new[] { "person#5 TooManyRows" })
        );
    }

    [Test]
    public void Calculate_Progress_CountsTheQuestionsOfEachRow()
    {
        var routing = RouteOf(StudyWith("", ""), Homes);

        var progress = FormProgress.Calculate(routing.Questionnaire, routing);
        Assert.That((progress.AnsweredCount, progress.AskedCount), Is.EqualTo((Homes.Length, Homes.Length)));
        Assert.That(
            progress.Sections.SelectMany(section => section.Pages).Select(page => page.Name),
            Is.EqualTo(new[] { "town", "home", "person" })
        );
    }

    [TestCase("WHOLE", "${age} + 1", "X006")]
    [TestCase("OUTER", "${age} + 1", "X006")]
    [TestCase("WHOLE", "${rent} + 1", "X006")]
    [TestCase("INNER", "${rent} + ${age}", "")]
    [TestCase("ASKED", "${rent} > 1", "")]
    [TestCase("HOME", "${rent} > 1", "")]
    [TestCase("COUNT", "${rent}", "")]
    [TestCase("COUNT", "${age}", "X006")]
    public void Read_AVariable_MayBeTheOwnRowsOrAnOuterOne(string place, string expression, string code) =>
        Assert.That(
            StudyMarkdown.Read(Fill(place, expression)).Problems.Select(problem => problem.Code).Where(found => found[0] is 'X' or 'U'),
            Is.EqualTo(code.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        );

    private static string ValueOf(string place, string name, string calculation, RowPath row)
    {
        var study = StudyWith(place, calculation);
        var question = study.Questionnaire.FindQuestion(name) ?? throw new AssertionException($"There is no question '{name}'.");
        return RouteOf(study, Homes).TextOf(question, row);
    }

    private static Repeat FindRepeat(QuestionRouting routing, string name) =>
        routing.Questionnaire.FindRepeat(name) ?? throw new AssertionException($"There is no repeat '{name}'.");

    private static Study StudyWith(string place, string expression) => StudyMarkdown.Study(StudyMarkdown.Read(Fill(place, expression)));

    /// <summary>The workbook with an expression in one place, and in the others what changes nothing.</summary>
    private static string Fill(string place, string expression) =>
        new[] { ("INNER", "1"), ("OUTER", "1"), ("WHOLE", "1"), ("HOME", ""), ("PERSON", ""), ("ASKED", ""), ("COUNT", "") }.Aggregate(
            Workbook,
            (text, other) =>
                text.Replace(
                    $"| {other.Item1} |",
                    $"| {(other.Item1 == place ? expression : other.Item2)} |",
                    StringComparison.Ordinal
                )
        );

    private static QuestionRouting RouteOf(Study study, params (string Key, string Text)[] answers) =>
        new(study.Questionnaire, Create.Unit("K1"), Create.Sheet(answers), new DateOnly(2026, 3, 1));
}
