namespace Survey.Analysis.Estimation.Agreement;

/// <summary>How much two ratings in different categories still agree, 1 in the same and 0 at the two ends of the scale.</summary>
public enum AgreementWeights
{
    /// <summary>Not at all: categories without an order.</summary>
    Unweighted,

    /// <summary>Less in proportion to the distance: 1 − |i − j|/(k − 1). Cicchetti and Allison (1971).</summary>
    Linear,

    /// <summary>Less in proportion to the squared distance: 1 − (i − j)²/(k − 1)². Fleiss and Cohen (1973).</summary>
    Quadratic,
}
