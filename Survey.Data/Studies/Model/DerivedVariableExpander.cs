using System.Collections.Immutable;
using Survey.Data.Expressions;

namespace Survey.Data.Studies.Model;

/// <summary>Replaces derived variables in an expression by their definitions.</summary>
internal static class DerivedVariableExpander
{
    /// <summary>How deeply variables may be defined by others; deeper ones are left as names.</summary>
    private const int MaximumSteps = 12;

    /// <summary>Each step can multiply the length; a longer expression would take more time to analyse than the result is worth.</summary>
    private const int MaximumSubexpressions = 1000;

    /// <summary>The expression without names of derived variables, unless it would become very long by that.</summary>
    public static Expression Expand(Expression expression, ImmutableArray<DerivedVariable> variables)
    {
        for (var step = 0; step < MaximumSteps; step++)
        {
            var expanded = ExpandOnce(expression, variables);
            if (expanded.Equals(expression) || expanded.DescendantsAndSelf().Skip(MaximumSubexpressions).Any())
            {
                return expression;
            }

            expression = expanded;
        }

        return expression;
    }

    private static Expression ExpandOnce(Expression expression, ImmutableArray<DerivedVariable> variables)
    {
        Expression Substitute(Expression operand) => ExpandOnce(operand, variables);

        return expression switch
        {
            Expression.Variable variable => variables.FirstOrDefault(derived => derived.Name == variable.Name)?.Value ?? variable,
            Expression.BareName word => Substitute(new Expression.Variable(word.Name)),
            Expression.Negation negative => new Expression.Negation(Substitute(negative.Operand)),
            Expression.BinaryOperation operation => operation with
            {
                Left = Substitute(operation.Left),
                Right = Substitute(operation.Right),
            },
            Expression.Between between => new Expression.Between(
                Substitute(between.Value),
                Substitute(between.Low),
                Substitute(between.High)
            ),
            Expression.FunctionCall call => call with { Arguments = [.. call.Arguments.Select(Substitute)] },
            _ => expression,
        };
    }
}
