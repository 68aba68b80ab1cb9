using System.Collections.Immutable;
using Survey.Analysis.Figures.Definitions;
using Survey.Analysis.Figures.Kinds;
using Survey.Data.Expressions;
using Survey.Data.Studies.Model;

namespace Survey.Analysis.Figures.Claims;

/// <summary>Says what of a claim's test no figure can decide.</summary>
internal sealed class ClaimValidator(Study study, IReadOnlyDictionary<string, FigureDefinition> figures)
{
    public IEnumerable<string> CheckCondition(Expression expression) =>
        expression switch
        {
            Expression.BinaryOperation { Operator: BinaryOperator.And or BinaryOperator.Or } both => CheckCondition(both.Left)
                .Concat(CheckCondition(both.Right)),
            Expression.FunctionCall { Function: "not", Arguments: [var inner] } => CheckCondition(inner),
            Expression.Between between => [.. CheckQuantity(between.Value), .. CheckQuantity(between.Low), .. CheckQuantity(between.High)],
            Expression.BinaryOperation
            {
                Operator: BinaryOperator.Equal,
                Left: Expression.FunctionCall { Function: "top" } top,
                Right: Expression.Text set
            } => CheckTop(top, set.Value),
            Expression.BinaryOperation { Operator: >= BinaryOperator.Equal and <= BinaryOperator.GreaterOrEqual } comparison =>
                CheckQuantity(comparison.Left).Concat(CheckQuantity(comparison.Right)),
            _ => [$"'{expression}' is no test. Compare a figure with a number, as in share(figure) >= 0.5."],
        };

    private IEnumerable<string> CheckQuantity(Expression expression) =>
        expression switch
        {
            Expression.Number => [],
            Expression.Negation negative => CheckQuantity(negative.Operand),
            Expression.BinaryOperation { Operator: BinaryOperator.Plus or BinaryOperator.Minus } sum => CheckQuantity(sum.Left)
                .Concat(CheckQuantity(sum.Right)),
            Expression.BinaryOperation { Operator: BinaryOperator.Times, Left: Expression.Number } product => CheckQuantity(product.Right),
            Expression.BinaryOperation { Operator: BinaryOperator.Times or BinaryOperator.Divide, Right: Expression.Number } product =>
                CheckQuantity(product.Left),
            Expression.FunctionCall { Function: "top" } =>
            [
                "top() is a set of categories. Compare it with =, as in top(figure, 2) = 'first second'.",
            ],
            Expression.FunctionCall call => CheckCall(call),
            _ =>
            [
                $"'{expression}' is no number that figures have. Write a function of a figure: "
                    + $"{string.Join(", ", FigureReference.Functions.Keys)}.",
            ],
        };

    private IEnumerable<string> CheckTop(Expression.FunctionCall top, string set)
    {
        foreach (var problem in CheckCall(top))
        {
            yield return problem;
        }

        if (!FigureReference.TryParse(top, out var reference, out _) || !figures.TryGetValue(reference.Figure, out var figure))
        {
            yield break;
        }

        var names = set.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (reference.Argument != names.Length.ToString(System.Globalization.CultureInfo.InvariantCulture))
        {
            yield return FormattableString.Invariant(
                $"top({reference.Figure}, {reference.Argument}) is compared with {names.Length} names. Name as many as it has."
            );
        }

        foreach (var name in names.Where(name => !CategoriesOf(figure).Contains(name)))
        {
            yield return UnknownCategory(figure, name);
        }
    }

    private IEnumerable<string> CheckCall(Expression.FunctionCall expression)
    {
        if (!FigureReference.TryParse(expression, out var reference, out var problem))
        {
            return [problem];
        }

        return figures.TryGetValue(reference.Figure, out var figure)
            ? new[]
            {
                ProblemOfKind(reference, figure),
                ProblemOfCategory(reference, figure),
                ProblemOfCell(reference, figure),
            }.OfType<string>()
            : [$"There is no figure '{reference.Figure}', or it has faults of its own. Check the sheet figures."];
    }

    private static string? ProblemOfKind(FigureReference reference, FigureDefinition figure) =>
        figure.Kind.ClaimFunctions.Contains(reference.Function)
            ? null
            : $"{reference.Function}() says nothing of '{figure.Name}', which is of kind {figure.Kind.Word}. Use another function or figure.";

    private string? ProblemOfCategory(FigureReference reference, FigureDefinition figure)
    {
        var categories = CategoriesOf(figure);
        return reference.Function switch
        {
            "top" => int.TryParse(reference.Argument, out var count) && count >= 1
                ? null
                : $"top({figure.Name}, …) needs a whole number of categories, from 1.",
            "share" or "lead" => null,
            _ when reference.Argument is null && !categories.IsEmpty =>
                $"'{figure.Name}' has several categories. Name one: {string.Join(", ", categories)}.",
            _ when reference.Argument is not null && !categories.Contains(reference.Argument) => UnknownCategory(
                figure,
                reference.Argument
            ),
            _ => null,
        };
    }

    private string UnknownCategory(FigureDefinition figure, string name) =>
        $"'{figure.Name}' has no category '{name}'. There are: {string.Join(", ", CategoriesOf(figure))}.";

    private string? ProblemOfCell(FigureReference reference, FigureDefinition figure)
    {
        var breakdown = figure.Breakdowns.FirstOrDefault(by =>
            by.ToHashSet(StringComparer.Ordinal).SetEquals(reference.BreakdownValues.Keys)
        );
        if (breakdown.IsDefault)
        {
            var choices = string.Join(
                " or ",
                figure.Breakdowns.Select(by => by.IsEmpty ? "no cell" : string.Join(" and ", by.Select(name => $"${{{name}}} = '…'")))
            );
            return $"'{figure.Name}' has no such cell. Pick it by {choices}.";
        }

        return reference
            .BreakdownValues.Where(value => VariableValues.Find(study, value.Key) is { } values && !values.Contains(value.Value))
            .Select(value => $"'{value.Key}' has no value '{value.Value}'. Write one of: {string.Join(", ", VariableValues.Find(study, value.Key) ?? [])}.")
            .FirstOrDefault();
    }

    private ImmutableArray<string> CategoriesOf(FigureDefinition figure) => figure.Kind.CategoriesOf(study, figure.Subject);
}
