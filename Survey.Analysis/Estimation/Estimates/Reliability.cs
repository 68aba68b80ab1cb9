namespace Survey.Analysis.Estimation.Estimates;

/// <summary>The reliability grade of a published number.</summary>
public enum Reliability
{
    /// <summary>Precise enough to be shown as it is.</summary>
    Reliable,

    /// <summary>To be read together with its interval.</summary>
    ReadWithCare,

    /// <summary>Too imprecise to say much.</summary>
    Unreliable,
}
