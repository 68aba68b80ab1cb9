using System.Collections.Immutable;
using Microsoft.Extensions.Localization;
using Survey.Data.Expressions;
using Survey.Data.Expressions.Values;
using Survey.Data.Questionnaires;
using Survey.Web.Features.Shared;

namespace Survey.Web.Features.Respond.Texts;

/// <summary>Puts conditions into words that name questions by their numbers on the printed form.</summary>
internal sealed class NumberedConditionFormatter(
    Questionnaire questionnaire,
    IReadOnlyDictionary<string, int> questionNumbers,
    IStringLocalizer<RespondResources> localizer
) : ExpressionTextFormatter
{
    /// <summary>When a condition does not hold, where that is another choice of one question; else null.</summary>
    public string? FormatOpposite(Expression condition)
    {
        if (
            condition is Expression.BinaryOperation { Operator: BinaryOperator.NotEqual } unequal
            && FindTestedValue(unequal with { Operator = BinaryOperator.Equal }) is { } excluded
        )
        {
            return FormatAlternatives(new AlternativeValues(excluded.Variable, [excluded.Value]));
        }

        return
            FindAlternatives(condition) is { } tested
            && questionnaire.FindQuestion(tested.Variable) is { Format: AnswerFormat.SingleChoice, List.Choices: var choices }
            && choices.Select(choice => choice.Name).Except(tested.Values).ToImmutableArray() is { IsEmpty: false } others
            ? FormatAlternatives(tested with { Values = others })
            : null;
    }

    /// <summary>Of a chain of <c>and</c> those parts that no other part implies: a page and its question often test the same answers, one
    /// for fewer values than the other.</summary>
    protected override IEnumerable<Expression> PartsOf(Expression.BinaryOperation chain)
    {
        if (chain.Operator == BinaryOperator.Or)
        {
            return [chain.Left, chain.Right];
        }

        var parts = chain.OperandsOf(BinaryOperator.And).ToList();
        return parts.Where((part, index) => !parts.Where((other, otherIndex) => Replaces(other, otherIndex, part, index)).Any());
    }

    protected override bool NeedsParentheses(Expression.BinaryOperation chain) =>
        chain.Operator == BinaryOperator.Or && base.NeedsParentheses(chain);

    protected override (string Variable, string Value)? FindTestedValue(Expression expression) =>
        expression switch
        {
            Expression.FunctionCall { Function: "selected", Arguments: [Expression.Variable { Name: var name }, Expression.Text choice] }
                when questionNumbers.ContainsKey(name) => (name, choice.Value),
            _ when base.FindTestedValue(expression) is { Value.Length: > 0 } test && questionNumbers.ContainsKey(test.Variable) => test,
            _ => null,
        };

    protected override string Join(BinaryOperator @operator, string left, string right) =>
        localizer[@operator == BinaryOperator.And ? "ConditionAnd" : "ConditionOr", left, right];

    protected override string FormatAlternatives(AlternativeValues alternatives) =>
        localizer[
            "ConditionIs",
            FormatQuestionNumber(questionNumbers[alternatives.Variable]),
            string.Join(
                localizer["ConditionValueSeparator"],
                alternatives.Values.Select(value => FormatValue(alternatives.Variable, new Expression.Text(value)))
            )
        ];

    protected override string FormatOperation(Expression.BinaryOperation operation) =>
        operation switch
        {
            { Left: Expression.Variable variable, Right: Expression.Text { Value: "" } }
                when FindQuestionNumber(variable) is { } question =>
                operation.Operator == BinaryOperator.Equal
                    ? localizer["ConditionNotAnswered", question]
                    : localizer["ConditionAnswered", question],
            { Left: Expression.Variable variable, Right: var value }
                when FindQuestionNumber(variable) is { } question && FindResourceKey(operation.Operator) is { } key => localizer[
                key,
                question,
                FormatValue(variable.Name, value)
            ],
            _ => FormatOther(operation),
        };

    protected override string FormatCall(Expression.FunctionCall call) =>
        call switch
        {
            { Function: "selected", Arguments: [Expression.Variable variable, var value] }
                when FindQuestionNumber(variable) is { } question => localizer["ConditionIs", question, FormatValue(variable.Name, value)],
            {
                Function: "not",
                Arguments: [Expression.FunctionCall { Function: "selected", Arguments: [Expression.Variable variable, var value] }]
            } when FindQuestionNumber(variable) is { } question => localizer["ConditionIsNot", question, FormatValue(variable.Name, value)],
            _ => FormatOther(call),
        };

    /// <summary>The questions on which it depends.</summary>
    protected override string FormatOther(Expression expression) =>
        localizer[
            "ConditionDependsOn",
            string.Join(
                ", ",
                expression.VariableNames.Where(questionNumbers.ContainsKey).Select(name => FormatQuestionNumber(questionNumbers[name]))
            )
        ];

    /// <summary>Whether one part makes another one superfluous; of two that imply each other the later stays.</summary>
    private bool Replaces(Expression other, int otherIndex, Expression part, int index) =>
        otherIndex != index && Implies(other, part) && (otherIndex > index || !Implies(part, other));

    private bool Implies(Expression narrow, Expression wide) =>
        FindAlternatives(narrow) is { } narrowTest
        && FindAlternatives(wide) is { } wideTest
        && narrowTest.Variable == wideTest.Variable
        && narrowTest.Values.All(wideTest.Values.Contains);

    private static string? FindResourceKey(BinaryOperator @operator) =>
        @operator switch
        {
            BinaryOperator.Equal => "ConditionIs",
            BinaryOperator.NotEqual => "ConditionIsNot",
            BinaryOperator.Less => "ConditionLessThan",
            BinaryOperator.LessOrEqual => "ConditionAtMost",
            BinaryOperator.Greater => "ConditionMoreThan",
            BinaryOperator.GreaterOrEqual => "ConditionAtLeast",
            _ => null,
        };

    private string? FindQuestionNumber(Expression.Variable variable) =>
        questionNumbers.TryGetValue(variable.Name, out var number) ? FormatQuestionNumber(number) : null;

    private string FormatQuestionNumber(int number) => localizer["QuestionNumber", number];

    private string FormatValue(string variable, Expression value) =>
        value switch
        {
            Expression.Text text => localizer[
                "Quoted",
                questionnaire.FindQuestion(variable)?.List?.Find(text.Value)?.Label.ForLanguage(SiteLanguages.Current) ?? text.Value
            ],
            Expression.Variable other when FindQuestionNumber(other) is { } question => localizer["ConditionAnswerTo", question],
            Expression.Number number => AnswerFormatter.ToInputText(TypedNumber.Format(number.Value)),
            Expression.FunctionCall { Function: "today" } => localizer["ConditionToday"],
            _ => value.ToString() ?? "",
        };
}
