using System.Globalization;
using System.Text;
using System.Xml;
using System.Xml.Linq;

namespace Survey.Analysis.Charts;

/// <summary>Makes a plot's SVG say to a screen reader what it shows, and its words text that can be searched, copied and set in a like
/// font.</summary>
/// <remarks>
/// A plot places every letter by itself and reads the letters back from the font, where a no-break space is a space;
/// so the words come from the drawing. It clips every mark to the whole picture, which only makes the file larger.
/// </remarks>
internal static class AccessibleSvgWriter
{
    private static readonly XNamespace Svg = "http://www.w3.org/2000/svg";

    public static void Write(string plotSvg, Drawing drawing, Stream stream)
    {
        using var reader = XmlReader.Create(new StringReader(plotSvg), new XmlReaderSettings { CheckCharacters = false });
        var nodes = XElement.Load(reader).Elements().SelectMany(RemoveClipping).ToList();
        foreach (
            var (element, label) in nodes
                .Where(node => node.Name == Svg + "text")
                .Zip(drawing.Elements.OfType<DrawingElement.Label>().Where(label => label.Text.Length > 0))
        )
        {
            SetText(element, label);
        }

        using var xml = XmlWriter.Create(
            stream,
            new XmlWriterSettings
            {
                Encoding = new UTF8Encoding(false),
                Indent = true,
                CheckCharacters = false,
                NewLineChars = "\n",
            }
        );
        CreateRoot(drawing, nodes).Save(xml);
    }

    private static IEnumerable<XElement> RemoveClipping(XElement node) =>
        node.Name.LocalName switch
        {
            "clipPath" => [],
            "g" => node.Elements(),
            _ => [node],
        };

    private static XElement CreateRoot(Drawing drawing, IEnumerable<XElement> nodes) =>
        new(
            Svg + "svg",
            new XAttribute("viewBox", FormattableString.Invariant($"0 0 {drawing.Width} {drawing.Height}")),
            new XAttribute("width", drawing.Width),
            new XAttribute("height", drawing.Height),
            new XAttribute("role", "img"),
            new XAttribute("lang", drawing.Language),
            new XAttribute("aria-labelledby", $"{drawing.Id}-title"),
            new XAttribute("aria-describedby", $"{drawing.Id}-desc"),
            new XAttribute("font-family", ChartFont.FontFamilies),
            new XElement(Svg + "title", new XAttribute("id", $"{drawing.Id}-title"), ReplaceInvalidXmlCharacters(drawing.Title)),
            new XElement(Svg + "desc", new XAttribute("id", $"{drawing.Id}-desc"), ReplaceInvalidXmlCharacters(drawing.Description)),
            nodes
        );

    private static void SetText(XElement element, DrawingElement.Label label)
    {
        element.SetAttributeValue("transform", null);
        element.SetAttributeValue("font-family", null);
        element.SetAttributeValue("x", FormatCoordinate(label.X));
        element.SetAttributeValue("y", FormatCoordinate(label.Y));
        element.SetAttributeValue(
            "text-anchor",
            label.Anchor switch
            {
                TextAnchor.End => "end",
                TextAnchor.Middle => "middle",
                _ => null,
            }
        );
        element.Value = ReplaceInvalidXmlCharacters(label.Text);
    }

    /// <summary>Characters that XML cannot hold, such as a stray control character in a label, become blanks.</summary>
    private static string ReplaceInvalidXmlCharacters(string text) =>
        string.Concat(text.Select((c, index) => XmlConvert.IsXmlChar(c) || IsPartOfSurrogatePair(text, index) ? c : ' '));

    private static bool IsPartOfSurrogatePair(string text, int index) =>
        (char.IsHighSurrogate(text[index]) && index + 1 < text.Length && char.IsLowSurrogate(text[index + 1]))
        || (char.IsLowSurrogate(text[index]) && index > 0 && char.IsHighSurrogate(text[index - 1]));

    private static string FormatCoordinate(double number) => Math.Round(number, 2).ToString(CultureInfo.InvariantCulture);
}
