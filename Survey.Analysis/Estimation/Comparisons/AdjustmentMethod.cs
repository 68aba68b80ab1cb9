namespace Survey.Analysis.Estimation.Comparisons;

/// <summary>What is kept in check when many tests are read together.</summary>
public enum AdjustmentMethod
{
    /// <summary>The chance of even one false claim, whatever the tests' dependence (Holm 1979). The usual choice.</summary>
    Holm,

    /// <summary>The same where the tests are independent or positively dependent; stronger (Hochberg 1988).</summary>
    Hochberg,

    /// <summary>The same by closed testing with Simes' test; stronger still (Hommel 1988).</summary>
    Hommel,

    /// <summary>The chance of even one false claim, each p times their number; never better than Holm.</summary>
    Bonferroni,

    /// <summary>The expected share of false claims among the claims, tests independent or positively dependent (Benjamini and Hochberg
    /// 1995).</summary>
    BenjaminiHochberg,

    /// <summary>The expected share of false claims, whatever the dependence (Benjamini and Yekutieli 2001).</summary>
    BenjaminiYekutieli,
}
