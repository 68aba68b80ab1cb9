using Survey.Analysis.Estimation.Estimates;

namespace Survey.Analysis.Estimation.Ranks;

/// <summary>Two of several estimates compared: how far apart, and whether that may be chance.</summary>
/// <param name="First">The position of the one.</param>
/// <param name="Second">The position of the other, after the first.</param>
/// <param name="Difference">The first minus the second, with the standard error that the covariance between them gives.</param>
/// <param name="PValue">Of the z test that they are equal.</param>
/// <param name="AdjustedPValue">The same, made comparable with one level for all pairs together.</param>
public sealed record PairwiseDifference(int First, int Second, Estimate Difference, double PValue, double AdjustedPValue);
