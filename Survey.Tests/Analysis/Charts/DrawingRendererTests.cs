using System.Text;
using System.Xml.Linq;
using NUnit.Framework;
using SkiaSharp;
using Survey.Analysis.Charts;

namespace Survey.Tests.Analysis.Charts;

/// <summary>What is plotted stands where the layout put it.</summary>
public sealed class DrawingRendererTests
{
    private const int Scale = 2;

    [TestCase(nameof(TextAnchor.Start), false)]
    [TestCase(nameof(TextAnchor.Middle), false)]
    [TestCase(nameof(TextAnchor.End), false)]
    [TestCase(nameof(TextAnchor.End), true)]
    public void WritePng_Words_FillTheWidthTheyWereMeasuredAtAndStandOnTheirBaseline(string anchor, bool isBold)
    {
        const string Text = "HållbarhetH";
        var side = Enum.Parse<TextAnchor>(anchor);
        var width = ChartFont.MeasureWidth(Text, 20, isBold);
        var left =
            150
            - (
                side switch
                {
                    TextAnchor.End => width,
                    TextAnchor.Middle => width / 2,
                    _ => 0,
                }
            );

        var ink = Ink(Of(new DrawingElement.Label(150, 40, Text, 20, Palette.Text, side, isBold)));

        Assert.Multiple(() =>
        {
            Assert.That(ink.Left, Is.EqualTo(Scale * left).Within(4));
            Assert.That(ink.Right, Is.EqualTo(Scale * (left + width)).Within(4));
            Assert.That(ink.Bottom, Is.EqualTo(Scale * 40).Within(1.5), "the baseline");
        });
    }

    [Test]
    public void WritePng_Box_CoversExactlyItsPlace()
    {
        var ink = Ink(Of(new DrawingElement.Rectangle(30, 10, 100, 20, Palette.Bar)));

        Assert.That(ink, Is.EqualTo(new SKRectI(60, 20, 260, 60)));
    }

    [Test]
    public void WritePng_VeryLongDrawing_IsDrawnCoarserButWhole()
    {
        var picture = Of(new DrawingElement.Rectangle(30, 31_000, 100, 500, Palette.Bar)) with { Height = 32_000 };

        Assert.That(Ink(picture), Is.EqualTo(new SKRectI(15, 15_500, 65, 15_750)));
    }

    [Test]
    public void WriteSvg_Words_KeepTheirNoBreakSpacesAndAnchor()
    {
        using var stream = new MemoryStream();
        new DrawingRenderer(
            Of(
                new DrawingElement.Label(150, 40, "", 13, Palette.Text),
                new DrawingElement.Label(150, 40, "85\u00A0% −1", 13, Palette.Text, TextAnchor.End, true)
            )
        ).WriteSvg(stream);
        var text = XDocument
            .Parse(Encoding.UTF8.GetString(stream.ToArray()))
            .Root!.Elements()
            .Single(element => element.Name.LocalName == "text");

        Assert.Multiple(() =>
        {
            Assert.That(text.Value, Is.EqualTo("85\u00A0% −1"));
            Assert.That(text.Attribute("text-anchor")?.Value, Is.EqualTo("end"));
            Assert.That(text.Attribute("x")?.Value, Is.EqualTo("150"));
            Assert.That(text.Attribute("font-weight"), Is.Not.Null);
        });
    }

    private static Drawing Of(params DrawingElement[] marks) =>
        new()
        {
            Id = "picture",
            Width = 300,
            Height = 60,
            Title = "Title",
            Description = "Description",
            Language = "en",
            Elements = marks,
        };

    /// <summary>The least rectangle around all that is not paper.</summary>
    private static SKRectI Ink(Drawing drawing)
    {
        using var stream = new MemoryStream();
        new DrawingRenderer(drawing).WritePng(stream);
        using var bitmap = SKBitmap.Decode(stream.ToArray());
        var inked = bitmap
            .Pixels.Index()
            .Where(pixel => pixel.Item.Green < 200)
            .Select(pixel => (X: pixel.Index % bitmap.Width, Y: pixel.Index / bitmap.Width))
            .ToList();
        return new SKRectI(
            inked.Min(point => point.X),
            inked.Min(point => point.Y),
            inked.Max(point => point.X) + 1,
            inked.Max(point => point.Y) + 1
        );
    }
}
