using System.Globalization;
using System.Xml;
using Survey.Data.Questionnaires;
using Survey.Data.Texts;

namespace Survey.Data.Studies.Workbooks;

/// <summary>Reads a workbook from an Excel file, every cell as the text its author sees: <c>0123</c> stays, <c>2012-05-01</c> stays, 5 is
/// <c>5</c>.</summary>
internal sealed class SpreadsheetReader
{
    private const string DefaultWorkbookPath = "xl/workbook.xml";

    private readonly SpreadsheetPackage package;
    private readonly WorkbookBuilder builder = new();

    private SpreadsheetReader(SpreadsheetPackage package) => this.package = package;

    public static WorkbookParseResult Read(byte[] content)
    {
        try
        {
            using var package = SpreadsheetPackage.Open(content);
            return new SpreadsheetReader(package).Read();
        }
        catch (SpreadsheetException exception)
        {
            return WorkbookParseResult.Failed(exception.Message);
        }
        catch (Exception exception)
            when (exception is InvalidDataException or XmlException or IOException or NotSupportedException or ArgumentException)
        {
            // Whatever a damaged or hostile file makes the readers of zip and XML throw.
            return WorkbookParseResult.Failed(
                $"The file is not an Excel workbook that can be read ({exception.GetType().Name}). Open it in Excel and save it as "
                    + $".xlsx again."
            );
        }
    }

    private WorkbookParseResult Read()
    {
        var workbookPath = package
            .ReadRelationships("")
            .Values.FirstOrDefault(relationship => relationship.Type.EndsWith("/officeDocument", StringComparison.Ordinal))
            .Path
            ?? DefaultWorkbookPath;
        var relationships = package.ReadRelationships(workbookPath);
        var (sheetNames, uses1904DateSystem) = ReadSheetNames(workbookPath);
        var formats = new SpreadsheetNumberFormats { Uses1904DateSystem = uses1904DateSystem };
        formats.Read(FindPartByType(relationships, "/styles"));
        var sharedStrings = SpreadsheetStringReader.ReadSharedStrings(FindPartByType(relationships, "/sharedStrings"));
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
            if (!TryReadSheet(name, xml, new SpreadsheetRowReader(sharedStrings, formats)))
            {
                break;
            }
        }

        return builder.Build("The file has no sheet with cells. Open it in Excel and save it as .xlsx again.");
    }

    /// <summary>The sheets' names with the keys of their parts, in order; and whether days are counted from 1904.</summary>
    private (List<(string Name, string Key)> Names, bool CountsFrom1904) ReadSheetNames(string path)
    {
        var names = new List<(string, string)>();
        var uses1904DateSystem = false;
        using var xml = package.FindPart(path)
            ?? throw new SpreadsheetException(
                "The file is not an Excel workbook: it lacks the part that lists its sheets. Open it in Excel and save it as "
                    + ".xlsx again."
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

    private XmlReader? FindPartByType(Dictionary<string, (string Type, string Path)> relationships, string type) =>
        relationships.Values.FirstOrDefault(relation => relation.Type.EndsWith(type, StringComparison.Ordinal)).Path is { } path
            ? package.FindPart(path)
            : null;

    /// <summary>False where the workbook has become too large to read on.</summary>
    private bool TryReadSheet(string name, XmlReader xml, SpreadsheetRowReader rowReader)
    {
        var location = new SourceLocation(name.Trim(), "");
        if (!builder.TryBeginSheet(name.Trim(), allowsSeparatorRow: false, location))
        {
            return false;
        }

        foreach (var (number, cells) in rowReader.Read(xml))
        {
            if (
                !builder.TryAddRow(cells, number, column => new SourceLocation(
                    location.Sheet,
                    column < 0 ? number.ToString(CultureInfo.InvariantCulture) : Sheet.CellAddress(column, number)
                ))
            )
            {
                return false;
            }
        }

        if (rowReader.UncomputedFormulas is [var (column, row), ..] formulas)
        {
            builder.Problems.AddError(
                "W019",
                new SourceLocation(location.Sheet, Sheet.CellAddress(column, row)),
                $"The sheet has {CountPhrase.Of(formulas.Count, "cell")} with a formula whose value is not in the file. Open the "
                    + "file in Excel and save it, or write the value instead of the formula."
            );
        }

        if (rowReader.FirstSkippedColumn is { } skippedColumn)
        {
            builder.Problems.AddWarning(
                "W009",
                new SourceLocation(location.Sheet, Sheet.CellAddress(skippedColumn, 1)),
                $"The sheet reaches further than column {SpreadsheetRowReader.MaximumColumns}; what stands there is not read. "
                    + $"Delete columns that are not used."
            );
        }

        return true;
    }
}
