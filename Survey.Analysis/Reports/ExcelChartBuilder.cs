using System.Collections.Immutable;
using Survey.Analysis.Charts;
using Survey.Analysis.Figures.Definitions;
using Survey.Analysis.Figures.Kinds;

namespace Survey.Analysis.Reports;

/// <summary>Decides what an Excel chart of some rows of a figure sheet draws, and from which cells.</summary>
internal sealed class ExcelChartBuilder(ReportContext context, string sheetName, ImmutableArray<FigureTableColumn> columns, int firstRow)
{
    private readonly ReportLocalizer localizer = context.Localizer;
    private readonly StudyLabels labels = context.Labels;

    /// <summary>The chart, or null where it would show no more than the cell itself, or where nobody has answered.</summary>
    public ExcelChart? Build(ImmutableArray<(int Index, FigureTableRow Item)> block)
    {
        var figure = block[0].Item.Breakdown.Figure.Definition;
        return figure.Kind switch
        {
            { CountUnit: FigureCountUnit.Pairs } when figure.Subject is not null => null,
            { CountUnit: FigureCountUnit.Pairs } => columns.All(column => column.Key != FigureMeasures.PairKeys[0])
                ? null
                : CreateChart(block, ExcelChartType.Stacked, PairSeries(block)),
            { AllowsLikertChart: true, AreCategoriesQuestions: true } when figure.Chart == FigureChart.Likert =>
                ScaleSeries(figure, block) is { IsEmpty: false } series ? CreateChart(block, ExcelChartType.Stacked, series) : null,
            _ when block.Length < 2 || columns.All(column => column.Key != FigureMeasures.EstimateKey) => null,
            _ => CreateChart(block, ExcelChartType.Bars, [EstimateSeries(block)]),
        };
    }

    private ExcelChart CreateChart(
        ImmutableArray<(int Index, FigureTableRow Item)> block,
        ExcelChartType type,
        ImmutableArray<ExcelChartSeries> series
    )
    {
        var first = block[0].Item;
        var group = first.Cell.Category is not null && !first.Breakdown.Variables.IsEmpty ? $": {labels.Group(first.Cell)}" : "";
        var title = labels.Title(first.Breakdown.Figure.Definition) + group;
        var categories = first.Cell.Category is null ? FigureTableColumns.GroupKey : FigureTableColumns.CategoryKey;
        var chart = new ExcelChart
        {
            SheetName = sheetName,
            Title = title,
            Description = $"{title}. {context.SourceAndNotice}",
            Type = type,
            Categories = CreateRange(block, categories),
            Series = series,
            NumberFormat = "General",
        };
        return first.Breakdown.Figure.Definition.Kind.IsShare
            ? chart with
            {
                NumberFormat = new ReportStyle(localizer).PercentFormat,
                AxisMaximum = 1,
            }
            : chart;
    }

    private ExcelChartSeries EstimateSeries(ImmutableArray<(int Index, FigureTableRow Item)> block) =>
        new(
            new FigureDescriptionFormatter(context).FormatMeasure(block[0].Item.Breakdown.Figure.Definition),
            Palette.Bar,
            CreateRange(block, FigureMeasures.EstimateKey)
        )
        {
            ErrorBars =
                columns.Any(column => column.Key == FigureTableColumns.UpperErrorKey)
                && block.Any(row => row.Item.Cell is { IsSuppressed: false, Lower: not null })
                    ? (CreateRange(block, FigureTableColumns.LowerErrorKey), CreateRange(block, FigureTableColumns.UpperErrorKey))
                    : null,
        };

    private ImmutableArray<ExcelChartSeries> PairSeries(ImmutableArray<(int Index, FigureTableRow Item)> block) =>
        [
            .. FigureMeasures.PairKeys.Select(
                (key, index) =>
                    new ExcelChartSeries(
                        columns.First(column => column.Key == key).Heading,
                        Palette.SegmentColour(index),
                        CreateRange(block, key)
                    )
            ),
        ];

    private ImmutableArray<ExcelChartSeries> ScaleSeries(FigureDefinition figure, ImmutableArray<(int Index, FigureTableRow Item)> block)
    {
        var steps = labels.ScaleChoices(figure);
        var colours = Palette.ScaleColours(steps.Count);
        return
        [
            .. steps
                .Select((step, index) => (Step: step, Index: index))
                .Where(step => columns.Any(column => column.Key == $"{FigureMeasures.ScaleStepKeyPrefix}{step.Index}"))
                .Select(step => new ExcelChartSeries(
                    labels.Text(step.Step.Label),
                    colours[step.Index],
                    CreateRange(block, $"{FigureMeasures.ScaleStepKeyPrefix}{step.Index}")
                )),
        ];
    }

    private ChartRange CreateRange(ImmutableArray<(int Index, FigureTableRow Item)> block, string key)
    {
        var column = columns.Index().First(column => column.Item.Key == key);
        var columnLetter = ClosedXML.Excel.XLHelper.GetColumnLetterFromNumber(column.Index + 1);
        var (from, to) = (firstRow + block[0].Index, firstRow + block[^1].Index);
        return new ChartRange(
            FormattableString.Invariant(
                $"'{sheetName.Replace("'", "''", StringComparison.Ordinal)}'!${columnLetter}${from}:${columnLetter}${to}"
            ),
            [.. block.Select(row => row.Item.Cell.IsSuppressed && !column.Item.IdentifiesCell ? null : column.Item.GetValue(row.Item))]
        );
    }
}
