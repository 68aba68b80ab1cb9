using Survey.Analysis.Charts;
using Survey.Analysis.Exports;

namespace Survey.Analysis.Reports;

/// <summary>Writes a sheet of raw answers, which are for the research team alone.</summary>
internal sealed class AnswerTableSheetWriter(ReportContext context)
{
    private readonly ReportLocalizer localizer = context.Localizer;

    public static string SheetNameOf(AnswerTable table) =>
        table.Name.Length == 0 ? "Data" : $"Data {table.Name}"[..Math.Min(31, $"Data {table.Name}".Length)];

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
