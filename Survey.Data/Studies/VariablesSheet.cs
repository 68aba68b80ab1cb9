using System.Collections.Immutable;
using Survey.Data.Expressions;

namespace Survey.Data.Studies;

/// <summary>Reads the sheet <c>variables</c>: what is computed from answers.</summary>
internal sealed class VariablesSheet(StudyTable table, ExpressionCells expressions, ProblemList problems)
{
    public ImmutableArray<DerivedVariable> Read() => [.. table.Rows.Select(ReadVariable).OfType<DerivedVariable>()];

    private DerivedVariable? ReadVariable(SheetRow row)
    {
        var name = table.Text(row, "name");
        var hasValue = table.Text(row, "value").Length > 0;
        if (name.Length == 0 || !hasValue)
        {
            problems.Error("V001", table.PlaceOf(row, name.Length == 0 ? "name" : "value"), name.Length == 0
                ? "The variable has no name. Write one."
                : $"The variable '{name}' has no value. Write what it is computed from.");
            return null;
        }

        return expressions.Find(table, row, "value", ExpressionUse.DerivedVariable, name) is { } value
            ? new DerivedVariable(name, table.Local(row, "label"), value is Expression.Word word ? new Expression.Variable(word.Value) : value, table.PlaceOf(row, "name"))
            : null;
    }
}
