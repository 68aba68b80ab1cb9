using System.Collections.Immutable;
using Survey.Analysis.Charts;
using Survey.Analysis.Figures;

namespace Survey.Analysis.Reports;

/// <summary>Decides what an Excel chart of some rows of a figure sheet draws, and from which cells.</summary>
internal sealed class NativeChartPlan(Edition edition, string sheetName, ImmutableArray<FigureColumn> columns, int firstRow)
{
    private readonly Wording words = edition.Words;
    private readonly StudyLabels labels = edition.Labels;

    /// <summary>The chart, or null where it would show no more than the cell itself, or where nobody has answered.</summary>
    public NativeChart? Of(ImmutableArray<(int Index, CellRow Item)> block)
    {
        var figure = block[0].Item.View.Figure.Definition;
        return figure.Kind switch
        {
            FigureKind.Agreement when figure.Subject is not null => null,
            FigureKind.Agreement => columns.All(column => column.Key != FigureColumns.Pairs[0]) ? null : Draw(block, NativeChartForm.Stacked, PairSeries(block)),
            FigureKind.Battery when figure.Chart == "likert" => ScaleSeries(figure, block) is { IsEmpty: false } series ? Draw(block, NativeChartForm.Stacked, series) : null,
            _ when block.Length < 2 || columns.All(column => column.Key != FigureColumns.Estimate) => null,
            _ => Draw(block, NativeChartForm.Bars, [Estimates(block)]),
        };
    }

    private NativeChart Draw(ImmutableArray<(int Index, CellRow Item)> block, NativeChartForm form, ImmutableArray<NativeSeries> series)
    {
        var first = block[0].Item;
        var isShare = BarRows.IsShare(first.View.Figure.Definition.Kind);
        var group = first.Cell.Category is not null && !first.View.Variables.IsEmpty ? $": {labels.Group(first.Cell)}" : "";
        return new NativeChart
        {
            SheetName = sheetName,
            Title = labels.Title(first.View.Figure.Definition) + group,
            Description = $"{labels.Title(first.View.Figure.Definition)}{group}. {edition.Source} {edition.Marker}".TrimEnd(),
            Form = form,
            Categories = Range(block, first.Cell.Category is null ? FigureColumns.Group : FigureColumns.Category),
            Series = series,
            NumberFormat = isShare ? new ReportStyle(words).PercentFormat : "General",
            Most = isShare ? 1 : null,
        };
    }

    private NativeSeries Estimates(ImmutableArray<(int Index, CellRow Item)> block) =>
        new(new FigureSentences(edition).What(block[0].Item.View.Figure.Definition), Palette.Bar, Range(block, FigureColumns.Estimate))
        {
            Errors = columns.Any(column => column.Key == FigureColumns.Plus) && block.Any(row => row.Item.Cell is { IsSuppressed: false, Lower: not null })
                ? (Range(block, FigureColumns.Minus), Range(block, FigureColumns.Plus))
                : null,
        };

    private ImmutableArray<NativeSeries> PairSeries(ImmutableArray<(int Index, CellRow Item)> block) =>
        [.. FigureColumns.Pairs.Select((key, part) => new NativeSeries(columns.First(column => column.Key == key).Head, Palette.Part(part), Range(block, key)))];

    private ImmutableArray<NativeSeries> ScaleSeries(FigureDefinition figure, ImmutableArray<(int Index, CellRow Item)> block)
    {
        var steps = labels.ScaleOf(figure);
        var colours = Palette.Scale(steps.Count);
        return
        [
            .. steps.Select((step, index) => (Step: step, Index: index))
                .Where(step => columns.Any(column => column.Key == $"{FigureColumns.StepPrefix}{step.Index}"))
                .Select(step => new NativeSeries(labels.Of(step.Step.Label), colours[step.Index], Range(block, $"{FigureColumns.StepPrefix}{step.Index}"))),
        ];
    }

    private ChartRange Range(ImmutableArray<(int Index, CellRow Item)> block, string key)
    {
        var column = columns.Index().First(column => column.Item.Key == key);
        var letters = ClosedXML.Excel.XLHelper.GetColumnLetterFromNumber(column.Index + 1);
        var (from, to) = (firstRow + block[0].Index, firstRow + block[^1].Index);
        return new ChartRange(
            FormattableString.Invariant($"'{sheetName.Replace("'", "''", StringComparison.Ordinal)}'!${letters}${from}:${letters}${to}"),
            [.. block.Select(row => row.Item.Cell.IsSuppressed && !column.Item.IsPlace ? null : column.Item.Read(row.Item))]);
    }
}
