using System.Collections.Immutable;
using Survey.Analysis.Estimation.Agreement;
using Survey.Analysis.Estimation.Estimates;
using Survey.Analysis.Figures.Kinds;
using Survey.Data.Expressions;
using Survey.Data.Questionnaires;

namespace Survey.Analysis.Figures.Definitions;

/// <summary>A figure as the workbook declares it.</summary>
public sealed record FigureDefinition
{
    /// <summary>The word for a figure over submitted responses.</summary>
    public const string OverResponses = "responses";

    /// <summary>The word for a figure over every eligible unit of the frame.</summary>
    public const string OverFrame = "frame";

    /// <summary>The stable name.</summary>
    public required string Name { get; init; }

    /// <summary>What is computed.</summary>
    public required FigureKind Kind { get; init; }

    /// <summary>The title.</summary>
    public required LocalizedText Label { get; init; }

    /// <summary>The condition, number or expression; null where <see cref="Subject"/> names what is counted, and for response
    /// rates.</summary>
    public Expression? Value { get; init; }

    /// <summary>The question, variable or battery whose categories or items are the cells, or on which pairs agree or not; null for
    /// others.</summary>
    public string? Subject { get; init; }

    /// <summary><c>responses</c>, <c>frame</c>, or the name of a repeat.</summary>
    public required string Over { get; init; }

    /// <summary>The condition of the base; null is everyone.</summary>
    public Expression? Base { get; init; }

    /// <summary>The breakdowns: each a list of variables that are crossed; an empty list is the whole.</summary>
    public required ImmutableArray<ImmutableArray<string>> Breakdowns { get; init; }

    /// <summary>The categories that count as the top of a scale.</summary>
    public ImmutableArray<string> TopCategories { get; init; } = [];

    /// <summary>Which quantile.</summary>
    public double QuantileProbability { get; init; } = 0.5;

    /// <summary>The interval method asked for; null leaves it to the kind and the weights.</summary>
    public IntervalMethod? IntervalMethod { get; init; }

    /// <summary>Whether the superpopulation interval is given too (mode C).</summary>
    public bool IncludesSuperpopulation { get; init; }

    /// <summary>Whether weights are used where the study has weighting classes.</summary>
    public bool IsWeighted { get; init; } = true;

    /// <summary>The frame columns whose classes the weights are raked to, instead of the study's weighting classes; none leaves it at
    /// these.</summary>
    public ImmutableArray<string> RakingColumns { get; init; } = [];

    /// <summary>The rates of a response rate; the first is its estimate. None is RR1.</summary>
    public ImmutableArray<OutcomeRate> Rates { get; init; } = [];

    /// <summary>How much near agreement counts in the kappa of an agreement.</summary>
    public AgreementWeights KappaWeights { get; init; } = AgreementWeights.Unweighted;

    /// <summary>How it is drawn.</summary>
    public FigureChart Chart { get; init; } = FigureChart.Bar;

    /// <summary>What a reader must know beside the number.</summary>
    public LocalizedText Note { get; init; } = LocalizedText.Empty;

    /// <summary>Where it is declared.</summary>
    public required SourceLocation Location { get; init; }
}
