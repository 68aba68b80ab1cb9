using NUnit.Framework;
using Survey.Data.Frames;
using Survey.Data.Questionnaires;
using Survey.Data.Responses;
using Survey.Data.Simulation;
using Survey.Data.Studies.Model;
using Survey.Tests.Data.Studies;
using Survey.Tests.Support;

namespace Survey.Tests.Data.Responses;

/// <summary>Questions whose choices are the answers in the rows of a repeat, as pyxform defines them: the value of a choice is the answer
/// itself, and rows without one are no choices.</summary>
public sealed class RepeatChoiceTests
{
    private const string Workbook = """
        | survey |
        | | type | name | label | relevant | choice_filter | calculation | required |
        | | integer | least | Least age | | | | |
        | | begin_repeat | home | Homes | | | | |
        | | text | street | Street | | | | |
        | | begin_repeat | person | Persons | | | | |
        | | text | name | Name | ASKED | | | |
        | | integer | age | Age | | | | |
        | | calculate | both | | | | concat(${name}, ' ', ${age}) | |
        | | select_one ${name} | friend | Friend of | | | | |
        | | end_repeat | | | | | | |
        | | select_one ${name} | head | Head of the home | | | | |
        | | end_repeat | | | | | | |
        | | select_one ${SOURCE} | pick | Pick | | FILTER | | yes |
        | settings |
        | | form_id | default_language |
        | | test | English (en) |
        """;

    private static readonly (string Key, string Text)[] Homes =
    [
        ("least", "18"),
        ("street#2", "Nygatan"),
        ("name#2.1", "Ada Berg"),
        ("age#2.1", "40"),
        ("name#2.4", "Bo"),
        ("age#2.4", "10"),
        ("street#5", "Storgatan"),
        ("name#5.1", "Cy"),
        ("age#5.1", "30"),
        ("name#5.2", "Bo"),
        ("age#5.2", "17"),
        ("age#5.3", "50"),
    ];

    [TestCase("name", "", "", "Ada Berg|Bo|Cy", Description = "Each answer once, in the order of rows; a row without one is none.")]
    [TestCase("name", "${age} < ${least}", "", "Bo")]
    [TestCase("name", "age >= 30", "", "Ada Berg|Cy")]
    [TestCase("name", "${street} = 'Storgatan'", "", "Cy|Bo")]
    [TestCase("name", "position() = last()", "", "")]
    [TestCase("name", "", "${age} > 20", "Ada Berg|Cy", Description = "What is not asked is no choice.")]
    [TestCase("age", "", "", "40|10|30|17|50")]
    [TestCase("both", "age = 17", "", "Bo 17")]
    [TestCase("street", "", "", "Nygatan|Storgatan")]
    public void OfferedChoices_OutsideTheRepeat_AreItsAnswers(string source, string filter, string asked, string expected)
    {
        var routing = RouteOf(StudyWith(source, filter, asked), Homes);

        Assert.That(NamesOf(routing, "pick", RowPath.None), Is.EqualTo(expected));
    }

    [TestCase("head", "2", "Ada Berg|Bo")]
    [TestCase("head", "5", "Cy|Bo")]
    [TestCase("friend", "5.1", "Cy|Bo")]
    public void OfferedChoices_InsideTheOuterRow_AreThoseOfThatRow(string question, string row, string expected)
    {
        var routing = RouteOf(StudyWith("name", "", ""), Homes);

        Assert.That(NamesOf(routing, question, Create.Key($"{question}#{row}").Row), Is.EqualTo(expected));
    }

    [Test]
    public void OfferedChoices_OfAnAnswerThatCannotBeRead_AreNone() =>
        Assert.That(
            NamesOf(RouteOf(StudyWith("age", "", ""), ("age#1.1", "many"), ("age#1.2", "7")), "pick", RowPath.None),
            Is.EqualTo("7")
        );

    [TestCase("Bo", "")]
    [TestCase("Di", "pick NotOffered")]
    [TestCase("", "pick Missing")]
    public void Validate_AnAnswer_HasToBeInSomeRow(string answer, string expected)
    {
        var routing = RouteOf(StudyWith("name", "", ""), [.. Homes, ("pick", answer)]);

        Assert.That(ProblemsOf(routing), Is.EqualTo(expected));
    }

    [Test]
    public void Validate_NoRows_DemandsNoAnswer() => Assert.That(ProblemsOf(RouteOf(StudyWith("name", "", ""))), Is.Empty);

    [Test]
    public void GetAnswer_AChosenRow_IsItsText()
    {
        var routing = RouteOf(StudyWith("name", "", ""), [.. Homes, ("pick", "Ada Berg")]);
        var question = routing.Questionnaire.FindQuestion("pick") ?? throw new AssertionException("There is no question 'pick'.");

        Assert.That(routing.GetAnswer(question), Is.EqualTo(new Answer.Text("Ada Berg")));
    }

    [TestCase("name", "", "")]
    [TestCase("name", "age > 1 and ${street} != ''", "")]
    [TestCase("name", "agee > 1", "X003")]
    [TestCase("least", "", "X060")]
    [TestCase("nobody", "", "X060")]
    public void Read_TheChoicesOfARepeat_HaveToBeThere(string source, string filter, string expected) =>
        Assert.That(CodesOf(Fill(source, filter, "")), Is.EqualTo(expected));

    [TestCase("select_one fruit", "X061")]
    [TestCase("date", "X061")]
    [TestCase("integer", "")]
    public void Read_ASourceThatIsStoredAsACode_IsNotSupported(string type, string expected) =>
        Assert.That(
            CodesOf(
                "begin_repeat | r | R |",
                $"{type} | a | A |",
                "end_repeat | | |",
                "select_one ${a} | pick | Pick |"
            ),
            Is.EqualTo(expected)
        );

    [TestCase("select_multiple ${a}", "U001")]
    [TestCase("rank ${a}", "U001")]
    [TestCase("select_one ${a} or_other", "U001")]
    [TestCase("Select One from ${ a }", "")]
    public void Read_OtherKindsOfChoicesFromARepeat_AreNotSupported(string type, string expected) =>
        Assert.That(
            CodesOf("begin_repeat | r | R |", "text | a | A |", "end_repeat | | |", $"{type} | pick | Pick |"),
            Is.EqualTo(expected)
        );

    [Test]
    public void Read_ASourceThatIsAskedLater_IsSaid() =>
        Assert.That(
            CodesOf("select_one ${a} | pick | Pick |", "begin_repeat | r | R |", "text | a | A |", "end_repeat | | |"),
            Is.EqualTo("X062")
        );

    [Test]
    public void Simulate_AForm_ChoosesAmongTheRowsThatItWrote()
    {
        var study = StudyWith("name", "", "");
        var frame = new Frame { Units = [.. Enumerable.Range(1, 20).Select(number => Create.Unit($"K{number}"))] };

        var picked = ResponseSimulator
            .Simulate(study, frame, 3)
            .Select(response => (Pick: response.Answers.GetStoredAnswer(Create.Key("pick")).Text, Names: NamesIn(response.Answers)))
            .Where(answer => answer.Pick.Length > 0)
            .ToList();

        Assert.That(picked, Is.Not.Empty);
        Assert.That(picked.Where(answer => !answer.Names.Contains(answer.Pick)), Is.Empty);
    }

    private static List<string> NamesIn(AnswerSet answers) =>
        [.. answers.Entries.Where(entry => entry.Key.Name == "name").Select(entry => entry.Value.Text)];

    private static string NamesOf(QuestionRouting routing, string name, RowPath row)
    {
        var question = routing.Questionnaire.FindQuestion(name) ?? throw new AssertionException($"There is no question '{name}'.");
        return string.Join('|', routing.OfferedChoices(question, row).Select(choice => choice.Name));
    }

    private static string ProblemsOf(QuestionRouting routing) =>
        string.Join(
            ' ',
            new AnswerValidator(routing.Questionnaire, routing).Validate().Select(problem => $"{problem.Key} {problem.Kind}")
        );

    private static string CodesOf(string workbook) => CodesOf(StudyMarkdown.Read(workbook));

    private static string CodesOf(params string[] rows) => CodesOf(StudyMarkdown.Survey("", rows));

    private static string CodesOf(StudyParseResult reading) =>
        string.Join(' ', reading.Problems.Select(problem => problem.Code).Where(code => code[0] is 'X' or 'U').Distinct());

    private static Study StudyWith(string source, string filter, string asked) =>
        StudyMarkdown.Study(StudyMarkdown.Read(Fill(source, filter, asked)));

    private static string Fill(string source, string filter, string asked) =>
        Workbook
            .Replace("SOURCE", source, StringComparison.Ordinal)
            .Replace("FILTER", filter, StringComparison.Ordinal)
            .Replace("ASKED", asked, StringComparison.Ordinal);

    private static QuestionRouting RouteOf(Study study, params (string Key, string Text)[] answers) =>
        new(study.Questionnaire, Create.Unit("K1"), Create.Sheet(answers), new DateOnly(2026, 3, 1));
}
