using System.Collections.Immutable;
using Survey.Analysis.Charts;
using Survey.Analysis.Figures.Results;
using Survey.Analysis.Texts;

namespace Survey.Web.Features.Figures;

/// <summary>A breakdown of a figure as a table of texts: the same words and numbers as in the chart and the report.</summary>
internal sealed record FigurePageTable(
    string Caption,
    ImmutableArray<FigurePageColumn> Columns,
    ImmutableArray<ImmutableArray<string>> Rows
)
{
    /// <summary>Lays a breakdown out. Columns that no cell fills are left out.</summary>
    public static FigurePageTable Create(FigureBreakdown view, ReportContext context)
    {
        var columns = new FigurePageColumns(view.Figure, context)
            .Create(view.Variables)
            .Where(column =>
                view.Cells.Any(cell => !cell.IsSuppressed && column.FormatCell(cell).Length > 0)
                || (!column.IsNumber && view.Cells.Any(cell => column.FormatCell(cell).Length > 0))
            )
            .ToImmutableArray();
        return new FigurePageTable(
            CaptionOf(view, context),
            columns,
            [.. view.Cells.Select(cell => columns.Select(column => TextOf(cell, column)).ToImmutableArray())]
        );
    }

    private static string CaptionOf(FigureBreakdown view, ReportContext context)
    {
        var title = context.Labels.Title(view.Figure.Definition);
        return view.Variables.IsEmpty
            ? title
            : $"{title}. {context.Localizer.Text("ByVariables", context.Labels.Breakdown(view.Variables).ToLowerInvariant())}";
    }

    private static string TextOf(FigureCell cell, FigurePageColumn column) =>
        cell.IsSuppressed && column.IsNumber ? SuppressionSymbol.Text : column.FormatCell(cell);
}

/// <summary>A column of a figure's table.</summary>
internal sealed record FigurePageColumn(string Header, bool IsNumber, Func<FigureCell, string> FormatCell);
