namespace Survey.Analysis.Estimation.Regression;

/// <summary>Whether a term of a model has any effect: all its coefficients tested together.</summary>
public sealed record TermTest
{
    /// <summary>The term that was tested.</summary>
    public required string Term { get; init; }

    /// <summary>F for a Wald test; the fall in deviance for a likelihood-ratio test.</summary>
    public required double Statistic { get; init; }

    /// <summary>The number of coefficients tested.</summary>
    public required int DegreesOfFreedom { get; init; }

    /// <summary>Residual degrees of freedom; infinite for a plain likelihood.</summary>
    public required double DenominatorDegreesOfFreedom { get; init; }

    /// <summary>The p-value: the probability of a statistic at least as large if the term has no effect; null without a residual degree of
    /// freedom.</summary>
    public required double? PValue { get; init; }

    /// <summary>
    /// Rao and Scott's generalised design effects, largest first: under the design the fall in deviance is distributed as Σ λ_i χ²_1.
    /// Empty for other tests.
    /// </summary>
    public IReadOnlyList<double> DesignEffects { get; init; } = [];
}
