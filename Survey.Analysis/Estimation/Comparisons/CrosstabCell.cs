namespace Survey.Analysis.Estimation.Comparisons;

/// <summary>The place of a cell in a crosstab, and the number of respondents in it.</summary>
/// <param name="Row">The position of its category among the rows, from 0.</param>
/// <param name="Column">The position of its category among the columns, from 0.</param>
/// <param name="Count">Respondents in the cell, unweighted.</param>
/// <param name="EffectiveCount">The effective sample size, the number of equally weighted respondents with the same precision: (Σ w)² / Σ
/// w² (Kish 1965, Survey Sampling); 0 in an empty cell.</param>
public sealed record CrosstabCell(int Row, int Column, int Count, double EffectiveCount);
