using System.Collections.Immutable;
using Survey.Data.Expressions.Values;

namespace Survey.Data.Expressions.Functions;

/// <summary>What a function takes and yields: a row of <see cref="FunctionTable"/>.</summary>
/// <param name="Name">The name before the parentheses.</param>
/// <param name="Description">What the function yields, in one line for the manual.</param>
/// <param name="Example">A whole expression that calls it, of questions of the manual's example workbook.</param>
/// <param name="ReturnKind">What it yields.</param>
/// <param name="MinimumArguments">The fewest arguments.</param>
/// <param name="MaximumArguments">The most arguments.</param>
/// <param name="ArgumentKinds">What each argument is; the last named kind serves all that follow.</param>
public sealed record FunctionSignature(
    string Name,
    string Description,
    string Example,
    ValueKind ReturnKind,
    int MinimumArguments,
    int MaximumArguments,
    params ImmutableArray<ValueKind> ArgumentKinds
)
{
    /// <summary>The kind of argument number <paramref name="index"/>; the last named kind serves all that follow.</summary>
    public ValueKind GetArgumentKind(int index) => ArgumentKinds[Math.Min(index, ArgumentKinds.Length - 1)];
}
