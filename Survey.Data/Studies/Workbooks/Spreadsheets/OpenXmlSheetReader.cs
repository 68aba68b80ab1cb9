using System.Xml;

namespace Survey.Data.Studies.Workbooks.Spreadsheets;

/// <summary>Reads the sheets of an Excel file (.xlsx), every cell as the text its author sees: <c>0123</c> stays, <c>2012-05-01</c> stays,
/// 5 is <c>5</c>.</summary>
internal static class OpenXmlSheetReader
{
    private const string DefaultWorkbookPath = "xl/workbook.xml";

    /// <summary>The sheets, in order, as they are asked for.</summary>
    /// <exception cref="SpreadsheetException">The file lacks a part that it names.</exception>
    public static IEnumerable<SpreadsheetSheet> Read(SpreadsheetPackage package)
    {
        var workbookPath = package
            .ReadRelationships("")
            .Values.FirstOrDefault(relationship => relationship.Type.EndsWith("/officeDocument", StringComparison.Ordinal))
            .Path
            ?? DefaultWorkbookPath;
        var relationships = package.ReadRelationships(workbookPath);
        var (sheetNames, uses1904DateSystem) = ReadSheetNames(package, workbookPath);
        var formats = new SpreadsheetNumberFormats { Uses1904DateSystem = uses1904DateSystem };
        formats.Read(FindPartByType(package, relationships, "/styles"));
        var sharedStrings = SpreadsheetStringReader.ReadSharedStrings(FindPartByType(package, relationships, "/sharedStrings"));
        foreach (var (name, relationshipId) in sheetNames)
        {
            if (
                !relationships.TryGetValue(relationshipId, out var relationship)
                || relationship.Type.EndsWith("/chartsheet", StringComparison.Ordinal)
            )
            {
                continue;
            }

            using var xml = package.FindPart(relationship.Path)
                ?? throw new SpreadsheetException($"The file lacks the sheet '{name}'. Open it in Excel and save it as .xlsx again.");
            yield return new SpreadsheetSheet(name, cells => new SpreadsheetRowReader(sharedStrings, formats, cells).Read(xml));
        }
    }

    /// <summary>The sheets' names with the keys of their parts, in order; and whether days are counted from 1904.</summary>
    private static (List<(string Name, string Key)> Names, bool CountsFrom1904) ReadSheetNames(SpreadsheetPackage package, string path)
    {
        var names = new List<(string, string)>();
        var uses1904DateSystem = false;
        using var xml = package.FindPart(path)
            ?? throw new SpreadsheetException(
                $"The file is not an Excel workbook: it lacks the part that lists its sheets. Open it in Excel and save it as "
                    + $".xlsx again."
            );
        while (xml.Read())
        {
            if (xml is { NodeType: XmlNodeType.Element, LocalName: "workbookPr" })
            {
                uses1904DateSystem = xml.GetAttribute("date1904") is "1" or "true";
            }
            else if (xml is { NodeType: XmlNodeType.Element, LocalName: "sheet" })
            {
                names.Add((xml.GetAttribute("name") ?? "", RelationshipIdOf(xml)));
            }
        }

        return (names, uses1904DateSystem);
    }

    /// <summary>The key stands in the attribute <c>id</c> of the namespace of relationships, of which there are two.</summary>
    private static string RelationshipIdOf(XmlReader xml)
    {
        var relationshipId = "";
        for (var hasAttribute = xml.MoveToFirstAttribute(); hasAttribute; hasAttribute = xml.MoveToNextAttribute())
        {
            relationshipId =
                xml.LocalName == "id" && xml.NamespaceURI.EndsWith("/relationships", StringComparison.Ordinal) ? xml.Value : relationshipId;
        }

        xml.MoveToElement();
        return relationshipId;
    }

    private static XmlReader? FindPartByType(
        SpreadsheetPackage package,
        Dictionary<string, (string Type, string Path)> relationships,
        string type
    ) =>
        relationships.Values.FirstOrDefault(relation => relation.Type.EndsWith(type, StringComparison.Ordinal)).Path is { } path
            ? package.FindPart(path)
            : null;
}
