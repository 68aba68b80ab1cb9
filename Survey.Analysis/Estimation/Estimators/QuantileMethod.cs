using Survey.Analysis.Estimation.Estimates;

namespace Survey.Analysis.Estimation.Estimators;

/// <summary>How a quantile and its interval are found.</summary>
/// <param name="Rule">How the quantile, and both ends of a Woodruff interval, are read off the distribution function.</param>
/// <param name="Interval">
/// One of Woodruff's four; <see cref="IntervalMethod.FranciscoFuller"/>; or <see cref="IntervalMethod.Student"/>, from the quantiles
/// of the design's replicates (not valid for the jackknife; R's "quantile").
/// </param>
public sealed record QuantileMethod(QuantileRule Rule = QuantileRule.Hf1, IntervalMethod Interval = IntervalMethod.Woodruff);
