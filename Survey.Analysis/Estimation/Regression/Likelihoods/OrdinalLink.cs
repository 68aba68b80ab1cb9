namespace Survey.Analysis.Estimation.Regression.Likelihoods;

/// <summary>The link function of an ordered answer: from the latent scale to a probability.</summary>
public enum OrdinalLink
{
    /// <summary>Logistic: proportional odds.</summary>
    Logit,

    /// <summary>Standard normal.</summary>
    Probit,
}
