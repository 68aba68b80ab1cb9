using System.Collections.Immutable;
using Survey.Data.Rounds;
using Survey.Web.Features.Shared;
using Survey.Web.Features.Shared.Rounds;

namespace Survey.Web.Features.Fieldwork.Monitoring;

/// <summary>How the answers of a round come in, day by day, beside those of the round before on the same day after its opening.</summary>
internal sealed record DailyProgress
{
    /// <summary>A round that stays open for a year is shown only as far as this many days ahead.</summary>
    private const int DaysAhead = 14;

    /// <summary>More rows than this are shown by the week.</summary>
    private const int MaximumDailyRows = 21;

    private const int DaysOfAWeek = 7;

    /// <summary>All groups together.</summary>
    public required ResponseCurve Total { get; init; }

    /// <summary>Each respondent group, in the frame's order.</summary>
    public required ImmutableArray<(string Group, ResponseCurve Curve, ResponseCurve? Previous)> Groups { get; init; }

    /// <summary>All groups of the round before; null where there is none.</summary>
    public ResponseCurve? Previous { get; init; }

    /// <summary>The last day that is shown, in days after the first.</summary>
    public required int LastDay { get; init; }

    /// <summary>When the closing time was changed, and how; the day in days after the first.</summary>
    public required ImmutableArray<(int Day, RoundChange Change)> Changes { get; init; }

    /// <summary>Today, or the last day of a closed round, in days after the first; below 0 before the round opens.</summary>
    public int CurrentDay => Total.SubmittedByDay.Length - 1;

    /// <summary>The progress of a round.</summary>
    /// <param name="snapshot">The round.</param>
    /// <param name="previous">The round before; null where there is none.</param>
    /// <param name="changes">The changes of its closing time.</param>
    /// <param name="clock">Says which days there are.</param>
    public static DailyProgress Create(
        RoundSnapshot snapshot,
        RoundSnapshot? previous,
        IReadOnlyList<RoundChange> changes,
        LocalClock clock
    )
    {
        var total = ResponseCurve.Create(snapshot, clock);
        var closingDay = clock.LastDate(snapshot.Round.ClosesAt).DayNumber - total.FirstDay.DayNumber;
        var currentDay = total.SubmittedByDay.Length - 1;
        return new DailyProgress
        {
            Total = total,
            Groups =
            [
                .. snapshot.RespondentGroups.Select(group =>
                    (
                        group,
                        ResponseCurve.Create(snapshot, clock, group),
                        previous is null ? null : ResponseCurve.Create(previous, clock, group)
                    )
                ),
            ],
            Previous = previous is null ? null : ResponseCurve.Create(previous, clock),
            LastDay = Math.Max(Math.Min(closingDay, currentDay + DaysAhead), Math.Max(currentDay, 1)),
            Changes =
            [
                .. changes.Select(change => (Math.Max(clock.DateOf(change.ChangedAt).DayNumber - total.FirstDay.DayNumber, 0), change)),
            ],
        };
    }

    /// <summary>The days of the table's rows: every day of a short round, else the last of each week; the current one last.</summary>
    public IEnumerable<int> TableDays()
    {
        var step = CurrentDay < MaximumDailyRows ? 1 : DaysOfAWeek;
        for (var day = step - 1; day < CurrentDay; day += step)
        {
            yield return day;
        }

        if (CurrentDay >= 0)
        {
            yield return CurrentDay;
        }
    }
}
