using System.Collections.Immutable;
using Survey.Analysis.Datasets;
using Survey.Data.Expressions;
using Survey.Data.Questionnaires;

namespace Survey.Analysis.Figures.Kinds;

/// <summary>The share for which a condition holds.</summary>
public sealed class ShareKind : IndicatorKind
{
    /// <inheritdoc/>
    public override string Word => "share";

    /// <inheritdoc/>
    public override string Description => "The share for which a condition holds.";

    /// <inheritdoc/>
    public override string ValueDescription => "A condition.";

    /// <inheritdoc/>
    public override string ExampleValue => "${works} = 'yes'";

    /// <inheritdoc/>
    public override FigureReportSection Section => FigureReportSection.Share;

    /// <inheritdoc/>
    public override ImmutableArray<string> ClaimFunctions => ["share", "estimate"];

    /// <inheritdoc/>
    public override bool ComparesGroups => true;

    internal override bool IsShareOfCondition => true;

    internal override CountedParts CountedParts => CountedParts.EachCategory;

    internal override FigureValue ReadValue(string text, FigureExpressionContext context, SourceLocation location) =>
        new() { Expression = context.ReadCondition(text, location) };

    internal override IReadOnlyList<Indicator> IndicatorsOf(
        Expression? value,
        string? subject,
        ImmutableArray<string> topCategories,
        ColumnEvaluator evaluator
    ) =>
        value is not null && evaluator.EvaluateCondition(value) is var condition
            ? [new Indicator(null, condition, condition.True, value)]
            : [];
}
