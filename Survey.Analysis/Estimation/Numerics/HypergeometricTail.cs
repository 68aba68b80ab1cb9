namespace Survey.Analysis.Estimation.Numerics;

/// <summary>How likely at least so many hits are when n of N units answered and K of the N have the property.</summary>
/// <remarks>
/// A tail is summed outwards from its first term, each term from the one before, until a term no longer counts: only the terms
/// within a few standard deviations are ever touched. On the near side of the mean the other tail is summed instead.
/// </remarks>
internal static class HypergeometricTail
{
    // A hundredth of the last digit of a double: terms fall faster than a geometric series from there on.
    private const double Negligible = 1e-18;

    /// <summary>P(X ≥ hits).</summary>
    public static double AtLeast(long hits, long answered, long having, long population) =>
        hits * (double)population > answered * (double)having
            ? SumUpwards(hits, answered, having, population)
            : 1 - SumDownwards(hits - 1, answered, having, population);

    private static double SumUpwards(long hits, long answered, long having, long population)
    {
        var most = Math.Min(answered, having);
        var term = DiscreteProbability.Hypergeometric(hits, answered, having, population);
        var sum = term;
        for (var x = hits; x < most && term > sum * Negligible; x++)
        {
            term *= (double)(having - x) / (x + 1) * (answered - x) / (population - having - answered + x + 1);
            sum += term;
        }

        return sum;
    }

    private static double SumDownwards(long hits, long answered, long having, long population)
    {
        var least = Math.Max(0, answered - (population - having));
        var term = DiscreteProbability.Hypergeometric(hits, answered, having, population);
        var sum = term;
        for (var x = hits; x > least && term > sum * Negligible; x--)
        {
            term *= (double)x / (having - x + 1) * (population - having - answered + x) / (answered - x + 1);
            sum += term;
        }

        return sum;
    }
}
