namespace Survey.Analysis.Estimation.Estimates;

/// <summary>The lowest and the highest value that is possible whatever the missing answers are (Manski 2003, Partial Identification of
/// Probability Distributions).</summary>
/// <param name="Lower">The lowest value, in the unit of the estimate.</param>
/// <param name="Upper">The highest value, not below the lowest; not checked here.</param>
public readonly record struct Bounds(double Lower, double Upper);
