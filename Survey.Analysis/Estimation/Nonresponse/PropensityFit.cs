using Survey.Analysis.Estimation.Regression;

namespace Survey.Analysis.Estimation.Nonresponse;

/// <summary>How fitting a model of the response ended: with propensities, or with the reason why some have no finite estimate.
/// Immutable.</summary>
public abstract record PropensityFit
{
    private PropensityFit() { }

    /// <summary>Every unit has a propensity between 0 and 1.</summary>
    public sealed record Fitted(ResponsePropensity Propensity) : PropensityFit;

    /// <summary>
    /// The model predicts the response of some units without error; the classes that answered in full, or not at all, are the
    /// <see cref="Separation.UniformLevels"/>. What helps: merging such a class with another.
    /// </summary>
    public sealed record Separated(Separation Separation) : PropensityFit;

    /// <summary>The propensities, where separation is not expected.</summary>
    /// <exception cref="InvalidOperationException">The units are separated; the message names the terms and classes.</exception>
    public ResponsePropensity RequirePropensity() =>
        this switch
        {
            Fitted fitted => fitted.Propensity,
            Separated separated => throw new InvalidOperationException(separated.Separation.ToString()),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
}
