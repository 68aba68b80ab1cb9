using System.Collections.Immutable;

namespace Survey.Data.Expressions;

/// <summary>A variable and the values of which it has one, such as <c>${works} = 'yes' or ${works} = 'partly'</c>.</summary>
/// <param name="Variable">The variable's name.</param>
/// <param name="Values">The values, in order.</param>
public sealed record AlternativeValues(string Variable, ImmutableArray<string> Values);

/// <summary>Puts an expression into words: walks its tree, joins parts and sets parentheses, and asks for the words of each part.</summary>
public abstract class ExpressionTextFormatter
{
    /// <summary>The expression in words.</summary>
    public string Format(Expression expression) =>
        expression switch
        {
            Expression.BinaryOperation { Operator: BinaryOperator.Or } when FindAlternatives(expression) is { } alternatives =>
                FormatAlternatives(alternatives),
            Expression.BinaryOperation { Operator: BinaryOperator.And or BinaryOperator.Or } chain => PartsOf(chain)
                .Select(FormatPart)
                .Aggregate((left, right) => Join(chain.Operator, left, right)),
            Expression.BinaryOperation operation => FormatOperation(operation),
            Expression.FunctionCall call => FormatCall(call),
            _ => FormatOther(expression),
        };

    /// <summary>The expression in words where it stands for true or false.</summary>
    public virtual string FormatCondition(Expression expression) => Format(expression);

    /// <summary>The parts of a chain of <c>and</c> or <c>or</c> that are joined.</summary>
    protected virtual IEnumerable<Expression> PartsOf(Expression.BinaryOperation chain) => chain.OperandsOf(chain.Operator);

    /// <summary>Whether a chain stands in parentheses within another one.</summary>
    protected virtual bool NeedsParentheses(Expression.BinaryOperation chain) => FindAlternatives(chain) is null;

    /// <summary>The variable and its values where every alternative is a test of one and the same variable; else null.</summary>
    protected AlternativeValues? FindAlternatives(Expression expression)
    {
        var tests = expression.OperandsOf(BinaryOperator.Or).Select(FindTestedValue).ToList();
        return tests.Select(test => test?.Variable).Distinct(StringComparer.Ordinal).ToList() is [{ } variable]
            ? new AlternativeValues(variable, [.. tests.Select(test => test?.Value ?? "")])
            : null;
    }

    /// <summary>The variable and the value where the expression is that the one has the other; else null.</summary>
    protected virtual (string Variable, string Value)? FindTestedValue(Expression expression) =>
        expression is Expression.BinaryOperation
        {
            Operator: BinaryOperator.Equal,
            Left: Expression.Variable variable,
            Right: Expression.Text text
        }
            ? (variable.Name, text.Value)
            : null;

    /// <summary>Two parts joined by <c>and</c> or <c>or</c>.</summary>
    protected abstract string Join(BinaryOperator @operator, string left, string right);

    /// <summary>A variable that has one of several values.</summary>
    protected abstract string FormatAlternatives(AlternativeValues alternatives);

    /// <summary>A comparison or a calculation.</summary>
    protected abstract string FormatOperation(Expression.BinaryOperation operation);

    /// <summary>A function and its arguments.</summary>
    protected abstract string FormatCall(Expression.FunctionCall call);

    /// <summary>Everything else: a variable, a constant, a range.</summary>
    protected abstract string FormatOther(Expression expression);

    private string FormatPart(Expression part) =>
        part is Expression.BinaryOperation { Operator: BinaryOperator.And or BinaryOperator.Or } chain && NeedsParentheses(chain)
            ? $"({Format(part)})"
            : FormatCondition(part);
}
