using Survey.Data.Expressions;
using Survey.Data.Expressions.Values;
using Survey.Data.Questionnaires;

namespace Survey.Data.Studies.Conditions;

/// <summary>What expressions compare one variable with: enough to know which of its values they can distinguish.</summary>
/// <param name="name">The variable.</param>
/// <param name="format">The form of its answers.</param>
/// <param name="isCurrent">Whether <c>.</c> stands for it.</param>
/// <param name="choiceColumns">What bare names stand for in a choice filter; null elsewhere.</param>
internal sealed class ComparedValues(string name, AnswerFormat format, bool isCurrent, IReadOnlyDictionary<string, string>? choiceColumns)
{
    /// <summary>Every literal that the variable is compared with.</summary>
    public IEnumerable<string> Literals(Expression expression) =>
        expression.DescendantsAndSelf().SelectMany(part => FindComparedLiterals(part) ?? []);

    /// <summary>The literal that an expression is, a choice's column in its filter too; null where it is none.</summary>
    public static string? FindLiteral(Expression expression, IReadOnlyDictionary<string, string>? choiceColumns) =>
        expression switch
        {
            Expression.Text text => text.Value,
            Expression.Number number => XPathNumber.Format(number.Value),
            Expression.Negation { Operand: Expression.Number number } => XPathNumber.Format(-number.Value),
            Expression.BareName { Name: not "label" } word when choiceColumns is not null => choiceColumns.GetValueOrDefault(word.Name, ""),
            _ => null,
        };

    /// <summary>Whether the variable is only compared with literals, or used as a condition, so that all values between two literals
    /// are as one.</summary>
    /// <param name="expression">What reads it.</param>
    /// <param name="isCondition">Whether only the truth of the expression counts, not its value.</param>
    public bool IsOnlyCompared(Expression expression, bool isCondition) =>
        expression switch
        {
            _ when IsVariable(expression) => isCondition,
            _ when FindComparedLiterals(expression) is not null => true,
            Expression.BinaryOperation operation => operation.Operator is BinaryOperator.And or BinaryOperator.Or is var isLogical
                && IsOnlyCompared(operation.Left, isLogical)
                && IsOnlyCompared(operation.Right, isLogical),
            Expression.Negation negative => IsOnlyCompared(negative.Operand, false),
            Expression.Between between => IsOnlyCompared(between.Value, false)
                && IsOnlyCompared(between.Low, false)
                && IsOnlyCompared(between.High, false),
            Expression.FunctionCall call => call
                .Arguments.Index()
                .All(argument =>
                    IsOnlyCompared(argument.Item, call.Function is "not" or "boolean" || (call.Function == "if" && argument.Index == 0))
                ),
            Expression.Number or Expression.Text or Expression.Variable or Expression.CurrentAnswer or Expression.BareName => true,
            _ => false,
        };

    private string[]? FindComparedLiterals(Expression part) =>
        part switch
        {
            Expression.BinaryOperation { Operator: >= BinaryOperator.Equal and <= BinaryOperator.GreaterOrEqual } operation
                when IsVariable(operation.Left) => FindComparableLiteral(operation.Operator, operation.Right),
            Expression.BinaryOperation { Operator: >= BinaryOperator.Equal and <= BinaryOperator.GreaterOrEqual } operation
                when IsVariable(operation.Right) => FindComparableLiteral(operation.Operator, operation.Left),
            Expression.Between between
                when IsVariable(between.Value)
                    && FindComparableLiteral(BinaryOperator.LessOrEqual, between.Low) is { } low
                    && FindComparableLiteral(BinaryOperator.LessOrEqual, between.High) is { } high => [.. low, .. high],
            Expression.FunctionCall { Function: "selected", Arguments: [var several, var choice] } when IsVariable(several) =>
                FindComparableLiteral(BinaryOperator.Equal, choice),
            _ => null,
        };

    /// <summary>The literal on the other side, where the comparison depends only on its order or equality.</summary>
    private string[]? FindComparableLiteral(BinaryOperator @operator, Expression other)
    {
        var isEqualityTest = @operator is BinaryOperator.Equal or BinaryOperator.NotEqual;
        var isText = other is Expression.Text or Expression.BareName;
        if (FindLiteral(other, choiceColumns) is not { } literal)
        {
            return null;
        }

        var isBlankTest = isEqualityTest && isText && literal.Length == 0;
        var isComparable = format switch
        {
            AnswerFormat.Number => double.IsFinite(XPathNumber.ParseOrNaN(literal)),
            AnswerFormat.Date => (isText || !isEqualityTest)
                && PartialDateTime.TryParse(literal, out var dateTime)
                && dateTime.SecondsSinceMidnight is null,
            AnswerFormat.SingleChoice or AnswerFormat.MultipleChoice or AnswerFormat.Text => isEqualityTest && isText,
            _ => false,
        };
        return isBlankTest || isComparable ? [literal] : null;
    }

    private bool IsVariable(Expression expression) =>
        expression is Expression.Variable variable ? variable.Name == name : isCurrent && expression is Expression.CurrentAnswer;
}
