using Survey.Analysis.Charts;
using Survey.Analysis.Designs;
using Survey.Analysis.Figures;

namespace Survey.Analysis.Reports;

/// <summary>Writes the sheet of non-response: who answered and who did not, by what the frame says of all who were asked.</summary>
internal sealed class NonresponseSheet(Edition edition)
{
    private readonly Wording words = edition.Words;
    private readonly StudyLabels labels = edition.Labels;

    public string Name => words.Of("Bortfall", "Non-response");

    public void Write(ReportSheet sheet)
    {
        sheet.Line(Name, isTitle: true);
        if (edition.Marker.Length > 0)
        {
            sheet.Line(edition.Marker, isAlarm: true);
        }

        foreach (var line in new NonresponseSentences(edition).All())
        {
            sheet.Line(line);
        }

        sheet.Row++;
        var headRow = sheet.Row;
        Table(sheet, ClassHeads(), edition.Figures.Nonresponse.SelectMany(profile => profile.Classes.SelectMany(column => Rows(profile, column))));
        sheet.Finish(headRow, ClassHeads().Count(), isFrozen: false);
        Section(sheet, words.Of("Ramens tal", "The frame’s numbers"), NumberHeads(), edition.Figures.Nonresponse.SelectMany(profile => profile.Numbers.Select(number => Row(profile, number))));
        Section(sheet, words.Of("Sammanslagna viktklasser", "Merged weighting classes"), MergedHeads(), edition.Figures.Nonresponse.SelectMany(profile => profile.MergedClasses).Select(Row));
        sheet.SetWidths();
    }

    private static void Section(ReportSheet sheet, string title, IEnumerable<(string Head, CellForm Form)> heads, IEnumerable<IEnumerable<(object? Value, CellForm Form)>> rows)
    {
        if (rows.Any())
        {
            sheet.Row++;
            sheet.Line(title);
            Table(sheet, heads, rows);
        }
    }

    private static void Table(ReportSheet sheet, IEnumerable<(string Head, CellForm Form)> heads, IEnumerable<IEnumerable<(object? Value, CellForm Form)>> rows)
    {
        sheet.Heads([.. heads]);
        foreach (var row in rows)
        {
            sheet.Rule(sheet.Row, heads.Count());
            sheet.Values([.. row]);
        }
    }

    private IEnumerable<(string Head, CellForm Form)> ClassHeads() =>
    [
        (words.Of("Svarsgrupp", "Respondent group"), CellForm.Text), (words.Of("Variabel", "Variable"), CellForm.Text), (words.Of("Klass", "Class"), CellForm.Text),
        (words.Of("Tillfrågade", "Asked"), CellForm.Count), (words.Of("Svarat", "Answered"), CellForm.Count), (words.Of("Svarsfrekvens", "Response rate"), CellForm.Share),
        (words.Of("Andel av tillfrågade", "Share of those asked"), CellForm.Share), (words.Of("Andel av svarande", "Share of respondents"), CellForm.Share),
        (words.Of("Skillnad, standardiserad", "Difference, standardised"), CellForm.Number),
        (words.Of("Viktad andel", "Weighted share"), CellForm.Share), (words.Of("Kvar efter vikter", "Left after weights"), CellForm.Fine),
        (words.Of("Del", "Part"), CellForm.Fine), (words.Of("Egen del", "Own part"), CellForm.Fine),
    ];

    /// <summary>The column itself, then its classes.</summary>
    private IEnumerable<IEnumerable<(object? Value, CellForm Form)>> Rows(NonresponseProfile profile, FrameClasses column)
    {
        yield return
        [
            (GroupOf(profile), CellForm.Text), (labels.Variable(column.Column), CellForm.Text), (words.Of("alla klasser", "all classes"), CellForm.Text),
            (profile.Units, CellForm.Count), (profile.Answered, CellForm.Count), ((double)profile.Answered / profile.Units, CellForm.Share),
            (null, CellForm.Share), (null, CellForm.Share), (null, CellForm.Number), (null, CellForm.Share), (null, CellForm.Fine),
            (column.Part, CellForm.Fine), (column.PartBeyondOthers, CellForm.Fine),
        ];
        foreach (var each in column.Classes)
        {
            yield return
            [
                (GroupOf(profile), CellForm.Text), (labels.Variable(column.Column), CellForm.Text), (NameOf(column.Column, each.Name), CellForm.Text),
                (each.Units, CellForm.Count), (each.Answered, CellForm.Count), ((double)each.Answered / each.Units, CellForm.Share),
                (each.Shares?.FrameMean, CellForm.Share), (each.Shares?.RespondentMean, CellForm.Share), (each.Shares?.StandardizedDifference, CellForm.Number),
                (each.Shares?.Weighted.Value, CellForm.Share), (each.Shares?.Difference.Value, CellForm.Fine),
                (each.Part, CellForm.Fine), (null, CellForm.Fine),
            ];
        }
    }

    private IEnumerable<(string Head, CellForm Form)> NumberHeads() =>
    [
        (words.Of("Svarsgrupp", "Respondent group"), CellForm.Text), (words.Of("Variabel", "Variable"), CellForm.Text),
        (words.Of("Tillfrågade", "Asked"), CellForm.Count), (words.Of("Svarat", "Answered"), CellForm.Count),
        (words.Of("Medelvärde, tillfrågade", "Mean of those asked"), CellForm.Number), (words.Of("Medelvärde, svarande", "Mean of respondents"), CellForm.Number),
        (words.Of("Skillnad, standardiserad", "Difference, standardised"), CellForm.Number),
        (words.Of("Viktat medelvärde", "Weighted mean"), CellForm.Number), (words.Of("Kvar efter vikter", "Left after weights"), CellForm.Number), (words.Of("Medelfel", "Standard error"), CellForm.Number),
    ];

    private IEnumerable<(object? Value, CellForm Form)> Row(NonresponseProfile profile, FrameNumber number) =>
    [
        (GroupOf(profile), CellForm.Text), (labels.Variable(number.Column), CellForm.Text),
        (number.Units, CellForm.Count), (number.Answered, CellForm.Count),
        (number.Means?.FrameMean, CellForm.Number), (number.Means?.RespondentMean, CellForm.Number),
        (number.Means?.StandardizedDifference, CellForm.Number),
        (number.Means?.Weighted.Value, CellForm.Number), (number.Means?.Difference.Value, CellForm.Number), (number.Means?.Weighted.StandardError, CellForm.Number),
    ];

    private IEnumerable<(string Head, CellForm Form)> MergedHeads() =>
        [(words.Of("Klass", "Class"), CellForm.Text), (words.Of("Tillfrågade", "Asked"), CellForm.Count), (words.Of("Svarat", "Answered"), CellForm.Count)];

    private IEnumerable<(object? Value, CellForm Form)> Row(MergedClass merged) =>
        [(merged.Name, CellForm.Text), (merged.Units, CellForm.Count), (merged.Answered, CellForm.Count)];

    private string GroupOf(NonresponseProfile profile) => labels.Value("respondent_group", profile.Group);

    private string NameOf(string column, string value) => value.Length == 0 ? words.Of("uppgift saknas", "not given") : labels.Value(column, value);
}
