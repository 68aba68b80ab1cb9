namespace Survey.Analysis.Estimation.Nonresponse;

/// <summary>Thrown where weights that meet the totals do not exist, or not within the bounds; the message says which variable or class is
/// missed, or which limits cannot be kept.</summary>
/// <param name="message">The message, in English.</param>
public sealed class CalibrationException(string message) : Exception(message);
