using System.Globalization;
using System.IO.Compression;
using System.Security;
using System.Text;

namespace Survey.Tests.Data.Studies;

/// <summary>An Excel file put together part by part, as no decent program would write it.</summary>
internal sealed class RawWorkbook
{
    private const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private const string Relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

    private readonly List<(string Path, Action<TextWriter> Write)> parts = [];
    private readonly List<string> sheets = [];

    /// <summary>Adds a part.</summary>
    public RawWorkbook With(string path, string content)
    {
        parts.Add((path, writer => writer.Write(content)));
        return this;
    }

    /// <summary>Adds a part that is written piece by piece, lest the test itself need the memory.</summary>
    public RawWorkbook With(string path, IEnumerable<string> pieces)
    {
        parts.Add((path, Write));
        return this;

        void Write(TextWriter writer)
        {
            foreach (var piece in pieces)
            {
                writer.Write(piece);
            }
        }
    }

    /// <summary>Adds a sheet of rows given as XML.</summary>
    public RawWorkbook WithSheet(string name, IEnumerable<string> rows, string before = "")
    {
        sheets.Add(name);
        return With(
            $"xl/worksheets/sheet{sheets.Count}.xml",
            rows.Prepend($"<?xml version=\"1.0\"?>{before}<worksheet xmlns=\"{Main}\"><sheetData>").Append("</sheetData></worksheet>")
        );
    }

    /// <summary>Adds a sheet of texts.</summary>
    public RawWorkbook WithSheet(string name, params IEnumerable<string>[] rows) => WithSheet(name, Rows(rows));

    /// <summary>Rows of texts as XML.</summary>
    public static IEnumerable<string> Rows(IEnumerable<IEnumerable<string>> rows) => rows.Select((cells, index) => Row(index + 1, cells));

    /// <summary>A row of texts as XML.</summary>
    public static string Row(int number, IEnumerable<string> cells) =>
        $"<row r=\"{number.ToString(CultureInfo.InvariantCulture)}\">"
        + string.Concat(cells.Select((cell, column) => Cell(cell, column, number)))
        + "</row>";

    private static string Cell(string text, int column, int row) =>
        $"<c r=\"{Name(column)}{row}\" t=\"inlineStr\"><is><t>{SecurityElement.Escape(text)}</t></is></c>";

    private static string SheetEntry(string name, int number) => $"<sheet name=\"{name}\" sheetId=\"{number}\" r:id=\"r{number}\"/>";

    private static string SheetRelation(int number) =>
        $"<Relationship Id=\"r{number}\" Type=\"{Relations}/worksheet\" Target=\"worksheets/sheet{number}.xml\"/>";

    /// <summary>The file's bytes.</summary>
    public byte[] ToBytes()
    {
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create))
        {
            Write(zip, "[Content_Types].xml", writer =>
                writer.Write(
                    "<?xml version=\"1.0\"?><Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default "
                        + "Extension=\"xml\" ContentType=\"application/xml\"/></Types>"
                )
            );
            if (parts.TrueForAll(part => part.Path != "xl/workbook.xml"))
            {
                Write(zip, "xl/workbook.xml", writer =>
                    writer.Write(
                        $"<?xml version=\"1.0\"?><workbook xmlns=\"{Main}\" "
                            + $"xmlns:r=\"{Relations}\"><sheets>"
                            + string.Concat(sheets.Select((name, index) => SheetEntry(name, index + 1)))
                            + "</sheets></workbook>"
                    )
                );
            }

            if (parts.TrueForAll(part => part.Path != "xl/_rels/workbook.xml.rels"))
            {
                Write(zip, "xl/_rels/workbook.xml.rels", writer =>
                    writer.Write(
                        $"<?xml version=\"1.0\"?><Relationships "
                            + $"xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
                            + string.Concat(sheets.Select((_, index) => SheetRelation(index + 1)))
                            + $"<Relationship "
                            + $"Id=\"t\" Type=\"{Relations}/sharedStrings\" Target=\"/xl/sharedStrings.xml\"/><Relationship Id=\"s\" "
                            + $"Type=\"{Relations}/styles\" Target=\"./styles.xml\"/></Relationships>"
                    )
                );
            }

            foreach (var part in parts)
            {
                Write(zip, part.Path, part.Write);
            }
        }

        return stream.ToArray();
    }

    /// <summary>The file with every part said to be as long as given, whatever it unpacks to.</summary>
    public byte[] ToBytesWithFalseSizes(int length)
    {
        var bytes = ToBytes();
        for (var at = 0; at + 46 < bytes.Length; at++)
        {
            // The signature of an entry in a zip file's directory; its 24th byte begins the unpacked length.
            if (bytes.AsSpan(at).StartsWith("PK\u0001\u0002"u8))
            {
                BitConverter.TryWriteBytes(bytes.AsSpan(at + 24), length);
            }
        }

        return bytes;
    }

    private static string Name(int column) => (column >= 26 ? Name((column / 26) - 1) : "") + (char)('A' + (column % 26));

    private static void Write(ZipArchive zip, string path, Action<TextWriter> write)
    {
        using var writer = new StreamWriter(zip.CreateEntry(path, CompressionLevel.Fastest).Open(), new UTF8Encoding(false));
        write(writer);
    }
}
