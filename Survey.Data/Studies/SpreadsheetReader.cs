using System.Globalization;
using System.Xml;
using Survey.Data.Questionnaires;

namespace Survey.Data.Studies;

/// <summary>Reads a workbook from an Excel file, every cell as the text its author sees: <c>0123</c> stays, <c>2012-05-01</c> stays, 5 is <c>5</c>.</summary>
internal sealed class SpreadsheetReader
{
    private const string WorkbookPart = "xl/workbook.xml";

    private readonly SpreadsheetPackage package;
    private readonly WorkbookGatherer gatherer = new();

    private SpreadsheetReader(SpreadsheetPackage package) => this.package = package;

    public static WorkbookReading Read(byte[] content)
    {
        try
        {
            using var package = SpreadsheetPackage.Open(content);
            return new SpreadsheetReader(package).Read();
        }
        catch (SpreadsheetException exception)
        {
            return WorkbookReading.Failed(exception.Message);
        }
        catch (Exception exception) when (exception is InvalidDataException or XmlException or IOException or NotSupportedException or ArgumentException)
        {
            // Whatever a damaged or hostile file makes the readers of zip and XML throw.
            return WorkbookReading.Failed($"The file is not an Excel workbook that can be read ({exception.GetType().Name}). Open it in Excel and save it as .xlsx again.");
        }
    }

    private WorkbookReading Read()
    {
        var workbook = package.RelationsOf("").Values.FirstOrDefault(relation => relation.Type.EndsWith("/officeDocument", StringComparison.Ordinal)).Path ?? WorkbookPart;
        var relations = package.RelationsOf(workbook);
        var (names, countsFrom1904) = ReadNames(workbook);
        var formats = new SpreadsheetFormats { CountsFrom1904 = countsFrom1904 };
        formats.Read(PartOf(relations, "/styles"));
        var texts = SpreadsheetTexts.Read(PartOf(relations, "/sharedStrings"));
        foreach (var (name, key) in names)
        {
            if (!relations.TryGetValue(key, out var relation) || relation.Type.EndsWith("/chartsheet", StringComparison.Ordinal))
            {
                continue;
            }

            using var xml = package.Find(relation.Path) ?? throw new SpreadsheetException($"The file lacks the sheet '{name}'. Open it in Excel and save it as .xlsx again.");
            if (!TryReadSheet(name, xml, new SpreadsheetRows(texts, formats)))
            {
                break;
            }
        }

        return gatherer.Reading("The file has no sheet with cells. Open it in Excel and save it as .xlsx again.");
    }

    /// <summary>The sheets' names with the keys of their parts, in order; and whether days are counted from 1904.</summary>
    private (List<(string Name, string Key)> Names, bool CountsFrom1904) ReadNames(string path)
    {
        var names = new List<(string, string)>();
        var countsFrom1904 = false;
        using var xml = package.Find(path) ?? throw new SpreadsheetException("The file is not an Excel workbook: it lacks the part that lists its sheets. Open it in Excel and save it as .xlsx again.");
        while (xml.Read())
        {
            if (xml is { NodeType: XmlNodeType.Element, LocalName: "workbookPr" })
            {
                countsFrom1904 = xml.GetAttribute("date1904") is "1" or "true";
            }
            else if (xml is { NodeType: XmlNodeType.Element, LocalName: "sheet" })
            {
                names.Add((xml.GetAttribute("name") ?? "", KeyOf(xml)));
            }
        }

        return (names, countsFrom1904);
    }

    /// <summary>The key stands in the attribute <c>id</c> of the namespace of relationships, of which there are two.</summary>
    private static string KeyOf(XmlReader xml)
    {
        var key = "";
        for (var isThere = xml.MoveToFirstAttribute(); isThere; isThere = xml.MoveToNextAttribute())
        {
            key = xml.LocalName == "id" && xml.NamespaceURI.EndsWith("/relationships", StringComparison.Ordinal) ? xml.Value : key;
        }

        xml.MoveToElement();
        return key;
    }

    private XmlReader? PartOf(Dictionary<string, (string Type, string Path)> relations, string type) =>
        relations.Values.FirstOrDefault(relation => relation.Type.EndsWith(type, StringComparison.Ordinal)).Path is { } path ? package.Find(path) : null;

    /// <summary>False where the workbook has become too large to read on.</summary>
    private bool TryReadSheet(string name, XmlReader xml, SpreadsheetRows rows)
    {
        var place = new Place(name.Trim(), "");
        if (!gatherer.TryBegin(name.Trim(), mayHaveRule: false, place))
        {
            return false;
        }

        foreach (var (number, cells) in rows.Read(xml))
        {
            if (!gatherer.TryAdd(cells, number, column => new Place(place.Sheet, column < 0 ? number.ToString(CultureInfo.InvariantCulture) : Sheet.CellName(column, number))))
            {
                return false;
            }
        }

        if (rows.FirstUnread is { } unread)
        {
            gatherer.Problems.Warning("W009", new Place(place.Sheet, Sheet.CellName(unread, 1)), $"The sheet reaches further than column {SpreadsheetRows.MaximumColumns}; what stands there is not read. Delete columns that are not used.");
        }

        return true;
    }
}
