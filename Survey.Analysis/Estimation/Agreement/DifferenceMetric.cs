namespace Survey.Analysis.Estimation.Agreement;

/// <summary>How far apart two ratings are, by what their numbers mean.</summary>
public enum DifferenceMetric
{
    /// <summary>Names: the same or not.</summary>
    Nominal,

    /// <summary>An order: the number of ratings between them, half of those at the ends included.</summary>
    Ordinal,

    /// <summary>A scale: c − k.</summary>
    Interval,

    /// <summary>A scale with a zero: (c − k)/(c + k).</summary>
    Ratio,
}
