using System.Collections.Immutable;
using Survey.Analysis.Charts;
using Survey.Analysis.Figures;

namespace Survey.Web.Features.Figures;

/// <summary>A breakdown of a figure as a table of texts: the same words and numbers as in the chart and the report.</summary>
internal sealed record FigureTable(string Caption, ImmutableArray<FigureColumn> Columns, ImmutableArray<ImmutableArray<string>> Rows)
{
    /// <summary>Lays a breakdown out. Columns that no cell fills are left out.</summary>
    public static FigureTable Of(FigureView view, Edition edition)
    {
        var columns = new FigureColumns(view.Figure.Definition, edition).All(view.Variables)
            .Where(column => view.Cells.Any(cell => !cell.IsSuppressed && column.Text(cell).Length > 0) || (!column.IsNumber && view.Cells.Any(cell => column.Text(cell).Length > 0)))
            .ToImmutableArray();
        return new FigureTable(CaptionOf(view, edition), columns, [.. view.Cells.Select(cell => columns.Select(column => TextOf(cell, column)).ToImmutableArray())]);
    }

    private static string CaptionOf(FigureView view, Edition edition)
    {
        var title = edition.Labels.Title(view.Figure.Definition);
        return view.Variables.IsEmpty ? title
            : edition.Words.Of($"{title}. Efter {edition.Labels.Breakdown(view.Variables).ToLowerInvariant()}.", $"{title}. By {edition.Labels.Breakdown(view.Variables).ToLowerInvariant()}.");
    }

    private static string TextOf(Cell cell, FigureColumn column) =>
        cell.IsSuppressed && column.IsNumber ? Wording.Withheld : column.Text(cell);
}

/// <summary>A column of a figure's table.</summary>
internal sealed record FigureColumn(string Head, bool IsNumber, Func<Cell, string> Text);
