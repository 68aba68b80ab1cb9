namespace Survey.Analysis.Estimation.Estimates;

/// <summary>
/// A statistic together with each respondent's influence on it (weight included, 0 outside the base): all that a variance needs.
/// </summary>
/// <param name="Value">The statistic.</param>
/// <param name="Influence">Its derivative by the weight of a row, times that weight; one number per row.</param>
/// <param name="Base">Which rows it covers; empty: every row.</param>
public sealed record LinearizedStatistic(double Value, ReadOnlyMemory<double> Influence, ReadOnlyMemory<bool> Base);
