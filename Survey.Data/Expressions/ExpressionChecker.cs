using System.Collections.Immutable;

namespace Survey.Data.Expressions;

/// <summary>Says of an expression what cannot be meant: functions and variables that there are not, and values that do not fit together.</summary>
/// <param name="functions">The functions of the reading: <see cref="FunctionSignature.Form"/>, <see cref="FunctionSignature.Figures"/> or another closed table.</param>
/// <param name="variables">What may be named, by name.</param>
/// <param name="lists">The lists of choices that may be looked up, each with its columns.</param>
public sealed partial class ExpressionChecker(
    ImmutableDictionary<string, FunctionSignature> functions, IReadOnlyDictionary<string, KnownVariable> variables, IReadOnlyDictionary<string, ImmutableHashSet<string>>? lists = null)
{
    private readonly KindInference kinds = new(functions, variables);
    private readonly Lazy<ILookup<string, string>> namesByRepeat = new(() => variables.Values.ToLookup(variable => variable.Repeat ?? "", variable => variable.Name, StringComparer.Ordinal));

    /// <summary>Everything that is wrong with an expression where it stands.</summary>
    public IEnumerable<ExpressionProblem> Check(Expression expression, ExpressionContext context) =>
        CheckPart(expression, context, isAggregated: false).Distinct();

    /// <summary>What sort of value an expression yields.</summary>
    public ValueKind KindOf(Expression expression, ExpressionContext context) => kinds.Of(expression, context);

    private IEnumerable<ExpressionProblem> CheckPart(Expression part, ExpressionContext context, bool isAggregated) => part switch
    {
        Expression.Variable variable => CheckName(variable.Name, context, isAggregated, ""),
        Expression.Word word => CheckWord(word.Value, context, isAggregated),
        Expression.Current when context.Current is null => [new("X005", "'.' means the answer that a constraint speaks of, and means nothing here. Name the question as ${name}.")],
        Expression.Operation operation =>
        [
            .. CheckPart(operation.Left, context, false),
            .. CheckPart(operation.Right, context, false),
            .. new OperandFit(kinds, context).Check(operation.Operator, operation.Left, operation.Right),
        ],
        Expression.Between between =>
        [
            .. CheckPart(between.Value, context, false),
            .. CheckPart(between.Low, context, false),
            .. CheckPart(between.High, context, false),
            .. new OperandFit(kinds, context).Check(BinaryOperator.GreaterOrEqual, between.Value, between.Low),
            .. new OperandFit(kinds, context).Check(BinaryOperator.LessOrEqual, between.Value, between.High),
        ],
        Expression.Negative negative =>
        [
            .. CheckPart(negative.Operand, context, false),
            .. new OperandFit(kinds, context).Check(BinaryOperator.Minus, new Expression.Number(0), negative.Operand),
        ],
        Expression.FunctionCall call => CheckCall(call, context),
        Expression.Lookup { IsList: true } lookup => CheckList(lookup, context),
        Expression.Lookup lookup => CheckRows(lookup, context, isAggregated),
        Expression.Union union when isAggregated => [.. CheckPart(union.Left, context, true), .. CheckPart(union.Right, context, true)],
        Expression.Union => [new("X022", "'|' joins the values of several questions for count(), sum(), min(), max() and join(), and means nothing here. Write or between conditions.")],
        Expression.Enclosing => [new("X022", "'..' alone means the row of a repeat, as in position(..), and means nothing here. Name the question as ${name}.")],
        _ => [],
    };

    private IEnumerable<ExpressionProblem> CheckName(string name, ExpressionContext context, bool isAggregated, string hint)
    {
        if (!variables.TryGetValue(name, out var variable))
        {
            return kinds.FindLast(name) is not null
                ? context.MayReadLast ? [] : [new("X002", "Answers of the round before (last-saved#) are read in constraint, soft_constraint, required, texts, and alone as a default. Elsewhere figures could not tell from the answers who was asked what: use a column of the frame.", IsUnsupported: true)]
                : [new("X002", $"'{name}' is no question, frame column or variable.{Nearest.Suggest(name, variables.Keys)}{hint}")];
        }

        if (isAggregated)
        {
            return [];
        }

        return variable.Kind == ValueKind.Rows
            ? [new("X006", $"'{name}' is a repeat, which has rows and no value. Write count(${{{name}}}) for their number.")]
            : variable.Repeat is { } repeat && repeat != context.Repeat
                ? [new("X006", $"'{name}' has a value in each row of '{repeat}'. Write sum(), min(), max(), count() or join() of ${{{name}}}, or ask within the repeat.")]
                : [];
    }

    private IEnumerable<ExpressionProblem> CheckWord(string word, ExpressionContext context, bool isAggregated) =>
        context.Words.Contains(word) ? []
        : context.VariablesMayBeBare ? CheckName(word, context, isAggregated, $" A text is written '{word}' in quotes.")
        : [new("X003", $"The bare name '{word}' means nothing here. Write ${{{word}}} for a question or '{word}' for a text.{Nearest.Suggest(word, context.Words)}")];

    private IEnumerable<ExpressionProblem> CheckCall(Expression.FunctionCall call, ExpressionContext context)
    {
        if (!functions.TryGetValue(call.Function, out var signature))
        {
            return [UnknownFunction(call.Function), .. call.Arguments.SelectMany(argument => CheckPart(argument, context, true))];
        }

        if (call.Arguments.Length < signature.Least || call.Arguments.Length > signature.Most)
        {
            return [new("X007", $"{call.Function}() takes {Count(signature)}, not {call.Arguments.Length}.")];
        }

        return call.Function switch
        {
            "position" or "last" => CheckPosition(call, context),
            "indexed-repeat" => CheckIndexedRepeat(call, context),
            "jr:choice-name" => CheckChoiceName(call, context),
            "pulldata" => [.. CheckPullData(call), .. call.Arguments.SelectMany(argument => CheckPart(argument, context, false))],
            _ => CheckArguments(call, signature, context),
        };
    }

    private IEnumerable<ExpressionProblem> CheckArguments(Expression.FunctionCall call, FunctionSignature signature, ExpressionContext context)
    {
        var isAggregate = call.Function is "sum" or "count" or "min" or "max" or "join" or "count-non-empty";
        return
        [
            .. call.Arguments.SelectMany(argument => CheckPart(argument, context, isAggregate)),
            .. new OperandFit(kinds, context).Check(call, signature),
        ];
    }

    private ExpressionProblem UnknownFunction(string name)
    {
        if (UnsupportedFunctions.Advice.TryGetValue(name, out var advice))
        {
            return new("X004", $"The function '{name}' is not supported here. {advice}", IsUnsupported: true);
        }

        if (FunctionSignature.Form.ContainsKey(name))
        {
            return new("X004", $"{name}() has no meaning here. {FunctionSignature.NotInFigures.GetValueOrDefault(name, "It belongs to the form.")}");
        }

        var nearest = Nearest.Suggest(name, functions.Keys);
        return new("X004", $"There is no function '{name}'.{(nearest.Length > 0 ? nearest : $" There are: {string.Join(", ", functions.Keys.Order(StringComparer.Ordinal))}.")}");
    }

    private static string Count(FunctionSignature signature) =>
        signature.Least == signature.Most ? FormattableString.Invariant($"{signature.Least} arguments")
        : signature.Most == int.MaxValue ? FormattableString.Invariant($"at least {signature.Least} arguments")
        : FormattableString.Invariant($"{signature.Least} to {signature.Most} arguments");
}
