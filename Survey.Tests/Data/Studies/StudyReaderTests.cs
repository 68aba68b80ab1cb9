using NUnit.Framework;
using Survey.Data.Questionnaires;
using Survey.Data.Studies.Model;
using Survey.Data.Studies.Workbooks;

namespace Survey.Tests.Data.Studies;

public sealed class StudyReaderTests
{
    [Test]
    public void Read_EveryTypeOfQuestion_IsKnown()
    {
        var study = StudyMarkdown.Study(
            StudyMarkdown.Survey(
                "calculation |",
                "select_one yn | a1 | A | |",
                "select_multiple fruit | a2 | A | |",
                "integer | a3 | A | |",
                "decimal | a4 | A | |",
                "date | a5 | A | |",
                "text | a6 | A | |",
                "note | a7 | A | |",
                "calculate | a8 | | 1 + 1 |"
            )
        );

        Assert.That(
            study.Questionnaire.Questions.Select(question => question.Type),
            Is.EqualTo(
                new[]
                {
                    QuestionType.SingleChoice,
                    QuestionType.MultipleChoice,
                    QuestionType.WholeNumber,
                    QuestionType.Number,
                    QuestionType.Date,
                    QuestionType.Text,
                    QuestionType.Note,
                    QuestionType.Calculation,
                }
            )
        );
    }

    [Test]
    public void Read_AQuestionInGroups_IsRoutedByAllOfThem()
    {
        var study = StudyMarkdown.Study(
            StudyMarkdown.Survey(
                "relevant |",
                "select_one yn | q1 | Q | |",
                "begin group | g1 | G | ${q1} = 'yes' |",
                "begin_group | g2 | G | ${q1} != 'no' |",
                "text | q2 | Q | ${q1} |",
                "end_group | | | |",
                "end group | | | |"
            )
        );

        Assert.That(
            study.Questionnaire.FindQuestion("q2")?.EffectiveRelevance?.ToString(),
            Is.EqualTo("(((${q1} = 'yes') and (${q1} != 'no')) and ${q1})")
        );
        Assert.That(study.Questionnaire.FindQuestion("q2")?.Relevance?.ToString(), Is.EqualTo("${q1}"));
    }

    [Test]
    public void Read_ARepeat_HoldsItsQuestions()
    {
        var study = StudyMarkdown.Study(
            StudyMarkdown.Survey(
                "repeat_max |",
                "begin_repeat | measures | M | 12 |",
                "text | what | W | |",
                "begin_group | inner | I | |",
                "integer | cost | C | |",
                "end_group | | | |",
                "end_repeat | | | |"
            )
        );

        var repeat = study.Questionnaire.Repeats.Single();
        Assert.That(repeat.MaximumRows, Is.EqualTo(12));
        Assert.That(
            repeat.Questions.Select(question => (question.Name, question.RepeatName)),
            Is.EqualTo(new[] { ("what", "measures"), ("cost", "measures") })
        );
    }

    [Test]
    public void Read_OrOther_AddsTheChoiceBeforeThoseThatAreMissing()
    {
        var study = StudyMarkdown.Study(
            StudyMarkdown.Read(
                """
                | survey |
                | | type | name | label::Svenska (sv) |
                | | select_multiple fruit or_other | q1 | Vilka? |
                | choices |
                | | list name | name | label::Svenska (sv) | missing |
                | | fruit | apple | Äpple | |
                | | fruit | dk | Vet inte | dk |
                """
            )
        );

        var question = study.Questionnaire.Questions.Single();
        Assert.That(question.HasOther);
        Assert.That(question.List?.Choices.Select(choice => choice.Name), Is.EqualTo(new[] { "apple", "other", "dk" }));
        Assert.That(question.List?.Find("other")?.Label.ForLanguage("sv"), Is.EqualTo("Annat"));
    }

    [Test]
    public void Read_Choices_HaveScoresOfNamesOrPositionsWithoutMissingOnes()
    {
        var study = StudyMarkdown.Study(
            StudyMarkdown.Read(
                """
                | survey |
                | | type | name | label |
                | | select_one scale | q1 | Q |
                | | select_one degree | q2 | Q |
                | choices |
                | | list_name | name | label | missing | score | likelihood | exclusive |
                | | scale | 5 | Five | | | 0.25 | |
                | | scale | 3 | Three | | | | |
                | | scale | dk | Don't know | dk | | | yes |
                | | degree | low | Low | | | | |
                | | degree | none | None | na | | | |
                | | degree | high | High | | | | |
                | | degree | top | Top | | 10 | | |
                """
            )
        );

        var scale = study.Questionnaire.FindQuestion("q1")?.List?.Choices ?? [];
        Assert.That(scale.Select(choice => choice.Score), Is.EqualTo(new double?[] { 5, 3, null }));
        Assert.That(
            scale.Select(choice => choice.MissingReason),
            Is.EqualTo(new MissingReason?[] { null, null, MissingReason.DoesNotKnow })
        );
        Assert.That(scale[0].Likelihood, Is.EqualTo(0.25));
        Assert.That(scale[2].IsExclusive);
        Assert.That(
            study.Questionnaire.FindQuestion("q2")?.List?.Choices.Select(choice => choice.Score),
            Is.EqualTo(new double?[] { 1, null, 2, 10 })
        );
    }

    [Test]
    public void Read_Languages_TheDefaultOneComesFirstAndServesColumnsWithoutLanguage()
    {
        var study = StudyMarkdown.Study(
            StudyMarkdown.Read(
                """
                | survey |
                | | type | name | label::English (en) | label::Svenska (sv) | hint |
                | | text | q1 | Why? | Varför? | Kort |
                | settings |
                | | form_id | default_language | form_title::Svenska (sv) | form_title::English (en) | version |
                | | s1 | sv | Titel | Title | 7 |
                """
            )
        );

        Assert.That(study.Questionnaire.Languages, Is.EqualTo(new[] { new Language("sv", "Svenska"), new Language("en", "English") }));
        Assert.That(study.Questionnaire.FindQuestion("q1")?.Label.ForLanguage("en"), Is.EqualTo("Why?"));
        Assert.That(study.Questionnaire.FindQuestion("q1")?.Hint.ForLanguage("sv"), Is.EqualTo("Kort"));
        Assert.That((study.Name, study.Version, study.Title.ForLanguage("en")), Is.EqualTo(("s1", "7", "Title")));
    }

    [Test]
    public void Read_Settings_AreTheStudys()
    {
        var settings = StudyMarkdown
            .Study(
                StudyMarkdown.Read(
                    """
                    | survey |
                    | | type | name | label |
                    | | text | q1 | Why? |
                    | settings |
                    | | form_id | weighting_class | cluster | pair | suppress_below | confidence | contact::English (en) |
                    | | s1 | size | owner | twin | 5 | 0.9 | Ask us |
                    | frame |
                    | | name | type | label |
                    | | size | text | Size |
                    | | owner | text | Owner |
                    | | twin | text | Twin |
                    """
                )
            )
            .Settings;

        Assert.That(
            settings with
            {
                Contact = LocalizedText.Empty,
            },
            Is.EqualTo(
                new StudySettings
                {
                    WeightingClassColumn = "size",
                    ClusterColumn = "owner",
                    PairColumn = "twin",
                    SuppressBelow = 5,
                    ConfidenceLevel = 0.9,
                }
            )
        );
        Assert.That(settings.Contact.ForLanguage("en"), Is.EqualTo("Ask us"));
    }

    [Test]
    public void Read_DisclosureRules_AreTheStudys()
    {
        var settings = StudyMarkdown.Study(StudyMarkdown.Read(Disclosure("8", " 2, 85", "12.5"))).Settings;

        Assert.That(
            (settings.SuppressAlikeBelow, settings.SuppressDominance, settings.SuppressPercent),
            Is.EqualTo((8, new DominanceRule(2, 85), 12.5))
        );
    }

    [TestCase("-1", "", "", "settings!B2: error T002: suppress_alike_below is '-1'. Write a whole number such as 5; 0 suppresses nothing.")]
    [TestCase(
        "2.5",
        "",
        "",
        "settings!B2: error T002: suppress_alike_below is '2.5'. Write a whole number such as 5; 0 suppresses nothing."
    )]
    [TestCase(
        "",
        "85",
        "",
        "settings!C2: error T007: suppress_dominance is '85'. Write how many and how much, such as 2, 85: suppressed where the two largest "
            + "contribute more than 85 per cent."
    )]
    [TestCase(
        "",
        "0, 85",
        "",
        "settings!C2: error T007: suppress_dominance is '0, 85'. Write how many and how much, such as 2, 85: suppressed where the two "
            + "largest contribute more than 85 per cent."
    )]
    [TestCase(
        "",
        "2, 101",
        "",
        "settings!C2: error T007: suppress_dominance is '2, 101'. Write how many and how much, such as 2, 85: suppressed where the two "
            + "largest contribute more than 85 per cent."
    )]
    [TestCase("", "", "0", "settings!D2: error T002: suppress_percent is '0'. Write a percentage such as 10, more than 0 and at most 100.")]
    [TestCase("", "", "p", "settings!D2: error T002: suppress_percent is 'p'. Write a percentage such as 10, more than 0 and at most 100.")]
    public void Read_ADisclosureRuleThatIsNone_IsSaidAtItsCell(string alike, string dominance, string percent, string problem) =>
        Assert.That(
            StudyMarkdown.Read(Disclosure(alike, dominance, percent)).Problems.Select(each => each.ToString()),
            Is.EqualTo(new[] { problem })
        );

    [Test]
    public void Read_TheSameCells_HaveTheSameHash()
    {
        const string Text = "| survey |\n| | type | name | label |\n| | text | q1 | Q |\n";

        var first = StudyMarkdown.Study(StudyMarkdown.Read(Text));
        var respaced = StudyMarkdown.Study(StudyMarkdown.Read("Prose.\n\n" + Text.Replace(" q1 ", "   q1  ", StringComparison.Ordinal)));
        var changed = StudyMarkdown.Study(StudyMarkdown.Read(Text.Replace("| Q |", "| R |", StringComparison.Ordinal)));

        Assert.That(respaced.Hash, Is.EqualTo(first.Hash).And.Length.EqualTo(64));
        Assert.That(changed.Hash, Is.Not.EqualTo(first.Hash));
    }

    [Test]
    public void Read_SeveralFaults_AreAllSaidWithTheirCells()
    {
        var reading = StudyMarkdown.Survey(
            "relevant |",
            "txt | q1 | Q | |",
            "select_one nolist | q2 | Q | |",
            "text | q3 | Q | ${q2} = |",
            "entity | q4 | Q | |",
            "begin_group | g1 | G | |"
        );

        Assert.That(reading.Study, Is.Null);
        Assert.That(
            reading.Problems.Select(problem => problem.Location?.ToString()),
            Is.SupersetOf(new[] { "survey!A2", "survey!A3", "survey!D4", "survey!A5", "survey!B6" })
        );
        Assert.That(
            reading.Problems.Single(problem => problem.Severity == Severity.Unsupported).ToString(),
            Does.StartWith("survey!A5: unsupported U001: The type 'entity' is not supported.")
        );
    }

    private static string Disclosure(string alike, string dominance, string percent) =>
        $"""
            | survey |
            | | type | name | label |
            | | text | q1 | Why? |
            | settings |
            | | form_id | suppress_alike_below | suppress_dominance | suppress_percent |
            | | s1 | {alike} | {dominance} | {percent} |
            """;
}
