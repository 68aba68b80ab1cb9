namespace Survey.Analysis.Estimation.Nonresponse;

/// <summary>Weights that meet the totals do not exist, or not within the bounds; the message names the variable and by how much it is
/// missed.</summary>
public sealed class CalibrationException(string message) : Exception(message);
