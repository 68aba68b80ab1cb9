using Survey.Data.Expressions;
using Survey.Data.Questionnaires;

namespace Survey.Data.Studies;

/// <summary>Reads the cells that hold expressions, and remembers each with its place for the checks that follow.</summary>
internal sealed class ExpressionCells(ProblemList problems)
{
    private readonly List<PlacedExpression> read = [];

    public IReadOnlyList<PlacedExpression> Read => read;

    /// <summary>The expression in a row's column; null where it is empty or cannot be read.</summary>
    public Expression? Find(StudyTable table, SheetRow row, string column, ExpressionUse use, string owner, string? repeat = null)
    {
        var text = table.Text(row, column);
        if (text.Length == 0)
        {
            return null;
        }

        var place = table.PlaceOf(row, column);
        if (!ExpressionParser.TryParse(text, out var expression, out var problem))
        {
            problems.Error("X001", place, problem);
            return null;
        }

        return Remember(expression, use, owner, place, repeat);
    }

    public Expression Remember(Expression expression, ExpressionUse use, string owner, Place place, string? repeat)
    {
        read.Add(new PlacedExpression(expression, use, owner, place) { Repeat = repeat });
        return expression;
    }
}
