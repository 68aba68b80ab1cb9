namespace Survey.Analysis.Charts;

/// <summary>Gives every word and bar of a chart its place, so that nothing is cut and nothing overlaps.</summary>
internal sealed class ChartLayout(Chart chart)
{
    private const double Margin = 24;
    private const double ChartWidth = 900;
    private const double Gap = 16;
    private const double TextSize = 13;
    private const double SmallSize = 11.5;
    private const double LineHeight = 17;
    private const double WidestLabel = 300;
    private const double WidestHead = 78;

    /// <summary>The last number of the axis reaches past it.</summary>
    private const double TickRoom = 20;

    private readonly List<Mark> marks = [];
    private readonly double[] besideWidths = [.. chart.Heads.Select((head, column) => BesideWidth(chart, head, column))];
    private double y = Margin;

    private double LabelWidth => Math.Min(WidestLabel, Rows.Select(row => ChartFont.Width(row.Label, TextSize)).DefaultIfEmpty(0).Max());

    private IEnumerable<ChartRow> Rows => chart.Panels.SelectMany(panel => panel.Rows);

    private double PlotLeft => Margin + LabelWidth + Gap;

    private double PlotRight => ChartWidth - Margin - besideWidths.Sum(width => width + Gap) - TickRoom;

    public Drawing Draw()
    {
        Paragraph(chart.Title, 18, Palette.Ink, true);
        Paragraph(chart.Subtitle, TextSize, Palette.Quiet);
        DrawKeys();
        DrawHeads();
        foreach (var panel in chart.Panels)
        {
            DrawPanel(panel);
        }

        DrawTicks(y + 14);
        y += 32;
        DrawFoot();
        return new Drawing
        {
            Name = chart.Name,
            Width = ChartWidth,
            Height = Math.Ceiling(y + Margin - 8),
            Title = chart.Title,
            Description = chart.Description,
            Language = chart.Language,
            Marks = marks,
        };
    }

    private static double BesideWidth(Chart chart, string head, int column) => chart.Panels
        .SelectMany(panel => panel.Rows)
        .Select(row => ChartFont.Width(row.Beside[column], TextSize, column == 0))
        .Concat(ChartFont.Wrap(head, WidestHead, SmallSize).Select(line => ChartFont.Width(line, SmallSize)))
        .DefaultIfEmpty(0)
        .Max();

    private void DrawKeys()
    {
        var x = Margin;
        y += chart.Keys.Length > 0 ? 10 : 0;
        foreach (var key in chart.Keys)
        {
            var lines = ChartFont.Wrap(key.Label, ChartWidth - (2 * Margin) - 20, TextSize);
            var width = 20 + lines.Max(line => ChartFont.Width(line, TextSize));
            if (x > Margin && x + width > ChartWidth - Margin)
            {
                x = Margin;
                y += LineHeight + 3;
            }

            marks.Add(new Mark.Box(x, y, 12, 12, key.Colour));
            Lines(lines, x + 20, y + 11, TextSize, Palette.Ink);
            y += (lines.Count - 1) * LineHeight;
            x += width + 22;
        }

        y += chart.Keys.Length > 0 ? LineHeight : 0;
    }

    /// <summary>The columns' heads stand on one line with the axis' numbers.</summary>
    private void DrawHeads()
    {
        var heads = chart.Heads.Select(head => ChartFont.Wrap(head, WidestHead, SmallSize)).ToList();
        y += 14 + (heads.Select(lines => lines.Count).DefaultIfEmpty(1).Max() * 14);
        for (var column = 0; column < heads.Count; column++)
        {
            Lines(heads[column], BesideRight(column), y - ((heads[column].Count - 1) * 14), SmallSize, Palette.Quiet, Anchor.End, 14);
        }

        DrawTicks(y);
        y += 8;
    }

    private double BesideRight(int column) => PlotRight + TickRoom + besideWidths.Take(column + 1).Sum(width => width + Gap);

    private void DrawTicks(double baseline)
    {
        foreach (var (at, label) in chart.Axis.Ticks)
        {
            marks.Add(new Mark.Words(X(at), baseline, label, SmallSize, Palette.Quiet, Anchor.Middle));
        }
    }

    private void DrawPanel(ChartPanel panel)
    {
        if (panel.Heading.Length > 0)
        {
            y += 8;
            Paragraph(panel.Heading, TextSize, Palette.Ink, true);
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
        foreach (var (at, _) in chart.Axis.Ticks)
        {
            marks.Add(new Mark.Line(X(at), y, X(at), y + height, at == 0 ? Palette.Quiet : Palette.Grid, 1));
        }
    }

    private void DrawRow(ChartRow row, IReadOnlyList<string> label, double height)
    {
        var middle = y + (height / 2);
        var firstBaseline = middle + 4.5 - ((label.Count - 1) * LineHeight / 2);
        Lines(label, PlotLeft - Gap + 4, firstBaseline, TextSize, Palette.Ink, Anchor.End);
        if (chart.Form == ChartForm.Bars)
        {
            DrawBar(row, middle);
        }
        else
        {
            DrawParts(row, middle);
        }

        for (var column = 0; column < row.Beside.Length; column++)
        {
            marks.Add(new Mark.Words(BesideRight(column), middle + 4.5, row.Beside[column], TextSize, column == 0 ? Palette.Ink : Palette.Quiet, Anchor.End, column == 0));
        }
    }

    private void DrawBar(ChartRow row, double middle)
    {
        if (row.Bounds is { } bounds)
        {
            marks.Add(new Mark.Box(X(bounds.Low), middle + 8, Math.Max(1, X(bounds.High) - X(bounds.Low)), 2.5, Palette.Bounds));
        }

        if (row.Value is { } value)
        {
            marks.Add(new Mark.Box(X(Math.Min(0, value)), middle - 7, Math.Abs(X(value) - X(0)), 14, Palette.Bar));
        }

        if (row.Interval is { } interval)
        {
            var (lower, upper) = (X(interval.Lower), X(interval.Upper));
            marks.Add(new Mark.Line(lower, middle, upper, middle, Palette.Ink, 1.5));
            marks.Add(new Mark.Line(lower, middle - 4, lower, middle + 4, Palette.Ink, 1.5));
            marks.Add(new Mark.Line(upper, middle - 4, upper, middle + 4, Palette.Ink, 1.5));
        }
    }

    private void DrawParts(ChartRow row, double middle)
    {
        var at = chart.Form == ChartForm.Diverging ? -DivergingRows.LeftOf(row.Parts) : 0;
        for (var part = 0; part < row.Parts.Length; part++)
        {
            var (left, right) = (X(at), X(at + row.Parts[part]));
            var label = chart.PartLabel(row.Parts[part]);
            marks.Add(new Mark.Box(left, middle - 9, right - left, 18, chart.Keys[part].Colour));
            if (ChartFont.Width(label, SmallSize) + 6 <= right - left)
            {
                marks.Add(new Mark.Words((left + right) / 2, middle + 4, label, SmallSize, Palette.InkOn(chart.Keys[part].Colour), Anchor.Middle));
            }

            at += row.Parts[part];
        }
    }

    private void DrawFoot()
    {
        foreach (var note in chart.Notes)
        {
            Paragraph(note, SmallSize, Palette.Quiet);
            y += 2;
        }

        if (chart.Marker.Length > 0)
        {
            Paragraph(chart.Marker, SmallSize, Palette.Alarm, true);
        }
    }

    private double X(double value) => PlotLeft + ((value - chart.Axis.Least) / (chart.Axis.Most - chart.Axis.Least) * (PlotRight - PlotLeft));

    private void Paragraph(string text, double size, string colour, bool isBold = false)
    {
        foreach (var line in ChartFont.Wrap(text, ChartWidth - (2 * Margin), size, isBold))
        {
            y += Math.Ceiling(size * 1.35);
            marks.Add(new Mark.Words(Margin, y - (size * 0.3), line, size, colour, Anchor.Start, isBold));
        }
    }

    private void Lines(IReadOnlyList<string> lines, double x, double baseline, double size, string colour, Anchor anchor = Anchor.Start, double height = LineHeight)
    {
        foreach (var (index, line) in lines.Index())
        {
            marks.Add(new Mark.Words(x, baseline + (index * height), line, size, colour, anchor));
        }
    }
}
