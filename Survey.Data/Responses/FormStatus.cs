namespace Survey.Data.Responses;

/// <summary>The progress of a unit's form, or of one section of it.</summary>
/// <remarks>That a round is over, and that an answer needs correction, are facts beside it. The research team's <c>UnitStatus</c> is
/// another thing: a unit's outcome, in which its disposition in the frame counts too.</remarks>
public enum FormStatus
{
    /// <summary>The unit's route shows none of the section's pages.</summary>
    NotApplicable,

    /// <summary>Nothing is answered, and something is left to ask.</summary>
    NotStarted,

    /// <summary>Something is answered, nothing was submitted. In a section: a required answer is missing, or an answer must be corrected
    /// or confirmed.</summary>
    InProgress,

    /// <summary>No required answer is missing and none is to be corrected; such a form is ready to be submitted.</summary>
    Complete,

    /// <summary>Submitted and not open for changes: the answers count.</summary>
    Submitted,

    /// <summary>Open for changes after a submission: what was submitted counts.</summary>
    Reopened,
}
