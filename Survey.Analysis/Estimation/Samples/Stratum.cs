namespace Survey.Analysis.Estimation.Samples;

/// <summary>One part of the population from which respondents came, named so that a message can point at it.</summary>
/// <param name="Name">Its name in messages.</param>
/// <param name="Population">
/// How many primary units it holds (clusters where the design has clusters, else units); null where it is to be taken as
/// infinite, and then no finite population correction is made.
/// </param>
public sealed record Stratum(string Name, double? Population = null);
