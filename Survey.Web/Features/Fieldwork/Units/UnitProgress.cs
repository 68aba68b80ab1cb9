using Survey.Data.Frames;
using Survey.Data.Responses;
using Survey.Web.Features.Shared.Rounds;

namespace Survey.Web.Features.Fieldwork.Units;

/// <summary>A unit of the frame and its status.</summary>
internal sealed record UnitProgress(FrameUnit Unit, UnitStatus Status, DateTimeOffset? SavedAt)
{
    /// <summary>Whether its answers count.</summary>
    public bool HasSubmitted => Status is UnitStatus.Submitted or UnitStatus.Reopened;

    /// <summary>The progress of a unit.</summary>
    public static UnitProgress Create(FrameUnit unit, Response? response) => new(unit, StatusOf(unit, response), response?.SavedAt);

    /// <summary>The progress of every unit of a round that belongs to the population, in the frame's order.</summary>
    public static IEnumerable<UnitProgress> ListEligible(RoundSnapshot snapshot) =>
        List(snapshot).Where(unit => unit.Status != UnitStatus.Ineligible);

    /// <summary>The progress of every unit of a round, in the frame's order.</summary>
    public static IEnumerable<UnitProgress> List(RoundSnapshot snapshot)
    {
        var responses = snapshot.Responses.ToDictionary(response => response.UnitId, StringComparer.Ordinal);
        return snapshot.Frame.Units.Select(unit => Create(unit, responses.GetValueOrDefault(unit.Id)));
    }

    private static UnitStatus StatusOf(FrameUnit unit, Response? response) =>
        response?.Status switch
        {
            _ when unit.Disposition == Disposition.Ineligible => UnitStatus.Ineligible,
            FormStatus.Submitted => UnitStatus.Submitted,
            FormStatus.Reopened => UnitStatus.Reopened,
            FormStatus.InProgress => UnitStatus.InProgress,
            _ when unit.Disposition is Disposition.Refused or Disposition.Undeliverable => UnitStatus.RefusedOrNotReached,
            _ => UnitStatus.NotStarted,
        };
}
