using Survey.Analysis.Charts;
using Survey.Analysis.Exports;

namespace Survey.Analysis.Reports;

/// <summary>Writes a sheet of raw answers, which are for the research team alone.</summary>
internal sealed class AnswerTableSheet(Edition edition)
{
    private readonly Wording words = edition.Words;

    public static string NameOf(AnswerTable table) => table.Name.Length == 0 ? "Data" : $"Data {table.Name}"[..Math.Min(31, $"Data {table.Name}".Length)];

    public void Write(ReportSheet sheet, AnswerTable table)
    {
        sheet.Line(words.Of(
            "Enskilda svar: endast för forskargruppen. Ta bort bladet innan arbetsboken lämnas vidare.",
            "Individual answers: for the research team only. Remove this sheet before passing the workbook on."), isAlarm: true);
        sheet.Line($"{edition.Source} {edition.Marker} {words.Of("Koder −91 till −99: varför värdet saknas, se kodboken.", "Codes −91 to −99: why there is no value, see the codebook.")}");
        sheet.Captions(table.Columns.Select(column => Short(column.Label)));
        var headRow = sheet.Row;
        sheet.Heads([.. table.Columns.Select(column => (column.Name, CellForm.Text))]);
        foreach (var row in table.Rows)
        {
            foreach (var (index, value) in row.Index())
            {
                sheet.Raw(sheet.Row, index + 1, value);
            }

            sheet.Row++;
        }

        sheet.Finish(headRow, table.Columns.Length);
    }

    /// <summary>A choice stands at the end of its label, so that the middle can go.</summary>
    private static string Short(string label) => label.Length <= 90 ? label : $"{label[..44]} … {label[^43..]}";
}
