using Survey.Analysis.Estimation.Comparisons;

namespace Survey.Analysis.Estimation.Ranks;

/// <summary>Two choices of one multiple-response question compared on the same respondents.</summary>
/// <param name="First">The position of one choice, from 0.</param>
/// <param name="Second">The position of the other, after the first.</param>
/// <param name="Table">How many ticked both, one of them, neither.</param>
/// <param name="PValue">The p value of McNemar's exact test.</param>
/// <param name="AdjustedPValue">The same, adjusted for all pairs together.</param>
public sealed record ChoicePairTest(int First, int Second, PairTable Table, double PValue, double AdjustedPValue);
