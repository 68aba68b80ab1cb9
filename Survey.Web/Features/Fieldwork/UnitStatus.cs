namespace Survey.Web.Features.Fieldwork;

/// <summary>The status of a unit, as the research team sees it.</summary>
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
}
