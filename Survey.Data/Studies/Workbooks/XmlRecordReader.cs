using System.Xml;
using System.Xml.Linq;

namespace Survey.Data.Studies.Workbooks;

/// <summary>Takes apart the XML that XLSForm's tools lay beside a form: one element for each row below the root, and one for each cell
/// below that.</summary>
internal static class XmlRecordReader
{
    /// <summary>The rows under a header of all the names of cells.</summary>
    /// <exception cref="XmlException">The text is no XML, or holds a document type.</exception>
    public static IEnumerable<(int Line, string[] Cells)> ReadRecords(string text)
    {
        using var reader = XmlReader.Create(
            new StringReader(text),
            new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null }
        );
        var rows = XDocument.Load(reader).Root?.Elements().Select(ReadCells).ToList() ?? [];
        var names = rows.SelectMany(row => row.Keys).Distinct(StringComparer.Ordinal).ToArray();
        return rows.Select((row, index) => (index + 2, names.Select(name => row.GetValueOrDefault(name, "")).ToArray()))
            .Prepend((1, names));
    }

    private static Dictionary<string, string> ReadCells(XElement row) =>
        row.Elements()
            .DistinctBy(cell => cell.Name.LocalName)
            .ToDictionary(cell => cell.Name.LocalName, cell => cell.Value, StringComparer.Ordinal);
}
