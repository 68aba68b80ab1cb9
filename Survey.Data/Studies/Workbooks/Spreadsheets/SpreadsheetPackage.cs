using System.IO.Compression;
using System.Xml;
using Survey.Data.Texts;

namespace Survey.Data.Studies.Workbooks.Spreadsheets;

/// <summary>The parts of a spreadsheet file, read as streams of XML: never a document type, never another file, never more than a study
/// has.</summary>
internal sealed class SpreadsheetPackage : IDisposable
{
    /// <summary>A small file may unpack to anything; 50,000 rows of ten columns unpack to a third of this.</summary>
    private const long MaximumUnpackedBytes = 100L * 1024 * 1024;

    /// <summary>Sheets, pictures, comments: a study has some dozens of parts.</summary>
    private const int MaximumParts = 2_000;

    private readonly ZipArchive zip;
    private readonly Dictionary<string, ZipArchiveEntry> parts;

    private SpreadsheetPackage(ZipArchive zip)
    {
        this.zip = zip;
        parts = zip
            .Entries.DistinctBy(entry => entry.FullName, StringComparer.OrdinalIgnoreCase)
            .ToDictionary(entry => entry.FullName, StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>Opens a file.</summary>
    /// <exception cref="SpreadsheetException">The file is larger than any study.</exception>
    /// <exception cref="InvalidDataException">The file is no zip archive.</exception>
    public static SpreadsheetPackage Open(byte[] content)
    {
        var zip = new ZipArchive(new MemoryStream(content), ZipArchiveMode.Read);
        if (zip.Entries.Count > MaximumParts || zip.Entries.Sum(entry => entry.Length) > MaximumUnpackedBytes)
        {
            zip.Dispose();
            throw new SpreadsheetException(
                $"The file unpacks to more than {MaximumUnpackedBytes / 1024 / 1024} MB or {MaximumParts} parts. Remove pictures, "
                    + $"unused sheets and formatted empty rows."
            );
        }

        return new SpreadsheetPackage(zip);
    }

    public void Dispose() => zip.Dispose();

    /// <summary>Whether the file is in the open document format (.ods), which has its whole content in one part.</summary>
    public bool IsOpenDocument => parts.ContainsKey(OpenDocumentSheetReader.ContentPath) && !parts.ContainsKey("[Content_Types].xml");

    /// <summary>The XML of a part, or null where there is no such part.</summary>
    public XmlReader? FindPart(string path) =>
        parts.TryGetValue(path, out var part)
            ? XmlReader.Create(
                part.Open(),
                new XmlReaderSettings
                {
                    DtdProcessing = DtdProcessing.Prohibit,
                    XmlResolver = null,
                    IgnoreComments = true,
                    IgnoreProcessingInstructions = true,
                    MaxCharactersInDocument = MaximumUnpackedBytes,
                    CloseInput = true,
                }
            )
            : null;

    /// <summary>What a part's relationships lead to: by their key, the path of another part.</summary>
    public Dictionary<string, (string Type, string Path)> ReadRelationships(string path)
    {
        var folder = path[..(path.LastIndexOf('/') + 1)];
        var relationships = new Dictionary<string, (string Type, string Path)>(StringComparer.Ordinal);
        using var xml = FindPart($"{folder}_rels/{path[folder.Length..]}.rels");
        while (xml?.Read() == true)
        {
            if (
                xml is { NodeType: XmlNodeType.Element, LocalName: "Relationship" }
                && xml.GetAttribute("Target") is { } target
                && xml.GetAttribute("Id") is { } relationshipId
                && xml.GetAttribute("TargetMode") != "External"
            )
            {
                relationships[relationshipId] = (xml.GetAttribute("Type") ?? "", ResolveTarget(folder, target));
            }
        }

        return relationships;
    }

    /// <summary>A target is written from the file's root, or from the part's own folder.</summary>
    private static string ResolveTarget(string folder, string target)
    {
        var path = new Stack<string>();
        foreach (
            var segment in (target.StartsWith('/') ? target : folder + target)
                .Split('/', StringSplitOptions.RemoveEmptyEntries)
                .Where(segment => segment != ".")
        )
        {
            if (segment != "..")
            {
                path.Push(segment);
            }
            else if (path.Count > 0)
            {
                path.Pop();
            }
        }

        return string.Join('/', path.Reverse());
    }
}

/// <summary>A spreadsheet file that cannot be read as a study, with a sentence for its author; caught where reading began.</summary>
internal sealed class SpreadsheetException(ProblemMessage text) : Exception(text.ToString())
{
    /// <summary>What is wrong and what to do.</summary>
    public ProblemMessage Text => text;
}
