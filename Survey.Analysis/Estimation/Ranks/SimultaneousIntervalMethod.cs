namespace Survey.Analysis.Estimation.Ranks;

/// <summary>How intervals are widened so that all of them cover their values at once with the level's probability.</summary>
public enum SimultaneousIntervalMethod
{
    /// <summary>Not at all: each interval has the level by itself, all of them together less.</summary>
    Individual,

    /// <summary>Level 1 − (1 − level)/k for each of k, whatever their dependence.</summary>
    Bonferroni,

    /// <summary>Level to the power 1/k for each of k (Šidák), for independent or positively dependent estimates.</summary>
    Sidak,
}
