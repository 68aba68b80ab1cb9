using System.Collections.Immutable;
using Survey.Analysis.Texts;

namespace Survey.Analysis.Charts;

/// <summary>How a chart draws its rows.</summary>
internal enum ChartType
{
    /// <summary>A bar from zero with its interval.</summary>
    Bars,

    /// <summary>Segments that diverge from the scale's midpoint.</summary>
    Diverging,

    /// <summary>Parts from left to right: a whole.</summary>
    Stacked,
}

/// <summary>One figure in one breakdown as a picture, ready to be written.</summary>
public sealed record Chart
{
    internal Chart() { }

    /// <summary>The file's name without its ending: <c>agreement_share.respondent_group</c>.</summary>
    public required string Name { get; init; }

    /// <summary>The figure's name.</summary>
    public required string FigureName { get; init; }

    /// <summary>The title.</summary>
    public required string Title { get; init; }

    /// <summary>What is shown and of whom.</summary>
    public required string Subtitle { get; init; }

    /// <summary>The language's code.</summary>
    public required string Language { get; init; }

    /// <summary>All numbers of the chart in words, for those who do not see it.</summary>
    public string Description => ChartDescriptionBuilder.Build(this);

    internal ChartType Type { get; init; }

    internal ChartAxis Axis { get; init; } = new(0, 1, []);

    /// <summary>The heads of the columns beside the bars.</summary>
    internal ImmutableArray<string> ColumnHeadings { get; init; } = [];

    /// <summary>What the parts' colours mean.</summary>
    internal ImmutableArray<LegendEntry> Legend { get; init; } = [];

    internal ImmutableArray<ChartPanel> Panels { get; init; } = [];

    /// <summary>What a reader must know, one paragraph each.</summary>
    internal ImmutableArray<string> Notes { get; init; } = [];

    /// <summary>The notice that the data are synthetic; empty for real data.</summary>
    internal string SyntheticDataNotice { get; init; } = "";

    /// <summary>A part's share in words.</summary>
    internal string SegmentLabel(double share) => new ReportNumberFormatter(Language).Percent(share);

    /// <summary>Writes the chart as SVG.</summary>
    public void WriteSvg(Stream stream) => new DrawingRenderer(new ChartLayout(this).Draw()).WriteSvg(stream);

    /// <summary>Writes the chart as PNG.</summary>
    public void WritePng(Stream stream) => new DrawingRenderer(new ChartLayout(this).Draw()).WritePng(stream);
}

/// <summary>A colour and what it means.</summary>
internal sealed record LegendEntry(string Label, string Colour);

/// <summary>Rows under a heading; a chart without groups has one panel and no heading.</summary>
internal sealed record ChartPanel(string Heading, ImmutableArray<ChartRow> Rows);

/// <summary>A labelled row: what is drawn, and the texts in the columns beside it.</summary>
internal sealed record ChartRow(string Label, ImmutableArray<string> ColumnTexts)
{
    /// <summary>A row of which nothing may be shown.</summary>
    public static ChartRow Suppressed(string label, int columns) =>
        new(label, [.. Enumerable.Repeat(SuppressionSymbol.Text, columns)]);

    /// <summary>The bar's end; null draws none.</summary>
    public double? Value { get; init; }

    /// <summary>The interval's ends.</summary>
    public (double Lower, double Upper)? Interval { get; init; }

    /// <summary>The bounds' ends.</summary>
    public (double Low, double High)? Bounds { get; init; }

    /// <summary>The parts of a stacked or diverging row, in the keys' order.</summary>
    public ImmutableArray<double> Segments { get; init; } = [];
}
