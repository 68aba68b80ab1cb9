using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using CsvHelper;
using Survey.Data.Files.Tables;
using Survey.Data.Studies.Model;
using Survey.Data.Studies.Workbooks;

namespace Survey.Data.Frames;

/// <summary>Writes a frame as a file that <see cref="FrameFileReader"/> reads back as the same frame.</summary>
public static class FrameFileWriter
{
    private const int FirstLine = 1;

    /// <summary>The frame as CSV.</summary>
    /// <returns>UTF-8 with a byte order mark, by which Excel knows the encoding.</returns>
    public static byte[] WriteCsv(Frame frame, Study study)
    {
        var table = ToTable(frame, study);
        using var stream = new MemoryStream();
        using (var csv = new CsvWriter(new StreamWriter(stream, new UTF8Encoding(true)), CultureInfo.InvariantCulture))
        {
            foreach (var cells in table.Rows.Select(row => row.Cells).Prepend(table.Header))
            {
                foreach (var cell in cells)
                {
                    csv.WriteField(cell);
                }

                csv.NextRecord();
            }
        }

        return stream.ToArray();
    }

    /// <summary>The frame as an Excel file with one sheet, all cells text.</summary>
    public static byte[] WriteSpreadsheet(Frame frame, Study study)
    {
        var table = ToTable(frame, study);
        return SpreadsheetWriter.Write(
            new Workbook(
                [
                    new Sheet
                    {
                        Name = FrameFileReader.SheetName,
                        Columns = table.Header,
                        Rows = [.. table.Rows.Select(row => new SheetRow(row.Line, row.Cells))],
                    },
                ]
            )
        );
    }

    /// <summary>The columns of a frame in the order of the file: those that every frame has, those that the study names, then all
    /// others.</summary>
    public static ImmutableArray<string> ListColumns(Frame frame, Study study)
    {
        ArgumentNullException.ThrowIfNull(frame);
        ArgumentNullException.ThrowIfNull(study);
        var known = FrameFileReference
            .Sheet.Columns.Where(column => column.IsRequired || column.Name == FrameFileReader.DispositionColumn)
            .Select(column => column.Name == FrameFileReader.PairColumn ? study.Settings.PairColumn : column.Name);
        var further = frame.Units.SelectMany(unit => unit.Columns.Keys).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal);
        return [.. known.Concat(study.FrameColumns.Select(column => column.Name)).Concat(further).Distinct(StringComparer.Ordinal)];
    }

    /// <summary>The text of a unit in a column of the file.</summary>
    public static string CellOf(FrameUnit unit, string column, Study study)
    {
        ArgumentNullException.ThrowIfNull(study);
        return CellOf(unit, column, study.Settings.PairColumn);
    }

    /// <summary>The same.</summary>
    internal static string CellOf(FrameUnit unit, string column, string pairColumn) =>
        column switch
        {
            FrameFileReader.UnitColumn => unit.Id,
            FrameFileReader.NameColumn => unit.DisplayName,
            FrameFileReader.RespondentGroupColumn => unit.RespondentGroup,
            FrameFileReader.OrganisationColumn => unit.Organisation,
            FrameFileReader.EmailColumn => unit.Email,
            FrameFileReader.DispositionColumn => FrameFileReader.WordOf(unit.Disposition),
            _ when column == pairColumn => unit.Pair,
            _ => unit.Columns.GetValueOrDefault(column, ""),
        };

    /// <summary>The frame as the table of its file.</summary>
    internal static CsvTable ToTable(Frame frame, Study study)
    {
        var columns = ListColumns(frame, study);
        return CsvTable.Create(
            columns,
            [
                .. frame.Units.Select(
                    (unit, index) =>
                        new CsvRow(
                            FirstLine + index + 1,
                            [.. columns.Select(column => CellOf(unit, column, study.Settings.PairColumn))]
                        )
                ),
            ]
        );
    }
}
