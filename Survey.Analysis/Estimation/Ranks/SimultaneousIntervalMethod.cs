namespace Survey.Analysis.Estimation.Ranks;

/// <summary>How much wider than a single one the intervals are made, so that they hold all at once.</summary>
public enum SimultaneousIntervalMethod
{
    /// <summary>Not at all: each rank set holds by itself at most, all of them together less often.</summary>
    Individual,

    /// <summary>Level 1 − (1 − level)/k for each of k, whatever their dependence.</summary>
    Bonferroni,

    /// <summary>Level to the power 1/k for each of k (Šidák), for independent or positively dependent estimates.</summary>
    Sidak,
}
