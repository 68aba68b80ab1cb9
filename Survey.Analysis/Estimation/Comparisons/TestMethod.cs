namespace Survey.Analysis.Estimation.Comparisons;

/// <summary>The test that gave a p value. The choice changes what may be claimed, so it is part of the result.</summary>
public enum TestMethod
{
    /// <summary>Rao and Scott's (1984) second-order correction of Pearson's statistic, as F (R's <c>svychisq</c> "F").</summary>
    RaoScottF,

    /// <summary>Rao and Scott's first-order correction: Pearson's statistic over the mean design effect (R's <c>svychisq</c>
    /// "Chisq").</summary>
    RaoScottChiSquare,

    /// <summary>Wald's test that every cell is the product of its margins (R's <c>svychisq</c> "Wald").</summary>
    Wald,

    /// <summary>Wald's test corrected for the few degrees of freedom of its covariance (R's <c>svychisq</c> "adjWald").</summary>
    AdjustedWald,

    /// <summary>Pearson's statistic against its exact distribution under the design, a sum of weighted chi-squares, by Imhof's (1961)
    /// inversion.</summary>
    LinearCombination,

    /// <summary>The same sum by a saddlepoint approximation (Kuonen 1999; R's <c>svychisq</c> "saddlepoint").</summary>
    Saddlepoint,

    /// <summary>Given shares against the design's, Pearson's statistic with Satterthwaite's scale (R's <c>svygofchisq</c>).</summary>
    DesignGoodnessOfFit,

    /// <summary>The difference of two groups over its design-based standard error (R's <c>svyttest</c>).</summary>
    DesignT,

    /// <summary>Design-based rank test for two groups, ranks as scores (Lumley and Scott 2013; R's <c>svyranktest</c>).</summary>
    DesignWilcoxon,

    /// <summary>Design-based rank test with normal scores.</summary>
    DesignVanDerWaerden,

    /// <summary>Design-based test of who lies above the median.</summary>
    DesignMedian,

    /// <summary>Design-based rank test for more than two groups.</summary>
    DesignKruskalWallis,

    /// <summary>Pearson's chi-square from plain counts.</summary>
    ChiSquare,

    /// <summary>Pearson's chi-square of a 2 × 2 table with Yates' correction for continuity.</summary>
    ChiSquareYates,

    /// <summary>The likelihood ratio G² from plain counts.</summary>
    LikelihoodRatio,

    /// <summary>Fisher's exact test, for more than 2 × 2 in Freeman and Halton's (1951) form.</summary>
    FisherExact,

    /// <summary>Cochran's (1950) Q: do several yes-or-no questions get equally many yes from the same respondents.</summary>
    CochranQ,

    /// <summary>Cochran and Armitage's test of a trend in shares over ordered groups.</summary>
    CochranArmitage,

    /// <summary>Wilcoxon and Mann-Whitney's rank sum test, exact.</summary>
    RankSumExact,

    /// <summary>Wilcoxon and Mann-Whitney's rank sum test, normal approximation corrected for ties.</summary>
    RankSum,

    /// <summary>Wilcoxon's signed rank test, exact.</summary>
    SignedRankExact,

    /// <summary>Wilcoxon's signed rank test, normal approximation corrected for ties.</summary>
    SignedRank,

    /// <summary>Kruskal and Wallis' rank test for several groups.</summary>
    KruskalWallis,

    /// <summary>Friedman's rank test for several answers of the same respondents.</summary>
    Friedman,

    /// <summary>Spearman's rank correlation against 0, exact.</summary>
    SpearmanExact,

    /// <summary>Spearman's rank correlation against 0, by an Edgeworth series or by t.</summary>
    Spearman,

    /// <summary>Kendall's tau against 0, exact.</summary>
    KendallExact,

    /// <summary>Kendall's tau-b against 0, normal approximation corrected for ties.</summary>
    Kendall,

    /// <summary>Pearson's correlation against 0, by t.</summary>
    Pearson,

    /// <summary>McNemar's (1947) chi-square test of two paired shares.</summary>
    McNemar,

    /// <summary>The same with Edwards' correction for continuity (R's <c>mcnemar.test</c>).</summary>
    McNemarCorrected,

    /// <summary>McNemar's test from the binomial, exact.</summary>
    McNemarExact,

    /// <summary>The exact test with half of what was observed counted (mid-p).</summary>
    McNemarMidP,

    /// <summary>The paired difference over its design-based, cluster-robust standard error, by t.</summary>
    McNemarUnderDesign,

    /// <summary>Stuart (1955) and Maxwell's (1970) test that two raters use the categories equally often.</summary>
    StuartMaxwell,

    /// <summary>The same by Wald's test under a design, corrected for few degrees of freedom: F.</summary>
    StuartMaxwellUnderDesign,

    /// <summary>Bowker's (1948) test that raters who differ do so as often in one way as in the other.</summary>
    Bowker,

    /// <summary>Bilder and Loughin's (2004) test of all choices of a multiple-response question against groups, Rao and Scott's second
    /// order.</summary>
    BilderLoughin,

    /// <summary>The same from the design's covariance, as F.</summary>
    BilderLoughinUnderDesign,
}
