namespace Survey.Analysis.Estimation.Estimates;

/// <summary>The lowest and the highest value that is possible whatever the missing answers are (Manski 2003).</summary>
public readonly record struct Bounds(double Lower, double Upper);
