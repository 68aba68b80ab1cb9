using Survey.Analysis.Charts;
using Survey.Analysis.Figures.Kinds;

namespace Survey.Analysis.Reports;

/// <summary>The estimators and intervals that a report's figures used, each with its source.</summary>
internal sealed class MethodSources(ReportContext context)
{
    private readonly ReportLocalizer localizer = context.Localizer;
    private readonly FigureDescriptionFormatter descriptions = new(context);

    public IEnumerable<(string Label, string Text)> EstimatorNotes()
    {
        var notes = context.Figures.Figures.SelectMany(figure => figure.Definition.Kind.EstimatorNotes).ToHashSet();
        if (notes.Contains(EstimatorNote.SharesAndMeans))
        {
            yield return (
                localizer.Text("EstimatorSharesAndMeans"),
                localizer.Text("ShareAndMeanMethod")
            );
        }

        if (notes.Contains(EstimatorNote.Scales))
        {
            yield return (
                localizer.Text("EstimatorScales"),
                localizer.Text("ScaleMethod")
            );
        }

        if (notes.Contains(EstimatorNote.Totals))
        {
            yield return (
                localizer.Text("EstimatorTotals"),
                localizer.Text("TotalMethod")
            );
        }

        if (notes.Contains(EstimatorNote.Quantiles))
        {
            yield return (
                localizer.Text("EstimatorQuantiles"),
                localizer.Text("QuantileMethod")
            );
        }
    }

    public IEnumerable<(string Label, string Text)> IntervalNotes() =>
        from method in context.Figures.Figures.SelectMany(figure => figure.IntervalMethods?.Split(", ") ?? []).Distinct()
        orderby method
        select (
            localizer.Text("IntervalMethod", descriptions.FormatIntervalMethods(method)),
            localizer.IntervalMethodSource(method)
        );
}
