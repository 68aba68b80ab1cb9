namespace Survey.Analysis.Estimation.Comparisons;

/// <summary>How p values of several tests are adjusted, and so which error rate of all of them together is controlled.</summary>
public enum AdjustmentMethod
{
    /// <summary>The family-wise error rate, the probability of one false rejection or more, whatever the tests' dependence (Holm 1979). The
    /// usual choice.</summary>
    Holm,

    /// <summary>The family-wise error rate where the tests are independent or positively dependent; more powerful (Hochberg
    /// 1988).</summary>
    Hochberg,

    /// <summary>The family-wise error rate under the same condition, by closed testing with Simes' test; more powerful still (Hommel
    /// 1988).</summary>
    Hommel,

    /// <summary>The family-wise error rate, each p times their number; never more powerful than Holm.</summary>
    Bonferroni,

    /// <summary>The false discovery rate, the expected share of false rejections among all rejections, where the tests are independent or
    /// positively dependent (Benjamini and Hochberg 1995).</summary>
    BenjaminiHochberg,

    /// <summary>The false discovery rate, whatever the dependence (Benjamini and Yekutieli 2001).</summary>
    BenjaminiYekutieli,
}
