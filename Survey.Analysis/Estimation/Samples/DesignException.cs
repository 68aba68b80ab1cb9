namespace Survey.Analysis.Estimation.Samples;

/// <summary>Thrown where no standard error follows from a sample design; the message says why (of which stratum, where it is one) and what
/// to do.</summary>
/// <param name="message">The message, in English.</param>
public sealed class DesignException(string message) : Exception(message);
