using System.Collections.Immutable;
using Survey.Analysis.Charts;

namespace Survey.Analysis.Reports;

/// <summary>Writes the sheet of a section: one table of all its figures, and what its charts are to be drawn from.</summary>
internal sealed class FigureTable
{
    private readonly Edition edition;
    private readonly ImmutableArray<CellRow> rows;
    private readonly ImmutableArray<FigureColumn> columns;
    private readonly Dictionary<string, int> firstRows = new(StringComparer.Ordinal);
    private int firstRow;

    public FigureTable(Edition edition, FigureSection section)
    {
        this.edition = edition;
        Section = section;
        rows = [.. section.Figures.SelectMany(figure => FigureView.Of(figure)).SelectMany(view => view.Cells.Select(cell => new CellRow(view, cell)))];
        columns = new FigureColumns(edition).For(section, rows);
    }

    public FigureSection Section { get; }

    /// <summary>The row on which a figure begins.</summary>
    public int RowOf(string figure) => firstRows.GetValueOrDefault(figure, firstRow);

    public void Write(ReportSheet sheet)
    {
        sheet.Line(Section.Name, isTitle: true);
        WriteNotes(sheet);
        sheet.Row++;
        var headRow = sheet.Row;
        sheet.Heads([.. columns.Select(column => (column.Head, column.Form))]);
        firstRow = sheet.Row;
        foreach (var row in rows)
        {
            firstRows.TryAdd(row.View.Figure.Definition.Name, sheet.Row);
            sheet.Rule(sheet.Row, columns.Length);
            sheet.Values([.. columns.Select(column => (row.Cell.IsSuppressed && !column.IsPlace ? Wording.Withheld : column.Read(row), column.Form))]);
        }

        sheet.Finish(headRow, columns.Length);
        foreach (var hidden in new[] { FigureColumns.Minus, FigureColumns.Plus }.Select(ColumnOf).OfType<int>())
        {
            sheet.Hide(hidden);
        }
    }

    /// <summary>The charts of the sheet, stacked to the right of the table.</summary>
    public IEnumerable<NativeChart> Charts()
    {
        var nextFree = firstRow;
        foreach (var view in rows.Index().GroupBy(row => row.Item.View.Name).Where(view => view.First().Item.View.Figure.Definition.Chart != "none"))
        {
            foreach (var block in Blocks([.. view]))
            {
                var chart = new NativeChartPlan(edition, Section.Name, columns, firstRow).Of(block);
                if (chart is null)
                {
                    continue;
                }

                var at = Math.Max(firstRow + block[0].Index, nextFree);
                nextFree = at + chart.HeightInRows + 1;
                yield return chart with { Row = at, Column = columns.Length + 2 };
            }
        }
    }

    /// <summary>The rows of one chart: a group's categories, as long as there are few groups; else all rows of the breakdown.</summary>
    private static IEnumerable<ImmutableArray<(int Index, CellRow Item)>> Blocks(ImmutableArray<(int Index, CellRow Item)> view)
    {
        const int MostGroups = 4;
        const int MostRows = 60;
        var hasCategories = view[0].Item.Cell.Category is not null;
        var groups = hasCategories ? view.GroupBy(row => string.Join('\n', row.Item.Cell.By.Select(pair => pair.Value))).Select(group => group.ToImmutableArray()).ToList() : [view];
        return groups.Count <= MostGroups ? groups.Where(group => group.Length <= MostRows) : [];
    }

    private void WriteNotes(ReportSheet sheet)
    {
        if (edition.Marker.Length > 0)
        {
            sheet.Line(edition.Marker, isAlarm: true);
        }

        sheet.Line(edition.Source);
        if (rows.Any(row => row.Cell.IsSuppressed))
        {
            sheet.Line(edition.WithheldNote);
        }
    }

    private int? ColumnOf(string key) => columns.Index().Where(column => column.Item.Key == key).Select(column => (int?)column.Index + 1).FirstOrDefault();
}
