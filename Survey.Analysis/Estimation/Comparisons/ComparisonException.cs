namespace Survey.Analysis.Estimation.Comparisons;

/// <summary>Thrown where answers cannot be compared by a test: one group only, an empty row or column, all values alike. The message says
/// which.</summary>
/// <param name="message">The message, in English.</param>
public sealed class ComparisonException(string message) : Exception(message);
