namespace Survey.Analysis.Estimation.Comparisons;

/// <summary>Where a cell of a crosstab is, and how many answers stand behind it.</summary>
/// <param name="Row">The category of the rows.</param>
/// <param name="Column">The category of the columns.</param>
/// <param name="Count">Respondents in the cell, unweighted.</param>
/// <param name="EffectiveCount">How many equally weighted respondents would say as much: (Σ w)² / Σ w² (Kish 1965); 0 in an empty
/// cell.</param>
public sealed record CrosstabCell(int Row, int Column, int Count, double EffectiveCount);
