using Survey.Data.Frames;
using Survey.Data.Responses;

namespace Survey.Web.Features.Fieldwork;

/// <summary>A unit of the frame and how far it has come.</summary>
internal sealed record UnitStanding(FrameUnit Unit, UnitState State, DateTimeOffset? SavedAt)
{
    /// <summary>Whether its answers count.</summary>
    public bool HasSubmitted => State is UnitState.Submitted or UnitState.Reopened;

    /// <summary>How far a unit has come.</summary>
    public static UnitStanding Of(FrameUnit unit, Response? response) => new(unit, StateOf(unit, response), response?.SavedAt);

    private static UnitState StateOf(FrameUnit unit, Response? response) => response switch
    {
        { IsSubmitted: true } => UnitState.Submitted,
        { SubmittedAt: not null } => UnitState.Reopened,
        not null when response.ForAnalysis() is not null => UnitState.Started,
        _ => unit.Disposition is Disposition.Refused or Disposition.Undeliverable ? UnitState.Lost : UnitState.NotStarted,
    };
}
