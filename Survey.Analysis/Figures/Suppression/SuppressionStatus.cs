namespace Survey.Analysis.Figures.Suppression;

/// <summary>Whether the numbers of a cell are shown, and why not.</summary>
internal enum SuppressionStatus
{
    /// <summary>It is published.</summary>
    Published,

    /// <summary>Sensitive by a primary rule.</summary>
    PrimarySuppressed,

    /// <summary>Suppressed to protect other cells.</summary>
    SecondarySuppressed,
}
