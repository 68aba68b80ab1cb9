namespace Survey.Analysis.Estimation.Estimators;

/// <summary>How a quantile is read off the weighted distribution function.</summary>
/// <remarks>
/// Hyndman and Fan (1996), American Statistician 50, types 1 to 9, with weights; with equal weights they are those of R's
/// <c>quantile</c>. C is the weight up to and including a value, w its own weight, T all weight and z the weight of the largest
/// value. The rules from 4 on join the values at heights p by straight lines. The words in brackets are those of R's <c>svyquantile</c>.
/// </remarks>
public enum QuantileRule
{
    /// <summary>The smallest value with C/T at least the share ("math", "hf1").</summary>
    Hf1,

    /// <summary>As <see cref="Hf1"/>, but where C/T is exactly the share, half way to the next value ("school", "hf2").</summary>
    Hf2,

    /// <summary>The value whose C/T is nearest to the share, of two as near the one at an even place.</summary>
    Hf3,

    /// <summary>
    /// As <see cref="Hf1"/> among the different values, but where C/T is exactly the share at an odd place, the next value
    /// ("hf3": it does not look for the nearest value, as <see cref="Hf3"/> does).
    /// </summary>
    EvenStep,

    /// <summary>p = C/T ("hf4").</summary>
    Hf4,

    /// <summary>p = (C − w/2)/T ("hf5").</summary>
    Hf5,

    /// <summary>p = C/(T + z) ("hf6").</summary>
    Hf6,

    /// <summary>p = (C − w)/(T − z) ("hf7"; what R's <c>quantile</c> does if not told otherwise).</summary>
    Hf7,

    /// <summary>p = (C − w/3)/(T + z/3) ("hf8").</summary>
    Hf8,

    /// <summary>p = (C − 3w/8)/(T + z/4) ("hf9").</summary>
    Hf9,

    /// <summary>
    /// The last of the n values with p = (C + 1/2 − w/2)/(n + 1) at most the share, the weights scaled to a mean of 1 (Shah and Vaish
    /// 2006; SUDAAN). R's "shahvaish" takes w as it stands beside the scaled C, so that its quantiles change with the unit of the weights.
    /// </summary>
    ShahVaish,
}
