using System.Collections.Immutable;
using Survey.Data.Expressions;

namespace Survey.Data.Studies.Conditions;

/// <summary>Tries the combinations of values that a condition depends on, one variable after the other, and skips those that can show
/// nothing new.</summary>
/// <remarks>What a condition may come to with some variables open holds for all their values, so a branch ends where that is known
/// already.</remarks>
/// <param name="evaluator">Reads the condition.</param>
/// <param name="condition">The condition.</param>
/// <param name="precondition">What holds wherever it is read, or null.</param>
/// <param name="domains">The variables with their values, the nearest first.</param>
internal sealed class ConditionSolver(
    BoundedEvaluator evaluator,
    Expression condition,
    Expression? precondition,
    IReadOnlyDictionary<string, VariableDomain> domains
)
{
    private readonly ImmutableArray<KeyValuePair<string, VariableDomain>> variables = [.. domains];
    private PossibleOutcomes foundOutcomes;

    /// <summary>How many combinations may be read before the search is given up.</summary>
    public required int MaximumSteps { get; init; }

    /// <summary>How many combinations were read.</summary>
    public int Steps { get; private set; }

    /// <summary>Whether there were more.</summary>
    public bool HasReachedLimit => Steps > MaximumSteps;

    /// <summary>What the condition can come to; either where the search was given up.</summary>
    public PossibleOutcomes Solve()
    {
        Explore(0, ImmutableDictionary.Create<string, string>(StringComparer.Ordinal));
        return HasReachedLimit ? PossibleOutcomes.Either : foundOutcomes;
    }

    private void Explore(int depth, ImmutableDictionary<string, string> values)
    {
        Steps++;
        evaluator.Assign(values);
        var preconditionOutcomes = precondition is null ? PossibleOutcomes.Holds : evaluator.EvaluateCondition(precondition);
        var outcomes = preconditionOutcomes == PossibleOutcomes.Fails ? PossibleOutcomes.None : evaluator.EvaluateCondition(condition);
        if ((outcomes & ~foundOutcomes) == PossibleOutcomes.None)
        {
            return;
        }

        if (
            depth == variables.Length
            || (outcomes != PossibleOutcomes.Either && preconditionOutcomes == PossibleOutcomes.Holds && !evaluator.HasAssumedAsked)
        )
        {
            foundOutcomes |= outcomes;
            return;
        }

        foreach (var value in variables[depth].Value.Values)
        {
            if (foundOutcomes == PossibleOutcomes.Either || Steps > MaximumSteps)
            {
                return;
            }

            Explore(depth + 1, values.SetItem(variables[depth].Key, value));
        }
    }
}
