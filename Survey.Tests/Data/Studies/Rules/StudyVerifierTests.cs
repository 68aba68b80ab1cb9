using NUnit.Framework;
using Survey.Data.Studies.Columns;
using Survey.Data.Studies.Workbooks;

namespace Survey.Tests.Data.Studies.Rules;

public sealed class StudyVerifierTests
{
    [TestCase("text | q1 | Q | |", "text | q1 | Q | |", "N001", "survey!B3")]
    [TestCase("text | my q | Q | |", "text | q2 | Q | |", "N002", "survey!B2")]
    [TestCase("text | unit | Q | |", "text | q2 | Q | |", "N005", "survey!B2")]
    [TestCase("select_one yn or_other | q1 | Q | |", "text | q1_other | Q | |", "N004", "survey!B3")]
    [TestCase("text | q1 | Q | ${q1} = 'a' |", "text | q2 | Q | |", "X021", "survey!B2")]
    [TestCase("text | q1 | Q | ${q2} = 'a' |", "text | q2 | Q | ${q1} = 'a' |", "X021", "survey!B3")]
    [TestCase("text | q1 | Q | ${q3} = 'a' |", "text | q2 | Q | |", "X002", "survey!D2")]
    [TestCase("begin_group | g1 | G | |", "text | q1 | Q | |", "S003", "survey!B2")]
    [TestCase("text | q1 | Q | |", "end_group | | | |", "S002", "survey!A3")]
    [TestCase("text | q1 | Q | |", "text | | Q | |", "S004", "survey!B3")]
    [TestCase("text | q1 | Q | |", "text | q2 | | |", "Q004", "survey!C3")]
    [TestCase("text | q1 | Q | |", "text | meta | Q | |", "N008", "survey!B3")]
    [TestCase("text | q1 | Q ${q3} | |", "text | q2 | Q | |", "X031", "survey!C2")]
    public void Verify_AFaultInTheSurvey_IsAnErrorAtItsCell(string first, string second, string code, string place)
    {
        var reading = StudyMarkdown.Survey("relevant |", first, second);

        Assert.That(reading.Study, Is.Null);
        Assert.That(
            reading.Problems.Where(problem => problem.Code == code).Select(problem => $"{problem.Severity} {problem.Location}"),
            Does.Contain("Error " + place)
        );
    }

    [TestCase("text | Q1 | Q | |", "text | q2 | Q | |", "N003", "survey!B2")]
    [TestCase("text | qa | Q | |", "text | qA | Q | |", "N006", "survey!B3")]
    [TestCase("text | q1 | Q | ${q2} = 'a' |", "text | q2 | Q | |", "X020", "survey!D2")]
    [TestCase("integer | q1 | Q | |", "text | q2 | Q | |", "Q005", "survey!B2")]
    public void Verify_WhatIsProbablyNotMeant_IsAWarningAndLeavesTheStudy(string first, string second, string code, string place)
    {
        var reading = StudyMarkdown.Survey("relevant |", first, second);

        Assert.That(reading.Study, Is.Not.Null);
        Assert.That(
            reading.Problems.Where(problem => problem.Code == code).Select(problem => $"{problem.Severity} {problem.Location}"),
            Does.Contain("Warning " + place)
        );
    }

    [Test]
    public void Verify_AConstraint_NeedsAMessageAndKeepsClearOfMissingCodes()
    {
        var reading = StudyMarkdown.Survey(
            "constraint | constraint_message |",
            "integer | q1 | Q | . < 10 | |",
            "integer | q2 | Q | . >= 0 | At least 0. |"
        );

        Assert.That(
            reading.Problems.Where(problem => problem.Code is "Q002" or "Q005").Select(problem => $"{problem.Code} {problem.Location}"),
            Is.EqualTo(new[] { "Q002 survey!D2", "Q005 survey!D2" })
        );
    }

    [Test]
    public void Verify_ABatteryOfTwoLists_NamesBoth()
    {
        var reading = StudyMarkdown.Survey(
            "appearance |",
            "begin_group | g1 | G | table-list |",
            "select_one yn | q1 | Q | |",
            "select_one fruit | q2 | Q | |",
            "text | q3 | Q | |",
            "end_group | | | |"
        );

        Assert.That(
            reading.Problems.Where(problem => problem.Code[0] == 'B').Select(problem => $"{problem.Code} {problem.Location}"),
            Is.EquivalentTo(new[] { "B001 survey!B4", "B002 survey!B5" })
        );
    }

    [Test]
    public void Verify_ARepeatInARepeatInARepeat_IsUnsupported()
    {
        var reading = StudyMarkdown.Survey(
            "",
            "begin_repeat | r1 | R |",
            "begin_repeat | r2 | R |",
            "begin_group | g | G |",
            "begin_repeat | r3 | R |",
            "text | q1 | Q |",
            "end_repeat | | |",
            "end_group | | |",
            "end_repeat | | |",
            "end_repeat | | |"
        );

        Assert.That(
            reading.Problems.Single(problem => problem.Severity == Severity.Unsupported).ToString(),
            Does.StartWith("survey!A5: unsupported U002: The repeat 'r3' is inside the repeat 'r2', which is inside 'r1'.")
        );
    }

    [Test]
    public void Verify_Choices_EachFaultHasItsCell()
    {
        var reading = StudyMarkdown.Read(
            """
            | survey |
            | | type | name | label |
            | | select_one one | q1 | Q |
            | | select_multiple many | q2 | Q |
            | choices |
            | | list_name | name | label | missing | likelihood | exclusive |
            | | one | a b | A | | | |
            | | one | c | C | maybe | | |
            | | one | c | C | | -1 | |
            | | one | -99 | C | | x | perhaps |
            | | many | a | A | | 1.5 | |
            | | | b | B | | | |
            """
        );

        Assert.That(
            reading.Problems.Where(problem => problem.Severity == Severity.Error).Select(problem => $"{problem.Code} {problem.Location}"),
            Is.EquivalentTo(
                new[]
                {
                    "C003 choices!D3",
                    "C002 choices!B4",
                    "C005 choices!E4",
                    "C004 choices!E5",
                    "W010 choices!F5",
                    "C009 choices!B6",
                    "C001 choices!A7",
                }
            )
        );
    }

    [Test]
    public void Verify_ColumnsThatAreNotRead_AreReportedAndKept()
    {
        var reading = StudyMarkdown.Survey("relevnt | media::audio | id_old | my notes |", "text | q1 | Q | | 5.mp3 | 17 | keep |");

        Assert.That(
            reading.Problems.Where(problem => problem.Location?.Sheet == "survey").Select(problem => problem.ToString()),
            Is.EqualTo(
                new[]
                {
                    "survey!D1: warning W011: The column 'relevnt' is not read. Did you mean 'relevant'? It is kept. If it holds notes "
                        + "of your own, write id before its name, as in 'id_relevnt', and nothing is said of it.",
                    "survey!G1: warning W011: The column 'my notes' is not read. It is kept. If it holds notes of your own, write id "
                        + "before its name, as in 'id_my_notes', and nothing is said of it.",
                    "survey!E2: warning U009: The column 'media::audio' (1 filled) is kept and not shown: respondents read the label "
                        + "alone. "
                        + "See that it says what the picture, sound or film says.",
                }
            )
        );
        Assert.That(
            reading.Problems.Where(problem => problem.Code == "C011").Select(problem => problem.Location?.ToString()),
            Is.EqualTo(new[] { "choices!B4", "choices!B2" })
        );
    }

    /// <summary>A choice without label is read by its name, so nothing is lost but the sound.</summary>
    [TestCase("media::audio", "5.mp3")]
    [TestCase("audio::English (en)", "5.mp3")]
    [TestCase("video", "6.mp4")]
    public void Verify_AMediumOfAChoiceWithoutWords_IsAWarningAtItsCell(string column, string file)
    {
        var reading = StudyMarkdown.Read(
            $"""
            | survey |
            | | type | name | label |
            | | select_one sounds | heard | Which is it? |
            | choices |
            | | list_name | name | {column} |
            | | sounds | owl | {file} |
            """
        );

        Assert.That(StudyMarkdown.Study(reading).Questionnaire.FindQuestion("heard")?.List?.Choices.Length, Is.EqualTo(1));
        Assert.That(
            reading.Problems.Where(problem => problem.Location?.Sheet == "choices").Select(problem => $"{problem.Code} {problem.Location}"),
            Is.EquivalentTo(new[] { "U009 choices!C2", "C010 choices!B2" })
        );
    }

    [TestCase("read_only", "${last-saved#years} != ''", "", null)]
    [TestCase("read_only", "${last-saved#years} != ''", "5", "X008")]
    [TestCase("required", "${last-saved#years} != ''", "5", null)]
    [TestCase("choice_filter", "${last-saved#years} != name", "", null)]
    [TestCase("relevant", "${last-saved#years} != ''", "", "X008")]
    [TestCase("calculation", "${last-saved#years} + 1", "", "X008")]
    public void Verify_AnswersOfTheLastRound_MayNotDecideWhatFiguresCompute(string column, string cell, string initial, string? code)
    {
        var reading = StudyMarkdown.Survey(
            $"{column} | default |",
            "text | years | Years | | |",
            $"{(column == "choice_filter" ? "select_one fruit" : "text")} | more | More | {cell} | {initial} |"
        );

        Assert.That(
            reading.Problems.Where(problem => problem.IsBlocking).Select(problem => problem.Code),
            code is null ? Is.Empty : Is.EqualTo(new[] { code })
        );
    }

    [Test]
    public void Verify_ASoundWithoutWords_IsUnsupportedAtItsCell()
    {
        var reading = StudyMarkdown.Survey("media::audio |", "text | q1 | Q | 5.mp3 |", "text | q2 | | 6.mp3 |");

        Assert.That(
            reading.Problems.Where(problem => problem.Code is "U004" or "U009").Select(problem => $"{problem.Severity} {problem.Location}"),
            Is.EqualTo(new[] { "Unsupported survey!D3" })
        );
    }

    [Test]
    public void Verify_ATextThatAnotherOfItsLanguageHides_IsAWarningAtItsCell()
    {
        var reading = StudyMarkdown.Survey(
            "label::English (en) |",
            "text | q1 | Hello | Hi |",
            "text | q2 | Hello | Hello |",
            "text | q3 | Hello | |"
        );

        Assert.That(
            reading.Problems.Where(problem => problem.Code == "L003").Select(problem => problem.Location?.ToString()),
            Is.EqualTo(new[] { "survey!C2" })
        );
    }

    [TestCase("English", "en")]
    [TestCase("svenska", "sv")]
    [TestCase("Swedish", "sv")]
    [TestCase("swe", "sv")]
    [TestCase("Français", "fr")]
    [TestCase("Rikssvenska", "Rikssvenska")]
    public void Parse_ALanguageWithoutCode_IsKnownByItsName(string written, string code) =>
        Assert.That(ColumnHeader.ParseLanguage(written).Code, Is.EqualTo(code));

    [Test]
    public void Verify_AMissingTranslation_IsAWarningAtItsCell()
    {
        var reading = StudyMarkdown.Read(
            """
            | survey |
            | | type | name | label::Svenska (sv) | label::English (en) | hint::Svenska (sv) |
            | | text | q1 | Varför? | Why? | Kort |
            | | text | q2 | Hur? | | |
            """
        );

        Assert.That(
            reading.Problems.Select(problem => $"{problem.Code} {problem.Location}"),
            Is.EqualTo(new[] { "L001 survey!D3", "L001 survey!E2" })
        );
    }

    [Test]
    public void Verify_DerivedVariablesInACircle_AreErrors()
    {
        var reading = StudyMarkdown.Read(
            """
            | survey |
            | | type | name | label |
            | | text | q1 | Q |
            | variables |
            | | name | label | value |
            | | v1 | V | ${v2} = 'a' |
            | | v2 | V | coalesce(v1, ${q1}) |
            | | v3 | V | ${v1} |
            | | q1 | V | 1 |
            """
        );

        Assert.That(
            reading.Problems.Where(problem => problem.Severity == Severity.Error).Select(problem => $"{problem.Code} {problem.Location}"),
            Is.EquivalentTo(new[] { "V002 variables!A2", "V002 variables!A3", "N001 variables!A5" })
        );
    }

    [Test]
    public void Verify_AChoiceFilter_ReadsTheChoicesColumns()
    {
        var reading = StudyMarkdown.Read(
            """
            | survey |
            | | type | name | label | choice_filter |
            | | select_one county | q1 | Q | |
            | | select_one town | q2 | Q | county = ${q1} |
            | | select_one town | q3 | Q | region = ${q1} |
            | choices |
            | | list_name | name | label | county |
            | | county | north | North | |
            | | town | kiruna | Kiruna | north |
            """
        );

        Assert.That(
            reading.Problems.Single(problem => problem.Code == "X003").ToString(),
            Does.StartWith("survey!D4: warning X003: The bare name 'region' is not a value.")
        );
    }

    [TestCase("order", "SQL")]
    [TestCase("with", "Stata and SPSS and SQL")]
    [TestCase("long", "Stata")]
    [TestCase("str12", "Stata")]
    [TestCase("GE", "SPSS")]
    [TestCase("role", null)]
    [TestCase("street", null)]
    public void Verify_ANameThatAProgramKeepsForItself_IsAWarningThatNamesTheProgram(string name, string? programs)
    {
        var reading = StudyMarkdown.Survey("", $"text | {name} | Q |");

        Assert.That(
            reading.Problems.Where(problem => problem.Code == "N009").Select(problem => problem.ToString()),
            Is.EqualTo(
                programs is null
                    ? []
                    : new[]
                    {
                        $"survey!B2: warning N009: '{name}' is a reserved word of {programs} and cannot be the name of a column there. "
                            + "Choose "
                            + $"another, such as '{name}_1'.",
                    }
            )
        );
    }

    [Test]
    public void Verify_LongNames_AreToldHowLongTheyMayBeAndWhereTheyAreCutAlike()
    {
        var name = new string('a', 32);

        var reading = StudyMarkdown.Survey("", $"text | {name} | Q |", $"text | {name}b | Q |", $"text | {new string('c', 65)} | Q |");

        Assert.That(
            reading.Problems.Where(problem => problem.Code is "N003" or "N010").Select(problem => $"{problem.Code} {problem.Location}"),
            Is.EqualTo(new[] { "N003 survey!B3", "N003 survey!B4", "N010 survey!B3" })
        );
        Assert.That(
            reading.Problems.First(problem => problem.Code == "N003").Message,
            Does.Contain("it has 33 characters, and Stata takes 32.")
        );
        Assert.That(
            reading.Problems.Last(problem => problem.Code == "N003").Message,
            Does.Contain("it has 65 characters, and Stata takes 32, SPSS 64.")
        );
    }

    [Test]
    public void Verify_WordsOfOtherThatMeetAName_ButForCase_IsAWarning()
    {
        var reading = StudyMarkdown.Survey("", "select_one yn or_other | q | Q |", "text | Q_other | Q |");

        Assert.That(
            reading.Problems.Where(problem => problem.Code == "N006").Select(problem => problem.Location?.ToString()),
            Is.EqualTo(new[] { "survey!B2" })
        );
    }

    [TestCase("rank k", "| | k | none | None | yes | |", "X052")]
    [TestCase("rank k", "| | k | dk | Don't know | | dk |", "X052")]
    [TestCase("rank k", "| | k | c | C | | |", "")]
    [TestCase("select_multiple k", "| | k | none | None | yes | |", "")]
    public void Verify_ARankingOfAChoiceThatExcludesOthers_Warns(string type, string choice, string code)
    {
        var reading = StudyMarkdown.Read(
            $"""
            | survey |
            | | type | name | label |
            | | {type} | order | Order? |
            | choices |
            | | list_name | name | label | exclusive | missing |
            | | k | a | A | | |
            | | k | b | B | | |
            {choice}
            | settings |
            | | form_id | default_language |
            | | test | English (en) |
            """
        );

        Assert.Multiple(() =>
        {
            Assert.That(string.Concat(reading.Problems.Select(problem => problem.Code).Where(each => each == "X052")), Is.EqualTo(code));
            Assert.That(reading.Study, Is.Not.Null);
        });
    }

    [TestCase("yes", "C012 choices!B4")]
    [TestCase("", null)]
    public void Verify_ACodeWithTwoLabels_IsAWarningWhereCodesMayBeRepeated(string mayRepeat, string? expected)
    {
        var reading = StudyMarkdown.Read(
            $"""
            | survey |
            | | type | name | label | choice_filter |
            | | select_one town | q1 | Q | name != 'c' |
            | choices |
            | | list_name | name | label |
            | | town | a | Alby |
            | | town | b | Bro |
            | | town | a | Arboga |
            | | town | c | Eda |
            | | town | b | Bro |
            | settings |
            | | form_id | allow_choice_duplicates |
            | | test | {mayRepeat} |
            """
        );

        Assert.That(
            reading.Problems.Where(problem => problem.Code == "C012").Select(problem => $"{problem.Code} {problem.Location}"),
            Is.EqualTo(expected is null ? [] : new[] { expected })
        );
    }

    [TestCase("start=0 end=10 step=1", false)]
    [TestCase("start=-100 end=0 step=1", true)]
    public void Verify_AScale_MeetsMissingCodesOnlyWhereItHasThem(string parameters, bool meets)
    {
        var reading = StudyMarkdown.Survey("parameters |", $"range | q | Q | {parameters} |");

        Assert.That(reading.Problems.Any(problem => problem.Code == "Q005"), Is.EqualTo(meets));
    }

    [Test]
    public void Verify_WhatReadsAnAnswerOfALaterPage_IsAWarningAtItsCell()
    {
        var reading = StudyMarkdown.Survey(
            "relevant | constraint | constraint_message | required | calculation | default |",
            "calculate | c | | | | | | ${q4} * 2 | |",
            "text | q1 | Q ${q4} | ${c} > 3 | . != ${q4} | No. | ${q4} > 2 | | ${q4} |",
            "begin_group | g | G | | | | | | |",
            "integer | q4 | Q ${q1} | | . >= 0 | No. | | | |",
            "end_group | | | | | | | | |"
        );

        Assert.That(
            reading.Problems.Where(problem => problem.Code is "X020" or "X033").Select(problem => $"{problem.Code} {problem.Location}"),
            Is.EquivalentTo(new[] { "X033 survey!C3", "X020 survey!D3", "X020 survey!E3", "X020 survey!G3", "X020 survey!I3" })
        );
    }

    [Test]
    public void Verify_AnEditThatReadsALaterAnswerOfItsOwnPage_IsNotReported()
    {
        var reading = StudyMarkdown.Survey(
            "constraint | constraint_message | appearance |",
            "begin_group | g | G | | | field-list |",
            "integer | q1 | Q | . >= 0 and . <= ${q2} | No. | |",
            "integer | q2 | Q | . >= 0 | No. | |",
            "end_group | | | | | |"
        );

        Assert.That(reading.Problems.Where(problem => problem.Code == "X020"), Is.Empty);
    }
}
