namespace Survey.Analysis.Charts;

/// <summary>Computes the position of every text and bar of a chart, so that nothing is cut and nothing overlaps.</summary>
internal sealed class ChartLayout(Chart chart)
{
    // In pixels. The width has room for labels, bars and the columns of numbers beside each other.
    private const double Margin = 24;
    private const double ChartWidth = 900;
    private const double Gap = 16;
    private const double TextSize = 13;
    private const double SmallSize = 11.5;
    private const double LineHeight = 17;
    private const double MaximumLabelWidth = 300;
    private const double MaximumHeadingWidth = 78;

    /// <summary>The last number of the axis reaches past it.</summary>
    private const double TickLabelPadding = 20;

    private readonly List<DrawingElement> elements = [];
    private readonly double[] columnWidths = [.. chart.ColumnHeadings.Select((head, column) => MeasureColumnWidth(chart, head, column))];
    private double y = Margin;

    private double LabelWidth =>
        Math.Min(MaximumLabelWidth, Rows.Select(row => ChartFont.MeasureWidth(row.Label, TextSize)).DefaultIfEmpty(0).Max());

    private IEnumerable<ChartRow> Rows => chart.Panels.SelectMany(panel => panel.Rows);

    private double PlotLeft => Margin + LabelWidth + Gap;

    private double PlotRight => ChartWidth - Margin - columnWidths.Sum(width => width + Gap) - TickLabelPadding;

    public Drawing Draw()
    {
        DrawParagraph(chart.Title, 18, Palette.Text, true);
        DrawParagraph(chart.Subtitle, TextSize, Palette.SecondaryText);
        DrawLegend();
        DrawColumnHeadings();
        foreach (var panel in chart.Panels)
        {
            DrawPanel(panel);
        }

        DrawTicks(y + 14);
        y += 32;
        DrawFooter();
        return new Drawing
        {
            Id = chart.Name,
            Width = ChartWidth,
            Height = Math.Ceiling(y + Margin - 8),
            Title = chart.Title,
            Description = chart.Description,
            Language = chart.Language,
            Elements = elements,
        };
    }

    private static double MeasureColumnWidth(Chart chart, string heading, int column) =>
        chart
            .Panels.SelectMany(panel => panel.Rows)
            .Select(row => ChartFont.MeasureWidth(row.ColumnTexts[column], TextSize, column == 0))
            .Concat(ChartFont.Wrap(heading, MaximumHeadingWidth, SmallSize).Select(line => ChartFont.MeasureWidth(line, SmallSize)))
            .DefaultIfEmpty(0)
            .Max();

    private void DrawLegend()
    {
        var x = Margin;
        y += chart.Legend.Length > 0 ? 10 : 0;
        foreach (var entry in chart.Legend)
        {
            var lines = ChartFont.Wrap(entry.Label, ChartWidth - (2 * Margin) - 20, TextSize);
            var width = 20 + lines.Max(line => ChartFont.MeasureWidth(line, TextSize));
            if (x > Margin && x + width > ChartWidth - Margin)
            {
                x = Margin;
                y += LineHeight + 3;
            }

            elements.Add(new DrawingElement.Rectangle(x, y, 12, 12, entry.Colour));
            DrawLines(lines, x + 20, y + 11, TextSize, Palette.Text);
            y += (lines.Count - 1) * LineHeight;
            x += width + 22;
        }

        y += chart.Legend.Length > 0 ? LineHeight : 0;
    }

    /// <summary>The columns' heads stand on one line with the axis' numbers.</summary>
    private void DrawColumnHeadings()
    {
        var headings = chart.ColumnHeadings.Select(heading => ChartFont.Wrap(heading, MaximumHeadingWidth, SmallSize)).ToList();
        y += 14 + (headings.Select(lines => lines.Count).DefaultIfEmpty(1).Max() * 14);
        for (var column = 0; column < headings.Count; column++)
        {
            DrawLines(
                headings[column],
                ColumnRight(column),
                y - ((headings[column].Count - 1) * 14),
                SmallSize,
                Palette.SecondaryText,
                TextAnchor.End,
                14
            );
        }

        DrawTicks(y);
        y += 8;
    }

    private double ColumnRight(int column) => PlotRight + TickLabelPadding + columnWidths.Take(column + 1).Sum(width => width + Gap);

    private void DrawTicks(double baseline)
    {
        foreach (var (value, label) in chart.Axis.Ticks)
        {
            elements.Add(new DrawingElement.Label(ScaleX(value), baseline, label, SmallSize, Palette.SecondaryText, TextAnchor.Middle));
        }
    }

    private void DrawPanel(ChartPanel panel)
    {
        if (panel.Heading.Length > 0)
        {
            y += 8;
            DrawParagraph(panel.Heading, TextSize, Palette.Text, true);
            y += 4;
        }

        var labels = panel.Rows.Select(row => ChartFont.Wrap(row.Label, LabelWidth + 0.5, TextSize)).ToList();
        var heights = labels.ConvertAll(lines => Math.Max(26, (lines.Count * LineHeight) + 8));
        DrawGrid(heights.Sum());
        for (var index = 0; index < labels.Count; index++)
        {
            DrawRow(panel.Rows[index], labels[index], heights[index]);
            y += heights[index];
        }
    }

    private void DrawGrid(double height)
    {
        foreach (var (value, _) in chart.Axis.Ticks)
        {
            elements.Add(
                new DrawingElement.Line(
                    ScaleX(value),
                    y,
                    ScaleX(value),
                    y + height,
                    value == 0 ? Palette.SecondaryText : Palette.GridLine,
                    1
                )
            );
        }
    }

    private void DrawRow(ChartRow row, IReadOnlyList<string> label, double height)
    {
        var middle = y + (height / 2);
        var firstBaseline = middle + 4.5 - ((label.Count - 1) * LineHeight / 2);
        DrawLines(label, PlotLeft - Gap + 4, firstBaseline, TextSize, Palette.Text, TextAnchor.End);
        if (chart.Type == ChartType.Bars)
        {
            DrawBar(row, middle);
        }
        else
        {
            DrawSegments(row, middle);
        }

        for (var column = 0; column < row.ColumnTexts.Length; column++)
        {
            elements.Add(
                new DrawingElement.Label(
                    ColumnRight(column),
                    middle + 4.5,
                    row.ColumnTexts[column],
                    TextSize,
                    column == 0 ? Palette.Text : Palette.SecondaryText,
                    TextAnchor.End,
                    column == 0
                )
            );
        }
    }

    private void DrawBar(ChartRow row, double middle)
    {
        if (row.Bounds is { } bounds)
        {
            elements.Add(
                new DrawingElement.Rectangle(
                    ScaleX(bounds.Low),
                    middle + 8,
                    Math.Max(1, ScaleX(bounds.High) - ScaleX(bounds.Low)),
                    2.5,
                    Palette.Bounds
                )
            );
        }

        if (row.Value is { } value)
        {
            elements.Add(
                new DrawingElement.Rectangle(ScaleX(Math.Min(0, value)), middle - 7, Math.Abs(ScaleX(value) - ScaleX(0)), 14, Palette.Bar)
            );
        }

        if (row.Interval is { } interval)
        {
            var (lower, upper) = (ScaleX(interval.Lower), ScaleX(interval.Upper));
            elements.Add(new DrawingElement.Line(lower, middle, upper, middle, Palette.Text, 1.5));
            elements.Add(new DrawingElement.Line(lower, middle - 4, lower, middle + 4, Palette.Text, 1.5));
            elements.Add(new DrawingElement.Line(upper, middle - 4, upper, middle + 4, Palette.Text, 1.5));
        }
    }

    private void DrawSegments(ChartRow row, double middle)
    {
        var position = chart.Type == ChartType.Diverging ? -DivergingChartBuilder.ShareLeftOfMiddle(row.Segments) : 0;
        for (var index = 0; index < row.Segments.Length; index++)
        {
            var (left, right) = (ScaleX(position), ScaleX(position + row.Segments[index]));
            var label = chart.SegmentLabel(row.Segments[index]);
            elements.Add(new DrawingElement.Rectangle(left, middle - 9, right - left, 18, chart.Legend[index].Colour));
            if (ChartFont.MeasureWidth(label, SmallSize) + 6 <= right - left)
            {
                elements.Add(
                    new DrawingElement.Label(
                        (left + right) / 2,
                        middle + 4,
                        label,
                        SmallSize,
                        Palette.TextColourOn(chart.Legend[index].Colour),
                        TextAnchor.Middle
                    )
                );
            }

            position += row.Segments[index];
        }
    }

    private void DrawFooter()
    {
        foreach (var note in chart.Notes)
        {
            DrawParagraph(note, SmallSize, Palette.SecondaryText);
            y += 2;
        }

        if (chart.SyntheticDataNotice.Length > 0)
        {
            DrawParagraph(chart.SyntheticDataNotice, SmallSize, Palette.Warning, true);
        }
    }

    private double ScaleX(double value) =>
        PlotLeft + ((value - chart.Axis.Minimum) / (chart.Axis.Maximum - chart.Axis.Minimum) * (PlotRight - PlotLeft));

    private void DrawParagraph(string text, double size, string colour, bool isBold = false)
    {
        foreach (var line in ChartFont.Wrap(text, ChartWidth - (2 * Margin), size, isBold))
        {
            y += Math.Ceiling(size * 1.35);
            elements.Add(new DrawingElement.Label(Margin, y - (size * 0.3), line, size, colour, TextAnchor.Start, isBold));
        }
    }

    private void DrawLines(
        IReadOnlyList<string> lines,
        double x,
        double baseline,
        double size,
        string colour,
        TextAnchor anchor = TextAnchor.Start,
        double lineHeight = LineHeight
    )
    {
        foreach (var (index, line) in lines.Index())
        {
            elements.Add(new DrawingElement.Label(x, baseline + (index * lineHeight), line, size, colour, anchor));
        }
    }
}
