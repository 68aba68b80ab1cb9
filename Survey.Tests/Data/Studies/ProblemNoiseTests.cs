using NUnit.Framework;
using Survey.Data.Studies.Workbooks;

namespace Survey.Tests.Data.Studies;

/// <summary>Problems of one kind are one line for a reader, and a form of another program is named as such once.</summary>
public sealed class ProblemNoiseTests
{
    [Test]
    public void Condense_ManyWarningsOfAKind_AreOneWithTheirNumberAndPlaces()
    {
        var reading = StudyMarkdown.Survey("", [.. Enumerable.Range(0, 9).Select(index => $"text | {(char)('a' + index)} | Q |")]);

        var lines = ProblemSummary.Condense(reading.Problems).Select(problem => problem.ToString()).ToList();

        Assert.That(reading.Problems.Count(problem => problem.Code == "N003"), Is.EqualTo(9));
        Assert.That(
            lines.Single(line => line.Contains("N003", StringComparison.Ordinal)),
            Does.StartWith("survey!B2: warning N003: The name 'a'")
                .And.EndsWith("(9 of this kind; also survey!B3, survey!B4, survey!B5, survey!B6 and 4 more.)")
        );
    }

    [Test]
    public void Condense_WhatIsNotSupported_IsOneForEachMessage_AndErrorsStay()
    {
        var problems = Enumerable
            .Range(1, 5)
            .SelectMany(row =>
                new StudyProblem[]
                {
                    new(Severity.Unsupported, "U001", new("survey", $"A{row}"), $"No osm."),
                    new(Severity.Unsupported, "U001", new("survey", $"B{row}"), $"No {row}."),
                    new(Severity.Error, "X001", new("survey", $"C{row}"), $"Wrong."),
                }
            )
            .ToList();

        var condensed = ProblemSummary.Condense(problems).ToList();

        Assert.That(condensed.CountBy(problem => problem.Code).ToDictionary()["X001"], Is.EqualTo(5));
        Assert.That(condensed.Count(problem => problem.Code == "U001"), Is.EqualTo(6));
        Assert.That(condensed[0].Message, Is.EqualTo("No osm. (5 of this kind; also survey!A2, survey!A3, survey!A4, survey!A5.)"));
    }

    [Test]
    public void Condense_RowsWithoutTheEmptyFirstCell_AreOne_WithLinesInTheLanguageOfThePage()
    {
        var reading = MarkdownReader.Read("| survey |\n| type | name |\n| text | a |\n| text | b |\n| text | c |\n");

        var condensed = ProblemSummary.Condense(reading.Problems).Single(problem => problem.Code == "W003");

        Assert.That(condensed.In("sv"), Does.StartWith("rad 2: Raden börjar med 'type'.").And.EndsWith("även rad 3, rad 4, rad 5.)"));
    }

    [Test]
    public void Condense_TwoOrThreeOfAKind_AreLeftAsTheyAre()
    {
        var reading = StudyMarkdown.Survey("", "text | a | Q |", "text | b | Q |", "text | c | Q |");

        Assert.That(ProblemSummary.Condense(reading.Problems), Is.EqualTo(reading.Problems));
    }

    [TestCase("count-if(${q1}, 1) > 0", "SurveyCTO (count-if())")]
    [TestCase("format-number(${q1}) = '1'", "SurveyCTO (format-number())")]
    [TestCase("difference-in-months(${q1}, today()) > 3", "CHT (difference-in-months())")]
    [TestCase("cht:add-date(${q1}, 1) = ''", "CHT (cht:add-date())")]
    public void Read_AFormOfAnotherProgram_IsNamedOnce(string condition, string expected)
    {
        var reading = StudyMarkdown.Survey(
            "relevant |",
            "text | q1 | Q | |",
            $"text | q2 | Q | {condition} |",
            $"text | q3 | Q | {condition} |"
        );

        var dialect = reading.Problems.Single(problem => problem.Code == "W021");
        Assert.That((dialect.Severity, dialect.Location), Is.EqualTo((Severity.Information, (object?)null)));
        Assert.That(dialect.Message, Does.StartWith($"The form is written for {expected}"));
    }

    [Test]
    public void Read_TypesOfAnotherProgram_AreNamed() =>
        Assert.That(
            StudyMarkdown
                .Survey("", "calculate_here | q1 | Q |", "enumerator | q2 | Q |")
                .Problems.Single(problem => problem.Code == "W021")
                .Message,
            Does.Contain("(calculate_here, enumerator)")
        );

    [TestCase("count-if", "count")]
    [TestCase("selected-any", "selected")]
    [TestCase("sine", "sin")]
    public void Read_AFunctionThatIsNotKnown_SuggestsTheNearest(string function, string nearest)
    {
        var reading = StudyMarkdown.Survey("relevant |", "text | q1 | Q | |", $"text | q2 | Q | {function}(${{q1}}) |");
        var problem = reading.Problems.Single(found => found.Code == "X004");

        Assert.That(problem.Message, Does.Contain(nearest).And.Length.LessThan(120));
    }
}
