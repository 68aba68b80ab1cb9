using Survey.Analysis.Charts;
using Survey.Analysis.Figures;

namespace Survey.Analysis.Reports;

/// <summary>Writes the sheet that says how every number was made.</summary>
internal sealed class MethodSheet(Edition edition)
{
    private readonly Wording words = edition.Words;
    private readonly StudyLabels labels = edition.Labels;
    private readonly FigureSentences sentences = new(edition);

    public string Name => words.Of("Metod", "Method");

    public void Write(ReportSheet sheet)
    {
        sheet.Line(Name, isTitle: true);
        if (edition.Marker.Length > 0)
        {
            sheet.Line(edition.Marker, isAlarm: true);
        }

        sheet.Row++;
        foreach (var (label, text) in new MethodTexts(edition).All())
        {
            sheet.Entry(label, text);
        }

        sheet.Row++;
        var headRow = sheet.Row;
        sheet.Heads([.. Heads().Select(head => (head, CellForm.Text))]);
        foreach (var figure in edition.Figures.Figures)
        {
            sheet.Rule(sheet.Row, Heads().Count());
            sheet.Values([.. Cells(figure).Select(text => ((object?)text, CellForm.Text))]);
        }

        sheet.Finish(headRow, Heads().Count(), isFrozen: false);
    }

    private IEnumerable<string> Heads() =>
    [
        words.Of("Resultat", "Figure"), words.Of("Rubrik", "Title"), words.Of("Mått", "Measure"), words.Of("Vad som räknas", "What is counted"), words.Of("Bas", "Base"),
        words.Of("Uppdelning", "By"), words.Of("Intervall", "Interval"), words.Of("Vikter", "Weights"), words.Of("Läge", "Mode"),
        words.Of("Uttryck", "Expression"), words.Of("Uttryck för basen", "Base expression"), words.Of("Att veta", "Note"), words.Of("Vid beräkningen", "In the computation"),
    ];

    private IEnumerable<string> Cells(FigureResult figure)
    {
        var definition = figure.Definition;
        return
        [
            definition.Name,
            labels.Title(definition),
            sentences.What(definition),
            sentences.Counted(definition),
            sentences.Base(definition),
            string.Join("; ", definition.By.Select(by => by.IsEmpty ? words.Of("alla", "all") : labels.Breakdown(by))),
            sentences.Interval(figure.Interval),
            Weights(definition),
            figure.Mode,
            definition.Value?.ToString() ?? definition.Subject ?? "",
            definition.Base?.ToString() ?? "",
            labels.Of(definition.Note),
            string.Join(" ", figure.Tests.Select(sentences.Test).Concat(figure.Remarks.Select(labels.Of))),
        ];
    }

    private string Weights(FigureDefinition figure)
    {
        if (figure.Over == FigureDefinition.OverFrame || figure.Kind is FigureKind.ResponseRate or FigureKind.Agreement)
        {
            return words.Of("inga", "none");
        }

        if (!figure.RakedTo.IsEmpty)
        {
            var columns = string.Join(words.Of(" och ", " and "), figure.RakedTo.Select(labels.Variable));
            return words.Of($"svarsgrupp, kalibrerade till {columns}", $"respondent group, raked to {columns}");
        }

        return figure.IsWeighted && edition.Study.Settings.WeightingClass is { } column
            ? words.Of($"svarsgrupp × {labels.Variable(column)}", $"respondent group × {labels.Variable(column)}")
            : figure.Kind == FigureKind.Total ? words.Of("svarsgrupp", "respondent group")
            : words.Of("inga", "none");
    }
}
