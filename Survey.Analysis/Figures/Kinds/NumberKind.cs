using System.Collections.Immutable;
using Survey.Analysis.Estimation.Estimates;
using Survey.Analysis.Estimation.Samples;
using Survey.Data.Questionnaires;

namespace Survey.Analysis.Figures.Kinds;

/// <summary>A kind that estimates one number from the numbers of the known rows.</summary>
public abstract class NumberKind : FigureKind
{
    private protected NumberKind() { }

    /// <inheritdoc/>
    public override string ValueDescription => "A number: a question with numbers or scores, or an expression of such.";

    /// <inheritdoc/>
    public override string ExampleValue => "${hours}";

    /// <inheritdoc/>
    public override FigureReportSection Section => FigureReportSection.Number;

    /// <inheritdoc/>
    public override ImmutableArray<string> ClaimFunctions => ["estimate"];

    /// <inheritdoc/>
    public override bool IsShare => false;

    /// <summary>Whether a mean: then sums and differences of such figures have an interval from their covariance.</summary>
    internal virtual bool IsMean => false;

    /// <summary>Whether it publishes the sum of the numbers, alone or divided by how many they are.</summary>
    internal abstract bool PublishesSum { get; }

    /// <summary>Whether the superpopulation has such a number: a total depends on the size, and an infinite population has none.</summary>
    internal virtual bool HasSuperpopulationInterval => true;

    /// <summary>The estimate with its interval.</summary>
    /// <param name="design">How the respondents stand for the population.</param>
    /// <param name="observations">The numbers.</param>
    /// <param name="probability">Which quantile, between 0 and 1; read by quantiles only.</param>
    /// <param name="level">The confidence level, between 0 and 1.</param>
    internal abstract Estimate Estimate(SampleDesign design, Observations observations, double probability, double level);

    internal sealed override FigureValue ReadValue(string text, FigureExpressionContext context, SourceLocation location) =>
        new() { Expression = context.ReadNumber(text, location) };
}
