using ScottPlot;
using SkiaSharp;

namespace Survey.Analysis.Charts;

/// <summary>The typeface that charts are measured and drawn with; it comes with the program, so no machine needs to have it.</summary>
/// <remarks>Liberation Sans has the widths of Arial and Helvetica, so that an SVG keeps its layout with only those installed.</remarks>
internal static class ChartFont
{
    public const string FontFamilies = "Liberation Sans, Arimo, Arial, Helvetica, sans-serif";

    private static readonly Lazy<SKTypeface> Regular = new(() => LoadTypeface("Fonts/LiberationSans-Regular.ttf"));
    private static readonly Lazy<SKTypeface> Bold = new(() => LoadTypeface("Fonts/LiberationSans-Bold.ttf"));

    /// <summary>How a plot sets words in this font.</summary>
    public static LabelStyle LabelStyleFor(double size, bool isBold) =>
        new()
        {
            Font = (isBold ? Bold : Regular).Value,
            FontSize = (float)size,
            BorderWidth = 0,
        };

    /// <summary>How wide a text comes out.</summary>
    public static double MeasureWidth(string text, double size, bool isBold = false)
    {
        using var paint = Paint.NewDisposablePaint();
        return LabelStyleFor(size, isBold).Measure(text, paint).Width;
    }

    /// <summary>How far below its baseline a text's room reaches.</summary>
    public static float MeasureDescent(LabelStyle style)
    {
        using var paint = Paint.NewDisposablePaint();
        return style.Measure(paint).Bottom;
    }

    /// <summary>Breaks a text into lines no wider than asked; a word that is wider by itself is cut.</summary>
    public static IReadOnlyList<string> Wrap(string text, double width, double size, bool isBold = false)
    {
        var lines = new List<string>();
        var line = "";
        foreach (
            var word in text.Split(' ', StringSplitOptions.RemoveEmptyEntries).SelectMany(word => BreakWord(word, width, size, isBold))
        )
        {
            var candidate = line.Length == 0 ? word : $"{line} {word}";
            if (line.Length > 0 && MeasureWidth(candidate, size, isBold) > width)
            {
                lines.Add(line);
                candidate = word;
            }

            line = candidate;
        }

        return line.Length > 0 ? [.. lines, line] : lines;
    }

    private static IEnumerable<string> BreakWord(string word, double width, double size, bool isBold)
    {
        while (word.Length > 1 && MeasureWidth(word, size, isBold) > width)
        {
            var length = word.Length - 1;
            while (length > 1 && MeasureWidth(word[..length] + "-", size, isBold) > width)
            {
                length--;
            }

            yield return word[..length] + "-";
            word = word[length..];
        }

        yield return word;
    }

    private static SKTypeface LoadTypeface(string resource)
    {
        using var stream = typeof(ChartFont).Assembly.GetManifestResourceStream(resource)
            ?? throw new InvalidOperationException($"The program was built without its font '{resource}'.");
        return SKTypeface.FromStream(stream);
    }
}
