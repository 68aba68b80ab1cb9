namespace Survey.Analysis.Estimation.Samples;

/// <summary>A sample design from which no standard error follows; the message names the stratum and what to do.</summary>
public sealed class DesignException(string message) : Exception(message);
