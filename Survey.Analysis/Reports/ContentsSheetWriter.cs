using Survey.Analysis.Charts;
using Survey.Analysis.Exports;

namespace Survey.Analysis.Reports;

/// <summary>Writes the first sheet: what the report is made from, and where everything stands.</summary>
internal sealed class ContentsSheetWriter(ReportContext context)
{
    private readonly ReportLocalizer localizer = context.Localizer;

    public string Name => localizer.Text("Contents");

    public void Write(
        WorksheetWriter sheet,
        IReadOnlyList<FigureSheetWriter> figureSheets,
        IReadOnlyList<(string Sheet, string About)> otherSheets
    )
    {
        sheet.WriteTitle(context.Labels.Text(context.Study.Title), context.SyntheticDataNotice);

        sheet.NextRow++;
        foreach (var (label, value) in Facts())
        {
            sheet.WriteCell(sheet.NextRow, 1, label, ValueFormat.Text);
            sheet.WriteCell(sheet.NextRow++, 2, value, ValueFormat.Text);
        }

        sheet.NextRow++;
        sheet.WriteHeadings([
            (localizer.Text("Sheet"), ValueFormat.Text),
            (localizer.Text("Content"), ValueFormat.Text),
            (localizer.Text("Figure"), ValueFormat.Text),
        ]);
        foreach (var figureSheet in figureSheets)
        {
            WriteSection(sheet, figureSheet);
        }

        foreach (var (name, description) in otherSheets)
        {
            sheet.AddBottomBorder(sheet.NextRow, 3);
            sheet.WriteLink(sheet.NextRow, 1, name, name, "A1");
            sheet.WriteCell(sheet.NextRow++, 2, description, ValueFormat.Text);
        }

        sheet.SetColumnWidth(1, 30);
        sheet.SetColumnWidth(2, 78);
        sheet.ApplyColumnWidths();
    }

    private IEnumerable<(string Label, string Value)> Facts() =>
        [
            (localizer.Text("Study"), $"{context.Study.Name}, version {context.Study.Version}"),
            (localizer.Text("Asked"), localizer.Numbers.Count(context.Figures.EligibleUnits)),
            (localizer.Text("SubmittedResponses"), localizer.Numbers.Count(context.Figures.SubmittedResponses)),
            (localizer.Text("HashOfTheData"), context.Figures.DatasetHash),
            (localizer.Text("MadeWith"), FiguresJsonWriter.Software),
        ];

    private void WriteSection(WorksheetWriter sheet, FigureSheetWriter figureSheet)
    {
        var section = figureSheet.Section;
        sheet.AddBottomBorder(sheet.NextRow, 3);
        sheet.WriteLink(sheet.NextRow, 1, section.Name, section.Name, "A1");
        foreach (var figure in section.Figures)
        {
            var name = figure.Definition.Name;
            sheet.AddBottomBorder(sheet.NextRow, 3);
            sheet.WriteLink(
                sheet.NextRow,
                2,
                context.Labels.Title(figure.Definition),
                section.Name,
                FormattableString.Invariant($"A{figureSheet.FirstRowOf(name)}")
            );
            sheet.WriteCell(sheet.NextRow++, 3, name, ValueFormat.Text);
        }
    }
}
