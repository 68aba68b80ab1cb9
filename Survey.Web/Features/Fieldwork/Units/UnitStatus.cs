namespace Survey.Web.Features.Fieldwork.Units;

/// <summary>The outcome of a unit, as the research team sees it and filters by it.</summary>
/// <remarks>Not a <c>FormStatus</c>: who refused or was not reached is said by the frame, and the form knows nothing of it.</remarks>
internal enum UnitStatus
{
    /// <summary>Nothing is answered.</summary>
    NotStarted,

    /// <summary>Something has been answered, nothing submitted.</summary>
    InProgress,

    /// <summary>Submitted.</summary>
    Submitted,

    /// <summary>Submitted, and opened again for changes; the submitted answers count.</summary>
    Reopened,

    /// <summary>Refused or undeliverable in the frame, and nothing is answered.</summary>
    RefusedOrNotReached,

    /// <summary>Not among those who are asked: ineligible, merged with another unit, or removed from the frame.</summary>
    Ineligible,
}
