using System.Collections.Immutable;
using Microsoft.Extensions.Localization;
using Survey.Data.Expressions;
using Survey.Web.Features.Respond.Forms;
using Survey.Web.Features.Shared;

namespace Survey.Web.Features.Respond.Texts;

/// <summary>Formats relevance conditions as text for the printed form, which has no other routing.</summary>
/// <remarks>Conditions are simplified first (partial evaluation): what the frame alone decides for the unit is left out, so that a
/// municipality does not read conditions that concern the police.</remarks>
internal sealed class ConditionFormatter(
    FormContext form,
    IReadOnlyDictionary<string, int> questionNumbers,
    IStringLocalizer<RespondResources> localizer
)
{
    /// <summary>The condition as text that follows "Answer if"; empty where it always holds for this unit; null where it never
    /// does.</summary>
    public string? Format(Expression? condition) =>
        Simplify(condition) switch
        {
            { IsAlwaysFalse: true } => null,
            { Remainder: null } => "",
            { Remainder: { } left } => FormatCondition(left),
        };

    /// <summary>Whether any answers of the unit fulfil the condition.</summary>
    public bool CanHold(Expression? condition) => !Simplify(condition).IsAlwaysFalse;

    /// <summary>A condition without what the frame decides.</summary>
    /// <param name="Remainder">What answers decide; null where nothing is left to decide.</param>
    /// <param name="IsAlwaysFalse">Whether no answers fulfil it.</param>
    private readonly record struct SimplifiedCondition(Expression? Remainder, bool IsAlwaysFalse);

    private static SimplifiedCondition AlwaysTrue => new(null, false);

    private static SimplifiedCondition AlwaysFalse => new(null, true);

    private SimplifiedCondition Simplify(Expression? condition)
    {
        switch (condition)
        {
            case null:
                return AlwaysTrue;
            case Expression.BinaryOperation { Operator: BinaryOperator.And } both:
                var (left, right) = (Simplify(both.Left), Simplify(both.Right));
                return left.IsAlwaysFalse || right.IsAlwaysFalse
                    ? AlwaysFalse
                    : new SimplifiedCondition(Expression.And(left.Remainder, right.Remainder), false);
            case Expression.BinaryOperation { Operator: BinaryOperator.Or } either:
                var (one, other) = (Simplify(either.Left), Simplify(either.Right));
                if (one.IsAlwaysFalse)
                {
                    return other;
                }

                if (other.IsAlwaysFalse)
                {
                    return one;
                }

                return one.Remainder is null || other.Remainder is null
                    ? AlwaysTrue
                    : new SimplifiedCondition(either with { Left = one.Remainder, Right = other.Remainder }, false);
            case var _ when condition.VariableNames.Any(IsAnsweredVariable):
                return new SimplifiedCondition(condition, false);
            default:
                return form.Routing.Holds(condition) ? AlwaysTrue : AlwaysFalse;
        }
    }

    private bool IsAnsweredVariable(string variable) =>
        form.Questionnaire.FindQuestion(variable) is not null
        || form.Questionnaire.FindByOtherName(variable) is not null
        || form.Questionnaire.Repeats.Any(repeat => repeat.Name == variable);

    private string FormatCondition(Expression condition) =>
        condition switch
        {
            Expression.BinaryOperation { Operator: BinaryOperator.And } => FormatConjunction([.. condition.OperandsOf(BinaryOperator.And)]),
            Expression.BinaryOperation { Operator: BinaryOperator.Or } either => FormatDisjunction(either),
            Expression.BinaryOperation { Left: Expression.Variable variable, Right: Expression.Text { Value: "" } } operation
                when FindQuestionNumber(variable) is { } question => operation.Operator == BinaryOperator.Equal
                ? localizer["ConditionNotAnswered", question]
                : localizer["ConditionAnswered", question],
            Expression.BinaryOperation { Left: Expression.Variable variable, Right: var value } operation
                when FindQuestionNumber(variable) is { } question && FindResourceKey(operation.Operator) is { } key => localizer[
                key,
                question,
                FormatValue(variable.Name, value)
            ],
            Expression.FunctionCall { Function: "selected", Arguments: [Expression.Variable variable, var value] }
                when FindQuestionNumber(variable) is { } question => localizer["ConditionIs", question, FormatValue(variable.Name, value)],
            Expression.FunctionCall
            {
                Function: "not",
                Arguments: [Expression.FunctionCall { Function: "selected", Arguments: [Expression.Variable variable, var value] }]
            } when FindQuestionNumber(variable) is { } question => localizer["ConditionIsNot", question, FormatValue(variable.Name, value)],
            _ => localizer[
                "ConditionDependsOn",
                string.Join(
                    ", ",
                    condition
                        .VariableNames.Select(name =>
                            questionNumbers.TryGetValue(name, out var number) ? FormatQuestionNumber(number) : null
                        )
                        .OfType<string>()
                )
            ],
        };

    /// <summary>The parts, joined by "and", without those that another part implies: a page and its question often test the same answers,
    /// one for fewer values than the other.</summary>
    private string FormatConjunction(List<Expression> parts) =>
        parts
            .Where(
                (part, index) =>
                    !parts
                        .Where(
                            (other, otherIndex) =>
                                otherIndex != index && Implies(other, part) && (otherIndex > index || !Implies(part, other))
                        )
                        .Any()
            )
            .Select(FormatOperand)
            .Aggregate((left, right) => localizer["ConditionAnd", left, right]);

    private bool Implies(Expression narrow, Expression wide) =>
        FindValueTest(narrow) is { } narrowTest
        && FindValueTest(wide) is { } wideTest
        && narrowTest.Question == wideTest.Question
        && narrowTest.Values.All(wideTest.Values.Contains);

    private string FormatOperand(Expression part) =>
        part is Expression.BinaryOperation { Operator: BinaryOperator.Or } either && FindValueTest(either) is null
            ? $"({FormatCondition(part)})"
            : FormatCondition(part);

    private string FormatDisjunction(Expression.BinaryOperation either) =>
        FindValueTest(either) is { } oneOf
            ? localizer["ConditionIs", oneOf.Question, string.Join(localizer["ConditionValueSeparator"], oneOf.Values)]
            : localizer["ConditionOr", FormatOperand(either.Left), FormatOperand(either.Right)];

    /// <summary>The question and the values where the condition is that one question has one of several values, which is the most common
    /// condition.</summary>
    private (string Question, ImmutableArray<string> Values)? FindValueTest(Expression either)
    {
        var parts = either.OperandsOf(BinaryOperator.Or).ToList();
        var variables = parts.Select(FindTestedVariable).ToList();
        return
            variables.Contains(null)
            || variables.Distinct().Count() > 1
            || FindQuestionNumber(new Expression.Variable(variables[0] ?? "")) is not { } question
            ? null
            : (question, [.. parts.Select(part => FormatValue(variables[0] ?? "", TestedValue(part)))]);
    }

    private static string? FindTestedVariable(Expression part) =>
        part switch
        {
            Expression.BinaryOperation
            {
                Operator: BinaryOperator.Equal,
                Left: Expression.Variable variable,
                Right: Expression.Text { Value.Length: > 0 }
            } => variable.Name,
            Expression.FunctionCall { Function: "selected", Arguments: [Expression.Variable variable, Expression.Text] } => variable.Name,
            _ => null,
        };

    private static Expression TestedValue(Expression part) =>
        part switch
        {
            Expression.BinaryOperation operation => operation.Right,
            Expression.FunctionCall call => call.Arguments[1],
            _ => part,
        };

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
                form.Questionnaire.FindQuestion(variable)?.List?.Find(text.Value)?.Label.ForLanguage(SiteLanguages.Current) ?? text.Value
            ],
            Expression.Variable other when FindQuestionNumber(other) is { } question => localizer["ConditionAnswerTo", question],
            Expression.FunctionCall { Function: "today" } => localizer["ConditionToday"],
            _ => value.ToString() ?? "",
        };
}
