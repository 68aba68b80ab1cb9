namespace Survey.Analysis.Estimation.Estimators;

/// <summary>How a quantile is read off the weighted distribution function; the names are those of R's <c>svyquantile</c>.</summary>
/// <remarks>
/// Hyndman and Fan (1996), American Statistician 50, with weights. C is the weight up to and including a value, w its own weight, T
/// all weight and z the weight of the largest value. The rules from 4 on join the values at heights p by straight lines.
/// </remarks>
public enum QuantileRule
{
    /// <summary>The smallest value with C/T at least the share ("math", "hf1").</summary>
    Hf1,

    /// <summary>As <see cref="Hf1"/>, but where C/T is exactly the share, half way to the next value ("school", "hf2").</summary>
    Hf2,

    /// <summary>p = C/T ("hf4").</summary>
    Hf4,

    /// <summary>p = (C − w/2)/T ("hf5").</summary>
    Hf5,

    /// <summary>p = C/(T + z) ("hf6").</summary>
    Hf6,

    /// <summary>p = (C − w)/(T − z) ("hf7"; R's <c>quantile</c> without weights).</summary>
    Hf7,

    /// <summary>p = (C − w/3)/(T + z/3) ("hf8").</summary>
    Hf8,

    /// <summary>p = (C − 3w/8)/(T + z/4) ("hf9").</summary>
    Hf9,
}
