namespace Survey.Analysis.Estimation.Estimates;

/// <summary>How an interval was made. The choice changes a published number, so it is part of the interval.</summary>
public enum IntervalMethod
{
    /// <summary>Exact for a share counted in a finite population, by inverting both hypergeometric tails.</summary>
    Hypergeometric,

    /// <summary>The hypergeometric interval with half of what was observed counted in each tail (mid-p): narrower, and may cover a little
    /// less often than it says.</summary>
    HypergeometricMidP,

    /// <summary>Clopper-Pearson on the design's effective sample size (Korn and Graubard 1998; R's <c>svyciprop</c> "beta").</summary>
    KornGraubard,

    /// <summary>Wilson's score interval on the design's effective sample size (R's <c>svyciprop</c> "wilson", survey 4.5).</summary>
    Wilson,

    /// <summary>A t interval on the log odds, transformed back (R's <c>svyciprop</c> "xlogit").</summary>
    Logit,

    /// <summary>The estimate plus and minus t standard errors (R's <c>svyciprop</c> "mean").</summary>
    Wald,

    /// <summary>A t interval on the arcsine of the square root, transformed back (R's <c>svyciprop</c> "asin").</summary>
    ArcSine,

    /// <summary>All shares whose likelihood ratio, scaled by the design's effective sample size, is at most t² (R's <c>svyciprop</c>
    /// "likelihood").</summary>
    Likelihood,

    /// <summary>Exact binomial from the plain counts (Clopper and Pearson 1934): no weights, no finite population.</summary>
    ClopperPearson,

    /// <summary>Clopper and Pearson's with half of what was observed counted in each tail (mid-p; Lancaster 1961).</summary>
    MidP,

    /// <summary>Wilson's score interval from the plain counts (Wilson 1927): no weights, no finite population.</summary>
    PlainWilson,

    /// <summary>Wilson's interval with the correction for continuity, from the plain counts (Newcombe 1998; R's
    /// <c>prop.test</c>).</summary>
    PlainWilsonCorrected,

    /// <summary>The share plus and minus z standard errors from the plain counts; may pass 0 and 1.</summary>
    PlainWald,

    /// <summary>A normal interval on the log odds of the plain counts, transformed back.</summary>
    PlainLogit,

    /// <summary>All shares whose binomial likelihood ratio from the plain counts is at most its chi-square limit (Wilks 1938).</summary>
    PlainLikelihood,

    /// <summary>Agresti and Coull (1998) from the plain counts; may pass 0 and 1.</summary>
    AgrestiCoull,

    /// <summary>Beta quantiles from Jeffreys' prior and the plain counts (Brown, Cai and DasGupta 2001), 0 and 1 at the ends.</summary>
    Jeffreys,

    /// <summary>The estimate plus and minus t standard errors, for means and totals.</summary>
    Student,

    /// <summary>Woodruff's (1952) interval for a quantile: the quantiles at both ends of a t interval for the share at or below
    /// it.</summary>
    Woodruff,

    /// <summary>Woodruff's interval from Korn and Graubard's interval of the share (R's <c>svyquantile</c> "beta").</summary>
    WoodruffKornGraubard,

    /// <summary>Woodruff's interval from the interval on the share's log odds (R's <c>svyquantile</c> "xlogit").</summary>
    WoodruffLogit,

    /// <summary>Woodruff's interval from that on the arcsine of the share's square root (R's <c>svyquantile</c> "asin").</summary>
    WoodruffArcSine,

    /// <summary>The values that a test of the share below them does not reject (Francisco and Fuller 1991; R's <c>svyquantile</c>
    /// "score").</summary>
    FranciscoFuller,

    /// <summary>Newcombe's (1998) interval for a paired difference of shares, from two Wilson intervals and their correlation.</summary>
    NewcombePaired,

    /// <summary>Bonett and Price's (2012) interval for a paired difference of shares: Wald's with one more differing pair of either
    /// kind.</summary>
    BonettPrice,

    /// <summary>McGraw and Wong's (1996) interval for an intraclass correlation, from quantiles of F.</summary>
    McGrawWong,
}
