using Survey.Analysis.Charts;
using Survey.Analysis.Exports;

namespace Survey.Analysis.Reports;

/// <summary>Writes the first sheet: what the report is made from, and where everything stands.</summary>
internal sealed class ContentsSheet(Edition edition)
{
    private readonly Wording words = edition.Words;

    public string Name => words.Of("Innehåll", "Contents");

    public void Write(ReportSheet sheet, IReadOnlyList<FigureTable> tables, IReadOnlyList<(string Sheet, string About)> others)
    {
        sheet.Line(edition.Labels.Of(edition.Study.Title), isTitle: true);
        if (edition.Marker.Length > 0)
        {
            sheet.Line(edition.Marker, isAlarm: true);
        }

        sheet.Row++;
        foreach (var (label, value) in Facts())
        {
            sheet.Put(sheet.Row, 1, label, CellForm.Text);
            sheet.Put(sheet.Row++, 2, value, CellForm.Text);
        }

        sheet.Row++;
        sheet.Heads([(words.Of("Blad", "Sheet"), CellForm.Text), (words.Of("Innehåll", "Content"), CellForm.Text), (words.Of("Resultat", "Figure"), CellForm.Text)]);
        foreach (var table in tables)
        {
            WriteSection(sheet, table);
        }

        foreach (var (name, about) in others)
        {
            sheet.Rule(sheet.Row, 3);
            sheet.Link(sheet.Row, 1, name, name, "A1");
            sheet.Put(sheet.Row++, 2, about, CellForm.Text);
        }

        sheet.SetWidth(1, 30);
        sheet.SetWidth(2, 78);
        sheet.SetWidths();
    }

    private IEnumerable<(string Label, string Value)> Facts() =>
    [
        (words.Of("Undersökning", "Study"), $"{edition.Study.Name}, version {edition.Study.Version}"),
        (words.Of("Tillfrågade", "Asked"), words.Count(edition.Figures.Units)),
        (words.Of("Inkomna svar", "Submitted"), words.Count(edition.Figures.Responses)),
        (words.Of("Datamängdens kontrollsumma", "Hash of the data"), edition.Figures.DatasetHash),
        (words.Of("Framställd med", "Made with"), FiguresJson.Software),
    ];

    private void WriteSection(ReportSheet sheet, FigureTable table)
    {
        var section = table.Section;
        sheet.Rule(sheet.Row, 3);
        sheet.Link(sheet.Row, 1, section.Name, section.Name, "A1");
        foreach (var figure in section.Figures)
        {
            var name = figure.Definition.Name;
            sheet.Rule(sheet.Row, 3);
            sheet.Link(sheet.Row, 2, edition.Labels.Title(figure.Definition), section.Name, FormattableString.Invariant($"A{table.RowOf(name)}"));
            sheet.Put(sheet.Row++, 3, name, CellForm.Text);
        }
    }
}
