using System.Collections.Immutable;
using Survey.Analysis.Charts;
using Survey.Analysis.Figures.Definitions;
using Survey.Analysis.Texts;

namespace Survey.Analysis.Reports;

/// <summary>Writes the sheet of a section: one table of all its figures, and what its charts are to be drawn from.</summary>
internal sealed class FigureSheetWriter
{
    private readonly ReportContext context;
    private readonly ImmutableArray<FigureTableRow> rows;
    private readonly ImmutableArray<FigureTableColumn> columns;
    private readonly Dictionary<string, int> firstRowByFigure = new(StringComparer.Ordinal);
    private int firstDataRow;

    public FigureSheetWriter(ReportContext context, FigureSection section)
    {
        this.context = context;
        Section = section;
        rows =
        [
            .. section
                .Figures.SelectMany(figure => FigureBreakdown.CreateAll(figure))
                .SelectMany(breakdown => breakdown.Cells.Select(cell => new FigureTableRow(breakdown, cell))),
        ];
        columns = new FigureTableColumns(context).SelectFilled(section, rows);
    }

    public FigureSection Section { get; }

    /// <summary>The row on which a figure begins.</summary>
    public int FirstRowOf(string figure) => firstRowByFigure.GetValueOrDefault(figure, firstDataRow);

    public void Write(WorksheetWriter sheet)
    {
        sheet.WriteTitle(Section.Name, context.SyntheticDataNotice);
        sheet.WriteLine(context.SourceNote);
        if (rows.Any(row => row.Cell.IsSuppressed))
        {
            sheet.WriteLine(context.SuppressionNote);
        }

        if (rows.Any(row => row.Breakdown.HasUnevenRounding))
        {
            sheet.WriteLine(context.Localizer.Text("RoundingNote"));
        }

        sheet.NextRow++;
        var headingRow = sheet.NextRow;
        sheet.WriteHeadings([.. columns.Select(column => (column.Heading, column.Format))]);
        firstDataRow = sheet.NextRow;
        foreach (var row in rows)
        {
            firstRowByFigure.TryAdd(row.Breakdown.Figure.Definition.Name, sheet.NextRow);
            sheet.AddBottomBorder(sheet.NextRow, columns.Length);
            sheet.WriteRow([
                .. columns.Select(column =>
                    (
                        row.Cell.IsSuppressed && !column.IdentifiesCell ? SuppressionSymbol.Text : column.GetValue(row),
                        column.Format
                    )
                ),
            ]);
        }

        sheet.FinishTable(headingRow, columns.Length);
        foreach (
            var hidden in new[] { FigureTableColumns.LowerErrorKey, FigureTableColumns.UpperErrorKey }
                .Select(FindColumnNumber)
                .OfType<int>()
        )
        {
            sheet.HideColumn(hidden);
        }
    }

    /// <summary>The charts of the sheet, stacked to the right of the table.</summary>
    public IEnumerable<ExcelChart> BuildCharts()
    {
        var nextFreeRow = firstDataRow;
        foreach (
            var breakdown in rows.Index()
                .GroupBy(row => row.Item.Breakdown.Name)
                .Where(breakdown => breakdown.First().Item.Breakdown.Figure.Definition.Chart != FigureChart.None)
        )
        {
            foreach (var block in ChartBlocks([.. breakdown]))
            {
                var chart = new ExcelChartBuilder(context, Section.Name, columns, firstDataRow).Build(block);
                if (chart is null)
                {
                    continue;
                }

                var chartRow = Math.Max(firstDataRow + block[0].Index, nextFreeRow);
                nextFreeRow = chartRow + chart.HeightInRows + 1;
                yield return chart with
                {
                    Row = chartRow,
                    Column = columns.Length + 2,
                };
            }
        }
    }

    /// <summary>The rows of one chart: a group's categories, as long as there are few groups; else all rows of the breakdown.</summary>
    private static IEnumerable<ImmutableArray<(int Index, FigureTableRow Item)>> ChartBlocks(
        ImmutableArray<(int Index, FigureTableRow Item)> breakdownRows
    )
    {
        // More charts of one breakdown than this would reach far below its rows.
        const int MaximumGroups = 4;

        // The labels of more bars than this overlap.
        const int MaximumRows = 60;
        var hasCategories = breakdownRows[0].Item.Cell.Category is not null;
        var groups = hasCategories
            ? breakdownRows
                .GroupBy(row => string.Join('\n', row.Item.Cell.BreakdownValues.Select(pair => pair.Value)))
                .Select(group => group.ToImmutableArray())
                .ToList()
            : [breakdownRows];
        return groups.Count <= MaximumGroups ? groups.Where(group => group.Length <= MaximumRows) : [];
    }

    private int? FindColumnNumber(string key) =>
        columns.Index().Where(column => column.Item.Key == key).Select(column => (int?)column.Index + 1).FirstOrDefault();
}
