using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Survey.Data.Expressions;

namespace Survey.Data.Studies;

/// <summary>Reads a condition where some variables have a value, and of others only bounds are known: what is not known may come to anything.</summary>
/// <remarks>Kleene's three values for and, or and not; interval arithmetic for comparisons of numbers.</remarks>
/// <param name="facts">What is known of the study.</param>
/// <param name="place">Where the condition is read.</param>
/// <param name="domains">The variables that have a value, and which values these are.</param>
internal sealed partial class ConditionReading(ConditionFacts facts, ConditionPlace place, IReadOnlyDictionary<string, AnswerDomain> domains)
{
    private readonly Dictionary<string, string?> known = new(StringComparer.Ordinal);
    private readonly Dictionary<(Expression Expression, bool IsCondition), bool> tellingApart = new(new BySameExpression());
    private readonly HashSet<string> notAsked = new(StringComparer.Ordinal);
    private IReadOnlyDictionary<string, string> values = ImmutableDictionary<string, string>.Empty;

    /// <summary>Whether what was read since the last assignment took a question for asked of which that is not settled.</summary>
    public bool HasGuessed { get; private set; }

    /// <summary>Goes by these values of variables from here on; others are not known.</summary>
    public void Assign(IReadOnlyDictionary<string, string> assigned)
    {
        values = assigned;
        known.Clear();
        ranges.Clear();
        notAsked.Clear();
        HasGuessed = false;
    }

    private static Outcomes Not(Outcomes outcomes) =>
        (outcomes.HasFlag(Outcomes.Holds) ? Outcomes.Fails : Outcomes.None) | (outcomes.HasFlag(Outcomes.Fails) ? Outcomes.Holds : Outcomes.None);

    private static Outcomes Or(Outcomes left, Outcomes right) => ((left | right) & Outcomes.Holds) | (left & right & Outcomes.Fails);

    private static Outcomes And(Outcomes left, Outcomes right) => Not(Or(Not(left), Not(right)));

    /// <summary>What a condition may come to.</summary>
    public Outcomes Of(Expression condition) => Evaluate(condition, isCondition: true) is { } value ? (value.AsTruth() ? Outcomes.Holds : Outcomes.Fails) : condition switch
    {
        Expression.Operation { Operator: BinaryOperator.And } both => And(Of(both.Left), Of(both.Right)),
        Expression.Operation { Operator: BinaryOperator.Or } either => Or(Of(either.Left), Of(either.Right)),
        Expression.FunctionCall { Function: "not", Arguments: [var inner] } => Not(Of(inner)),
        Expression.FunctionCall { Function: "boolean", Arguments: [var inner] } => Of(inner),
        _ when IsNotApplicable(condition) => Outcomes.None,
        Expression.Operation operation => Compare(operation.Operator, operation.Left, operation.Right),
        Expression.Between between => And(Compare(BinaryOperator.GreaterOrEqual, between.Value, between.Low), Compare(BinaryOperator.LessOrEqual, between.Value, between.High)),
        _ => Outcomes.Either,
    };

    /// <summary>Whether a part of a figure reads a question that is not asked, and so comes neither to true nor to false.</summary>
    private bool IsNotApplicable(Expression part) => facts.AreOfFigures
        && facts.Parts.Of(part) is { IsReadable: true } needs && needs.Variables.Any(name => Find(name) is null && notAsked.Contains(name)) && !part.Parts().OfType<Expression.FunctionCall>().Any(call => call.Function == "if");

    /// <summary>The value of a part of which everything is known; null elsewhere.</summary>
    private FormValue? Evaluate(Expression expression, bool isCondition = false)
    {
        if (facts.Parts.Of(expression) is not { IsReadable: true } needs || (needs.Words.Length > 0 && (place.Words is null || needs.Words.Contains("label"))))
        {
            return null;
        }

        var current = needs.ReadsCurrent ? Find(place.Owner) : "";
        return current is null || !needs.Variables.All(name => Find(name) is not null) || !TellsApart(expression, isCondition, needs) ? null
            : new FormEvaluator(new Scope(this, place.Words), current).Evaluate(expression);
    }

    /// <summary>Whether the value that stands for a stretch of others gives the same as these would.</summary>
    private bool TellsApart(Expression expression, bool isCondition, ReadablePart needs)
    {
        if (!tellingApart.TryGetValue((expression, isCondition), out var tells))
        {
            tellingApart[(expression, isCondition)] = tells = needs.Variables.Concat(needs.ReadsCurrent ? [place.Owner] : [])
                .Where(name => domains.GetValueOrDefault(name) is { IsWhole: false })
                .All(name => facts.HeldAgainst(name, place) is { } held && held.Plainly(expression, isCondition));
        }

        return tells;
    }

    /// <summary>The text that a variable has; null where that is not known.</summary>
    private string? Find(string name)
    {
        if (!known.TryGetValue(name, out var text))
        {
            // What leads back to itself, which the verifier refuses, must not run for ever.
            known[name] = null;
            known[name] = text = Read(name);
        }

        return text;
    }

    private string? Read(string name)
    {
        var assigned = values.GetValueOrDefault(name);
        if (facts.FindQuestion(name) is not { } question || !ConditionFacts.IsReadIn(question, place))
        {
            return assigned;
        }

        var asked = question.Route is { } route ? Of(route) : Outcomes.Holds;
        HasGuessed |= asked == Outcomes.Either && assigned is { Length: > 0 };
        if (asked == Outcomes.Fails)
        {
            notAsked.Add(name);
        }

        return asked == Outcomes.Fails ? (facts.AreOfFigures ? null : "")
            : assigned is null && asked == Outcomes.Holds && !facts.AreOfFigures && facts.CalculationOf(question) is { } calculation ? Evaluate(calculation)?.AsText()
            : assigned;
    }

    /// <summary>Whether it is the same place in the tree; an equal one elsewhere is read for itself.</summary>
    private sealed class BySameExpression : IEqualityComparer<(Expression Expression, bool IsCondition)>
    {
        public bool Equals((Expression Expression, bool IsCondition) x, (Expression Expression, bool IsCondition) y) => ReferenceEquals(x.Expression, y.Expression) && x.IsCondition == y.IsCondition;

        public int GetHashCode((Expression Expression, bool IsCondition) obj) => RuntimeHelpers.GetHashCode(obj.Expression) + (obj.IsCondition ? 1 : 0);
    }

    private sealed class Scope(ConditionReading reading, IReadOnlyDictionary<string, string>? words) : IFormScope
    {
        public DateTime Now => DateTime.MinValue;

        public string Read(string variable) => reading.Find(variable) ?? "";

        public string ReadWord(string word) => words?.GetValueOrDefault(word) ?? "";

        public IReadOnlyList<string> ReadRows(string variable) => Read(variable) is { Length: > 0 } text ? [text] : [];
    }
}
