using System.Collections.Immutable;

namespace Survey.Analysis.Exports;

/// <summary>Raw answers as a table: a column's name, its label, and rows of texts, numbers and gaps.</summary>
/// <param name="Name">The repeat whose rows these are; empty for the units.</param>
/// <param name="Columns">The columns in order.</param>
/// <param name="Rows">One for each unit or row of the repeat; a value is a string, a double, or null where nothing was asked at
/// all.</param>
public sealed record AnswerTable(string Name, ImmutableArray<AnswerColumn> Columns, ImmutableArray<ImmutableArray<object?>> Rows);

/// <summary>A column of raw answers: the variable's name, and what people call it.</summary>
public sealed record AnswerColumn(string Name, string Label);
