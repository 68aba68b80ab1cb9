using Survey.Analysis.Figures.Results;

namespace Survey.Analysis.Reports;

/// <summary>One measure of a figure's cells: a column of the workbook, and what a column of a page shows or is joined from.</summary>
/// <param name="Key">Its name; of the measures that <c>figures.json</c> has too, the same.</param>
/// <param name="Heading">What the workbook calls it.</param>
/// <param name="Format">The form of its values.</param>
/// <param name="GetValue">A cell's value; null where the cell has none.</param>
public sealed record FigureMeasure(string Key, string Heading, ValueFormat Format, Func<FigureCell, object?> GetValue);
