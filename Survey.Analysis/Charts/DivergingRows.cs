using System.Collections.Immutable;
using Survey.Analysis.Figures;

namespace Survey.Analysis.Charts;

/// <summary>Charts of scales: the low categories to the left of a middle, the high ones to the right, don't-knows apart.</summary>
internal sealed class DivergingRows(Edition edition)
{
    private readonly Wording words = edition.Words;
    private readonly StudyLabels labels = edition.Labels;

    /// <summary>How much of a row lies left of the middle; an odd scale's middle category is halved.</summary>
    public static double LeftOf(ImmutableArray<double> parts) =>
        parts.Take(parts.Length / 2).Sum() + (parts.Length % 2 == 1 ? parts[parts.Length / 2] / 2 : 0);

    /// <summary>A battery: one row for each item.</summary>
    public Chart OfBattery(FigureView view, Chart frame)
    {
        var keys = labels.ScaleOf(view.Figure.Definition);
        var panels = view.Groups().Select(group => new ChartPanel(labels.Group(group[0]), [.. group.Select(cell => Row(cell, keys.Select(key => key.Name)))]));
        return Finish(frame, [.. keys.Select(key => labels.Of(key.Label))], [.. panels]) with
        {
            Heads = [words.Of("I toppen", "Top"), words.Of("Medel", "Mean"), "n", words.Of("Okänt", "Unknown")],
            Notes = [words.Of($"I toppen: {new FigureSentences(edition).Top(view.Figure.Definition)}.", $"Top: {new FigureSentences(edition).Top(view.Figure.Definition)}."), .. frame.Notes],
        };
    }

    /// <summary>A single choice: one row for each group.</summary>
    public Chart OfDistribution(FigureView view, Chart frame)
    {
        var figure = view.Figure.Definition;
        var keys = view.Cells.Select(cell => cell.Category ?? "").Distinct(StringComparer.Ordinal).ToList();
        var rows = view.Groups().Select(group => new ChartRow(
            view.Variables.IsEmpty ? words.Of("Alla", "All") : labels.Group(group[0]),
            group.Any(cell => cell.IsSuppressed) ? [Wording.Withheld, Wording.Withheld] : [Count(group[0].N), UnknownShare(group[0])])
        {
            Parts = group.Any(cell => cell.IsSuppressed || cell.Estimate is null) ? [] : [.. group.Select(cell => cell.Estimate ?? 0)],
        });
        return Finish(frame, [.. keys.Select(key => labels.Category(figure, key))], [new ChartPanel("", [.. rows])]) with
        {
            Heads = ["n", words.Of("Okänt", "Unknown")],
        };
    }

    private Chart Finish(Chart frame, ImmutableArray<string> keys, ImmutableArray<ChartPanel> panels)
    {
        var rows = panels.SelectMany(panel => panel.Rows).Where(row => row.Parts.Length > 0).Select(row => row.Parts).ToList();
        var colours = Palette.Scale(keys.Length);
        return frame with
        {
            Form = ChartForm.Diverging,
            Axis = ChartAxis.Diverging(rows.Select(LeftOf).DefaultIfEmpty(0).Max(), rows.Select(row => row.Sum() - LeftOf(row)).DefaultIfEmpty(0).Max(), words),
            Keys = [.. keys.Select((label, index) => new ChartKey(label, colours[index]))],
            Panels = panels,
        };
    }

    private ChartRow Row(Cell cell, IEnumerable<string> categories)
    {
        var label = labels.Variable(cell.Category ?? "");
        return cell.IsSuppressed
            ? new ChartRow(label, [Wording.Withheld, Wording.Withheld, Wording.Withheld, Wording.Withheld])
            : new ChartRow(label, [Share(cell.Estimate), cell.Mean is { } mean ? words.Number(mean, 1) : "", Count(cell.N), UnknownShare(cell)])
            {
                Parts = cell.N is > 0 && !cell.Distribution.IsDefaultOrEmpty
                    ? [.. categories.Select(name => cell.Distribution.FirstOrDefault(share => share.Category == name)?.Estimate ?? 0)]
                    : [],
            };
    }

    private string Share(double? share) => share is { } value ? words.Percent(value) : "";

    private string Count(int? count) => count is { } value ? words.Count(value) : "";

    private string UnknownShare(Cell cell) => BarRows.UnknownShare(cell, words);
}
