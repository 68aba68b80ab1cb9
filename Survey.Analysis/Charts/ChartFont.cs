using ScottPlot;
using SkiaSharp;

namespace Survey.Analysis.Charts;

/// <summary>The typeface that charts are measured and drawn with; it comes with the program, so no machine needs to have it.</summary>
/// <remarks>Liberation Sans has the widths of Arial and Helvetica, so that an SVG keeps its layout where only those are at hand.</remarks>
internal static class ChartFont
{
    public const string Families = "Liberation Sans, Arimo, Arial, Helvetica, sans-serif";

    private static readonly Lazy<SKTypeface> Regular = new(() => Load("Fonts/LiberationSans-Regular.ttf"));
    private static readonly Lazy<SKTypeface> Bold = new(() => Load("Fonts/LiberationSans-Bold.ttf"));

    /// <summary>How a plot sets words in this font.</summary>
    public static LabelStyle Style(double size, bool isBold) => new() { Font = (isBold ? Bold : Regular).Value, FontSize = (float)size, BorderWidth = 0 };

    /// <summary>How wide a text comes out.</summary>
    public static double Width(string text, double size, bool isBold = false)
    {
        using var paint = Paint.NewDisposablePaint();
        return Style(size, isBold).Measure(text, paint).Width;
    }

    /// <summary>How far below its baseline a text's room reaches.</summary>
    public static float Depth(LabelStyle style)
    {
        using var paint = Paint.NewDisposablePaint();
        return style.Measure(paint).Bottom;
    }

    /// <summary>Breaks a text into lines no wider than asked; a word that is wider by itself is cut.</summary>
    public static IReadOnlyList<string> Wrap(string text, double width, double size, bool isBold = false)
    {
        var lines = new List<string>();
        var line = "";
        foreach (var word in text.Split(' ', StringSplitOptions.RemoveEmptyEntries).SelectMany(word => Cut(word, width, size, isBold)))
        {
            var longer = line.Length == 0 ? word : $"{line} {word}";
            if (line.Length > 0 && Width(longer, size, isBold) > width)
            {
                lines.Add(line);
                longer = word;
            }

            line = longer;
        }

        return line.Length > 0 ? [.. lines, line] : lines;
    }

    private static IEnumerable<string> Cut(string word, double width, double size, bool isBold)
    {
        while (word.Length > 1 && Width(word, size, isBold) > width)
        {
            var length = word.Length - 1;
            while (length > 1 && Width(word[..length] + "-", size, isBold) > width)
            {
                length--;
            }

            yield return word[..length] + "-";
            word = word[length..];
        }

        yield return word;
    }

    private static SKTypeface Load(string resource)
    {
        using var stream = typeof(ChartFont).Assembly.GetManifestResourceStream(resource)
            ?? throw new InvalidOperationException($"The program was built without its font '{resource}'.");
        return SKTypeface.FromStream(stream);
    }
}
