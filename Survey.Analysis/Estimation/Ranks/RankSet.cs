namespace Survey.Analysis.Estimation.Ranks;

/// <summary>The ranks that an estimate may have in the population, from the best (the lowest number) to the worst.</summary>
/// <param name="Lower">The best rank, 1 or more.</param>
/// <param name="Upper">The worst rank, not below the best.</param>
public readonly record struct RankSet(int Lower, int Upper)
{
    /// <summary>Whether only one rank is possible.</summary>
    public bool IsUnique => Lower == Upper;
}
