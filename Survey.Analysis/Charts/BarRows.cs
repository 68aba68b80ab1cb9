using System.Collections.Immutable;
using Survey.Analysis.Figures;

namespace Survey.Analysis.Charts;

/// <summary>Charts of estimates: a bar with its interval and bounds for each cell.</summary>
internal sealed class BarRows(Edition edition)
{
    private readonly Wording words = edition.Words;
    private readonly StudyLabels labels = edition.Labels;

    /// <summary>Whether the kind's estimates are shares.</summary>
    public static bool IsShare(FigureKind kind) => kind is not (FigureKind.Mean or FigureKind.Total or FigureKind.Quantile);

    /// <summary>The unknown ones among all who answered and are in the base.</summary>
    public static string UnknownShare(Cell cell, Wording words) =>
        cell is { Unknown: { } unknown, N: { } n } && n + unknown > 0 ? words.Percent((double)unknown / (n + unknown)) : "";

    private static bool IsRanked(FigureKind kind) => kind is FigureKind.Ranking or FigureKind.Battery;

    public Chart Of(FigureView view, Chart frame)
    {
        var kind = view.Figure.Definition.Kind;
        return frame with
        {
            Form = ChartForm.Bars,
            Axis = IsShare(kind) ? ChartAxis.Shares(words) : ChartAxis.Numbers([.. view.Cells.SelectMany(Ends)], words),
            Heads = kind == FigureKind.ResponseRate
                ? [words.Of("Andel", "Share"), words.Of("Svar", "Submitted"), words.Of("Av", "Of")]
                : [Head(kind), words.Of("Intervall", "Interval"), "n", words.Of("Okänt", "Unknown"), .. IsRanked(kind) ? new[] { words.Of("Rang", "Rank") } : []],
            Panels = Panels(view),
        };
    }

    private string Head(FigureKind kind) => kind switch
    {
        FigureKind.Mean => words.Of("Medel", "Mean"),
        FigureKind.Total => words.Of("Summa", "Total"),
        FigureKind.Quantile => words.Of("Värde", "Value"),
        _ => words.Of("Andel", "Share"),
    };

    /// <summary>Cells with categories stand under their group; else crossed groups under the first variable's value.</summary>
    private ImmutableArray<ChartPanel> Panels(FigureView view)
    {
        var figure = view.Figure.Definition;
        if (view.Cells.Any(cell => cell.Category is not null))
        {
            return [.. view.Groups().Select(group => new ChartPanel(labels.Group(group[0]), [.. group.Select(cell => Row(figure, cell, labels.Category(figure, cell.Category ?? "")))]))];
        }

        return view.Variables.Length < 2
            ? [new ChartPanel("", [.. view.Cells.Select(cell => Row(figure, cell, view.Variables.IsEmpty ? words.Of("Alla", "All") : labels.Group(cell)))])]
            : [.. view.Cells
                .GroupBy(cell => labels.Value(cell.By[0].Key, cell.By[0].Value), StringComparer.Ordinal)
                .Select(group => new ChartPanel(group.Key, [.. group.Select(cell => Row(figure, cell, labels.Group(cell with { By = cell.By.RemoveAt(0) })))]))];
    }

    private ChartRow Row(FigureDefinition figure, Cell cell, string label)
    {
        ImmutableArray<string> beside = figure.Kind == FigureKind.ResponseRate
            ? [Value(figure, cell), Count(cell.Count), Count(cell.N)]
            : [Value(figure, cell), Interval(figure, cell), Count(cell.N), UnknownShare(cell, words), .. IsRanked(figure.Kind) ? new[] { RankSet(cell) } : []];
        return cell.IsSuppressed ? new ChartRow(label, [.. beside.Select(_ => Wording.Withheld)]) : new ChartRow(label, beside)
        {
            Value = cell.Estimate,
            Interval = cell is { Lower: { } lower, Upper: { } upper } ? (lower, upper) : null,
            Bounds = cell is { LowBound: { } low, HighBound: { } high } ? (low, high) : null,
        };
    }

    private string Value(FigureDefinition figure, Cell cell) =>
        cell.Estimate is not { } estimate ? words.Of("saknas", "none")
        : IsShare(figure.Kind) ? words.Percent(estimate) : words.Number(estimate, figure.Kind == FigureKind.Total ? 0 : 1);

    private string Interval(FigureDefinition figure, Cell cell) =>
        cell is not { Lower: { } lower, Upper: { } upper } ? ""
        : IsShare(figure.Kind) ? words.PercentRange(lower, upper)
        : $"{words.Number(lower, figure.Kind == FigureKind.Total ? 0 : 1)}–{words.Number(upper, figure.Kind == FigureKind.Total ? 0 : 1)}";

    private static string RankSet(Cell cell) => cell switch
    {
        { RankLower: { } first, RankUpper: { } last } when first != last => FormattableString.Invariant($"{first}–{last}"),
        { Rank: { } rank } => FormattableString.Invariant($"{rank}"),
        _ => "",
    };

    private string Count(int? count) => count is { } value ? words.Count(value) : "";

    private static IEnumerable<double> Ends(Cell cell) => new[] { cell.Estimate, cell.Lower, cell.Upper }.OfType<double>();
}
