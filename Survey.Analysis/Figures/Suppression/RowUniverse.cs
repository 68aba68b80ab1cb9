using Survey.Analysis.Datasets;

namespace Survey.Analysis.Figures.Suppression;

/// <summary>A value of a variable that figures are broken down by; a null name is that there is none, or that it is not known.</summary>
/// <param name="Name">The value.</param>
/// <param name="Rows">The rows that have it.</param>
/// <param name="PossibleRows">The rows that may have it for all that the frame says.</param>
internal sealed record VariableValue(string? Name, RowSet Rows, RowSet PossibleRows);

/// <summary>The rows that figures count, and their possible breakdown values given the frame alone.</summary>
/// <param name="name">Rows of different names are never the same.</param>
/// <param name="evaluator">The answers.</param>
/// <param name="frameEvaluator">The same read as if nobody had answered; null for the rows of a repeat, which no frame lists.</param>
internal sealed class RowUniverse(string name, ColumnEvaluator evaluator, ColumnEvaluator? frameEvaluator)
{
    private readonly Dictionary<string, IReadOnlyList<VariableValue>> valuesByVariable = new(StringComparer.Ordinal);

    public string Name { get; } = name;

    public ColumnEvaluator Evaluator { get; } = evaluator;

    /// <summary>All values of a variable; every row has exactly one.</summary>
    public IReadOnlyList<VariableValue> ValuesOf(string variable)
    {
        if (!valuesByVariable.TryGetValue(variable, out var found))
        {
            valuesByVariable.Add(variable, found = [.. BuildValues(variable)]);
        }

        return found;
    }

    private IEnumerable<VariableValue> BuildValues(string variable)
    {
        var actualValues = ColumnConversion.ToCategories(Evaluator.EvaluateVariable(variable));
        var (frameValues, undetermined) = ReadFrameValues(variable, actualValues);
        foreach (var (position, category) in actualValues.Categories.Index())
        {
            var rows = actualValues.RowsIn(position);
            yield return new VariableValue(category.Name, rows, frameValues.RowsIn(category.Name).Or(undetermined).Or(rows));
        }

        yield return new VariableValue(null, actualValues.Known.Not(), frameValues.Known.And(actualValues.Known).Not());
    }

    /// <summary>What the frame says of the variable, and of which rows it leaves it open.</summary>
    private (ValueColumn.CategoryColumn Said, RowSet Open) ReadFrameValues(string variable, ValueColumn.CategoryColumn actualValues)
    {
        if (Evaluator.Dataset.FrameColumnNames.Contains(variable))
        {
            return (actualValues, RowSet.None(actualValues.Length));
        }

        var frameValues = ColumnConversion.ToCategories(
            frameEvaluator is null ? ValueColumn.AllUnknown(actualValues.Length) : frameEvaluator.EvaluateVariable(variable)
        );
        return (frameValues, frameValues.Unknown);
    }
}
