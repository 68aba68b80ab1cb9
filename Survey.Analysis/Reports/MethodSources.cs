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
                localizer.Text("Skattning: andelar och medelvärden", "Estimator: shares and means"),
                localizer.Text(
                    "Kvot mellan vägda summor (Hájek 1971). Medelfel genom linjärisering inom viktklasserna, med "
                        + "ändlighetskorrektion; delgrupper som redovisningsgrupper (Binder 1983; Särndal, Swensson och Wretman 1992).",
                    "Ratio of weighted sums (Hájek 1971). Standard errors by linearisation within weighting classes, with the "
                        + "finite population correction; groups as domains (Binder 1983; Särndal, Swensson and Wretman 1992)."
                )
            );
        }

        if (notes.Contains(EstimatorNote.Scales))
        {
            yield return (
                localizer.Text("Skattning: skalor", "Estimator: scales"),
                localizer.Text(
                    "Andel i de högsta svaren, och medelvärde av svarens poäng, båda som ovan. Vet ej ingår inte.",
                    "Share in the top answers, and mean of the answers’ scores, both as above. Don’t knows are left out."
                )
            );
        }

        if (notes.Contains(EstimatorNote.Totals))
        {
            yield return (
                localizer.Text("Skattning: summor", "Estimator: totals"),
                localizer.Text(
                    "Summa av vikt gånger värde (Horvitz och Thompson 1952), med linjäriserat medelfel.",
                    "Sum of weight times value (Horvitz and Thompson 1952), with a linearised standard error."
                )
            );
        }

        if (notes.Contains(EstimatorNote.Quantiles))
        {
            yield return (
                localizer.Text("Skattning: kvantiler", "Estimator: quantiles"),
                localizer.Text(
                    "Det minsta värde där den vägda fördelningen når andelen (Hyndman och Fan 1996, typ 1).",
                    "The smallest value at which the weighted distribution reaches the share (Hyndman and Fan 1996, type 1)."
                )
            );
        }
    }

    public IEnumerable<(string Label, string Text)> IntervalNotes() =>
        from method in context.Figures.Figures.SelectMany(figure => figure.IntervalMethods?.Split(", ") ?? []).Distinct()
        orderby method
        select (
            localizer.Text(
                $"Intervall: {descriptions.FormatIntervalMethods(method)}",
                $"Interval: {descriptions.FormatIntervalMethods(method)}"
            ),
            IntervalSource(method)
        );

    private string IntervalSource(string method) =>
        method switch
        {
            "hypergeometric" => localizer.Text(
                "Ändlig population, båda hypergeometriska svansarna inverterade; täcker minst så ofta som det säger (Katz 1953; "
                    + "Wright 1991).",
                "Finite population, both hypergeometric tails inverted; covers at least as often as it says (Katz 1953; Wright 1991)."
            ),
            "hypergeometric_mid_p" => localizer.Text(
                "Som det exakta, med hälften av det observerade i varje svans (Lancaster 1961).",
                "As the exact one, with half of what was observed in each tail (Lancaster 1961)."
            ),
            "korn_graubard" => localizer.Text(
                "Clopper–Pearson med designens effektiva antal svar (Korn och Graubard 1998).",
                "Clopper–Pearson on the design’s effective number of answers (Korn and Graubard 1998)."
            ),
            "wilson" => localizer.Text(
                "Wilson (1927) med designens effektiva antal svar.",
                "Wilson (1927) on the design’s effective number of answers."
            ),
            "logit" => localizer.Text(
                "t-intervall för logoddset, återfört till andelar.",
                "Student’s t on the log odds, carried back to shares."
            ),
            "wald" => localizer.Text("Skattningen plus och minus t gånger medelfelet.", "The estimate plus and minus t standard errors."),
            "arc_sine" => localizer.Text(
                "t-intervall för arcus sinus av roten, återfört till andelar.",
                "Student’s t on the arcsine of the root, carried back to shares."
            ),
            "likelihood" => localizer.Text(
                "Där likelihoodkvoten, skalad med designens effektiva antal svar, inte förkastar.",
                "Where the likelihood ratio, scaled by the design’s effective number of answers, does not reject."
            ),
            "clopper_pearson" => localizer.Text(
                "Exakt binomialt för antalen, utan vikter (Clopper och Pearson 1934).",
                "Exact binomial on the counts, without weights (Clopper and Pearson 1934)."
            ),
            "mid_p" => localizer.Text(
                "Clopper–Pearson med hälften av det observerade i varje svans (Lancaster 1961).",
                "Clopper–Pearson with half of what was observed in each tail (Lancaster 1961)."
            ),
            "plain_wilson" => localizer.Text("Wilson (1927) för antalen, utan vikter.", "Wilson (1927) on the counts, without weights."),
            "plain_wilson_corrected" => localizer.Text(
                "Wilson med kontinuitetskorrektion för antalen, utan vikter (Newcombe 1998).",
                "Wilson corrected for continuity, on the counts, without weights (Newcombe 1998)."
            ),
            "plain_wald" => localizer.Text(
                "Andelen plus och minus z medelfel för antalen, utan vikter.",
                "The share plus and minus z standard errors of the counts, without weights."
            ),
            "plain_logit" => localizer.Text(
                "Normalintervall för antalens logodds, utan vikter.",
                "Normal interval of the counts’ log odds, without weights."
            ),
            "plain_likelihood" => localizer.Text(
                "Likelihoodkvot för antalen, utan vikter.",
                "Likelihood ratio of the counts, without weights."
            ),
            "agresti_coull" => localizer.Text(
                "Agresti och Coull (1998) för antalen, utan vikter.",
                "Agresti and Coull (1998) on the counts, without weights."
            ),
            "jeffreys" => localizer.Text(
                "Betakvantiler från Jeffreys priorfördelning, utan vikter (Brown, Cai och DasGupta 2001).",
                "Beta quantiles from Jeffreys’ prior, without weights (Brown, Cai and DasGupta 2001)."
            ),
            "student" => localizer.Text(
                "Skattningen plus och minus t gånger medelfelet.",
                "The estimate plus and minus t standard errors."
            ),
            "woodruff" => localizer.Text(
                "Intervallet för andelen under kvantilen, återfört till värden (Woodruff 1952).",
                "The interval of the share below the quantile, carried back to values (Woodruff 1952)."
            ),
            "bonett_price" => localizer.Text(
                "Parvis skillnad mellan andelar, med ett par mer åt varje håll (Bonett och Price 2012).",
                "Paired difference of shares, with one pair more each way (Bonett and Price 2012)."
            ),
            _ => descriptions.FormatIntervalMethods(method),
        };
}
