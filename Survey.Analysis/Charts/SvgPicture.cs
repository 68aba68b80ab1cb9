using System.Globalization;
using System.Text;
using System.Xml;

namespace Survey.Analysis.Charts;

/// <summary>Writes a drawing as SVG whose words are text, and which says to a screen reader what it shows.</summary>
internal static class SvgPicture
{
    private const string Namespace = "http://www.w3.org/2000/svg";

    public static void Write(Drawing drawing, Stream stream)
    {
        using var xml = XmlWriter.Create(stream, new XmlWriterSettings { Encoding = new UTF8Encoding(false), Indent = true, CheckCharacters = false, NewLineChars = "\n" });
        xml.WriteStartElement("svg", Namespace);
        Attributes(xml, ("viewBox", FormattableString.Invariant($"0 0 {drawing.Width} {drawing.Height}")), ("width", Text(drawing.Width)), ("height", Text(drawing.Height)));
        Attributes(xml, ("role", "img"), ("lang", drawing.Language), ("aria-labelledby", $"{drawing.Name}-title"), ("aria-describedby", $"{drawing.Name}-desc"), ("font-family", ChartFont.Families));
        Element(xml, "title", $"{drawing.Name}-title", drawing.Title);
        Element(xml, "desc", $"{drawing.Name}-desc", drawing.Description);
        Write(xml, new Mark.Box(0, 0, drawing.Width, drawing.Height, Palette.Paper));
        foreach (var mark in drawing.Marks)
        {
            Write(xml, mark);
        }

        xml.WriteEndElement();
    }

    private static void Write(XmlWriter xml, Mark mark)
    {
        switch (mark)
        {
            case Mark.Box box:
                xml.WriteStartElement("rect", Namespace);
                Attributes(xml, ("x", Text(box.X)), ("y", Text(box.Y)), ("width", Text(box.Width)), ("height", Text(box.Height)), ("fill", box.Fill));
                break;
            case Mark.Line line:
                xml.WriteStartElement("line", Namespace);
                Attributes(xml, ("x1", Text(line.FromX)), ("y1", Text(line.FromY)), ("x2", Text(line.ToX)), ("y2", Text(line.ToY)));
                Attributes(xml, ("stroke", line.Colour), ("stroke-width", Text(line.Width)));
                break;
            case Mark.Words words:
                xml.WriteStartElement("text", Namespace);
                Attributes(xml, ("x", Text(words.X)), ("y", Text(words.Y)), ("font-size", Text(words.Size)), ("fill", words.Colour));
                WriteTextStyle(xml, words);
                xml.WriteString(Printable(words.Text));
                break;
        }

        xml.WriteEndElement();
    }

    private static void WriteTextStyle(XmlWriter xml, Mark.Words words)
    {
        if (words.Anchor != Anchor.Start)
        {
            xml.WriteAttributeString("text-anchor", words.Anchor == Anchor.End ? "end" : "middle");
        }

        if (words.IsBold)
        {
            xml.WriteAttributeString("font-weight", "bold");
        }
    }

    private static void Element(XmlWriter xml, string name, string id, string text)
    {
        xml.WriteStartElement(name, Namespace);
        xml.WriteAttributeString("id", id);
        xml.WriteString(Printable(text));
        xml.WriteEndElement();
    }

    private static void Attributes(XmlWriter xml, params ReadOnlySpan<(string Name, string Value)> attributes)
    {
        foreach (var (name, value) in attributes)
        {
            xml.WriteAttributeString(name, value);
        }
    }

    /// <summary>Characters that XML cannot hold, such as a stray control character in a label, become blanks.</summary>
    private static string Printable(string text) => string.Concat(text.Select((c, index) =>
        XmlConvert.IsXmlChar(c) || IsHalfOfPair(text, index) ? c : ' '));

    private static bool IsHalfOfPair(string text, int index) =>
        (char.IsHighSurrogate(text[index]) && index + 1 < text.Length && char.IsLowSurrogate(text[index + 1]))
        || (char.IsLowSurrogate(text[index]) && index > 0 && char.IsHighSurrogate(text[index - 1]));

    private static string Text(double number) => Math.Round(number, 2).ToString(CultureInfo.InvariantCulture);
}
