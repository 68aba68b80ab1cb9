using System.Text.RegularExpressions;
using NUnit.Framework;
using Survey.Data.Expressions;
using Survey.Data.Questionnaires;
using Survey.Data.Studies.Columns;
using Survey.Data.Studies.Workbooks;

namespace Survey.Tests.Data.Studies;

/// <summary>What XLSForm's types and columns become in the model, and what is said of those that cannot be meant.</summary>
public sealed class XlsFormReadingTests
{
    [TestCase("time", QuestionType.Time)]
    [TestCase("dateTime", QuestionType.DateTime)]
    [TestCase("range", QuestionType.WholeNumber)]
    [TestCase("rank fruit", QuestionType.Ranking)]
    [TestCase("Select One fruit", QuestionType.SingleChoice)]
    [TestCase("select all that apply from fruit", QuestionType.MultipleChoice)]
    [TestCase("acknowledge", QuestionType.SingleChoice)]
    [TestCase("q string", QuestionType.Text)]
    [TestCase("deviceid", QuestionType.Metadata)]
    public void Read_AType_IsKnownInEverySpelling(string written, QuestionType type) =>
        Assert.That(
            StudyMarkdown.Study(StudyMarkdown.Survey("", $"{written} | q1 | Q |")).Questionnaire.Questions.Single().Type,
            Is.EqualTo(type)
        );

    [Test]
    public void Read_Names_ThatTwoGroupsShare_AreLedByTheGroup()
    {
        var reading = StudyMarkdown.Survey(
            "",
            "text | q1 | Q |",
            "begin group | g1 | G |",
            "text | q1 | Q |",
            "end group | | |",
            "begin repeat | r1 | R |",
            "text | q1 | Q |",
            "end repeat | | |"
        );

        Assert.That(
            StudyMarkdown.Study(reading).Questionnaire.Questions.Select(question => question.Name),
            Is.EqualTo(new[] { "q1", "g1_q1", "r1_q1" })
        );
        Assert.That(
            reading.Problems.Where(problem => problem.Code == "N007").Select(problem => problem.Location?.ToString()),
            Is.EqualTo(new[] { "survey!B4", "survey!B7" })
        );
    }

    [Test]
    public void Read_AReferenceToASharedName_NamesTheCellAndBothParts()
    {
        var reading = StudyMarkdown.Survey(
            "relevant |",
            "text | q1 | Q | |",
            "begin group | g1 | G | |",
            "text | q1 | Q | |",
            "text | q2 | About ${q1} | ${q1} = 'a' |",
            "end group | | | |"
        );

        Assert.That(
            reading.Problems.Where(problem => problem.Code == "X032").Select(problem => problem.Location?.ToString()),
            Is.EquivalentTo(new[] { "survey!D5", "survey!C5" })
        );
        Assert.That(reading.Problems.First(problem => problem.Code == "X032").Message, Does.Contain("survey!B2, survey!B4"));
    }

    [TestCase("5", "'5'")]
    [TestCase("a-2", "'a-2'")]
    [TestCase("not_func$", "'not_func$'")]
    [TestCase("Yes (maybe)", "'Yes (maybe)'")]
    [TestCase("${q0}", "${q0}")]
    [TestCase("1 + 1", "(1 + 1)")]
    [TestCase("today()", "today()")]
    public void Read_ADefault_IsAValueOrAnExpression(string written, string expected)
    {
        var study = StudyMarkdown.Study(StudyMarkdown.Survey("default |", "text | q0 | Q | |", $"text | q1 | Q | {written} |"));

        Assert.That(study.Questionnaire.FindQuestion("q1")?.Default?.ToString(), Is.EqualTo(expected));
    }

    [Test]
    public void Read_ADefaultThatDoesNotFit_IsAWarningAndNoDefault()
    {
        var reading = StudyMarkdown.Survey(
            "default |",
            "integer | q1 | Q | foo |",
            "select_one yn | q2 | Q | maybe |",
            "select_one yn | q3 | Q | yes |"
        );

        Assert.That(
            reading.Problems.Where(problem => problem.Code == "S014").Select(problem => problem.Location?.ToString()),
            Is.EqualTo(new[] { "survey!D2", "survey!D3" })
        );
        Assert.That(
            StudyMarkdown.Study(reading).Questionnaire.Questions.Select(question => question.Default?.ToString()),
            Is.EqualTo(new[] { null, null, "'yes'" })
        );
    }

    [Test]
    public void Read_AComputedQuestion_IsShownOnlyWhereItHasALabel()
    {
        var study = StudyMarkdown.Study(
            StudyMarkdown.Survey("calculation |", "integer | q1 | | 1 + 1 |", "integer | q2 | Sum | 1 + 1 |", "hidden | q3 | | |")
        );

        Assert.That(
            study.Questionnaire.Questions.Select(question => (question.Type, question.IsShown, question.IsAnswerable)),
            Is.EqualTo(
                new[]
                {
                    (QuestionType.Calculation, false, false),
                    (QuestionType.WholeNumber, true, false),
                    (QuestionType.Calculation, false, false),
                }
            )
        );
    }

    [Test]
    public void Read_ReadOnlyGroups_MakeTheirQuestionsReadOnly()
    {
        var study = StudyMarkdown.Study(
            StudyMarkdown.Survey(
                "read_only |",
                "begin group | g1 | G | yes |",
                "text | q1 | Q | |",
                "text | q2 | Q | ${q1} = 'a' |",
                "end group | | | |",
                "text | q3 | Q | no |"
            )
        );

        Assert.That(
            study.Questionnaire.Questions.Select(question => question.ReadOnly?.ToString()),
            Is.EqualTo(new[] { "true()", "(${q1} = 'a')", null })
        );
    }

    [TestCase("start=0 end=1 step=0.1", QuestionType.Number, 0, 1, 0.1)]
    [TestCase("", QuestionType.WholeNumber, 1, 10, 1)]
    [TestCase("start = 2, end = 8; step = 2", QuestionType.WholeNumber, 2, 8, 2)]
    public void Read_ARange_IsANumberOnAScale(string parameters, QuestionType type, double start, double end, double step)
    {
        var question = StudyMarkdown
            .Study(StudyMarkdown.Survey("parameters |", $"range | q1 | Q | {parameters} |"))
            .Questionnaire.Questions.Single();

        Assert.That((question.Type, question.Scale), Is.EqualTo((type, new NumberScale(start, end, step))));
    }

    [TestCase("range", "start=2 stop=9", "There is no parameter 'stop'")]
    [TestCase("range", "step=0", "step is 0")]
    [TestCase("range", "start=1 end=3 step=5", "step is 5")]
    [TestCase("range", "step=2 tick_interval=3", "tick_interval is 3")]
    [TestCase("range", "placeholder=11", "placeholder is 11")]
    [TestCase("range", "tick_labelset=nolist", "tick_labelset names the list 'nolist'")]
    [TestCase("range", "tick_labelset=fruit", "tick_labelset names the list 'fruit', whose choice 'apple' is no mark")]
    [TestCase("range", "start=one", "start is 'one'")]
    [TestCase("range", "start", "'start' is no parameter")]
    [TestCase("select_one fruit", "seed=3", "A seed has no effect without randomize=true")]
    [TestCase("select_one fruit", "randomize=maybe", "randomize is 'maybe'")]
    [TestCase("select_one fruit", "randomize=true seed=abc", "The seed is 'abc'")]
    [TestCase("text", "rows=0", "rows is '0'")]
    public void Read_Parameters_ThatCannotBeMeant_AreErrorsAtTheirCell(string type, string parameters, string message)
    {
        var reading = StudyMarkdown.Survey("parameters |", $"{type} | q1 | Q | {parameters} |");

        Assert.That(
            reading.Problems.Single(problem => problem.Severity == Severity.Error).ToString(),
            Does.Match($"^survey!D2: error S0(12|25): {Regex.Escape(message)}")
        );
    }

    [Test]
    public void Read_RandomOrder_HasItsSeed()
    {
        var study = StudyMarkdown.Study(
            StudyMarkdown.Survey(
                "parameters |",
                "integer | q1 | Q | |",
                "select_one fruit | q2 | Q | randomize=true, seed=${q1} |",
                "select_multiple fruit | q3 | Q | randomize=true |"
            )
        );

        Assert.That(
            study.Questionnaire.Questions.Select(question => question.Shuffle),
            Is.EqualTo(new[] { null, new RandomizeParameters(new Expression.Variable("q1")), new RandomizeParameters(null) })
        );
    }

    [Test]
    public void Read_ExternalChoices_AreFoundOnTheirSheet()
    {
        var study = StudyMarkdown.Study(
            StudyMarkdown.Read(
                """
                | survey |
                | | type | name | label | choice_filter |
                | | text | county | County | |
                | | select_one_external towns | town | Town | county = ${county} |
                | external_choices |
                | | list_name | name | label | county |
                | | towns | kiruna | Kiruna | north |
                """
            )
        );

        Assert.That(study.Questionnaire.FindQuestion("town")?.List?.Choices.Single().Columns["county"], Is.EqualTo("north"));
    }

    [Test]
    public void Read_ChoicesThatShareAName_AreKeptWhereSettingsAllowIt()
    {
        var study = StudyMarkdown.Study(
            StudyMarkdown.Read(
                """
                | survey |
                | | type | name | label | choice_filter |
                | | text | county | County | |
                | | select_one towns | town | Town | county = ${county} |
                | choices |
                | | list_name | name | label | county |
                | | towns | other | Other in the north | north |
                | | towns | other | Other in the south | south |
                | settings |
                | | allow_choice_duplicates |
                | | Yes |
                """
            )
        );

        Assert.That(
            study.Questionnaire.FindQuestion("town")?.List?.Choices.Select(choice => choice.Label.ForLanguage("und")),
            Is.EqualTo(new[] { "Other in the north", "Other in the south" })
        );
    }

    [Test]
    public void Read_TextsBesideALanguage_AreALanguageOfTheirOwn()
    {
        var study = StudyMarkdown.Study(
            StudyMarkdown.Read("| survey |\n| | type | name | label | label::eng |\n| | text | q1 | hello | hi there |\n")
        );

        Assert.That(study.Questionnaire.Languages.Select(language => language.Code), Is.EqualTo(new[] { "und", "en" }));
        Assert.That(
            (
                study.Questionnaire.FindQuestion("q1")?.Label.ForLanguage("und"),
                study.Questionnaire.FindQuestion("q1")?.Label.ForLanguage("en")
            ),
            Is.EqualTo(("hello", "hi there"))
        );
    }

    [TestCase("Label", "label", null)]
    [TestCase("LABEL::EN", "label", "EN")]
    [TestCase("label:French", "label", "fr")]
    [TestCase("constraint_message :: English (en)", "constraint_message", "en")]
    [TestCase("bind::relevant", "relevant", null)]
    [TestCase("jr:count", "repeat_count", null)]
    [TestCase("media::image::eng", "media::image", "en")]
    [TestCase("Big-Image", "media::big-image", null)]
    [TestCase("bind::foo", "bind::foo", null)]
    [TestCase("guidance hint", "guidance", null)]
    public void Parse_AColumnsHead_KnowsItsUsualNameAndLanguage(string written, string name, string? language)
    {
        var head = ColumnHeader.Parse(written, "survey");

        Assert.That((head.Name, head.Language?.Code), Is.EqualTo((name, language)));
    }

    [Test]
    public void Read_RepeatCount_KeepsItsNameForTheForm()
    {
        var reading = StudyMarkdown.Survey(
            "repeat_count |",
            "integer | r1_count | Q | |",
            "begin repeat | r1 | R | 1 + 1 |",
            "text | q1 | Q | |",
            "end repeat | | | |",
            "begin repeat | r2 | R | ${r1_count} |",
            "text | q2 | Q | |",
            "end repeat | | | |"
        );

        Assert.That(
            reading.Problems.Where(problem => problem.Severity == Severity.Error).Select(problem => $"{problem.Code} {problem.Location}"),
            Is.EqualTo(new[] { "N008 survey!B2" })
        );
    }

    [Test]
    public void Read_ALoop_IsWrittenOutForEachChoice()
    {
        var study = StudyMarkdown.Study(
            StudyMarkdown.Survey(
                "relevant |",
                "text | why | Why? | |",
                "begin loop over fruit | loop | Fruits | ${why} != '' |",
                "integer | n | How many: %(label)s (%(name)s)? | |",
                "select_one yn | like | Good? | |",
                "end loop | | | |"
            )
        );

        Assert.That(
            study.Questionnaire.Questions.Select(question => $"{question.Name}: {question.Label}"),
            Is.EqualTo(
                new[]
                {
                    "why: Why?",
                    "n_apple: How many: Apple (apple)?",
                    "like_apple: Good?",
                    "n_pear: How many: Pear (pear)?",
                    "like_pear: Good?",
                }
            )
        );
        Assert.That(
            study.Questionnaire.Groups.Select(group => $"{group.Name}: {group.Label}: {group.Relevance}"),
            Is.EqualTo(new[] { "loop: Fruits: (${why} != '')", "loop_apple: Apple: ", "loop_pear: Pear: " })
        );
    }

    [TestCase("begin_loop over fruit | l | L |", "text | q | Q |", "end_loop | | |")]
    [TestCase("select_one yn | q | Q |")]
    public void Read_AListThatOnlyALoopGoesOver_IsUsed(params string[] rows) =>
        Assert.That(
            StudyMarkdown
                .Survey("", rows)
                .Problems.Any(problem => problem.Code == "C011" && problem.Message.Contains("'fruit'", StringComparison.Ordinal)),
            Is.EqualTo(rows.Length == 1)
        );

    [TestCase("begin_loop over frut | l | L |", "C006 survey!A2")]
    [TestCase("begin_loop | l | L |", "U001 survey!A2")]
    public void Read_ALoopThatCannotBeWrittenOut_IsSaidAtItsCell(string begin, string fault)
    {
        var reading = StudyMarkdown.Survey("", begin, "text | q | Q |", "end_loop | | |");

        Assert.That(
            reading.Problems.Where(problem => problem.IsBlocking).Select(problem => $"{problem.Code} {problem.Location}"),
            Does.Contain(fault)
        );
    }

    [Test]
    public void Read_LoopsWithinLoops_EndWhereNoFormGoes()
    {
        var deep = Enumerable
            .Range(0, 20)
            .Select(depth => $"begin_loop over fruit | l{depth} | L |")
            .Append("text | q | Q |")
            .Concat(Enumerable.Repeat("end_loop | | |", 20));

        Assert.That(StudyMarkdown.Survey("", [.. deep]).Problems.Select(problem => problem.Code), Does.Contain("W005"));
    }

    [Test]
    public void Read_AHeaderThatIsMissing_IsSaid()
    {
        var reading = StudyMarkdown.Read("| survey |\n| | select_one yn | q1 |\n| choices |\n| | yn | yes | Yes |\n| | yn | no | No |\n");

        Assert.That(
            reading.Problems.Where(problem => problem.Code == "W014").Select(problem => problem.Location?.ToString()),
            Is.EqualTo(new[] { "survey!A1", "choices!A1", "choices!A1" })
        );
    }

    [Test]
    public void Read_AListThatIsNotInTheWorkbook_StandsInTheWayAndHalfExpressionsAreFaults()
    {
        var reading = StudyMarkdown.Survey(
            "relevant |",
            "text | q1 | Q | |",
            "text | q2 | Q | instance('towns')/root/item[name = ${q1}]/label |",
            "text | q3 | Q | concat(${q1}/a |"
        );

        Assert.That(
            reading.Problems.Where(problem => problem.IsBlocking).Select(problem => $"{problem.Severity} {problem.Location}"),
            Is.EquivalentTo(new[] { "Warning survey!D3", "Error survey!D4" })
        );
    }

    [Test]
    public void Read_ADisabledRow_IsNoPartOfTheForm()
    {
        var study = StudyMarkdown.Study(StudyMarkdown.Survey("disabled |", "text | q1 | Q | yes |", "text | q2 | Q | |"));

        Assert.That(study.Questionnaire.Questions.Single().Name, Is.EqualTo("q2"));
    }
}
