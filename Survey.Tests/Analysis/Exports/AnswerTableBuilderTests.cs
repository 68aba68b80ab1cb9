using NUnit.Framework;
using Survey.Analysis.Exports;
using Survey.Data.Responses;
using Survey.Tests.Support;

namespace Survey.Tests.Analysis.Exports;

public sealed class AnswerTableBuilderTests
{
    private static readonly AnswerTable[] Tables =
    [
        .. new AnswerTableBuilder(SampleFigures.Context(), SampleFigures.Frame(), SampleFigures.Responses()).BuildAll(),
    ];

    [TestCase("K1", "_status", "submitted")]
    [TestCase("K3", "_status", "partial")]
    [TestCase("P1", "_status", "not_started")]
    [TestCase("K1", "agreement", "in_force")]
    [TestCase("K1", "agreement/label", "Ja, en som gäller")]
    [TestCase("K1", "mapping_sources/hobit", 1.0)]
    [TestCase("K1", "mapping_sources/safety_survey", 0.0)]
    [TestCase("K1", "change_overall", 5.0)]
    [TestCase("K1", "change_structure", -92.0)]
    [TestCase("K1", "change_structure/label", "vet ej")]
    [TestCase("K1", "change_crime", -94.0)]
    [TestCase("K1", "years", 7.0)]
    [TestCase("K2", "mapping_sources/hobit", -91.0)]
    [TestCase("K2", "years", -94.0)]
    [TestCase("K3", "change_overall", -95.0)]
    [TestCase("P1", "agreement", null)]
    public void All_UnitsTable_HoldsValueOrReason(string unit, string column, object? value)
    {
        var index = Tables[0].Columns.Select(candidate => candidate.Name).ToList().IndexOf(column);

        Assert.That(Tables[0].Rows.Single(row => (string?)row[0] == unit)[index], Is.EqualTo(value));
    }

    [Test]
    public void All_Repeat_HasARowForEachOfItsRows()
    {
        Assert.Multiple(() =>
        {
            Assert.That(
                Tables[1].Columns.Select(column => column.Name),
                Is.EqualTo(new[] { "unit", "row", "measure_name", "measure_done", "measure_done/label" })
            );
            Assert.That(Tables[1].Rows, Has.Length.EqualTo(1));
            Assert.That(Tables[1].Rows[0], Is.EqualTo(new object?[] { "K1", 1.0, "+Grannsamverkan", "yes", "yes" }));
        });
    }

    [Test]
    public void All_ARepeatInsideARepeat_HasTheNumberOfTheOuterRow()
    {
        var person = Create.Repeat("person", Create.Question("age")) with { ParentName = "home" };
        var home = Create.Repeat("home", Create.Question("street")) with { Label = Create.Text("Bostad") };
        var form = Create.Questionnaire(home with { Elements = home.Elements.Add(person) });
        var figures = SampleFigures.All();
        var edition = SampleFigures.Context() with { Figures = figures with { Study = figures.Study with { Questionnaire = form } } };
        UnitResponse[] responses =
        [
            new("K1", FormStatus.Submitted, Create.Sheet(("street#2", "Norra"), ("age#2.1", "40"), ("age#2.3", "10"), ("age#4.1", "5"))),
        ];

        var tables = new AnswerTableBuilder(edition, SampleFigures.Frame(), responses).BuildAll().ToList();

        Assert.That(tables.Select(table => table.Name), Is.EqualTo(new[] { "", "home", "person" }));
        Assert.That(tables[2].Columns.Select(column => column.Name), Is.EqualTo(new[] { "unit", "parent_row", "row", "age" }));
        Assert.That(tables[2].Columns[1].Label, Is.EqualTo("Rad i Bostad"));
        Assert.That(
            tables[2].Rows.Select(row => string.Join(' ', row)),
            Is.EqualTo(new[] { "K1 2 1 40", "K1 2 3 10", "K1 4 1 5" })
        );
        Assert.That(tables[1].Rows.Select(row => row[1]), Is.EqualTo(new object[] { 2.0, 4.0 }));
    }

    [Test]
    public void All_AnswersOffTheRoute_AreLeftOut_AndWordsForOtherAreKept()
    {
        var role = Create.Single("role", Create.List("roles", Create.Choice("chief"), Create.Choice("other"))) with { HasOther = true };
        var form = Create.Questionnaire(role, Create.Repeat("measures", Create.Question("cost", route: "${role} = 'other'")));
        var figures = SampleFigures.All();
        var edition = SampleFigures.Context() with { Figures = figures with { Study = figures.Study with { Questionnaire = form } } };
        UnitResponse[] responses =
        [
            new("K1", FormStatus.Submitted, Create.Sheet(("role", "chief"), ("role_other", "kvar sedan förut"), ("cost#1", "5"))),
            new("K2", FormStatus.Submitted, Create.Sheet(("role", "other"), ("role_other", "egen"), ("cost#1", "7"))),
        ];

        AnswerTable[] tables = [.. new AnswerTableBuilder(edition, SampleFigures.Frame(), responses).BuildAll()];
        var codebook = new CodebookBuilder(edition, SampleFigures.Frame(), responses).BuildRows();

        Assert.Multiple(() =>
        {
            Assert.That(tables[0].Rows.Select(row => row[^1]), Is.EqualTo(new object?[] { "kvar sedan förut", "egen", null, null }));
            Assert.That(tables[1].Rows.Select(row => row[0]), Is.EqualTo(new[] { "K2" }));
            Assert.That(
                codebook.Where(row => row.Question.Name == "cost").Select(row => (row.Code, row.Count)),
                Is.EqualTo(new[] { ("", 1) })
            );
        });
    }

    [Test]
    public void All_FrameColumns_LeaveAddressesOut() =>
        Assert.That(Tables[0].Columns.Select(column => column.Name), Has.No.Member("email"));

    [Test]
    public void All_EveryRow_IsAsWideAsTheHead() =>
        Assert.That(Tables.SelectMany(table => table.Rows.Select(row => row.Length - table.Columns.Length)), Is.All.Zero);
}
