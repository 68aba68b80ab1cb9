using System.Text;
using NUnit.Framework;
using Survey.Analysis.Charts;
using Survey.Analysis.Exports;
using Survey.Analysis.Figures;
using Survey.Analysis.Figures.Results;
using Survey.Data.Frames;
using Survey.Data.Responses;
using Survey.Data.Studies;
using Survey.Data.Studies.Model;
using Survey.Tests.Support;

namespace Survey.Tests.Analysis.Exports;

/// <summary>Answers that were given to an earlier version of the questionnaire: they count, and stand in the files.</summary>
public sealed class EarlierVersionTests
{
    private const string First = """
        | survey |
        | | type | name | label |
        | | select_multiple k | many | Many? |
        | | select_one o | one | One? |
        | | rank k | ranked | Rank? |
        | | text | years | Years? |
        | choices |
        | | list_name | name | label | score |
        | | k | a | A | |
        | | k | b | B | |
        | | k | c | C | |
        | | o | x | X | 1 |
        | | o | y | Y | 2 |
        | | o | z | Z | 3 |
        | | rg | mun | Kommun | |
        | settings |
        | | form_title | form_id | version | default_language |
        | | Version | ver | 1 | sv |
        | frame |
        | | name | type | label |
        | | respondent_group | select_one rg | Grupp |
        | figures |
        | | name | kind | label | value |
        | | f_many | ranking | Many | many |
        | | f_one | distribution | One | one |
        | | f_has_a | share | Has a | selected(${many}, 'a') |
        | | f_mean | mean | Mean | one |
        """;

    private static readonly string Second = First
        .Replace("| | k | c | C | |\n", "", StringComparison.Ordinal)
        .Replace("| | o | z | Z | 3 |\n", "", StringComparison.Ordinal)
        .Replace("| text | years", "| integer | years", StringComparison.Ordinal)
        .Replace("| ver | 1 |", "| ver | 2 |", StringComparison.Ordinal);

    private static readonly Frame Frame = Create.Frame(
        [.. Enumerable.Range(1, 5).Select(number => Create.Unit($"00{number}", "mun"))]
    );

    private static readonly UnitResponse[] Responses =
    [
        new("001", FormStatus.Submitted, Create.Sheet(("many", "a c"), ("one", "x"), ("ranked", "c b a"), ("years", "5"))),
        new("002", FormStatus.Submitted, Create.Sheet(("many", "a c"), ("one", "z"), ("years", "a few"))),
        new("003", FormStatus.Submitted, Create.Sheet(("many", "b"), ("one", "y"))),
        new("004", FormStatus.InProgress, Create.Sheet(("years", "many"))),
    ];

    [Test]
    public void Figures_OfAVersionWithFewerChoices_CountTheAnswersGivenBefore()
    {
        var before = Compute(Read(First));
        var after = Compute(Read(Second).WithFormerChoices([Read(First)]));

        Assert.Multiple(() =>
        {
            foreach (var name in new[] { "f_many", "f_one", "f_has_a", "f_mean" })
            {
                Assert.That(Cells(after, name), Is.EqualTo(Cells(before, name)), name);
            }

            Assert.That(Cells(after, "f_has_a"), Is.EqualTo(new[] { " 2/3 0.667 unknown 0" }));
            Assert.That(Cells(after, "f_one"), Does.Contain("z 1/3 0.333 unknown 0"));
        });
    }

    [Test]
    public void AnswerTable_ChoicesThatAreGone_AreDataWithTheirOldLabels()
    {
        var table = Table(Read(Second).WithFormerChoices([Read(First)]));

        Assert.Multiple(() =>
        {
            Assert.That(table.Columns.Select(column => column.Label), Does.Contain("Many? – C (erbjuds inte längre)"));
            Assert.That(Column(table, "many/a"), Is.EqualTo(new object[] { 1.0, 1.0, 0.0, -95.0 }));
            Assert.That(Column(table, "many/c"), Is.EqualTo(new object[] { 1.0, 1.0, 0.0, -95.0 }));
            Assert.That(Column(table, "one"), Is.EqualTo(new object[] { "x", "z", "y", "-95" }));
            Assert.That(Column(table, "one/label"), Does.Contain("Z (erbjuds inte längre)"));
            Assert.That(Column(table, "ranked"), Is.EqualTo(new object[] { "c b a", "-94", "-94", "-95" }));
        });
    }

    [Test]
    public void AnswerTable_AnswersOfAnotherType_AreNotAskedInThisVersionAndNotUnanswered()
    {
        var study = Read(Second).WithFormerChoices([Read(First)]);

        Assert.Multiple(() =>
        {
            Assert.That(Column(Table(study), "years"), Is.EqualTo(new object[] { 5.0, -98.0, -94.0, -95.0 }));
            Assert.That(
                Codebook(study).Where(row => row.Question.Name == "years").Select(row => (row.Code, row.Count)),
                Is.EqualTo(new[] { ("", 1), ("-94", 1), ("-98", 1) })
            );
        });
    }

    [Test]
    public void Codebook_ChoicesThatAreGone_StandLastWithTheirOldLabels() =>
        Assert.That(
            Codebook(Read(Second).WithFormerChoices([Read(First)]))
                .Where(row => row.Question.Name == "one")
                .Select(row => $"{row.Code} {row.Label.ForLanguage("sv")} {row.Count}"),
            Is.EqualTo(new[] { "x X 1", "y Y 1", "z Z (erbjuds inte längre) 1" })
        );

    [Test]
    public void FormerChoices_ThatNobodyChose_HaveNoFigure()
    {
        var study = Read(Second).WithFormerChoices([Read(First)]).WithChosenFormerChoices([
            Response.NotStarted(Guid.Empty, "001") with
            {
                SubmittedAnswers = Create.Sheet(("many", "a c")),
            },
        ]);

        Assert.Multiple(() =>
        {
            Assert.That(
                study.Questionnaire.FindQuestion("many")?.List?.FormerChoices.Select(choice => choice.Name),
                Is.EqualTo(new[] { "c" })
            );
            Assert.That(study.Questionnaire.FindQuestion("one")?.List?.FormerChoices, Is.Empty);
        });
    }

    [Test]
    public void FormerOther_KeepsTheWordsGivenWithIt()
    {
        var first = Read(First.Replace("select_one o | one", "select_one o or_other | one", StringComparison.Ordinal));
        UnitResponse[] responses = [new("001", FormStatus.Submitted, Create.Sheet(("one", "other"), ("one_other", "Own words")))];

        var table = Table(Read(Second).WithFormerChoices([first]), responses);

        Assert.That(Column(table, "one_other"), Is.EqualTo(new object[] { "Own words" }));
    }

    private static StudyFigures Compute(Study study) => FigureCalculator.ComputeAll(study, Frame, Responses);

    private static IEnumerable<string> Cells(StudyFigures figures, string name) =>
        figures
            .Figures.Single(figure => figure.Definition.Name == name)
            .Cells.Select(cell =>
                FormattableString.Invariant($"{cell.Category} {cell.Count}/{cell.N} {cell.Estimate:0.000} unknown {cell.Unknown}")
            );

    private static AnswerTable Table(Study study, UnitResponse[]? responses = null) =>
        new AnswerTableBuilder(ContextOf(study), Frame, responses ?? Responses).BuildAll().First();

    private static IEnumerable<CodebookRow> Codebook(Study study) => new CodebookBuilder(ContextOf(study), Frame, Responses).BuildRows();

    private static ReportContext ContextOf(Study study) =>
        new()
        {
            Figures = Compute(study),
            Language = "sv",
            IsSynthetic = true,
            RespondentGroups = ["mun"],
        };

    private static IEnumerable<object?> Column(AnswerTable table, string name)
    {
        var index = table.Columns.Select(column => column.Name).ToList().IndexOf(name);
        return table.Rows.Select(row => row[index]).Where(value => value is not null);
    }

    private static Study Read(string text) =>
        StudyFileReader.Read(Encoding.UTF8.GetBytes(text), "ver.md") switch
        {
            { Study: { } study } => study,
            var reading => throw new AssertionException(string.Join('\n', reading.Problems)),
        };
}
