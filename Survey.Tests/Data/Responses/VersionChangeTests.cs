using System.Text;
using NUnit.Framework;
using Survey.Data.Frames;
using Survey.Data.Responses;
using Survey.Data.Studies;
using Survey.Data.Studies.Model;
using Survey.Tests.Support;

namespace Survey.Tests.Data.Responses;

public sealed class VersionChangeTests
{
    private const string Old = """
        | survey |
        | | type | name | label | relevant | constraint |
        | | select_one yn | agreement | Agreement? | | |
        | | text | years | For how many years? | ${agreement} = 'yes' | |
        | | integer | people | How many people? | | |
        | | text | gone | Something | | |
        | | text | plan | Plan? | ${agreement} = 'no' | |
        | choices |
        | | list_name | name | label |
        | | yn | yes | Yes |
        | | yn | partly | Partly |
        | | yn | no | No |
        | settings |
        | | form_id | version |
        | | small | 1 |
        """;

    private const string New = """
        | survey |
        | | type | name | label | relevant | constraint |
        | | select_one yn | agreement | Is there an agreement? | | |
        | | integer | years | For how many years? | ${agreement} = 'yes' | |
        | | integer | people | How many people? | | . < 100 |
        | | text | plan | Plan? | ${agreement} = 'yes' | |
        | | text | added | Anything else? | | |
        | choices |
        | | list_name | name | label |
        | | yn | yes | Yes |
        | | yn | no | No |
        | settings |
        | | form_id | version |
        | | small | 2 |
        """;

    private static readonly Frame Frame = Create.Frame(Create.Unit("a"), Create.Unit("b"), Create.Unit("c"));

    [Test]
    public void Of_AnAnsweredForm_TellsTheFateOfEachAnswer()
    {
        var change = ChangeOf(("a", [("agreement", "yes"), ("years", "a few"), ("people", "120"), ("gone", "x"), ("plan", "old")]));

        Assert.That(
            MigrationsOf(change, "a"),
            Is.EqualTo(new[] { "years Unreadable", "people EditNotMet", "plan OnRouteAgain", "added NewlyAsked", "gone QuestionGone" })
        );
    }

    [Test]
    public void Of_AChoiceThatIsGone_NamesItAndWhatItLedTo()
    {
        var change = ChangeOf(("b", [("agreement", "partly"), ("people", "3")]), ("c", [("agreement", "no"), ("plan", "soon")]));

        Assert.That(MigrationsOf(change, "b"), Is.EqualTo(new[] { "agreement ChoiceGone", "added NewlyAsked" }));
        Assert.That(MigrationsOf(change, "c"), Is.EqualTo(new[] { "plan OffRoute", "added NewlyAsked" }));
    }

    [Test]
    public void Of_TwoVersions_NamesTheirQuestions()
    {
        var change = ChangeOf(("a", [("agreement", "")]));

        Assert.That((change.StartedCount, change.Responses.Length), Is.EqualTo((0, 0)), "a form in which nothing stands is not started");
        Assert.That(change.Comparison.AddedQuestions, Is.EqualTo(new[] { "added" }));
        Assert.That(change.Comparison.RemovedQuestions, Is.EqualTo(new[] { "gone" }));
        Assert.That(
            change.Comparison.AlteredQuestions.Select(question => question.Name),
            Is.EqualTo(new[] { "agreement", "years", "people", "plan" })
        );
        Assert.That(change.Obstacles, Is.Empty);
    }

    [Test]
    public void Of_TheSameWords_AltersNothingHoweverTheWorkbookIsOrdered()
    {
        var reordered = Read(
            Old.Replace("| | text | gone | Something | | |\n", "", StringComparison.Ordinal)
                .Replace("| | text | plan", "| | text | gone | Something | | |\n| | text | plan", StringComparison.Ordinal)
                .Replace("| | small | 1 |", "| | small | 2 |", StringComparison.Ordinal)
        );

        Assert.That(VersionChange.Compute(Read(Old), reordered, Frame, [], default).Comparison.AlteredQuestions, Is.Empty);
    }

    [Test]
    public void Of_AnotherStudyOrAMissingFrameColumn_IsRefusedWithWhatToDo()
    {
        var other = Read(
            New.Replace(
                "| | small | 2 |",
                "| | large | 2 |\n| frame |\n| | name | type | label |\n| | size | text | Size |",
                StringComparison.Ordinal
            )
        );

        var obstacles = VersionChange.Compute(Read(Old), other, Frame, [], default).Obstacles;

        Assert.That(obstacles, Has.Length.EqualTo(2));
        Assert.That(obstacles[0].ToString(), Does.Contain("'large'").And.Contain("'small'"));
        Assert.That(obstacles[1].ToString(), Does.Contain("'size'"));
        Assert.That(VersionChange.Compute(Read(Old), Read(Old), Frame, [], default).Obstacles, Has.Length.EqualTo(1));
    }

    private const string Choices = """
        | survey |
        | | type | name | label | required | repeat_count |
        | | select_multiple k | many | Many? | |
        | | select_one k | one | One? | |
        | | rank k | ranked | Rank? | |
        | | text | years | Years? | |
        | | begin_repeat | rows | Rows | | |
        | | text | title | Title? | |
        | | end_repeat | |
        | choices |
        | | list_name | name | label |
        | | k | a | A |
        | | k | b | B |
        | | k | c | C |
        | settings |
        | | form_id | version |
        | | small | 1 |
        """;

    private static readonly TestCaseData[] Counts =
    [
        // The choice of three types that goes, each answer counted under its choice.
        new(
            "| | k | c | C |\n",
            "",
            new[] { "many c ChoiceGone 2 (1)", "one c ChoiceGone 1 (1)", "ranked c ChoiceGone 1 (0)" }
        ),
        new(
            "| c | C |",
            "| c | See |",
            new[] { "many c ChoiceRelabelled 2 (1)", "one c ChoiceRelabelled 1 (1)", "ranked c ChoiceRelabelled 1 (0)" }
        ),
        new(
            "| | k | c |",
            "| | k | c2 |",
            new[] { "many c ChoiceGone 2 (1)", "one c ChoiceGone 1 (1)", "ranked c ChoiceGone 1 (0)" }
        ),
        new("| text | years", "| integer | years", new[] { "years  Unreadable 1 (1)" }),
        new("| select_multiple k | many", "| select_one k | many", new[] { "many  Unreadable 1 (1)" }),
        new("| select_one k | one", "| select_multiple k | one", Array.Empty<string>()),
        new("| One? | |", "| One? | yes |", new[] { "one  NowRequired 1 (0)" }),
        new("| | text | years | Years? | |\n", "", new[] { "years  QuestionGone 2 (1)" }),
        new(
            "| | text | years | Years? | |\n| | begin_repeat | rows | Rows | | |\n",
            "| | begin_repeat | rows | Rows | | |\n| | text | years | Years? | |\n",
            new[] { "years  Moved 2 (1)", "years  NewlyAsked 2 (0)" }
        ),
        new(
            "| | text | title | Title? | |\n| | end_repeat | |\n",
            "| | text | inside | Inside? | |\n| | end_repeat | |\n| | text | title | Title? | |\n",
            new[] { "title  Moved 2 (0)", "title  NewlyAsked 2 (1)" }
        ),
    ];

    [TestCaseSource(nameof(Counts))]
    public void CountChanges_OneChange_CountsItsAnswersByQuestionChoiceAndKind(string before, string after, string[] counts)
    {
        Assert.That(Choices.Contains(before, StringComparison.Ordinal), Is.True, "the case replaces something");
        Response[] responses =
        [
            ResponseOf("a", ("many", "a c"), ("one", "c"), ("years", "a few")) with { SubmittedAt = DateTimeOffset.UnixEpoch },
            ResponseOf("b", ("many", "c"), ("ranked", "b c a"), ("years", "5"), ("title#1", "x"), ("title#2", "y")),
        ];

        var (from, to) = (Read(Choices), Read(Choices.Replace(before, after, StringComparison.Ordinal)));
        var change = VersionChange.Compute(from, to, Frame, responses, default);

        Assert.That(
            change
                .CountChanges()
                .Select(count => $"{count.QuestionName} {count.Choice} {count.Kind} {count.Count} ({count.SubmittedCount})"),
            Is.EqualTo(counts)
        );
    }

    [Test]
    public void CountChanges_AQuestionOrChoiceThatComesBack_SaysSo()
    {
        var first = Read(Choices);
        var without = Read(
            Choices
                .Replace("| | k | c | C |\n", "", StringComparison.Ordinal)
                .Replace("| | text | years | Years? | |\n", "", StringComparison.Ordinal)
        ).WithFormerChoices([first]);

        var change = VersionChange.Compute(without, first, Frame, [ResponseOf("a", ("many", "a c"), ("years", "5"))], default);

        Assert.That(
            change.CountChanges().Select(count => $"{count.QuestionName} {count.Choice} {count.Kind}"),
            Is.EqualTo(new[] { "many c ChoiceBack", "years  QuestionBack" })
        );
    }

    private static Response ResponseOf(string unit, params (string Key, string Text)[] answers) =>
        Response.NotStarted(Guid.Empty, unit) with
        {
            Revision = 1,
            Answers = Create.Sheet(answers),
        };

    private static VersionChange ChangeOf(params (string Unit, (string Key, string Text)[] Answers)[] responses) =>
        VersionChange.Compute(
            Read(Old),
            Read(New),
            Frame,
            [
                .. responses.Select(response =>
                    Response.NotStarted(Guid.Empty, response.Unit) with
                    {
                        Revision = 1,
                        Answers = Create.Sheet(response.Answers),
                    }
                ),
            ],
            new DateOnly(2026, 3, 2)
        );

    private static IEnumerable<string> MigrationsOf(VersionChange change, string unit) =>
        change.Responses.Single(response => response.UnitId == unit).Answers.Select(answer => $"{answer.Key} {answer.Kind}");

    private static Study Read(string text) =>
        StudyFileReader.Read(Encoding.UTF8.GetBytes(text), "small.md") switch
        {
            { Study: { } study } => study,
            var reading => throw new AssertionException(string.Join('\n', reading.Problems)),
        };
}
