namespace Survey.Analysis.Estimation.Nonresponse;

/// <summary>The distance between weights before and after calibration, which makes the factor of a weight a function F(u) of the
/// calibrating variables, u = x'λ/σ² (Deville and Särndal 1992).</summary>
public enum CalibrationDistance
{
    /// <summary>1 + u: the generalised regression estimator; a weight may become negative unless bounded.</summary>
    Linear,

    /// <summary>exp u: what raking converges to; always positive.</summary>
    Raking,

    /// <summary>A logistic curve between the bounds, which it needs.</summary>
    Logit,
}
