using Survey.Analysis.Figures;

namespace Survey.Analysis.Charts;

/// <summary>Makes the charts of figures: one for each breakdown.</summary>
public sealed class FigureCharts(Edition edition)
{
    private readonly Wording words = edition.Words;
    private readonly StudyLabels labels = edition.Labels;
    private readonly FigureSentences sentences = new(edition);

    /// <summary>The charts of all figures, in the workbook's order; figures with <c>chart</c> = <c>none</c> have none.</summary>
    public IEnumerable<Chart> All() => edition.Figures.Figures.SelectMany(Of);

    /// <summary>The charts of one figure.</summary>
    public IEnumerable<Chart> Of(FigureResult figure) => figure.Definition.Chart == "none" ? [] : FigureView.Of(figure).Select(Of);

    /// <summary>The chart of one breakdown.</summary>
    public Chart Of(FigureView view)
    {
        var figure = view.Figure.Definition;
        var frame = Frame(view);
        return figure.Kind switch
        {
            FigureKind.Agreement => new PairRows(edition).Of(view, frame),
            FigureKind.Battery when figure.Chart == "likert" => new DivergingRows(edition).OfBattery(view, frame),
            FigureKind.Distribution when figure.Chart == "likert" => new DivergingRows(edition).OfDistribution(view, frame),
            _ => new BarRows(edition).Of(view, frame with { Notes = [.. BarNotes(view), .. frame.Notes] }),
        };
    }

    private Chart Frame(FigureView view)
    {
        var figure = view.Figure.Definition;
        var by = view.Variables.IsEmpty ? "" : words.Of(" Efter ", " By ") + $"{labels.Breakdown(view.Variables).ToLowerInvariant()}.";
        return new Chart
        {
            Name = view.Name,
            Figure = figure.Name,
            Title = labels.Title(figure),
            Subtitle = $"{sentences.What(figure)}.{by} {words.Of("Bas", "Base")}: {sentences.Base(figure)}.",
            Language = edition.Language,
            Form = ChartForm.Bars,
            Axis = ChartAxis.Shares(words),
            Heads = [],
            Panels = [],
            Notes = [.. Notes(view)],
            Marker = edition.Marker,
        };
    }

    private IEnumerable<string> Notes(FigureView view)
    {
        if (labels.Of(view.Figure.Definition.Note) is { Length: > 0 } note)
        {
            yield return note;
        }

        if (view.Figure.Definition.Kind != FigureKind.Agreement && view.Cells.Any(cell => cell.Unknown is not null))
        {
            yield return words.Of(
                "n: svar som talen bygger på. Okänt: vet ej, vill inte svara eller obesvarat, i procent av dem som borde ha ett svar; räknas inte in.",
                "n: answers that the numbers rest on. Unknown: don’t know, refused or left blank, in per cent of those who should have an answer; not counted in.");
        }

        if (view.Cells.Any(cell => cell.IsSuppressed))
        {
            yield return edition.WithheldNote;
        }

        yield return edition.Source;
    }

    private IEnumerable<string> BarNotes(FigureView view)
    {
        if (view.Cells.Any(cell => cell.Lower is not null))
        {
            var confidence = words.Percent(edition.Study.Settings.Confidence);
            yield return words.Of(
                $"Svart streck: {confidence} konfidensintervall, läge B ({sentences.Interval(view.Figure.Interval)}).",
                $"Black line: {confidence} confidence interval, mode B ({sentences.Interval(view.Figure.Interval)}).");
        }

        if (view.Cells.Any(cell => cell.RankUpper is not null))
        {
            yield return words.Of("Rang: de platser som osäkerheten lämnar öppna.", "Rank: the places that the uncertainty leaves open.");
        }

        if (view.Cells.Any(cell => cell.LowBound is not null))
        {
            yield return words.Of(
                "Grått streck under stapeln: lägsta och högsta möjliga andel (läge A), oavsett vad de okända och de som inte har svarat skulle ha sagt.",
                "Grey line below the bar: the lowest and highest share possible (mode A), whatever the unknown and those who did not answer would have said.");
        }
    }
}
