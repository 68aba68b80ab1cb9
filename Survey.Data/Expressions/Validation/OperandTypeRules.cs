using System.Globalization;
using Survey.Data.Expressions.Functions;
using Survey.Data.Expressions.Values;
using Survey.Data.Texts;

namespace Survey.Data.Expressions.Validation;

/// <summary>Whether the values on both sides of an operator, or in a function, can belong together.</summary>
internal sealed class OperandTypeRules(ValueKindInference kindInference, ExpressionContext context)
{
    public IEnumerable<ExpressionProblem> Validate(BinaryOperator @operator, Expression left, Expression right) =>
        @operator switch
        {
            BinaryOperator.And or BinaryOperator.Or => [],
            BinaryOperator.Equal or BinaryOperator.NotEqual =>
            [
                .. ValidateEquality(left, right),
                .. ValidateEquality(right, left),
                .. ValidateTruth(left, right),
                .. ValidateTruth(right, left),
            ],
            BinaryOperator.Less or BinaryOperator.LessOrEqual or BinaryOperator.Greater or BinaryOperator.GreaterOrEqual =>
            [
                .. ValidateOrdering(left, @operator),
                .. ValidateOrdering(right, @operator),
            ],
            _ => [.. ValidateNumeric(left, @operator), .. ValidateNumeric(right, @operator)],
        };

    public IEnumerable<ExpressionProblem> Validate(Expression.FunctionCall call, FunctionSignature signature) =>
        call.Function switch
        {
            "selected" => ValidateSelected(call.Arguments[0], call.Arguments[1]),
            "regex" => ValidateRegex(call.Arguments[1]),
            "format-date" or "format-date-time" => ValidateDateFormat(call.Function, call.Arguments[1]),
            "sum" or "count" or "count-non-empty" or "min" or "max" or "join" => [],
            _ => call
                .Arguments.Index()
                .SelectMany(argument => ValidateArgument(call.Function, argument.Item, signature.GetArgumentKind(argument.Index))),
        };

    private IEnumerable<ExpressionProblem> ValidateEquality(Expression operand, Expression otherOperand)
    {
        var literal = FindLiteralText(otherOperand);
        if (literal is "" || kindInference.FindVariable(operand, context) is not { } variable)
        {
            return [];
        }

        if (variable.Kind == ValueKind.Choices)
        {
            return
            [
                new(
                    "X010",
                    literal switch
                    {
                        null => $"'{variable.Name}' may have several choices, so it equals none. Write selected({operand}, 'choice').",
                        _ => $"'{variable.Name}' may have several choices, so it equals none. Write selected({operand}, '{literal}').",
                    }
                ),
            ];
        }

        if (literal is null)
        {
            return [];
        }

        return variable switch
        {
            { IsSingleChoice: true } => ValidateChoice(variable, literal),
            { Kind: ValueKind.Number } when otherOperand is Expression.Text && !IsNumber(literal) =>
            [
                new("X011", $"'{variable.Name}' is a number and never '{literal}'."),
            ],
            { Kind: ValueKind.Date } when !PartialDateTime.TryParse(literal, out _) =>
            [
                new("X011", $"'{variable.Name}' is a date and never '{literal}'. Write dates as '2012-05-01', '2012-05' or '2012'."),
            ],
            _ => [],
        };
    }

    /// <summary>In the form, as in XPath, a text that is compared with a condition counts as true unless it is empty. Figures compare
    /// truths.</summary>
    private IEnumerable<ExpressionProblem> ValidateTruth(Expression condition, Expression other)
    {
        var isCondition = condition is not Expression.Variable && kindInference.Infer(condition, context) == ValueKind.Condition;
        if (context.AllowsBareVariables || !isCondition)
        {
            return [];
        }

        if (other is Expression.Text { Value: "true" or "false" } text)
        {
            return
            [
                new("X051", $"{text} is a text, and any text counts as true beside a condition. Write the condition alone, or not(…)."),
            ];
        }

        var variable = kindInference.FindVariable(other, context);
        return variable is { Kind: ValueKind.Condition } || variable?.ChoiceNames.Contains("false") == true
            ?
            [
                new(
                    "X051",
                    $"'{variable.Name}' is the text 'true' or 'false', and any text counts as true beside a condition. Write "
                        + $"{other} = 'true' or {other} = 'false'."
                ),
            ]
            : [];
    }

    private static IEnumerable<ExpressionProblem> ValidateChoice(VariableSymbol variable, string choice) =>
        variable.ChoiceNames.Contains(choice)
            ? []
            :
            [
                new(
                    "X012",
                    $"The list '{variable.ListName}' of '{variable.Name}' has no choice "
                        + $"'{choice}'.{SpellingSuggestion.Suggest(choice, variable.ChoiceNames)}"
                ),
            ];

    private IEnumerable<ExpressionProblem> ValidateOrdering(Expression operand, BinaryOperator @operator) =>
        kindInference.FindVariable(operand, context) switch
        {
            { Kind: ValueKind.Choices } several =>
            [
                new(
                    "X013",
                    $"'{several.Name}' may have several choices, which '{BinaryOperators.GetSymbol(@operator)}' cannot order. Write "
                        + $"count-selected({operand}) for their number."
                ),
            ],
            { IsSingleChoice: true } single when single.ChoiceNames.Any(choice => !IsNumber(choice)) && !single.ChoiceNames.Any(IsNumber) =>

                [
                    new(
                        "X013",
                        $"The choices of '{single.Name}' are words, which '{BinaryOperators.GetSymbol(@operator)}' cannot order. Compare "
                            + $"with = or selected()."
                    ),
                ],
            _ when FindLiteralText(operand) is { } word
                    && operand is Expression.Text
                    && !IsNumber(word)
                    && !PartialDateTime.TryParse(word, out _)
                    && !PartialDateTime.TryParseTime(word, out _) =>
            [
                new("X013", $"'{word}' is neither a number nor a date, so '{BinaryOperators.GetSymbol(@operator)}' never holds."),
            ],
            _ => [],
        };

    private IEnumerable<ExpressionProblem> ValidateNumeric(Expression operand, BinaryOperator @operator)
    {
        var kind = kindInference.Infer(operand, context);
        var variable = kindInference.FindVariable(operand, context);
        var advice = kind == ValueKind.Choices ? $" Write count-selected({operand}) for the number of choices." : ProblemMessage.Empty;
        return
            kind is ValueKind.Choices or ValueKind.Rows
            || (variable is { IsSingleChoice: true } && !variable.ChoiceNames.Any(IsNumber))
            || (operand is Expression.Text text && !IsNumber(text.Value) && !PartialDateTime.TryParse(text.Value, out _))
            ?
            [
                new(
                    "X014",
                    $"{Describe(operand, kind)} is no number, so '{BinaryOperators.GetSymbol(@operator)}' cannot compute with "
                        + $"it.{advice}"
                ),
            ]
            : [];
    }

    private IEnumerable<ExpressionProblem> ValidateSelected(Expression question, Expression choice)
    {
        var kind = kindInference.Infer(question, context);
        if (kind is ValueKind.Number or ValueKind.Date or ValueKind.Condition)
        {
            return [new("X015", $"selected() needs a choice, but {Describe(question, kind)} has none. Compare it with = instead.")];
        }

        return kindInference.FindVariable(question, context) is { ListName: not null } variable && FindLiteralText(choice) is { } name
            ? ValidateChoice(variable, name)
            : [];
    }

    private IEnumerable<ExpressionProblem> ValidateArgument(string function, Expression argument, ValueKind expected)
    {
        var kind = kindInference.Infer(argument, context);
        var fits = expected switch
        {
            ValueKind.Choices => kind is ValueKind.Choices or ValueKind.Text or ValueKind.Any,
            ValueKind.Number => kind is not (ValueKind.Choices or ValueKind.Rows),
            ValueKind.Condition => kind is not (ValueKind.Choices or ValueKind.Date or ValueKind.Rows),
            _ => true,
        };
        return fits
            ? []
            : [new("X016", $"{function}() takes {DescribeKind(expected)}, but {Describe(argument, kind)} is {DescribeKind(kind)}.")];
    }

    private static IEnumerable<ExpressionProblem> ValidateRegex(Expression pattern)
    {
        if (pattern is not Expression.Text { Value: var regex })
        {
            return [new("X017", $"The pattern of regex() must be written there in quotes, not be computed.")];
        }

        return PatternMatcher.FindProblem(regex) is { } problem
            ? [new("X018", $"The pattern '{regex}' cannot be read: {problem}")]
            : [];
    }

    private static IEnumerable<ExpressionProblem> ValidateDateFormat(string function, Expression formatArgument)
    {
        var format = (formatArgument as Expression.Text)?.Value ?? "";
        var unknown = format
            .Index()
            .Where(at =>
                at.Item == '%'
                && at.Index + 1 < format.Length
                && !DateTimeFunctions.FormatDirectives.Contains(format[at.Index + 1], StringComparison.Ordinal)
            )
            .Select(at => format[at.Index + 1]);
        return unknown.Select(directive => new ExpressionProblem(
            "X019",
            $"{function}() has no '%{directive}'. There are: "
                + $"{string.Join(", ", DateTimeFunctions.FormatDirectives.Select(known => $"%{known}"))}."
        ));
    }

    private static string? FindLiteralText(Expression expression) =>
        expression switch
        {
            Expression.Text text => text.Value,
            Expression.Number number => number.Value.ToString("R", CultureInfo.InvariantCulture),
            _ => null,
        };

    private static bool IsNumber(string text) => !double.IsNaN(XPathNumber.ParseOrNaN(text));

    private static ProblemMessage Describe(Expression expression, ValueKind kind) =>
        expression switch
        {
            Expression.Variable variable => $"'{variable.Name}' ({DescribeKind(kind)})",
            _ => $"'{expression}'",
        };

    private static ProblemMessage DescribeKind(ValueKind kind) =>
        kind switch
        {
            ValueKind.Condition => $"a condition",
            ValueKind.Number => $"a number",
            ValueKind.Text => $"a text or choice",
            ValueKind.Choices => $"a set of choices",
            ValueKind.Date => $"a date",
            ValueKind.Rows => $"a repeat",
            _ => $"a value",
        };
}
