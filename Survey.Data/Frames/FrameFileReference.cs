using System.Text;
using Survey.Data.Studies.Reference;

namespace Survey.Data.Frames;

/// <summary>The columns of the frame file, for the reader, the manual and the file to start from.</summary>
public static class FrameFileReference
{
    private const string FileName = "frame.csv";

    /// <summary>The file as a sheet: one row for each form to be answered.</summary>
    public static SheetReference Sheet { get; } =
        new(
            FileName,
            "Everyone who is asked: CSV in UTF-8, with , or ; between the cells, or a spreadsheet (.xlsx, .xls or .ods) with one sheet, or "
                + "with one called frame.",
            "a unit: one form to be answered"
        )
        {
            IsRequired = true,
            Columns =
            [
                Column(FrameFileReader.UnitColumn, "The unit's stable name, part of the address of its form.", "K1", "P1") with
                {
                    AllowedValues = "at most 100 characters without / and \\, unique in the file; never empty",
                },
                Column(FrameFileReader.NameColumn, "What people call the unit.", "Ale", "Polisen i Ale") with
                {
                    AllowedValues = "any text; never empty",
                },
                Column(FrameFileReader.RespondentGroupColumn, "The group whose questions it answers.", "municipality", "police") with
                {
                    AllowedValues = "any text; never empty",
                },
                Column(FrameFileReader.OrganisationColumn, "The organisation that answers.", "Ale kommun", "Polisen"),
                Column(FrameFileReader.PairColumn, "Units with the same pair answer about the same thing.", "1", "1"),
                Column(FrameFileReader.EmailColumn, "Where the invitation is sent.", "ale@example.org", "polisen@example.org") with
                {
                    AllowedValues = "an e-mail address, or empty",
                },
                Column(FrameFileReader.DispositionColumn, "What fieldwork knows of a unit that has not answered.", "", "") with
                {
                    IsRequired = false,
                    Words = [.. DispositionReference.All.Where(word => word.IsInFrameFile)],
                    DefaultValue = "not_started",
                },
                Column(FrameFileReader.MergedWithColumn, "The unit that answers for this one, which is not asked itself.", "", "") with
                {
                    IsRequired = false,
                    AllowedValues = "another unit of the file that is not merged itself; the disposition is then ineligible",
                },
                Column("county", "A further column; the sheet frame names those that conditions and figures use.", "north", "north") with
                {
                    IsRequired = false,
                },
            ],
        };

    /// <summary>A file to start from: the header, and two units that make a pair.</summary>
    /// <returns>The bytes of a CSV file, in UTF-8 with a byte order mark, by which Excel knows the encoding.</returns>
    public static byte[] WriteTemplate()
    {
        var lines = Enumerable
            .Range(0, Sheet.Columns[0].Example.Rows.Length)
            .Select(row => string.Join(',', Sheet.Columns.Select(column => column.Example.Rows[row])))
            .Prepend(string.Join(',', Sheet.Columns.Select(column => column.Name)));
        return [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(string.Join("\r\n", lines) + "\r\n")];
    }

    private static ColumnReference Column(string name, string description, params string[] values) =>
        new(name, description, new(FileName, name, [.. values])) { IsRequired = true };
}
