namespace Survey.Data.Responses;

/// <summary>The progress of a unit's form, or of one section of it.</summary>
/// <remarks>Pages have words of their own for what a reader sees (closed, ready to submit); they derive them from this.</remarks>
public enum FormStatus
{
    /// <summary>The unit's route shows none of the section's pages.</summary>
    NotApplicable,

    /// <summary>Nothing is answered, and something is left to ask.</summary>
    NotStarted,

    /// <summary>Something is answered, nothing was submitted. In a section: a required answer is missing, or an answer must be corrected
    /// or confirmed.</summary>
    InProgress,

    /// <summary>A section without missing required answers and without answers to correct.</summary>
    Complete,

    /// <summary>Submitted and not open for changes: the answers count.</summary>
    Submitted,

    /// <summary>Open for changes after a submission: what was submitted counts.</summary>
    Reopened,
}
