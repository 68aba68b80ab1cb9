using System.Collections.Immutable;
using Microsoft.Extensions.Localization;
using Survey.Data.Expressions;
using Survey.Web.Features.Shared;

namespace Survey.Web.Features.Respond;

/// <summary>Says in plain words when something is asked, for paper: a reader has no routing but these lines.</summary>
/// <remarks>What the frame decides about the unit is settled first, so that a municipality reads nothing of the police's form.</remarks>
internal sealed class ConditionWords(OpenForm form, IReadOnlyDictionary<string, int> numbers, IStringLocalizer<RespondWords> words)
{
    /// <summary>The condition as the rest of "Besvaras om …"; empty where it always holds for this unit; null where it never does.</summary>
    public string? Of(Expression? condition) => Settle(condition) switch
    {
        { IsNever: true } => null,
        { Left: null } => "",
        { Left: { } left } => Say(left),
    };

    /// <summary>Whether the unit may be asked at all.</summary>
    public bool MayHold(Expression? condition) => !Settle(condition).IsNever;

    private readonly record struct Settled(Expression? Left, bool IsNever);

    private static Settled Always => new(null, false);

    private static Settled Never => new(null, true);

    private Settled Settle(Expression? condition)
    {
        switch (condition)
        {
            case null:
                return Always;
            case Expression.Operation { Operator: BinaryOperator.And } both:
                var (left, right) = (Settle(both.Left), Settle(both.Right));
                return left.IsNever || right.IsNever ? Never : new Settled(Expression.Both(left.Left, right.Left), false);
            case Expression.Operation { Operator: BinaryOperator.Or } either:
                var (one, other) = (Settle(either.Left), Settle(either.Right));
                return one.IsNever ? other : other.IsNever ? one
                    : one.Left is null || other.Left is null ? Always
                    : new Settled(either with { Left = one.Left, Right = other.Left }, false);
            default:
                return condition.Variables.Any(IsAnswer) ? new Settled(condition, false)
                    : form.Route.Holds(condition) ? Always
                    : Never;
        }
    }

    private bool IsAnswer(string variable) =>
        form.Questionnaire.Find(variable) is not null || form.Questionnaire.FindByOther(variable) is not null
        || form.Questionnaire.Repeats.Any(repeat => repeat.Name == variable);

    private string Say(Expression condition) => condition switch
    {
        Expression.Operation { Operator: BinaryOperator.And } => SayAll(Conjuncts(condition).ToList()),
        Expression.Operation { Operator: BinaryOperator.Or } either => SayEither(either),
        Expression.Operation { Left: Expression.Variable variable, Right: Expression.Text { Value: "" } } operation when Names(variable) is { } question =>
            operation.Operator == BinaryOperator.Equal ? words["ConditionBlank", question] : words["ConditionAnswered", question],
        Expression.Operation { Left: Expression.Variable variable, Right: var value } operation when Names(variable) is { } question && KeyOf(operation.Operator) is { } key =>
            words[key, question, ValueOf(variable.Name, value)],
        Expression.FunctionCall { Function: "selected", Arguments: [Expression.Variable variable, var value] } when Names(variable) is { } question =>
            words["ConditionIs", question, ValueOf(variable.Name, value)],
        Expression.FunctionCall { Function: "not", Arguments: [Expression.FunctionCall { Function: "selected", Arguments: [Expression.Variable variable, var value] }] }
            when Names(variable) is { } question => words["ConditionIsNot", question, ValueOf(variable.Name, value)],
        _ => words["ConditionDepends", string.Join(", ", condition.Variables.Select(name => numbers.TryGetValue(name, out var number) ? Numbered(number) : null).OfType<string>())],
    };

    /// <summary>A page and its question often ask for the same answers, one more closely: the wider condition says nothing new.</summary>
    private string SayAll(List<Expression> parts) => parts
        .Where((part, index) => !parts.Where((other, place) => place != index && Narrows(other, part) && (place > index || !Narrows(part, other))).Any())
        .Select(SayPart)
        .Aggregate((left, right) => words["ConditionAnd", left, right]);

    private bool Narrows(Expression narrow, Expression wide) =>
        OneOf(narrow) is { } few && OneOf(wide) is { } many && few.Question == many.Question && few.Values.All(many.Values.Contains);

    private static IEnumerable<Expression> Conjuncts(Expression expression) =>
        expression is Expression.Operation { Operator: BinaryOperator.And } both ? Conjuncts(both.Left).Concat(Conjuncts(both.Right)) : [expression];

    private string SayPart(Expression part) => part is Expression.Operation { Operator: BinaryOperator.Or } either && OneOf(either) is null ? $"({Say(part)})" : Say(part);

    private string SayEither(Expression.Operation either) => OneOf(either) is { } oneOf
        ? words["ConditionIs", oneOf.Question, string.Join(words["ConditionOrBetween"], oneOf.Values)]
        : words["ConditionOr", SayPart(either.Left), SayPart(either.Right)];

    /// <summary>One question that may have any of several values, the commonest condition.</summary>
    private (string Question, ImmutableArray<string> Values)? OneOf(Expression either)
    {
        var parts = Alternatives(either).ToList();
        var variables = parts.Select(EqualVariable).ToList();
        return variables.Contains(null) || variables.Distinct().Count() > 1 || Names(new Expression.Variable(variables[0] ?? "")) is not { } question
            ? null
            : (question, [.. parts.Select(part => ValueOf(variables[0] ?? "", EqualValue(part)))]);
    }

    private static IEnumerable<Expression> Alternatives(Expression expression) =>
        expression is Expression.Operation { Operator: BinaryOperator.Or } either ? Alternatives(either.Left).Concat(Alternatives(either.Right)) : [expression];

    private static string? EqualVariable(Expression part) => part switch
    {
        Expression.Operation { Operator: BinaryOperator.Equal, Left: Expression.Variable variable, Right: Expression.Text { Value.Length: > 0 } } => variable.Name,
        Expression.FunctionCall { Function: "selected", Arguments: [Expression.Variable variable, Expression.Text] } => variable.Name,
        _ => null,
    };

    private static Expression EqualValue(Expression part) => part switch
    {
        Expression.Operation operation => operation.Right,
        Expression.FunctionCall call => call.Arguments[1],
        _ => part,
    };

    private static string? KeyOf(BinaryOperator @operator) => @operator switch
    {
        BinaryOperator.Equal => "ConditionIs",
        BinaryOperator.NotEqual => "ConditionIsNot",
        BinaryOperator.Less => "ConditionLess",
        BinaryOperator.LessOrEqual => "ConditionAtMost",
        BinaryOperator.Greater => "ConditionMore",
        BinaryOperator.GreaterOrEqual => "ConditionAtLeast",
        _ => null,
    };

    private string? Names(Expression.Variable variable) => numbers.TryGetValue(variable.Name, out var number) ? Numbered(number) : null;

    private string Numbered(int number) => words["QuestionNumber", number];

    private string ValueOf(string variable, Expression value) => value switch
    {
        Expression.Text text => words["Quoted", form.Questionnaire.Find(variable)?.List?.Find(text.Value)?.Label.In(SiteLanguages.Current) ?? text.Value],
        Expression.Variable other when Names(other) is { } question => words["ConditionAnswerTo", question],
        Expression.FunctionCall { Function: "today" } => words["ConditionToday"],
        _ => value.ToString() ?? "",
    };
}
