namespace Survey.Data.Frames;

/// <summary>The outcome of a unit, in AAPOR's sense.</summary>
public enum Disposition
{
    /// <summary>Nothing has been typed.</summary>
    NotStarted,

    /// <summary>Something has been typed, nothing submitted.</summary>
    Partial,

    /// <summary>Submitted.</summary>
    Complete,

    /// <summary>Will not take part.</summary>
    Refused,

    /// <summary>Could not be reached.</summary>
    Undeliverable,

    /// <summary>Does not belong to those who are asked.</summary>
    Ineligible,
}
