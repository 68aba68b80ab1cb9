using System.Collections.Immutable;
using Survey.Data.Expressions;

namespace Survey.Data.Studies;

/// <summary>Goes through the combinations of values that a condition hangs on, one variable after the other, and past those that can show nothing new.</summary>
/// <remarks>What a condition may come to with some variables open holds for all their values, so a branch ends where that is known already.</remarks>
/// <param name="reading">Reads the condition.</param>
/// <param name="condition">The condition.</param>
/// <param name="given">What holds wherever it is read, or null.</param>
/// <param name="domains">The variables with their values, the nearest first.</param>
internal sealed class ConditionSearch(ConditionReading reading, Expression condition, Expression? given, IReadOnlyDictionary<string, AnswerDomain> domains)
{
    private readonly ImmutableArray<KeyValuePair<string, AnswerDomain>> variables = [.. domains];
    private Outcomes found;

    /// <summary>How many combinations may be read before the search is given up.</summary>
    public required int MostSteps { get; init; }

    /// <summary>How many combinations were read.</summary>
    public int Steps { get; private set; }

    /// <summary>Whether there were more.</summary>
    public bool HasGivenUp => Steps > MostSteps;

    /// <summary>What the condition can come to; either where the search was given up.</summary>
    public Outcomes Run()
    {
        Try(0, ImmutableDictionary.Create<string, string>(StringComparer.Ordinal));
        return HasGivenUp ? Outcomes.Either : found;
    }

    private void Try(int depth, ImmutableDictionary<string, string> values)
    {
        Steps++;
        reading.Assign(values);
        var isGiven = given is null ? Outcomes.Holds : reading.Of(given);
        var outcomes = isGiven == Outcomes.Fails ? Outcomes.None : reading.Of(condition);
        if ((outcomes & ~found) == Outcomes.None)
        {
            return;
        }

        if (depth == variables.Length || (outcomes != Outcomes.Either && isGiven == Outcomes.Holds && !reading.HasGuessed))
        {
            found |= outcomes;
            return;
        }

        foreach (var value in variables[depth].Value.Values)
        {
            if (found == Outcomes.Either || Steps > MostSteps)
            {
                return;
            }

            Try(depth + 1, values.SetItem(variables[depth].Key, value));
        }
    }
}
