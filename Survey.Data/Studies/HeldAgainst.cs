using Survey.Data.Expressions;
using Survey.Data.Questionnaires;

namespace Survey.Data.Studies;

/// <summary>What expressions hold one variable against: enough to know which of its values they can tell apart.</summary>
/// <param name="name">The variable.</param>
/// <param name="type">What kind of answer it takes.</param>
/// <param name="isCurrent">Whether <c>.</c> stands for it.</param>
/// <param name="words">What bare names stand for in a choice filter; null elsewhere.</param>
internal sealed class HeldAgainst(string name, QuestionType type, bool isCurrent, IReadOnlyDictionary<string, string>? words)
{
    /// <summary>Every literal that the variable is compared with.</summary>
    public IEnumerable<string> Literals(Expression expression) => expression.Parts().SelectMany(part => Comparison(part) ?? []);

    /// <summary>The literal that an expression is, a choice's column in its filter too; null where it is none.</summary>
    public static string? Literal(Expression expression, IReadOnlyDictionary<string, string>? words) => expression switch
    {
        Expression.Text text => text.Value,
        Expression.Number number => NumberText.Write(number.Value),
        Expression.Negative { Operand: Expression.Number number } => NumberText.Write(-number.Value),
        Expression.Word { Value: not "label" } word when words is not null => words.GetValueOrDefault(word.Value, ""),
        _ => null,
    };

    /// <summary>Whether the variable is only compared with literals, or taken for a condition, so that all values between two literals are as one.</summary>
    /// <param name="expression">What reads it.</param>
    /// <param name="isCondition">Whether only the truth of the expression counts, not its value.</param>
    public bool Plainly(Expression expression, bool isCondition) => expression switch
    {
        _ when Is(expression) => isCondition,
        _ when Comparison(expression) is not null => true,
        Expression.Operation operation => operation.Operator is BinaryOperator.And or BinaryOperator.Or is var joins && Plainly(operation.Left, joins) && Plainly(operation.Right, joins),
        Expression.Negative negative => Plainly(negative.Operand, false),
        Expression.Between between => Plainly(between.Value, false) && Plainly(between.Low, false) && Plainly(between.High, false),
        Expression.FunctionCall call => call.Arguments.Index().All(argument => Plainly(argument.Item, call.Function is "not" or "boolean" || (call.Function == "if" && argument.Index == 0))),
        Expression.Number or Expression.Text or Expression.Variable or Expression.Current or Expression.Word => true,
        _ => false,
    };

    private string[]? Comparison(Expression part) => part switch
    {
        Expression.Operation { Operator: >= BinaryOperator.Equal and <= BinaryOperator.GreaterOrEqual } operation =>
            Is(operation.Left) ? Fitting(operation.Operator, operation.Right) : Is(operation.Right) ? Fitting(operation.Operator, operation.Left) : null,
        Expression.Between between when Is(between.Value) && Fitting(BinaryOperator.LessOrEqual, between.Low) is { } low && Fitting(BinaryOperator.LessOrEqual, between.High) is { } high => [.. low, .. high],
        Expression.FunctionCall { Function: "selected", Arguments: [var several, var choice] } when Is(several) => Fitting(BinaryOperator.Equal, choice),
        _ => null,
    };

    /// <summary>The literal on the other side, where the comparison goes by nothing but its order or sameness.</summary>
    private string[]? Fitting(BinaryOperator @operator, Expression other)
    {
        var isSameness = @operator is BinaryOperator.Equal or BinaryOperator.NotEqual;
        var isText = other is Expression.Text or Expression.Word;
        return Literal(other, words) is not { } literal ? null
            : isSameness && isText && literal.Length == 0 ? [literal]
            : type switch
            {
                QuestionType.WholeNumber or QuestionType.Number => double.IsFinite(NumberText.Read(literal)),
                QuestionType.Date => (isText || !isSameness) && Moment.TryParse(literal, out var moment) && moment.Seconds is null,
                QuestionType.SingleChoice or QuestionType.MultipleChoice or QuestionType.Text => isSameness && isText,
                _ => false,
            } ? [literal]
            : null;
    }

    private bool Is(Expression expression) => expression is Expression.Variable variable ? variable.Name == name : isCurrent && expression is Expression.Current;
}
