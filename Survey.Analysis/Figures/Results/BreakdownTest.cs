using System.Collections.Immutable;
using Survey.Analysis.Estimation.Comparisons;

namespace Survey.Analysis.Figures.Results;

/// <summary>Whether the groups of a breakdown differ at all: one test for all of its cells and categories together.</summary>
/// <param name="Variables">The breakdown: variables that are crossed.</param>
/// <param name="GroupCount">How many groups were compared; those that are suppressed or without an answer are not.</param>
/// <param name="Result">What the test found; null where answers are too few, or too alike, to be compared.</param>
public sealed record BreakdownTest(ImmutableArray<string> Variables, int GroupCount, TestResult? Result);
