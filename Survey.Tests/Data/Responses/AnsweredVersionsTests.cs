using System.Collections.Immutable;
using NUnit.Framework;
using Survey.Data.Responses;
using Survey.Data.Studies.Model;
using Survey.Tests.Support;

namespace Survey.Tests.Data.Responses;

/// <summary>In which version of its study a response, and each of its answers, was given.</summary>
public sealed class AnsweredVersionsTests
{
    private static readonly DateTimeOffset Opening = new(2032, 3, 1, 8, 0, 0, TimeSpan.Zero);

    private static readonly Study First = StudyOf("1");
    private static readonly Study Second = StudyOf("2");
    private static readonly Study Third = StudyOf("3");

    [Test]
    public void Response_StartedAfterTheMove_IsOfTheVersionThatIsAsked() =>
        Assert.That(HashOf(Second, [First], Submitted("b", Opening.AddDays(3)), MoveOf("a", 2, Second, 1)), Is.EqualTo(Second.Hash));

    [Test]
    public void Response_SubmittedBeforeTheMove_IsOfTheVersionBefore() =>
        Assert.That(HashOf(Second, [First], Submitted("a", Opening), MoveOf("a", 3, Second, 1)), Is.EqualTo(First.Hash));

    [TestCase(0, "1")]
    [TestCase(2, "2")]
    [TestCase(4, "3")]
    public void Response_OfARoundThatMovedTwice_IsOfTheVersionInWhichItWasSubmitted(int day, string version) =>
        Assert.That(
            HashOf(
                Third,
                [Second, First],
                Submitted("a", Opening.AddDays(day)),
                MoveOf("a", 3, Second, 1),
                MoveOf("a", 4, Third, 3)
            ),
            Is.EqualTo(new[] { First, Second, Third }.Single(study => study.Version == version).Hash)
        );

    [Test]
    public void Response_StartedBetweenTwoMoves_BeganInTheVersionOfTheFirst() =>
        Assert.That(
            HashOf(
                Third,
                [Second, First],
                Submitted("b", Opening.AddDays(2)),
                MoveOf("a", 3, Second, 1),
                MoveOf("a", 4, Third, 3),
                MoveOf("b", 3, Third, 3)
            ),
            Is.EqualTo(Second.Hash)
        );

    [Test]
    public void Response_OfARoundThatCameBack_IsOfTheVersionThatItOpenedWith() =>
        Assert.That(
            HashOf(First, [Second], Submitted("a", Opening), MoveOf("a", 3, Second, 1), MoveOf("a", 4, First, 3)),
            Is.EqualTo(First.Hash)
        );

    [Test]
    public void Answers_GivenBeforeAndAfterAMove_AreOfTheirOwnVersions()
    {
        var response = Submitted("a", Opening.AddDays(2)) with
        {
            Answers = Create.Sheet(("q1", "yes"), ("q2", "no")),
            SubmittedAnswers = Create.Sheet(("q1", "yes"), ("q2", "no")),
            AnswerRevisions = ImmutableDictionary<AnswerKey, int>.Empty.Add(new("q1"), 1).Add(new("q2"), 3),
        };

        var read = Read(Second, [First], response, MoveOf("a", 2, Second, 1));

        Assert.That(
            (read?.StudyHash, read?.StudyHashOf(new("q1")), read?.StudyHashOf(new("q2"))),
            Is.EqualTo((Second.Hash, First.Hash, Second.Hash))
        );
    }

    [Test]
    public void Answer_ThatWasChangedSinceItWasSubmitted_IsOfTheVersionInWhichItWasSubmitted()
    {
        var response = Submitted("a", Opening) with
        {
            Answers = Create.Sheet(("q1", "no")),
            AnswerRevisions = ImmutableDictionary<AnswerKey, int>.Empty.Add(new("q1"), 5),
            ReopenedAt = Opening.AddDays(2),
        };

        Assert.That(Read(Second, [First], response, MoveOf("a", 3, Second, 1))?.StudyHashOf(new("q1")), Is.EqualTo(First.Hash));
    }

    private static string? HashOf(Study study, Study[] earlier, Response response, params RecordedMove[] moves) =>
        Read(study, earlier, response, moves)?.StudyHash;

    private static UnitResponse? Read(Study study, Study[] earlier, Response response, params RecordedMove[] moves) =>
        new AnsweredVersions(study.WithFormerChoices(earlier), moves).ToUnitResponse(response);

    private static RecordedMove MoveOf(string unit, int revision, Study to, int day) =>
        new(unit, revision, to.Hash, Opening.AddDays(day).AddHours(1));

    private static Response Submitted(string unit, DateTimeOffset submittedAt) =>
        Response.NotStarted(Guid.Empty, unit) with
        {
            Revision = 2,
            Answers = Create.Sheet(("q1", "yes")),
            AnswerRevisions = ImmutableDictionary<AnswerKey, int>.Empty.Add(new("q1"), 1),
            SubmittedAnswers = Create.Sheet(("q1", "yes")),
            SubmittedAt = submittedAt,
        };

    private static Study StudyOf(string version) =>
        Survey.Tests.Data.Studies.StudyMarkdown.Study(
            Survey.Tests.Data.Studies.StudyMarkdown.Read(
                $"""
                | survey |
                | | type | name | label |
                | | text | q1 | One? |
                | | text | q2 | Two? |
                | settings |
                | | form_id | version |
                | | versions | {version} |
                """
            )
        );
}
