using System.Collections.Immutable;
using Survey.Data.Frames;
using Survey.Web.Features.Shared;
using Survey.Web.Features.Shared.Rounds;

namespace Survey.Web.Features.Fieldwork.Monitoring;

/// <summary>How many units of a round had submitted at the end of each day, counted from the day on which it opened.</summary>
/// <remarks>A form that was submitted again counts from the last time. Submissions from before the opening count on the first
/// day.</remarks>
internal sealed record ResponseCurve
{
    /// <summary>The day on which the round opened.</summary>
    public required DateOnly FirstDay { get; init; }

    /// <summary>How many units were asked.</summary>
    public required int Eligible { get; init; }

    /// <summary>How many of them had submitted, day by day; empty before the round opens.</summary>
    public required ImmutableArray<int> SubmittedByDay { get; init; }

    /// <summary>The curve of a round, until today or the day of its last answer after its closing.</summary>
    /// <param name="snapshot">The round.</param>
    /// <param name="clock">Says which days there are.</param>
    /// <param name="group">The respondent group; null for all.</param>
    public static ResponseCurve Create(RoundSnapshot snapshot, LocalClock clock, string? group = null)
    {
        var eligible = snapshot
            .Frame.Units.Where(unit => unit.Disposition != Disposition.Ineligible && (group is null || unit.RespondentGroup == group))
            .Select(unit => unit.Id)
            .ToHashSet(StringComparer.Ordinal);
        var firstDay = clock.DateOf(snapshot.Round.OpensAt);
        var days = snapshot
            .Responses.Where(response => eligible.Contains(response.UnitId))
            .Select(response => response.SubmittedAt)
            .OfType<DateTimeOffset>()
            .Select(submittedAt => Math.Max(clock.DateOf(submittedAt).DayNumber - firstDay.DayNumber, 0))
            .ToList();
        var lastDay = Math.Max(LastDayOf(snapshot, clock).DayNumber - firstDay.DayNumber, days.DefaultIfEmpty(-1).Max());
        return new ResponseCurve
        {
            FirstDay = firstDay,
            Eligible = eligible.Count,
            SubmittedByDay = [.. Accumulate(days, lastDay)],
        };
    }

    /// <summary>How many had submitted at the end of a day; after the curve's last day, as many as on it.</summary>
    /// <param name="day">Days after the first one.</param>
    public int SubmittedOn(int day) => SubmittedByDay.IsEmpty ? 0 : SubmittedByDay[Math.Min(day, SubmittedByDay.Length - 1)];

    /// <summary>The same as a share of those asked; null where nobody was.</summary>
    public double? ShareOn(int day) => Eligible == 0 ? null : (double)SubmittedOn(day) / Eligible;

    private static DateOnly LastDayOf(RoundSnapshot snapshot, LocalClock clock) =>
        clock.Now < snapshot.Round.ClosesAt ? clock.Today : clock.LastDate(snapshot.Round.ClosesAt);

    private static IEnumerable<int> Accumulate(List<int> days, int lastDay)
    {
        var counts = days.CountBy(day => day).ToDictionary();
        var sum = 0;
        for (var day = 0; day <= lastDay; day++)
        {
            sum += counts.GetValueOrDefault(day);
            yield return sum;
        }
    }
}
