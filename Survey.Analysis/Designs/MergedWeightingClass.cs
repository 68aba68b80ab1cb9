namespace Survey.Analysis.Designs;

/// <summary>A class that was too small by itself (fewer than two respondents, and not all of its units) and was merged with
/// others.</summary>
/// <param name="Name">The class, after what it is a class of.</param>
/// <param name="Answered">How many of its units answered.</param>
/// <param name="Units">How many units it has.</param>
public sealed record MergedWeightingClass(string Name, int Answered, int Units);
