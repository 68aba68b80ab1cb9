using NUnit.Framework;
using Survey.Data.Frames;
using Survey.Data.Questionnaires;
using Survey.Data.Responses.Files;
using Survey.Tests.Data.Studies;
using Survey.Tests.Support;

namespace Survey.Tests.Data.Responses.Files;

/// <summary>The file of the rows of a repeat inside a repeat.</summary>
public sealed class NestedResponseFileTests
{
    private static readonly Questionnaire Questionnaire = StudyMarkdown
        .Study(
            StudyMarkdown.Survey(
                "",
                "text | town | T |",
                "begin_repeat | home | H |",
                "text | street | S |",
                "begin_repeat | person | P |",
                "integer | age | A |",
                "end_repeat | | |",
                "end_repeat | | |"
            )
        )
        .Questionnaire;

    private static readonly Frame Frame = Create.Frame(Create.Unit("K1"), Create.Unit("K2"));

    private const string Units = "unit,_status,town\nK1,submitted,Ume\nK2,submitted,Bod\n";
    private const string Homes = "unit,row,street\nK1,1,Norra\nK1,3,S\u00F6dra\n";
    private const string Persons = "unit,parent_row,row,age\nK1,1,1,40\nK1,1,2,10\nK1,3,1,30\nK2,2,1,5\n";

    [Test]
    public void Write_WhatWasRead_IsTheSame()
    {
        var reading = Read(Persons);

        Assert.That(reading.Problems, Is.Empty);
        Assert.That(reading.Responses[0].Answers, Is.EqualTo(
            Create.Sheet(
                ("town", "Ume"),
                ("street#1", "Norra"),
                ("age#1.1", "40"),
                ("age#1.2", "10"),
                ("street#3", "S\u00F6dra"),
                ("age#3.1", "30")
            )
        ));
        using var persons = new StringWriter();
        ResponseFile.WriteRows(FindRepeat("person"), reading.Responses, persons);
        Assert.That(persons.ToString(), Is.EqualTo(Persons));
        using var homes = new StringWriter();
        ResponseFile.WriteRows(FindRepeat("home"), reading.Responses, homes);
        Assert.That(homes.ToString(), Is.EqualTo(Homes + "K2,2,\n"), "The second unit's home has nothing but a person.");
    }

    [TestCase("unit,row,age\nK1,1,40\n", "line 1: Column 'parent_row' is missing. Every row needs it.")]
    [TestCase(
        "unit,parent_row,row,age\nK1,,1,40\n",
        "line 2: '' in column 'parent_row' is no row number. Write the number of the outer repeat's row that it is inside."
    )]
    [TestCase("unit,parent_row,row,age\nK1,1,x,40\n", "line 2: 'x' in column 'row' is no row number. Count each unit's rows from 1.")]
    [TestCase("unit,parent_row,row,age\nK1,1,2,40\nK1,1,2,41\n", "line 3: Row 1.2 of unit 'K1' is on line 2 already.")]
    public void Read_ARowThatDoesNotSayWhereItIs_IsAFault(string persons, string expected)
    {
        var problem = Read(persons).Problems.Single();

        Assert.That($"line {problem.Line}: {problem.Message}", Is.EqualTo(expected));
    }

    private static Repeat FindRepeat(string name) =>
        Questionnaire.FindRepeat(name) ?? throw new AssertionException($"There is no repeat '{name}'.");

    private static ResponseFileResult Read(string persons) =>
        ResponseFile.Read(
            Questionnaire,
            Frame,
            new StringReader(Units),
            new Dictionary<string, TextReader> { ["home"] = new StringReader(Homes), ["person"] = new StringReader(persons) }
        );
}
