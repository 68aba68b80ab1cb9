namespace Survey.Analysis.Estimation.Regression;

/// <summary>One column of a model: its coefficient's name, the term it belongs to, and a number for each row.</summary>
internal sealed record ModelColumn(string Name, string Term, ReadOnlyMemory<double> Values);
