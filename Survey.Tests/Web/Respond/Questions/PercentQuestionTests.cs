using NUnit.Framework;
using Survey.Analysis.Datasets;
using Survey.Analysis.Exports;
using Survey.Data.Questionnaires;
using Survey.Data.Responses;
using Survey.Data.Simulation;
using Survey.Data.Simulation.Coverage;
using Survey.Data.Studies;
using Survey.Data.Studies.Workbooks;
using Survey.Tests.Support;

namespace Survey.Tests.Web.Respond.Questions;

/// <summary>A question of type <c>percent</c>, from the workbook to the dataset.</summary>
public sealed class PercentQuestionTests
{
    private const string FrameText =
        "unit,name,respondent_group,organisation,pair,email\nK1,Ale,municipality,Ale kommun,1,ale@kommun.example\n";

    private const string Workbook = """
        | survey |
        | | type | name | label | required | default |
        | | begin_group | page | Tiden | | |
        | | percent | office | Hur stor del av tiden är ni på kontoret? | yes | |
        | | end_group | | | | |
        | settings |
        | | form_id | default_language |
        | | shares | Svenska (sv) |
        """;

    private static readonly Question Office = Create.Question("office", QuestionType.Percent, required: true);
    private static readonly Questionnaire Form = Create.Questionnaire(Create.Section("page", Office));
    private static readonly Survey.Data.Frames.Frame Frame = Create.Frame(
        Enumerable.Range(1, 40).Select(index => Create.Unit($"K{index}"))
    );

    [TestCase("12,5", "12.5")]
    [TestCase("12.5 %", "12.5")]
    [TestCase("12,5%", "12.5")]
    [TestCase("100 %", "100")]
    [TestCase("%", "%")]
    public void Normalize_APercentage_LeavesOutTheSign(string typed, string expected) =>
        Assert.That(AnswerText.Normalize(Office, typed), Is.EqualTo(expected));

    [TestCase("0", true)]
    [TestCase("100", true)]
    [TestCase("-0.1", false)]
    [TestCase("100.1", false)]
    public void Parse_ANumberOutside0To100_IsUnreadable(string text, bool isReadable) =>
        Assert.That(
            AnswerText.Parse(Office, text),
            isReadable ? Is.InstanceOf<Answer.Number>() : Is.EqualTo(new Answer.Unreadable(text))
        );

    [TestCase("12.5", null)]
    [TestCase("120", "'120' is no percentage from 0 to 100")]
    public void Check_ADefaultOutside0To100_IsReported(string text, string? problem)
    {
        var workbook = MarkdownReader.Read(Workbook.Replace("| yes | |", $"| yes | {text} |", StringComparison.Ordinal)).Workbook;

        var messages = StudyReader.Read(workbook ?? new Workbook([])).Problems.Select(found => found.Message);

        Assert.That(messages, problem is null ? Is.Empty : Has.One.Contains(problem));
    }

    [Test]
    public async Task Answer_TypedWithItsSign_IsShownWithItAndStoredWithout()
    {
        using var folder = new TemporaryFolder();
        var workbook = Path.Combine(folder.Path, "study.md");
        await File.WriteAllTextAsync(workbook, Workbook);
        await using var site = await RespondentSite.StartAsync(workbook, FrameText);
        var visitor = await site.SignInAsync("K1");
        await visitor.GetAsync("/form/K1/print?blank=true");
        var paper = visitor.Html;
        await visitor.GetAsync("/form/K1/office");
        var page = visitor.Html;

        await visitor.SubmitAsync("/form/K1/office", ("office", "120 %"));
        var refusal = visitor.Text;
        await visitor.SubmitAsync("/form/K1/office", ("office", "12,5 %"));
        await visitor.GetAsync("/form/K1/check");

        var stored = (await site.Responses.ReadAsync(site.Round.Id, "K1", default)).Answers.GetStoredAnswer(new AnswerKey("office"));
        Assert.Multiple(() =>
        {
            Assert.That(paper, Does.Match("answer-unit\">%<"));
            Assert.That(page, Does.Contain("inputmode=\"decimal\" data-number="));
            Assert.That(page, Does.Match("<span class=\"unit\" id=\"q-office-unit\">%</span>"));
            Assert.That(refusal, Does.Contain("Ange ett tal från 0 till 100"));
            Assert.That(visitor.Text, Does.Contain("12,5\u00A0%"));
            Assert.That(stored.Text, Is.EqualTo("12.5"));
        });
    }

    [Test]
    public void Simulate_OfAPercentage_StaysFrom0To100()
    {
        var numbers = ResponseSimulator
            .Simulate(Create.Study(Form), Frame, 1)
            .Select(response => response.Answers.GetAnswer(Office, 0))
            .OfType<Answer.Number>()
            .Select(number => number.Value)
            .ToList();

        Assert.That(numbers, Has.Count.GreaterThan(10).And.All.InRange(0, 100));
    }

    [Test]
    public void Coverage_OfAPercentage_LeavesNoDeadEnd() =>
        Assert.That(CoverageSearch.Run(Form, Frame, 1, new DateOnly(2012, 5, 1)).DeadEnds, Is.Empty);

    [Test]
    public void Export_OfAPercentage_IsANumberUnderItsUnit()
    {
        var figures = SampleFigures.All();
        var context = SampleFigures.Context() with { Figures = figures with { Study = figures.Study with { Questionnaire = Form } } };
        UnitResponse[] responses = [new("K1", FormStatus.Submitted, Create.Sheet(("office", "12.5")))];

        var table = new AnswerTableBuilder(context, Frame, responses).BuildAll().First();

        Assert.Multiple(() =>
        {
            Assert.That(table.Columns[^1].Label, Does.EndWith("(%)"));
            Assert.That(table.Rows[0][^1], Is.EqualTo(12.5));
        });
    }

    [Test]
    public void Dataset_OfAPercentage_HoldsNumbers()
    {
        UnitResponse[] responses = [new("K1", FormStatus.Submitted, Create.Sheet(("office", "12.5")))];

        var column = DatasetBuilder.Build(Create.Study(Form), Frame, responses).Units.Find("office");

        Assert.That(column, Is.InstanceOf<Column.Numeric>());
    }
}
