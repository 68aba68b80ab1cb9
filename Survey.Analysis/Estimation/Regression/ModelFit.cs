namespace Survey.Analysis.Estimation.Regression;

/// <summary>How fitting a model to answers ended: with the model, or with the reason why it has no finite estimate. Immutable.</summary>
/// <typeparam name="TModel">The kind of model.</typeparam>
public abstract record ModelFit<TModel>
    where TModel : FittedModel
{
    private ModelFit() { }

    /// <summary>The model has a finite estimate.</summary>
    public sealed record Fitted(TModel Model) : ModelFit<TModel>;

    /// <summary>Some terms separate the outcome of some rows perfectly, so there is no finite estimate.</summary>
    public sealed record Separated(Separation Separation) : ModelFit<TModel>;

    /// <summary>The model, where separation is not expected.</summary>
    /// <exception cref="InvalidOperationException">The rows are separated; the message names the terms.</exception>
    public TModel RequireModel() =>
        this switch
        {
            Fitted fitted => fitted.Model,
            Separated separated => throw new InvalidOperationException(separated.Separation.ToString()),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
}
