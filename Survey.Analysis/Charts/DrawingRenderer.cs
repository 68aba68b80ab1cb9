using ScottPlot;

namespace Survey.Analysis.Charts;

/// <summary>A drawing as a plot without axes, whose coordinates are the drawing's points: what is written as PNG and as SVG.</summary>
internal sealed class DrawingRenderer(Drawing drawing)
{
    /// <summary>Twice the size, so that a PNG is sharp in print.</summary>
    private const double PngScale = 2;

    /// <summary>No PNG is higher than this many pixels; a longer chart is drawn coarser.</summary>
    private const double MaximumPngHeight = 16_000;

    public void WritePng(Stream stream)
    {
        var scale = Math.Min(PngScale, MaximumPngHeight / drawing.Height);
        var (width, height) = ((int)Math.Ceiling(drawing.Width * scale), (int)Math.Ceiling(drawing.Height * scale));
        using var plot = CreatePlot(width / scale, height / scale);
        plot.ScaleFactor = scale;
        stream.Write(plot.GetImageBytes(width, height, ImageFormat.Png));
    }

    public void WriteSvg(Stream stream)
    {
        using var plot = CreatePlot(drawing.Width, drawing.Height);
        AccessibleSvgWriter.Write(plot.GetSvgXml((int)drawing.Width, (int)drawing.Height), drawing, stream);
    }

    private Plot CreatePlot(double width, double height)
    {
        var plot = new Plot();
        plot.Layout.Frameless();
        plot.HideAxesAndGrid();
        plot.Axes.SetLimits(left: 0, right: width, bottom: height, top: 0);
        plot.FigureBackground.Color = Color.FromHex(Palette.Background);
        foreach (var element in drawing.Elements)
        {
            AddElement(plot.Add, element);
        }

        return plot;
    }

    private static void AddElement(PlottableAdder plot, DrawingElement element)
    {
        switch (element)
        {
            case DrawingElement.Rectangle box:
                var rectangle = plot.Rectangle(box.X, box.X + box.Width, box.Y, box.Y + box.Height);
                rectangle.FillColor = Color.FromHex(box.Fill);
                rectangle.LineWidth = 0;
                break;
            case DrawingElement.Line line:
                var stroke = plot.Line(line.FromX, line.FromY, line.ToX, line.ToY);
                stroke.LineColor = Color.FromHex(line.Colour);
                stroke.LineWidth = (float)line.Width;
                break;
            case DrawingElement.Label label:
                AddElement(plot, label);
                break;
        }
    }

    /// <summary>A plot sets a text's lowest edge on its point, a drawing its baseline.</summary>
    private static void AddElement(PlottableAdder plot, DrawingElement.Label label)
    {
        var style = ChartFont.LabelStyleFor(label.Size, label.IsBold);
        style.Text = label.Text;
        style.ForeColor = Color.FromHex(label.Colour);
        style.Alignment = label.Anchor switch
        {
            TextAnchor.Middle => Alignment.LowerCenter,
            TextAnchor.End => Alignment.LowerRight,
            _ => Alignment.LowerLeft,
        };
        var text = plot.Text(label.Text, label.X, label.Y);
        text.LabelStyle = style;
        text.OffsetY = ChartFont.MeasureDescent(style);
    }
}
