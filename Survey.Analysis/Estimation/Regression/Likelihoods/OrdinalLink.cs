namespace Survey.Analysis.Estimation.Regression.Likelihoods;

/// <summary>The distribution behind an ordered answer: how a place on the hidden scale becomes a chance.</summary>
public enum OrdinalLink
{
    /// <summary>Logistic: proportional odds.</summary>
    Logit,

    /// <summary>Standard normal.</summary>
    Probit,
}
