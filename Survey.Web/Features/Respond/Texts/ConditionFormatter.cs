using System.Collections.Immutable;
using Microsoft.Extensions.Localization;
using Survey.Data.Expressions;
using Survey.Web.Features.Respond.Forms;

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
    private readonly NumberedConditionFormatter words = new(form.Questionnaire, questionNumbers, localizer);

    /// <summary>The condition as text that follows "Answer if"; empty where it always holds for this unit; null where it never
    /// does.</summary>
    public string? Format(Expression? condition) =>
        Simplify(condition) switch
        {
            { IsAlwaysFalse: true } => null,
            { Remainder: null } => "",
            { Remainder: { } left } => words.Format(left),
        };

    /// <summary>The parts of a condition that answers decide, all of which have to hold; none where it always holds.</summary>
    public ImmutableArray<Expression> FindParts(Expression? condition) =>
        Simplify(condition).Remainder is { } left ? [.. left.OperandsOf(BinaryOperator.And)] : [];

    /// <summary>When a part does not hold, as text that follows "if"; null where there are no simple words for it.</summary>
    public string? FormatOpposite(Expression part) => words.FormatOpposite(part);

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
}
