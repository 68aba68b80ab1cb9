using SkiaSharp;

namespace Survey.Analysis.Charts;

/// <summary>Draws a drawing as a PNG, at twice the size so that it is sharp in print.</summary>
internal static class PngPicture
{
    private const int Scale = 2;

    /// <summary>No picture is higher than this many pixels; a longer chart is drawn coarser.</summary>
    private const double MostPixels = 16_000;

    public static void Write(Drawing drawing, Stream stream)
    {
        var scale = Math.Min(Scale, MostPixels / drawing.Height);
        var size = new SKImageInfo((int)Math.Ceiling(drawing.Width * scale), (int)Math.Ceiling(drawing.Height * scale), SKColorType.Rgba8888, SKAlphaType.Opaque);
        using var surface = SKSurface.Create(size);
        surface.Canvas.Clear(SKColors.White);
        surface.Canvas.Scale((float)scale);
        foreach (var mark in drawing.Marks)
        {
            Draw(surface.Canvas, mark);
        }

        using var image = surface.Snapshot();
        using var png = image.Encode(SKEncodedImageFormat.Png, 100);
        png.SaveTo(stream);
    }

    private static void Draw(SKCanvas canvas, Mark mark)
    {
        using var paint = new SKPaint { IsAntialias = true };
        switch (mark)
        {
            case Mark.Box box:
                paint.Color = SKColor.Parse(box.Fill);
                canvas.DrawRect((float)box.X, (float)box.Y, (float)box.Width, (float)box.Height, paint);
                break;
            case Mark.Line line:
                paint.Color = SKColor.Parse(line.Colour);
                paint.StrokeWidth = (float)line.Width;
                canvas.DrawLine((float)line.FromX, (float)line.FromY, (float)line.ToX, (float)line.ToY, paint);
                break;
            case Mark.Words words:
                paint.Color = SKColor.Parse(words.Colour);
                using (var font = ChartFont.Of(words.Size, words.IsBold))
                {
                    canvas.DrawText(words.Text, (float)words.X, (float)words.Y, Align(words.Anchor), font, paint);
                }

                break;
        }
    }

    private static SKTextAlign Align(Anchor anchor) => anchor switch
    {
        Anchor.Middle => SKTextAlign.Center,
        Anchor.End => SKTextAlign.Right,
        _ => SKTextAlign.Left,
    };
}
