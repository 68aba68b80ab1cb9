namespace Survey.Analysis.Estimation.Agreement;

/// <summary>The distance of two ratings c and k, by the level of measurement of their numbers.</summary>
public enum DifferenceMetric
{
    /// <summary>Nominal: 0 if equal, else 1.</summary>
    Nominal,

    /// <summary>Ordinal: the number of ratings between them, half of those at the ends included.</summary>
    Ordinal,

    /// <summary>Interval: c − k.</summary>
    Interval,

    /// <summary>Ratio, a scale with a zero: (c − k)/(c + k).</summary>
    Ratio,
}
