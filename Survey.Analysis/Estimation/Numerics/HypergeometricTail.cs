namespace Survey.Analysis.Estimation.Numerics;

/// <summary>The upper tail of the hypergeometric distribution.</summary>
/// <remarks>
/// A tail is summed outwards from its first term, each term from the one before, until a term no longer changes the sum: only terms
/// within a few standard deviations are computed. At or below the mean the lower tail is summed and subtracted from 1.
/// </remarks>
internal static class HypergeometricTail
{
    // Relative to the sum: a hundredth of the last digit of a double. Terms fall faster than a geometric series from there on, so what is
    // left out does not add up to that digit.
    private const double Negligible = 1e-18;

    /// <summary>P(X ≥ hits), where X of the answering units have a property.</summary>
    /// <param name="hits">x.</param>
    /// <param name="answered">n, how many units answered, from 0 to N.</param>
    /// <param name="populationHits">K, how many of the population have the property, from 0 to N.</param>
    /// <param name="population">N, 1 or more.</param>
    public static double AtLeast(long hits, long answered, long populationHits, long population) =>
        hits * (double)population > answered * (double)populationHits
            ? SumUpwards(hits, answered, populationHits, population)
            : 1 - SumDownwards(hits - 1, answered, populationHits, population);

    private static double SumUpwards(long hits, long answered, long populationHits, long population)
    {
        var most = Math.Min(answered, populationHits);
        var term = DiscreteProbability.Hypergeometric(hits, answered, populationHits, population);
        var sum = term;
        for (var x = hits; x < most && term > sum * Negligible; x++)
        {
            term *= (double)(populationHits - x) / (x + 1) * (answered - x) / (population - populationHits - answered + x + 1);
            sum += term;
        }

        return sum;
    }

    private static double SumDownwards(long hits, long answered, long populationHits, long population)
    {
        var least = Math.Max(0, answered - (population - populationHits));
        var term = DiscreteProbability.Hypergeometric(hits, answered, populationHits, population);
        var sum = term;
        for (var x = hits; x > least && term > sum * Negligible; x--)
        {
            term *= (double)x / (populationHits - x + 1) * (population - populationHits - answered + x) / (answered - x + 1);
            sum += term;
        }

        return sum;
    }
}
