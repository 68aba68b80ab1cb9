namespace Survey.Analysis.Estimation.Agreement;

/// <summary>A coefficient of agreement, (p_o − p_e)/(1 − p_e); they differ in the agreement p_e that is expected by chance.</summary>
public enum AgreementCoefficient
{
    /// <summary>Each rater has margins of its own: p_e = Σ w_ij r_i c_j. Cohen (1960, 1968).</summary>
    CohenKappa,

    /// <summary>Both raters have the mean of their margins π: p_e = Σ w_ij π_i π_j. Scott (1955).</summary>
    ScottPi,

    /// <summary>Chance agreement is larger, the harder categories are to distinguish: p_e = Σw/(k (k − 1)) · Σ π_i (1 − π_i). AC1,
    /// weighted AC2; Gwet (2008).</summary>
    GwetAC,

    /// <summary>Every category is equally probable: p_e = Σw/k². Brennan and Prediger (1981); with two categories PABAK (Byrt, Bishop and
    /// Carlin 1993).</summary>
    BrennanPrediger,
}
