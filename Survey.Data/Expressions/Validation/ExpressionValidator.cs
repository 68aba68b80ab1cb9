using System.Collections.Immutable;
using Survey.Data.Expressions.Functions;
using Survey.Data.Expressions.Values;
using Survey.Data.Texts;

namespace Survey.Data.Expressions.Validation;

/// <summary>Reports the errors of an expression: functions and variables that do not exist, and values that do not fit
/// together.</summary>
/// <param name="functions">The functions of the reading: <see cref="FunctionTable.ForForms"/>,
/// <see cref="FunctionTable.ForFigures"/> or another closed table.</param>
/// <param name="variables">What may be named, by name.</param>
/// <param name="lists">The lists of choices that may be looked up, each with its columns.</param>
public sealed partial class ExpressionValidator(
    ImmutableDictionary<string, FunctionSignature> functions,
    IReadOnlyDictionary<string, VariableSymbol> variables,
    IReadOnlyDictionary<string, ImmutableHashSet<string>>? lists = null
)
{
    // Names that a message suggests, so that it stays one line.
    private const int MaximumNearestFunctions = 3;

    private readonly ValueKindInference kindInference = new(functions, variables);
    private readonly Lazy<ILookup<string, string>> questionNamesByRepeat = new(() =>
        variables.Values.ToLookup(variable => variable.RepeatName ?? "", variable => variable.Name, StringComparer.Ordinal)
    );

    /// <summary>Everything that is wrong with an expression where it stands.</summary>
    public IEnumerable<ExpressionProblem> Validate(Expression expression, ExpressionContext context) =>
        ValidateNode(expression, context, isAggregated: false).Distinct();

    /// <summary>What sort of value an expression yields.</summary>
    public ValueKind InferKind(Expression expression, ExpressionContext context) => kindInference.Infer(expression, context);

    private IEnumerable<ExpressionProblem> ValidateNode(Expression node, ExpressionContext context, bool isAggregated) =>
        node switch
        {
            Expression.Variable variable => ValidateVariable(variable.Name, context, isAggregated, ProblemMessage.Empty),
            Expression.BareName word => ValidateBareName(word.Name, context, isAggregated),
            Expression.CurrentAnswer when context.CurrentVariable is null =>
            [
                new("X005", $"'.' is the answer that a constraint checks, and has no meaning here. Name the question as ${{name}}."),
            ],
            Expression.BinaryOperation operation =>
            [
                .. ValidateNode(operation.Left, context, false),
                .. ValidateNode(operation.Right, context, false),
                .. new OperandTypeRules(kindInference, context).Validate(operation.Operator, operation.Left, operation.Right),
            ],
            Expression.Between between =>
            [
                .. ValidateNode(between.Value, context, false),
                .. ValidateNode(between.Low, context, false),
                .. ValidateNode(between.High, context, false),
                .. new OperandTypeRules(kindInference, context).Validate(BinaryOperator.GreaterOrEqual, between.Value, between.Low),
                .. new OperandTypeRules(kindInference, context).Validate(BinaryOperator.LessOrEqual, between.Value, between.High),
            ],
            Expression.Negation negative =>
            [
                .. ValidateNode(negative.Operand, context, false),
                .. new OperandTypeRules(kindInference, context).Validate(BinaryOperator.Minus, new Expression.Number(0), negative.Operand),
            ],
            Expression.FunctionCall call => ValidateCall(call, context),
            Expression.RowLookup { IsList: true } lookup => ValidateListLookup(lookup, context),
            Expression.RowLookup lookup => ValidateRepeatLookup(lookup, context, isAggregated),
            Expression.Union union when isAggregated =>
            [
                .. ValidateNode(union.Left, context, true),
                .. ValidateNode(union.Right, context, true),
            ],
            Expression.Union =>
            [
                new(
                    "X022",
                    $"'|' joins the values of several questions for count(), sum(), min(), max() and join(), and has no meaning here. "
                        + $"Write or between conditions."
                ),
            ],
            Expression.ParentRow =>
            [
                new(
                    "X022",
                    $"'..' alone means the row of a repeat, as in position(..), and has no meaning here. Name the question as ${{name}}."
                ),
            ],
            _ => [],
        };

    private IEnumerable<ExpressionProblem> ValidateVariable(string name, ExpressionContext context, bool isAggregated, ProblemMessage hint)
    {
        if (!variables.TryGetValue(name, out var variable))
        {
            return ValidateUnknownVariable(name, context, hint);
        }

        if (isAggregated)
        {
            return [];
        }

        if (variable.Kind == ValueKind.Rows)
        {
            return [new("X006", $"'{name}' is a repeat, which has rows and no value. Write count(${{{name}}}) for their number.")];
        }

        return
            variable.RepeatName is not { } repeat
            || IsInside(context.RepeatName, repeat)
            || IsInside(context.ChoiceRepeatName, repeat)
            ? []
            :
            [
                new(
                    "X006",
                    $"'{name}' has a value in each row of '{repeat}'. Write sum(), min(), max(), count() or join() of ${{{name}}}, "
                        + $"or ask within the repeat."
                ),
            ];
    }

    /// <summary>Whether a repeat is another one, or stands in it at any depth: its rows see those that they are inside.</summary>
    private bool IsInside(string? repeat, string outer) =>
        repeat is not null && (repeat == outer || IsInside(variables.GetValueOrDefault(repeat)?.RepeatName, outer));

    private IEnumerable<ExpressionProblem> ValidateUnknownVariable(string name, ExpressionContext context, ProblemMessage hint)
    {
        if (kindInference.FindLastSaved(name) is null)
        {
            var suggestion = SpellingSuggestion.Suggest(name, variables.Keys);
            return [new("X002", $"'{name}' is no question, frame column or variable.{suggestion}{hint}")];
        }

        return context.AllowsLastSaved
            ? []
            :
            [
                new(
                    "X008",
                    $"Answers of the round before (last-saved#) are read in constraint, soft_constraint, required, choice_filter, texts, "
                        + $"read_only of a question without default, and alone as a default. Elsewhere figures could not compute who was "
                        + $"asked what: use a column of the frame.",
                    IsUnsupported: true
                ),
            ];
    }

    private IEnumerable<ExpressionProblem> ValidateBareName(string name, ExpressionContext context, bool isAggregated)
    {
        if (context.BareNames.Contains(name))
        {
            return [];
        }

        if (context.AllowsBareVariables)
        {
            return ValidateVariable(name, context, isAggregated, $" A text is written '{name}' in quotes.");
        }

        var suggestion = SpellingSuggestion.Suggest(name, context.BareNames);
        return
        [
            new("X003", $"The bare name '{name}' is not a value. Write ${{{name}}} for a question or '{name}' for a text.{suggestion}"),
        ];
    }

    private IEnumerable<ExpressionProblem> ValidateCall(Expression.FunctionCall call, ExpressionContext context)
    {
        if (!functions.TryGetValue(call.Function, out var signature))
        {
            return
            [
                CreateUnknownFunctionProblem(call),
                .. call.Arguments.SelectMany(argument => ValidateNode(argument, context, true)),
            ];
        }

        if (call.Arguments.Length < signature.MinimumArguments || call.Arguments.Length > signature.MaximumArguments)
        {
            return [new("X007", $"{call.Function}() takes {DescribeArgumentCount(signature)}, not {call.Arguments.Length}.")];
        }

        return call.Function switch
        {
            "position" or "last" => ValidatePosition(call, context),
            "indexed-repeat" => ValidateIndexedRepeat(call, context),
            "jr:choice-name" => ValidateChoiceName(call, context),
            "pulldata" => [.. ValidatePullData(call), .. call.Arguments.SelectMany(argument => ValidateNode(argument, context, false))],
            _ => ValidateArguments(call, signature, context),
        };
    }

    private IEnumerable<ExpressionProblem> ValidateArguments(
        Expression.FunctionCall call,
        FunctionSignature signature,
        ExpressionContext context
    )
    {
        var isAggregate = call.Function is "sum" or "count" or "min" or "max" or "join" or "count-non-empty";
        return
        [
            .. call.Arguments.SelectMany(argument => ValidateNode(argument, context, isAggregate)),
            .. new OperandTypeRules(kindInference, context).Validate(call, signature),
        ];
    }

    private ExpressionProblem CreateUnknownFunctionProblem(Expression.FunctionCall call)
    {
        var name = call.Function;
        if (UnsupportedFunctions.AdviceByFunction.TryGetValue(name, out var advice))
        {
            return new("X009", $"The function '{name}' is not supported here. {advice}", IsUnsupported: true);
        }

        if (ExpressionCorrector.FindMeantCall(call) is { } meant)
        {
            return new("X004", $"There is no function '{name}'. Write {meant}.");
        }

        if (FunctionTable.ForForms.ContainsKey(name))
        {
            var formAdvice = FunctionTable.FormOnlyAdvice.GetValueOrDefault(name) ?? $"It belongs to the form.";
            return new("X035", $"{name}() has no meaning here. {formAdvice}");
        }

        var suggestion = SpellingSuggestion.Suggest(name, functions.Keys);
        var nearest = string.Join(", ", SpellingSuggestion.FindNearest(name, functions.Keys, MaximumNearestFunctions));
        return suggestion.IsEmpty
            ? new("X004", $"There is no function '{name}'. Nearest are {nearest}.")
            : new("X004", $"There is no function '{name}'.{suggestion}");
    }

    private static ProblemMessage DescribeArgumentCount(FunctionSignature signature) =>
        (signature.MinimumArguments, signature.MaximumArguments) switch
        {
            var (minimum, maximum) when minimum == maximum => ArgumentCount(minimum),
            (var minimum, int.MaxValue) => $"at least {ArgumentCount(minimum)}",
            var (minimum, maximum) => $"{minimum} to {maximum} arguments",
        };

    private static ProblemMessage ArgumentCount(int count) => ProblemMessage.ForCount(count, $"1 argument", $"{count} arguments");
}
