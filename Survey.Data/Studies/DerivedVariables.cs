using System.Collections.Immutable;
using Survey.Data.Expressions;

namespace Survey.Data.Studies;

/// <summary>Puts the value of derived variables where expressions name them.</summary>
internal static class DerivedVariables
{
    private const int MostSteps = 12;
    private const int MostParts = 1000;

    /// <summary>The expression without names of derived variables, unless it would become very long by that.</summary>
    public static Expression PutIn(Expression expression, ImmutableArray<DerivedVariable> variables)
    {
        for (var step = 0; step < MostSteps; step++)
        {
            var longer = PutInOnce(expression, variables);
            if (longer.Equals(expression) || longer.Parts().Skip(MostParts).Any())
            {
                return expression;
            }

            expression = longer;
        }

        return expression;
    }

    private static Expression PutInOnce(Expression expression, ImmutableArray<DerivedVariable> variables)
    {
        Expression Put(Expression part) => PutInOnce(part, variables);

        return expression switch
        {
            Expression.Variable variable => variables.FirstOrDefault(derived => derived.Name == variable.Name)?.Value ?? variable,
            Expression.Word word => Put(new Expression.Variable(word.Value)),
            Expression.Negative negative => new Expression.Negative(Put(negative.Operand)),
            Expression.Operation operation => operation with { Left = Put(operation.Left), Right = Put(operation.Right) },
            Expression.Between between => new Expression.Between(Put(between.Value), Put(between.Low), Put(between.High)),
            Expression.FunctionCall call => call with { Arguments = [.. call.Arguments.Select(Put)] },
            _ => expression,
        };
    }
}
