using System.Globalization;
using System.Text;
using System.Xml;
using System.Xml.Linq;

namespace Survey.Analysis.Charts;

/// <summary>Makes a plot's SVG say to a screen reader what it shows, and its words text that can be searched, copied and set in a like font.</summary>
/// <remarks>
/// A plot places every letter by itself and reads the letters back from the font, where a no-break space is a space;
/// so the words come from the drawing. It clips every mark to the whole picture, which only makes the file larger.
/// </remarks>
internal static class SpokenSvg
{
    private static readonly XNamespace Svg = "http://www.w3.org/2000/svg";

    public static void Write(string plotted, Drawing drawing, Stream stream)
    {
        using var reader = XmlReader.Create(new StringReader(plotted), new XmlReaderSettings { CheckCharacters = false });
        var marks = XElement.Load(reader).Elements().SelectMany(Unclipped).ToList();
        foreach (var (element, words) in marks.Where(mark => mark.Name == Svg + "text").Zip(drawing.Marks.OfType<Mark.Words>().Where(words => words.Text.Length > 0)))
        {
            SetWords(element, words);
        }

        using var xml = XmlWriter.Create(stream, new XmlWriterSettings { Encoding = new UTF8Encoding(false), Indent = true, CheckCharacters = false, NewLineChars = "\n" });
        Root(drawing, marks).Save(xml);
    }

    private static IEnumerable<XElement> Unclipped(XElement mark) =>
        mark.Name == Svg + "clipPath" ? [] : mark.Name == Svg + "g" ? mark.Elements() : [mark];

    private static XElement Root(Drawing drawing, IEnumerable<XElement> marks) => new(
        Svg + "svg",
        new XAttribute("viewBox", FormattableString.Invariant($"0 0 {drawing.Width} {drawing.Height}")),
        new XAttribute("width", drawing.Width),
        new XAttribute("height", drawing.Height),
        new XAttribute("role", "img"),
        new XAttribute("lang", drawing.Language),
        new XAttribute("aria-labelledby", $"{drawing.Name}-title"),
        new XAttribute("aria-describedby", $"{drawing.Name}-desc"),
        new XAttribute("font-family", ChartFont.Families),
        new XElement(Svg + "title", new XAttribute("id", $"{drawing.Name}-title"), Printable(drawing.Title)),
        new XElement(Svg + "desc", new XAttribute("id", $"{drawing.Name}-desc"), Printable(drawing.Description)),
        marks);

    private static void SetWords(XElement element, Mark.Words words)
    {
        element.SetAttributeValue("transform", null);
        element.SetAttributeValue("font-family", null);
        element.SetAttributeValue("x", Text(words.X));
        element.SetAttributeValue("y", Text(words.Y));
        element.SetAttributeValue("text-anchor", words.Anchor switch { Anchor.End => "end", Anchor.Middle => "middle", _ => null });
        element.Value = Printable(words.Text);
    }

    /// <summary>Characters that XML cannot hold, such as a stray control character in a label, become blanks.</summary>
    private static string Printable(string text) => string.Concat(text.Select((c, index) =>
        XmlConvert.IsXmlChar(c) || IsHalfOfPair(text, index) ? c : ' '));

    private static bool IsHalfOfPair(string text, int index) =>
        (char.IsHighSurrogate(text[index]) && index + 1 < text.Length && char.IsLowSurrogate(text[index + 1]))
        || (char.IsLowSurrogate(text[index]) && index > 0 && char.IsHighSurrogate(text[index - 1]));

    private static string Text(double number) => Math.Round(number, 2).ToString(CultureInfo.InvariantCulture);
}
