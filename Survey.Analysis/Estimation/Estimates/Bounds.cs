namespace Survey.Analysis.Estimation.Estimates;

/// <summary>The lowest and the highest value that the answers allow, whatever those unheard of would say: no assumption is made (Manski
/// 2003).</summary>
public readonly record struct Bounds(double Lower, double Upper);
