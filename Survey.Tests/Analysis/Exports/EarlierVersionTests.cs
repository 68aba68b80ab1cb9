using System.Text;
using NUnit.Framework;
using Survey.Analysis.Charts;
using Survey.Analysis.Datasets;
using Survey.Analysis.Exports;
using Survey.Analysis.Figures;
using Survey.Analysis.Figures.Results;
using Survey.Data.Frames;
using Survey.Data.Questionnaires;
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

    [TestCase("d", new[] { -98.0, 0.0, 1.0 }, new[] { "d 1/2 0.500 unknown 1" })]
    [TestCase("c", new[] { 1.0, -98.0, -98.0 }, new[] { "c 1/1 1.000 unknown 2" })]
    [TestCase("a", new[] { 1.0, 1.0, 0.0 }, new[] { "a 2/3 0.667 unknown 0" })]
    [TestCase("b", new[] { 0.0, 1.0, 0.0 }, new[] { "b 1/3 0.333 unknown 0" })]
    public void Choice_OfferedInOneVersionAlone_IsNotAskedInTheOther(string choice, double[] indicators, string[] cells)
    {
        var study = Study(First, Third);
        var responses = AnsweredInBoth(study);
        var figures = FigureCalculator.ComputeAll(study, Frame, responses);
        var column = (Column.MultipleResponse)DatasetBuilder.Build(study, Frame, responses).Units["many"];
        var position = column.Categories.Select(category => category.Name).ToList().IndexOf(choice);

        Assert.Multiple(() =>
        {
            Assert.That(Column(Table(study, responses), $"many/{choice}"), Is.EqualTo(indicators));
            Assert.That(
                Enumerable.Range(0, 3).Where(row => column.NotOffered(position)[row]),
                Is.EqualTo(Enumerable.Range(0, 3).Where(row => indicators[row] == -98))
            );
            Assert.That(Cells(figures, "f_many").Where(cell => cell[0] == choice[0]), Is.EqualTo(cells));
        });
    }

    [Test]
    public void Choice_ThatWasNotOffered_IsUnknownInConditionsBecauseItWasNotAsked()
    {
        var study = Study(First, Third + "\n| | f_d | share | Has d | selected(${many}, 'd') |\n");

        var figure = FigureCalculator
            .ComputeAll(study, Frame, AnsweredInBoth(study))
            .Figures.Single(figure => figure.Definition.Name == "f_d")
            .Cells.Single();

        Assert.Multiple(() =>
        {
            Assert.That((figure.Count, figure.N, figure.Unknown), Is.EqualTo((1, 2, 1)));
            Assert.That(figure.MissingReasons?.Keys, Is.EqualTo(new[] { MissingReason.NotAsked }));
            Assert.That((figure.LowerBound, figure.UpperBound), Is.EqualTo((1 / 5.0, 4 / 5.0)), "one not offered, two did not answer");
        });
    }

    [TestCase(true, true)]
    [TestCase(false, false)]
    public void Choice_ThatFewWereOffered_IsSuppressedByItsOwnBase(bool isRecorded, bool isSuppressed)
    {
        var study = Study(
            First,
            Third
                .Replace("| form_title |", "| form_title | suppress_below |", StringComparison.Ordinal)
                .Replace("| Version |", "| Version | 4 |", StringComparison.Ordinal)
                .Replace("| | rg | mun | Kommun | |", "| | rg | mun | Kommun | |\n| | rg | reg | Region | |", StringComparison.Ordinal)
                .Replace("| | name | kind | label | value |", "| | name | kind | label | value | by |", StringComparison.Ordinal)
                + "\n| | f_by | ranking | Many | many | respondent_group |\n"
        );
        var units = Enumerable.Range(1, 12).Select(number => (Id: $"U{number}", Group: number <= 6 ? "mun" : "reg")).ToArray();
        var frame = Create.Frame([.. units.Select(unit => Create.Unit(unit.Id, unit.Group))]);
        Study[] versions = [study.EarlierVersions[0], study, study, study];
        UnitResponse[] responses =
        [
            .. units.Select(
                (unit, index) =>
                    new UnitResponse(unit.Id, FormStatus.Submitted, Create.Sheet(("many", index % 2 == 0 ? "a" : "b")))
                    {
                        StudyHash = isRecorded ? versions[index / 3].Hash : null,
                    }
            ),
        ];

        var cells = FigureCalculator.ComputeAll(study, frame, responses).Figures.Single(each => each.Definition.Name == "f_by").Cells;

        Assert.That(
            cells.Where(cell => cell.BreakdownValues.Any(pair => pair.Value == "mun")).Select(cell => cell.IsSuppressed),
            Is.All.EqualTo(isSuppressed),
            "six answered, three of them could tick d"
        );
    }

    [Test]
    public void Codebook_ChoicesThatWereNotOffered_CountAsNotAsked()
    {
        var study = Study(First, Third);

        Assert.That(
            Codebook(study, AnsweredInBoth(study)).Where(row => row.Question.Name == "many").Select(row => $"{row.Code} {row.Count}"),
            Is.EqualTo(new[] { "a 2", "b 1", "d 1", "c 1", "-98 3" })
        );
    }

    [TestCase("| | text | years | Years? |\n", "years", "Years? (ställs inte längre)", new object[] { "5", "a few", -98.0, "many" })]
    [TestCase(
        "| | select_one o | one | One? |\n",
        "one/label",
        "svaret i ord",
        new object[] { "X", "Z", "frågan fanns inte", "kom inte så långt" }
    )]
    [TestCase(
        "| | select_multiple k | many | Many? |\n",
        "many/c",
        "Many? (ställs inte längre) – C",
        new object[] { 1.0, 1.0, -98.0, -95.0 }
    )]
    public void Question_ThatIsGone_KeepsItsColumnWithItsOldLabel(string row, string column, string label, object[] values)
    {
        var second = string.Join(
            "\n",
            Second.Replace("| integer | years", "| text | years", StringComparison.Ordinal)
                .Replace(row, "", StringComparison.Ordinal)
                .Split('\n')
                .TakeWhile(line => line != "| figures |")
        );
        var study = Study(First, second);
        var responses = Responses
            .Select(response => response with { StudyHash = Read(First).Hash })
            .Select(response => response.UnitId == "003" ? Blank(response) with { StudyHash = study.Hash } : response)
            .ToArray();
        var table = Table(study, responses);

        Assert.Multiple(() =>
        {
            Assert.That(table.Columns.Single(each => each.Name == column).Label, Is.EqualTo(label));
            Assert.That(
                Column(table, column).Select(value => value?.ToString()),
                Is.EqualTo(values.Select(value => Convert.ToString(value, System.Globalization.CultureInfo.InvariantCulture)))
            );
            Assert.That(
                Codebook(study, responses).Last(each => each.Question.Name == column.Split('/')[0]).Code,
                Is.EqualTo("-98"),
                "one answered in a version without it"
            );
        });
    }

    [Test]
    public void Question_ThatIsGoneWithItsRepeat_KeepsItsTable()
    {
        var first = First.Replace(
            "| choices |",
            "| | begin_repeat | plans | Plans |\n| | text | plan | Plan? |\n| | end_repeat | | |\n| choices |",
            StringComparison.Ordinal
        );
        var study = Study(first, Second);
        UnitResponse[] responses =
        [
            new("001", FormStatus.Submitted, Create.Sheet(("plan#1", "Water"), ("plan#2", "Fire"))) { StudyHash = Read(first).Hash },
        ];

        var table = new AnswerTableBuilder(ContextOf(study), Frame, responses).BuildAll().Single(each => each.Name == "plans");

        Assert.Multiple(() =>
        {
            Assert.That(table.Columns.Select(column => column.Label), Does.Contain("Plan? (ställs inte längre)"));
            Assert.That(Column(table, "plan"), Is.EqualTo(new[] { "Water", "Fire" }));
        });
    }

    [Test]
    public void Question_ThatIsGoneAndNobodyAnswered_HasNoColumn()
    {
        var first = First.Replace("| choices |", "| | text | never | Never? |\n| choices |", StringComparison.Ordinal);

        Assert.That(Table(Study(first, Second)).Columns.Select(column => column.Name), Has.None.EqualTo("never"));
    }

    /// <summary>The second version with another choice, <c>d</c>.</summary>
    private static string Third =>
        Second.Replace("| | k | b | B | |\n", "| | k | b | B | |\n| | k | d | D | |\n", StringComparison.Ordinal);

    private static Study Study(string first, string second) => Read(second).WithFormerChoices([Read(first)]);

    /// <summary>One unit answered in the first version, two in the second.</summary>
    private static UnitResponse[] AnsweredInBoth(Study study) =>
        [
            new("001", FormStatus.Submitted, Create.Sheet(("many", "a c"))) { StudyHash = study.EarlierVersions[0].Hash },
            new("002", FormStatus.Submitted, Create.Sheet(("many", "a b"))) { StudyHash = study.Hash },
            new("003", FormStatus.Submitted, Create.Sheet(("many", "d"))) { StudyHash = study.Hash },
        ];

    private static UnitResponse Blank(UnitResponse response) => response with { Answers = AnswerSet.Empty };

    private static StudyFigures Compute(Study study) => FigureCalculator.ComputeAll(study, Frame, Responses);

    private static IEnumerable<string> Cells(StudyFigures figures, string name) =>
        figures
            .Figures.Single(figure => figure.Definition.Name == name)
            .Cells.Select(cell =>
                FormattableString.Invariant($"{cell.Category} {cell.Count}/{cell.N} {cell.Estimate:0.000} unknown {cell.Unknown}")
            );

    private static AnswerTable Table(Study study, UnitResponse[]? responses = null) =>
        new AnswerTableBuilder(ContextOf(study), Frame, responses ?? Responses).BuildAll().First();

    private static IEnumerable<CodebookRow> Codebook(Study study, UnitResponse[]? responses = null) =>
        new CodebookBuilder(ContextOf(study), Frame, responses ?? Responses).BuildRows();

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
