namespace Survey.Analysis.Figures.Definitions;

/// <summary>How a figure is drawn: the words of the column <c>chart</c>.</summary>
public enum FigureChart
{
    /// <summary>Bars.</summary>
    Bar,

    /// <summary>A scale around its middle, for a distribution or a battery.</summary>
    Likert,

    /// <summary>No chart.</summary>
    None,
}
