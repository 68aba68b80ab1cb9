using NUnit.Framework;
using Survey.Data.Rounds;

namespace Survey.Tests.Data.Rounds;

/// <summary>Which changes of a closing time make sense. The round is open from the 10th up to the 20th.</summary>
public sealed class RoundChangeTests
{
    [TestCase(RoundChangeKind.Extended, 15, 25, null)]
    [TestCase(RoundChangeKind.Extended, 5, 25, null)]
    [TestCase(RoundChangeKind.Extended, 15, 20, RoundChangeProblem.IsNotLater)]
    [TestCase(RoundChangeKind.Extended, 15, 18, RoundChangeProblem.IsNotLater)]
    [TestCase(RoundChangeKind.Extended, 20, 25, RoundChangeProblem.IsClosed)]
    [TestCase(RoundChangeKind.Closed, 15, 15, null)]
    [TestCase(RoundChangeKind.Closed, 5, 5, RoundChangeProblem.IsNotOpenYet)]
    [TestCase(RoundChangeKind.Closed, 21, 21, RoundChangeProblem.IsClosed)]
    [TestCase(RoundChangeKind.Reopened, 20, 25, null)]
    [TestCase(RoundChangeKind.Reopened, 19, 25, RoundChangeProblem.IsNotClosed)]
    [TestCase(RoundChangeKind.Reopened, 21, 21, RoundChangeProblem.IsOver)]
    public void FindProblem_OfAChangeOnADay_IsWhatStandsAgainstIt(
        RoundChangeKind kind,
        int today,
        int closes,
        RoundChangeProblem? problem
    )
    {
        var round = new Round
        {
            Id = Guid.Empty,
            Name = "r",
            StudyName = "s",
            StudyHash = "",
            OpensAt = Day(10),
            ClosesAt = Day(20),
        };
        var change = new RoundChange
        {
            RoundId = round.Id,
            Kind = kind,
            PreviousClosesAt = round.ClosesAt,
            ClosesAt = Day(closes),
            Reason = "",
            ChangedBy = "",
            ChangedAt = Day(today),
        };

        Assert.That(change.FindProblem(round), Is.EqualTo(problem));
    }

    private static DateTimeOffset Day(int day) => new(2031, 5, day, 0, 0, 0, TimeSpan.Zero);
}
