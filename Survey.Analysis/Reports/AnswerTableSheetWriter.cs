using System.Collections.Immutable;
using Survey.Analysis.Charts;
using Survey.Analysis.Exports;

namespace Survey.Analysis.Reports;

/// <summary>Writes a sheet of raw answers, which are for the research team alone.</summary>
internal sealed class AnswerTableSheetWriter(ReportContext context)
{
    /// <summary>Excel's own limit.</summary>
    private const int MaximumColumns = 16_384;

    /// <summary>Excel's limit of 1,048,576 rows, but for those that stand above and among the answers.</summary>
    public const int MaximumRows = 1_048_000;

    private readonly ReportLocalizer localizer = context.Localizer;

    /// <summary>The name that the sheet has, unless Excel takes no such name.</summary>
    public static string SheetNameOf(AnswerTable table) => table.Name.Length == 0 ? "Data" : $"Data {table.Name}";

    /// <summary>A table as parts that fit a sheet, each with the columns that say whose row it is.</summary>
    /// <param name="table">The table.</param>
    /// <param name="maximumRows">How many rows of answers a sheet takes.</param>
    public static IEnumerable<AnswerTable> Split(AnswerTable table, int maximumRows = MaximumRows) =>
        SplitColumns(table).SelectMany(part => SplitRows(part, maximumRows));

    private static IEnumerable<AnswerTable> SplitRows(AnswerTable table, int maximumRows) =>
        table.Rows.Length <= maximumRows ? [table] : table.Rows.Chunk(maximumRows).Select(rows => table with { Rows = [.. rows] });

    private static IEnumerable<AnswerTable> SplitColumns(AnswerTable table)
    {
        if (table.Columns.Length <= MaximumColumns)
        {
            return [table];
        }

        var keys = table.Name.Length == 0 ? 1 : 2;
        return Enumerable
            .Range(keys, table.Columns.Length - keys)
            .Chunk(MaximumColumns - keys)
            .Select(part => Enumerable.Range(0, keys).Concat(part).ToArray())
            .Select(part => new AnswerTable(
                table.Name,
                [.. part.Select(column => table.Columns[column])],
                [.. table.Rows.Select(row => (ImmutableArray<object?>)[.. part.Select(column => row[column])])]
            ));
    }

    public void Write(WorksheetWriter sheet, AnswerTable table)
    {
        sheet.WriteLine(
            localizer.Text("IndividualAnswersWarning"),
            isWarning: true
        );
        sheet.WriteLine(
            $"{context.SourceNote} {context.SyntheticDataNotice} "
                + $"{localizer.Text("MissingCodesNote")}"
        );
        sheet.WriteCaptions(table.Columns.Select(column => Shorten(column.Label)));
        var headingRow = sheet.NextRow;
        sheet.WriteHeadings([.. table.Columns.Select(column => (column.Name, ValueFormat.Text))]);
        foreach (var row in table.Rows)
        {
            foreach (var (index, value) in row.Index())
            {
                sheet.WriteRawValue(sheet.NextRow, index + 1, value);
            }

            sheet.NextRow++;
        }

        sheet.FinishTable(headingRow, table.Columns.Length);
    }

    /// <summary>A choice stands at the end of its label, so that the middle can go.</summary>
    private static string Shorten(string label) => label.Length <= 90 ? label : $"{label[..44]} … {label[^43..]}";
}
