namespace Survey.Analysis.Estimation.Comparisons;

/// <summary>Answers that no test can compare: one group only, an empty row or column, all values alike. The message says which.</summary>
public sealed class ComparisonException(string message) : Exception(message);
