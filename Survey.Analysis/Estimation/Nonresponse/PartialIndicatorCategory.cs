namespace Survey.Analysis.Estimation.Nonresponse;

/// <summary>The part of one category in a <see cref="PartialIndicator"/>.</summary>
/// <param name="Level">The category.</param>
/// <param name="Count">Its units in the frame.</param>
/// <param name="Value">Unconditional: above 0 where it answered more than the mean, below 0 where less. Conditional: not negative.</param>
public sealed record PartialIndicatorCategory(string Level, int Count, double Value);
