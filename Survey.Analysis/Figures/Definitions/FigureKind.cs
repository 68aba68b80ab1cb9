namespace Survey.Analysis.Figures.Definitions;

/// <summary>What a figure computes.</summary>
public enum FigureKind
{
    /// <summary>The share for which a condition holds.</summary>
    Share,

    /// <summary>The shares of a single choice's categories.</summary>
    Distribution,

    /// <summary>The shares of a multiple choice's categories, ranked.</summary>
    Ranking,

    /// <summary>Scale items: share in the top categories, mean and distribution of each, ranked.</summary>
    Battery,

    /// <summary>A mean.</summary>
    Mean,

    /// <summary>A total over the frame.</summary>
    Total,

    /// <summary>A quantile.</summary>
    Quantile,

    /// <summary>How far the two units of a pair say the same.</summary>
    Agreement,

    /// <summary>How many of those asked have answered.</summary>
    ResponseRate,
}
