namespace Survey.Web.Features.Fieldwork;

/// <summary>How far a unit has come, as the research team sees it.</summary>
internal enum UnitStatus
{
    /// <summary>Nothing has come in.</summary>
    NotStarted,

    /// <summary>Something has been typed, nothing submitted.</summary>
    InProgress,

    /// <summary>Submitted.</summary>
    Submitted,

    /// <summary>Submitted, and opened again for changes; the submission counts.</summary>
    Reopened,

    /// <summary>Refused or undeliverable, and nothing has come in.</summary>
    Lost,
}
