using System.Collections.Immutable;
using Survey.Analysis.Datasets;
using Survey.Data.Expressions;

namespace Survey.Analysis.Figures.Kinds;

/// <summary>A kind whose estimates are the shares of 0/1 variables.</summary>
public abstract class IndicatorKind : FigureKind
{
    private protected IndicatorKind() { }

    /// <inheritdoc/>
    public override ImmutableArray<EstimatorNote> EstimatorNotes => [EstimatorNote.SharesAndMeans];

    /// <inheritdoc/>
    public override bool TakesIntervalMethod => true;

    /// <summary>How the known rows fall into parts whose counts are published.</summary>
    internal abstract CountedParts CountedParts { get; }

    /// <summary>The 0/1 variables whose shares are estimated, in the questionnaire's order.</summary>
    /// <param name="value">The condition; null where a subject is named.</param>
    /// <param name="subject">The question, variable or group; null for a condition.</param>
    /// <param name="topCategories">The choices at the top of a scale.</param>
    /// <param name="evaluator">The dataset's columns.</param>
    internal abstract IReadOnlyList<Indicator> IndicatorsOf(
        Expression? value,
        string? subject,
        ImmutableArray<string> topCategories,
        ColumnEvaluator evaluator
    );
}

/// <summary>How the known rows of a figure fall into parts whose counts are published.</summary>
internal enum CountedParts
{
    /// <summary>Each row is in one category: the categories are the parts.</summary>
    Categories,

    /// <summary>For each category the rows that are in it, and those that are not.</summary>
    EachCategory,

    /// <summary>Each item has known rows of its own: by the steps of its scale, and by whether they are at the top.</summary>
    EachItem,
}
