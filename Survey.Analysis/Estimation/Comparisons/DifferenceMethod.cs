namespace Survey.Analysis.Estimation.Comparisons;

/// <summary>The interval of a difference between two independent shares, from plain counts.</summary>
public enum DifferenceMethod
{
    /// <summary>From the Wilson intervals of both shares (Newcombe 1998, method 10): never outside −1 and 1. The usual choice.</summary>
    Newcombe,

    /// <summary>One success and one failure added to each group (Agresti and Caffo 2000).</summary>
    AgrestiCaffo,

    /// <summary>The difference plus and minus z standard errors; too narrow for small groups.</summary>
    Wald,
}
