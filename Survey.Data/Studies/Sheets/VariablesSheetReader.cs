using System.Collections.Immutable;
using Survey.Data.Expressions;
using Survey.Data.Studies.Columns;
using Survey.Data.Studies.Model;
using Survey.Data.Studies.Workbooks;

namespace Survey.Data.Studies.Sheets;

/// <summary>Reads the sheet <c>variables</c>: what is computed from answers.</summary>
internal sealed class VariablesSheetReader(StudyTable table, ExpressionCellParser expressions, ProblemCollector problems)
{
    public ImmutableArray<DerivedVariable> Read() => [.. table.Rows.Select(ReadVariable).OfType<DerivedVariable>()];

    private DerivedVariable? ReadVariable(SheetRow row)
    {
        var name = table.Text(row, "name");
        if (name.Length == 0)
        {
            problems.AddError("V001", table.LocationOf(row, "name"), $"The variable has no name. Write one.");
            return null;
        }

        if (table.Text(row, "value").Length == 0)
        {
            problems.AddError(
                "V003",
                table.LocationOf(row, "value"),
                $"The variable '{name}' has no value. Write what it is computed from."
            );
            return null;
        }

        var value = expressions.Parse(table, row, "value", ExpressionPurpose.DerivedVariable, name);
        if (value is Expression.BareName word)
        {
            value = new Expression.Variable(word.Name);
        }

        return value is null ? null : new DerivedVariable(name, table.LocalizedText(row, "label"), value, table.LocationOf(row, "name"));
    }
}
