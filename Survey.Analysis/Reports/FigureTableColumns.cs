using System.Collections.Immutable;
using Survey.Analysis.Charts;
using Survey.Analysis.Figures.Results;

namespace Survey.Analysis.Reports;

/// <summary>A row of a figure sheet.</summary>
internal sealed record FigureTableRow(FigureBreakdown Breakdown, FigureCell Cell);

/// <summary>A column of a figure sheet. <see cref="Key"/> is what charts find it by.</summary>
internal sealed record FigureTableColumn(string Key, string Heading, ValueFormat Format, Func<FigureTableRow, object?> GetValue)
{
    /// <summary>Whether it says which cell a row is, and so is shown of suppressed cells too.</summary>
    public bool IdentifiesCell { get; init; }
}

/// <summary>The columns of a figure sheet: what says which cell a row is, and the <see cref="FigureMeasures"/> that are filled.</summary>
internal sealed class FigureTableColumns(ReportContext context)
{
    public const string GroupKey = "group";
    public const string CategoryKey = "category";
    public const string UpperErrorKey = "plus";
    public const string LowerErrorKey = "minus";

    private readonly ReportLocalizer localizer = context.Localizer;
    private readonly StudyLabels labels = context.Labels;

    /// <summary>The columns with a value in any row that is shown; those that say which cell a row is, in any row at all.</summary>
    public ImmutableArray<FigureTableColumn> SelectFilled(FigureSection section, IReadOnlyList<FigureTableRow> rows) =>
        [
            .. AllColumns(section)
                .Where(column =>
                    rows.Any(row => (column.IdentifiesCell || !row.Cell.IsSuppressed) && column.GetValue(row) is not (null or ""))
                ),
        ];

    private IEnumerable<FigureTableColumn> AllColumns(FigureSection section)
    {
        var measures = new FigureMeasures(context, section.Figures);
        return
        [
            .. IdentifyingColumns(),
            .. measures
                .All()
                .Select(measure => new FigureTableColumn(
                    measure.Key,
                    measure.Heading,
                    measure.Format,
                    row => measure.GetValue(row.Cell)
                )),
            .. ErrorBarColumns(measures.EstimateFormat == ValueFormat.Share ? ValueFormat.FourDecimals : ValueFormat.Number),
        ];
    }

    private IEnumerable<FigureTableColumn> IdentifyingColumns() =>
        [
            new("figure", localizer.Text("Figure"), ValueFormat.Text, row => row.Breakdown.Figure.Definition.Name)
            {
                IdentifiesCell = true,
            },
            new("title", localizer.Text("Title"), ValueFormat.Text, row => labels.Title(row.Breakdown.Figure.Definition))
            {
                IdentifiesCell = true,
            },
            new("by", localizer.Text("Breakdown"), ValueFormat.Text, row => labels.Breakdown(row.Breakdown.Variables))
            {
                IdentifiesCell = true,
            },
            new(GroupKey, localizer.Text("Group"), ValueFormat.Text, row =>
                row.Breakdown.Variables.IsEmpty ? localizer.Text("All") : labels.Group(row.Cell)
            )
            {
                IdentifiesCell = true,
            },
            new(CategoryKey, localizer.Text("Answer"), ValueFormat.Text, row =>
                row.Cell.Category is { } category ? labels.Category(row.Breakdown.Figure.Definition, category) : null
            )
            {
                IdentifiesCell = true,
            },
        ];

    /// <summary>The lengths of the charts' error bars; hidden, since the limits say the same.</summary>
    private IEnumerable<FigureTableColumn> ErrorBarColumns(ValueFormat format) =>
        [
            new(LowerErrorKey, localizer.Text("ErrorBarDown"), format, row => row.Cell.Estimate - row.Cell.Lower),
            new(UpperErrorKey, localizer.Text("ErrorBarUp"), format, row => row.Cell.Upper - row.Cell.Estimate),
        ];
}
