using NUnit.Framework;
using Survey.Analysis.Datasets;
using Survey.Data.Expressions;
using Survey.Data.Frames;
using Survey.Data.Responses;
using Survey.Data.Studies.Model;
using Survey.Tests.Data.Studies;
using Survey.Tests.Support;

namespace Survey.Tests.Analysis.Datasets;

/// <summary>The rows of a repeat inside a repeat, as columns: what each sees of the rows around it, and what those add up.</summary>
public sealed class NestedRepeatDatasetTests
{
    private static readonly Study Study = StudyMarkdown.Study(
        StudyMarkdown.Read(
            """
            | survey |
            | | type | name | label | relevant | calculation |
            | | select_one yn | lives | Any? | | |
            | | begin_repeat | home | Homes | ${lives} = 'yes' | |
            | | integer | rent | Rent | | |
            | | begin_repeat | person | Persons | ${rent} > 100 | |
            | | integer | age | Age | | |
            | | calculate | part | | | ${rent} div 100 |
            | | end_repeat | | | | |
            | | calculate | persons | | | count(${person}) |
            | | end_repeat | | | | |
            | choices |
            | | list_name | name | label |
            | | yn | yes | Yes |
            | | yn | no | No |
            """
        )
    );

    private static readonly Dataset Dataset = DatasetBuilder.Build(
        Study,
        new Frame { Units = [Create.Unit("K1"), Create.Unit("K2"), Create.Unit("K3")] },
        [
            new("K1", FormStatus.Submitted, Create.Sheet(("lives", "no"))),
            new(
                "K2",
                FormStatus.Submitted,
                Create.Sheet(("lives", "yes"), ("rent#1", "200"), ("age#1.1", "40"), ("age#1.2", "10"), ("rent#2", "100"))
            ),
            new(
                "K3",
                FormStatus.Submitted,
                Create.Sheet(("lives", "yes"), ("rent#1", "100"), ("age#1.1", "99"), ("rent#4", "300"), ("age#4.2", "30"))
            ),
        ]
    );

    [Test]
    public void Build_InnerRows_BelongToTheirOuterRowAndTheirUnit()
    {
        var (homes, persons) = (Dataset.Repeats["home"], Dataset.Repeats["person"]);

        Assert.That(homes.RowPaths, Is.EqualTo(new RowPath[] { 1, 2, 1, 4 }));
        Assert.That(persons.RowPaths, Is.EqualTo(new RowPath[] { new(1, 1), new(1, 2), new(4, 2) }), "A home below 100 asks of nobody.");
        Assert.That(persons.UnitOfRow.ToArray(), Is.EqualTo(new[] { 1, 1, 2 }));
        Assert.That(persons.ParentOfRow.ToArray(), Is.EqualTo(new[] { 0, 0, 3 }));
        Assert.That(homes.ParentOfRow.ToArray(), Is.EqualTo(new[] { 1, 1, 2, 2 }));
    }

    [TestCase("person", "${age}", "40 10 30")]
    [TestCase("person", "${rent}", "200 200 300")]
    [TestCase("person", "${part}", "2 2 3")]
    [TestCase("home", "count(${person})", "2 - - 1")]
    [TestCase("home", "sum(${age})", "50 - - 30")]
    [TestCase("home", "max(${age})", "40 - - 30")]
    [TestCase("home", "${persons}", "2 - - 1")]
    [TestCase("", "count(${person})", "- 2 1")]
    [TestCase("", "sum(${age})", "- 50 30")]
    [TestCase("", "sum(${rent})", "- 300 400")]
    [TestCase("", "count(${home})", "- 2 2")]
    public void EvaluateExpression_OfEachTable_ReadsAroundAndInside(string repeat, string expression, string expected)
    {
        var units = new ColumnEvaluator(Dataset);
        var evaluator = repeat.Length == 0 ? units : units.ForRepeat(repeat);

        var numbers = ColumnConversion.ToNumber(evaluator.EvaluateExpression(ExpressionParser.Parse(expression)));
        Assert.That(
            string.Join(' ', Enumerable.Range(0, numbers.Length).Select(row => numbers.Known[row] ? $"{numbers.Values.Span[row]}" : "-")),
            Is.EqualTo(expected)
        );
    }
}
