namespace Survey.Analysis.Estimation.Regression;

/// <summary>One column of a model.</summary>
/// <param name="Name">Its coefficient's name, such as <c>stype=H</c>.</param>
/// <param name="Term">The term it belongs to, such as <c>stype</c>.</param>
/// <param name="Values">A number for each row, also those that take no part; empty for the intercept and for thresholds.</param>
internal sealed record ModelColumn(string Name, string Term, ReadOnlyMemory<double> Values);
