using System.Globalization;
using Microsoft.Extensions.Time.Testing;
using NUnit.Framework;
using Survey.Data.Frames;
using Survey.Data.Responses;
using Survey.Data.Rounds;
using Survey.Tests.Support;
using Survey.Web.Features.Fieldwork.Monitoring;
using Survey.Web.Features.Shared;
using Survey.Web.Features.Shared.Rounds;

namespace Survey.Tests.Web.Fieldwork.Monitoring;

/// <summary>Answers day by day, counted by hand: a round of four municipalities and a police unit that opens on 1 March, Swedish
/// time.</summary>
public sealed class DailyProgressTests
{
    [Test]
    public void Curve_CountsEachDayOfTheSitesZone_UntilToday()
    {
        // Half past midnight on 3 March in Stockholm is still 2 March in UTC.
        var round = Snapshot(("A", "2032-03-01T12:00+01:00"), ("B", "2032-03-03T00:30+01:00"), ("P", "2032-03-03T09:00+01:00"));

        var curve = ResponseCurve.Create(round, ClockAt("2032-03-04T08:00+01:00"));

        Assert.That(curve.SubmittedByDay, Is.EqualTo(new[] { 1, 1, 3, 3 }));
        Assert.That(curve.Eligible, Is.EqualTo(5));
        Assert.That(curve.ShareOn(2), Is.EqualTo(0.6));
    }

    [Test]
    public void Curve_OfAGroup_CountsItsEligibleUnitsOnly()
    {
        var round = Snapshot(("A", "2032-03-01T12:00+01:00"), ("Gone", "2032-03-01T12:00+01:00"), ("P", "2032-03-02T12:00+01:00"));

        var curve = ResponseCurve.Create(round, ClockAt("2032-03-02T23:00+01:00"), "police");

        Assert.That(curve.SubmittedByDay, Is.EqualTo(new[] { 0, 1 }));
        Assert.That(curve.Eligible, Is.EqualTo(1));
    }

    [Test]
    public void Curve_OfAClosedRound_EndsOnItsLastDay()
    {
        // The round closes as 31 March begins.
        var curve = ResponseCurve.Create(Snapshot(("A", "2032-03-01T12:00+01:00")), ClockAt("2033-01-01T12:00+01:00"));

        Assert.That(curve.SubmittedByDay, Has.Length.EqualTo(30));
        Assert.That(curve.SubmittedOn(300), Is.EqualTo(1), "and stays what it was");
    }

    [Test]
    public void Curve_BeforeTheOpening_IsEmpty()
    {
        var daily = DailyProgress.Create(Snapshot(), null, [], ClockAt("2032-02-01T12:00+01:00"));

        Assert.That(daily.CurrentDay, Is.LessThan(0));
        Assert.That(daily.TableDays(), Is.Empty);
        Assert.That(new ResponseCurveChart(daily.LastDay).PointsOf(daily.Total), Is.Empty);
    }

    [Test]
    public void Days_AreThoseUntilTheClosing_AtMostTwoWeeksAhead()
    {
        var soon = DailyProgress.Create(Snapshot(), null, [], ClockAt("2032-03-03T12:00+01:00"));
        var late = DailyProgress.Create(Snapshot(), null, [], ClockAt("2032-03-28T12:00+02:00"));

        Assert.That(soon.LastDay, Is.EqualTo(2 + 14));
        Assert.That(late.LastDay, Is.EqualTo(29));
        Assert.That(soon.TableDays(), Is.EqualTo(new[] { 0, 1, 2 }));
        Assert.That(late.TableDays(), Is.EqualTo(new[] { 6, 13, 20, 27 }));
    }

    [Test]
    public void Change_StandsOnItsDay()
    {
        var change = new RoundChange
        {
            RoundId = Guid.Empty,
            Kind = RoundChangeKind.Extended,
            PreviousClosesAt = At("2032-03-20T00:00+01:00"),
            ClosesAt = At("2032-03-31T00:00+02:00"),
            Reason = "",
            ChangedBy = "team",
            ChangedAt = At("2032-03-02T10:00+01:00"),
        };

        var daily = DailyProgress.Create(Snapshot(), null, [change], ClockAt("2032-03-03T12:00+01:00"));

        Assert.That(daily.Changes, Is.EqualTo(new[] { (1, change) }));
    }

    [Test]
    public void Points_StandAtTheirDayAndShare()
    {
        // All of the height is 244, all of the width 640: a fifth on the first of ten days, and three fifths on the second.
        var round = Snapshot(("A", "2032-03-01T12:00+01:00"), ("B", "2032-03-02T12:00+01:00"), ("P", "2032-03-02T12:00+01:00"));

        var points = new ResponseCurveChart(10).PointsOf(ResponseCurve.Create(round, ClockAt("2032-03-02T18:00+01:00")));

        Assert.That(points, Is.EqualTo("56,211.2 120,113.6"));
    }

    private static RoundSnapshot Snapshot(params (string Unit, string SubmittedAt)[] submissions)
    {
        var study = Create.Study();
        var round = new Round
        {
            Id = Guid.Empty,
            Name = "round",
            StudyName = study.Name,
            StudyHash = study.Hash,
            OpensAt = At("2032-03-01T08:00+01:00"),
            ClosesAt = At("2032-03-31T00:00+02:00"),
        };
        var frame = Create.Frame(
            [
                .. "ABCD".Select(name => Create.Unit(name.ToString())),
                Create.Unit("Gone") with { Disposition = Disposition.Ineligible },
                Create.Unit("P", "police"),
            ]
        );
        return new RoundSnapshot(round, study, frame, [.. submissions.Select(each => SubmittedResponse(each.Unit, each.SubmittedAt))], []);
    }

    private static Response SubmittedResponse(string unit, string submittedAt) =>
        Response.NotStarted(Guid.Empty, unit) with
        {
            Revision = 1,
            SubmittedAnswers = AnswerSet.Empty,
            SubmittedAt = At(submittedAt),
        };

    private static DateTimeOffset At(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);

    private static LocalClock ClockAt(string now) => TestClock.Create("Europe/Stockholm", new FakeTimeProvider(At(now)));
}
