using Survey.Analysis.Estimation.Estimates;

namespace Survey.Analysis.Estimation.Ranks;

/// <summary>The difference of two of several estimates, with its test against 0.</summary>
/// <param name="First">The position of one estimate, from 0.</param>
/// <param name="Second">The position of the other, after the first.</param>
/// <param name="Difference">The first minus the second, with the standard error that the covariance between them gives.</param>
/// <param name="PValue">The p value of the z test that they are equal.</param>
/// <param name="AdjustedPValue">The same, adjusted for all pairs together.</param>
public sealed record PairwiseDifference(int First, int Second, Estimate Difference, double PValue, double AdjustedPValue);
