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
            IntervalSource(method)
        );

    private string IntervalSource(string method) =>
        method switch
        {
            "hypergeometric" => localizer.Text("SourceHypergeometricExact"),
            "hypergeometric_mid_p" => localizer.Text("SourceHypergeometricMidP"),
            "korn_graubard" => localizer.Text("SourceKornGraubard"),
            "wilson" => localizer.Text("SourceWilson"),
            "logit" => localizer.Text("SourceLogit"),
            "wald" => localizer.Text("SourceStudentT"),
            "arc_sine" => localizer.Text("SourceArcsine"),
            "likelihood" => localizer.Text("SourceLikelihoodRatio"),
            "clopper_pearson" => localizer.Text("SourceClopperPearsonUnweighted"),
            "mid_p" => localizer.Text("SourceBinomialMidP"),
            "plain_wilson" => localizer.Text("SourceWilsonUnweighted"),
            "plain_wilson_corrected" => localizer.Text("SourceWilsonCorrected"),
            "plain_wald" => localizer.Text("SourceWaldUnweighted"),
            "plain_logit" => localizer.Text("SourceLogitUnweighted"),
            "plain_likelihood" => localizer.Text("SourceLikelihoodRatioUnweighted"),
            "agresti_coull" => localizer.Text("SourceAgrestiCoullUnweighted"),
            "jeffreys" => localizer.Text("SourceJeffreysUnweighted"),
            "student" => localizer.Text("SourceStudentT"),
            "woodruff" => localizer.Text("SourceWoodruff"),
            "bonett_price" => localizer.Text("SourceBonettPrice"),
            _ => descriptions.FormatIntervalMethods(method),
        };
}
