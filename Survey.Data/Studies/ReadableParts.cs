using System.Collections.Immutable;
using Survey.Data.Expressions;

namespace Survey.Data.Studies;

/// <summary>What must be known before a part of an expression has a value.</summary>
/// <param name="IsReadable">Whether answers alone decide it.</param>
/// <param name="Variables">The variables it reads.</param>
/// <param name="Words">The bare names it reads.</param>
/// <param name="ReadsCurrent">Whether it reads <c>.</c>.</param>
/// <param name="Size">How many parts it has itself.</param>
internal sealed record ReadablePart(bool IsReadable, ImmutableArray<string> Variables, ImmutableArray<string> Words, bool ReadsCurrent, int Size);

/// <summary>Tells parts of expressions that answers alone decide from those that hang on the clock, on chance, on the language, on lists or on other rows.</summary>
/// <param name="isInRepeat">Whether a name is a repeat's, or in one.</param>
/// <param name="functions">The functions of the reading: the form's, or the figures'.</param>
internal sealed class ReadableParts(Func<string, bool> isInRepeat, ImmutableDictionary<string, FunctionSignature> functions)
{
    private static readonly ImmutableHashSet<string> Elsewhere = ImmutableHashSet.Create(
        StringComparer.Ordinal, "once", "random", "uuid", "today", "now", "position", "last", "indexed-repeat", "pulldata", "jr:choice-name", "format-date", "format-date-time");

    /// <summary>What figures know of gaps, the form does not.</summary>
    private static readonly ImmutableHashSet<string> OfFigures = ImmutableHashSet.Create(StringComparer.Ordinal, "coalesce", "partner", "count", "sum", "min", "max");

    private static readonly ImmutableHashSet<string> OfRows = ImmutableHashSet.Create(StringComparer.Ordinal, "sum", "count", "count-non-empty", "min", "max", "join");
    private readonly Dictionary<Expression, ReadablePart> found = new(ReferenceEqualityComparer.Instance);

    /// <summary>What a part needs.</summary>
    public ReadablePart Of(Expression expression)
    {
        if (!found.TryGetValue(expression, out var part))
        {
            var all = expression.Parts().ToList();
            found[expression] = part = new ReadablePart(
                all.TrueForAll(IsReadable),
                [.. expression.Variables],
                [.. all.OfType<Expression.Word>().Select(word => word.Value).Distinct(StringComparer.Ordinal)],
                all.OfType<Expression.Current>().Any(),
                all.Count);
        }

        return part;
    }

    private bool IsReadable(Expression part) => part switch
    {
        Expression.Lookup or Expression.Union or Expression.Enclosing => false,
        Expression.FunctionCall call => functions.TryGetValue(call.Function, out var signature) && !Elsewhere.Contains(call.Function) && !(functions == FunctionSignature.Figures && OfFigures.Contains(call.Function))
            && call.Arguments.Length >= signature.Least && call.Arguments.Length <= signature.Most
            && !(OfRows.Contains(call.Function) && call.Variables.Any(isInRepeat)),
        _ => true,
    };
}
