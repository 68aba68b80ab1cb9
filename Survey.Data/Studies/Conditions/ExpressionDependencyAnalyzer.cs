using System.Collections.Immutable;
using Survey.Data.Expressions;
using Survey.Data.Expressions.Functions;

namespace Survey.Data.Studies.Conditions;

/// <summary>What must be known before a part of an expression has a value.</summary>
/// <param name="DependsOnAnswersOnly">Whether answers alone decide it.</param>
/// <param name="Variables">The variables it reads.</param>
/// <param name="BareNames">The bare names it reads.</param>
/// <param name="ReadsCurrent">Whether it reads <c>.</c>.</param>
/// <param name="Size">How many parts it has itself.</param>
internal sealed record ExpressionDependencies(
    bool DependsOnAnswersOnly,
    ImmutableArray<string> Variables,
    ImmutableArray<string> BareNames,
    bool ReadsCurrent,
    int Size
);

/// <summary>Separates parts of expressions that answers alone decide from those that depend on the clock, chance, the language, lists
/// or other rows.</summary>
/// <param name="isInRepeat">Whether a name is a repeat's, or in one.</param>
/// <param name="functions">The functions of the reading: the form's, or the figures'.</param>
internal sealed class ExpressionDependencyAnalyzer(Func<string, bool> isInRepeat, ImmutableDictionary<string, FunctionSignature> functions)
{
    private static readonly ImmutableHashSet<string> FunctionsBeyondAnswers = ImmutableHashSet.Create(
        StringComparer.Ordinal,
        "once",
        "random",
        "uuid",
        "today",
        "now",
        "position",
        "last",
        "indexed-repeat",
        "pulldata",
        "jr:choice-name",
        "format-date",
        "format-date-time"
    );

    /// <summary>Functions for which figures distinguish missing values, and the form does not.</summary>
    private static readonly ImmutableHashSet<string> MissingValueFunctions = ImmutableHashSet.Create(
        StringComparer.Ordinal,
        "coalesce",
        "partner",
        "count",
        "sum",
        "min",
        "max"
    );

    private static readonly ImmutableHashSet<string> AggregateFunctions = ImmutableHashSet.Create(
        StringComparer.Ordinal,
        "sum",
        "count",
        "count-non-empty",
        "min",
        "max",
        "join"
    );
    private readonly Dictionary<Expression, ExpressionDependencies> cache = new(ReferenceEqualityComparer.Instance);

    /// <summary>What a part needs.</summary>
    public ExpressionDependencies Analyze(Expression expression)
    {
        if (!cache.TryGetValue(expression, out var dependencies))
        {
            var subexpressions = expression.DescendantsAndSelf().ToList();
            cache[expression] = dependencies = new ExpressionDependencies(
                subexpressions.TrueForAll(DependsOnAnswersOnly),
                [.. expression.VariableNames],
                [.. subexpressions.OfType<Expression.BareName>().Select(word => word.Name).Distinct(StringComparer.Ordinal)],
                subexpressions.OfType<Expression.CurrentAnswer>().Any(),
                subexpressions.Count
            );
        }

        return dependencies;
    }

    private bool DependsOnAnswersOnly(Expression subexpression) =>
        subexpression switch
        {
            Expression.RowLookup or Expression.Union or Expression.ParentRow => false,
            Expression.FunctionCall call => functions.TryGetValue(call.Function, out var signature)
                && !FunctionsBeyondAnswers.Contains(call.Function)
                && !(functions == FunctionTable.ForFigures && MissingValueFunctions.Contains(call.Function))
                && call.Arguments.Length >= signature.MinimumArguments
                && call.Arguments.Length <= signature.MaximumArguments
                && !(AggregateFunctions.Contains(call.Function) && call.VariableNames.Any(isInRepeat)),
            _ => true,
        };
}
