namespace Survey.Analysis.Estimation.Nonresponse;

/// <summary>How the factor of a weight follows from the calibrating variables: by what far weights are kept near those before.</summary>
public enum CalibrationDistance
{
    /// <summary>1 + u: the generalised regression estimator; a weight may become negative unless bounded.</summary>
    Linear,

    /// <summary>exp u: what raking converges to; always positive.</summary>
    Raking,

    /// <summary>A logistic curve between the bounds, which it needs.</summary>
    Logit,
}
