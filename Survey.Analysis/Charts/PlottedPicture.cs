using ScottPlot;

namespace Survey.Analysis.Charts;

/// <summary>A drawing as a plot without axes, whose coordinates are the drawing's points: what is written as PNG and as SVG.</summary>
internal sealed class PlottedPicture(Drawing drawing)
{
    /// <summary>Twice the size, so that a PNG is sharp in print.</summary>
    private const double PngScale = 2;

    /// <summary>No PNG is higher than this many pixels; a longer chart is drawn coarser.</summary>
    private const double MostPixels = 16_000;

    public void WritePng(Stream stream)
    {
        var scale = Math.Min(PngScale, MostPixels / drawing.Height);
        var (width, height) = ((int)Math.Ceiling(drawing.Width * scale), (int)Math.Ceiling(drawing.Height * scale));
        using var plot = Plot(width / scale, height / scale);
        plot.ScaleFactor = scale;
        stream.Write(plot.GetImageBytes(width, height, ImageFormat.Png));
    }

    public void WriteSvg(Stream stream)
    {
        using var plot = Plot(drawing.Width, drawing.Height);
        SpokenSvg.Write(plot.GetSvgXml((int)drawing.Width, (int)drawing.Height), drawing, stream);
    }

    private Plot Plot(double width, double height)
    {
        var plot = new Plot();
        plot.Layout.Frameless();
        plot.HideAxesAndGrid();
        plot.Axes.SetLimits(left: 0, right: width, bottom: height, top: 0);
        plot.FigureBackground.Color = Color.FromHex(Palette.Paper);
        foreach (var mark in drawing.Marks)
        {
            Add(plot.Add, mark);
        }

        return plot;
    }

    private static void Add(PlottableAdder plot, Mark mark)
    {
        switch (mark)
        {
            case Mark.Box box:
                var rectangle = plot.Rectangle(box.X, box.X + box.Width, box.Y, box.Y + box.Height);
                rectangle.FillColor = Color.FromHex(box.Fill);
                rectangle.LineWidth = 0;
                break;
            case Mark.Line line:
                var stroke = plot.Line(line.FromX, line.FromY, line.ToX, line.ToY);
                stroke.LineColor = Color.FromHex(line.Colour);
                stroke.LineWidth = (float)line.Width;
                break;
            case Mark.Words words:
                Add(plot, words);
                break;
        }
    }

    /// <summary>A plot sets a text's lowest edge on its point, a drawing its baseline.</summary>
    private static void Add(PlottableAdder plot, Mark.Words words)
    {
        var style = ChartFont.Style(words.Size, words.IsBold);
        style.Text = words.Text;
        style.ForeColor = Color.FromHex(words.Colour);
        style.Alignment = words.Anchor switch
        {
            Anchor.Middle => Alignment.LowerCenter,
            Anchor.End => Alignment.LowerRight,
            _ => Alignment.LowerLeft,
        };
        var text = plot.Text(words.Text, words.X, words.Y);
        text.LabelStyle = style;
        text.OffsetY = ChartFont.Depth(style);
    }
}
