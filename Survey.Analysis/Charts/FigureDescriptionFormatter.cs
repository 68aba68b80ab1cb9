using Survey.Analysis.Estimation.Agreement;
using Survey.Analysis.Estimation.Comparisons;
using Survey.Analysis.Figures.Definitions;
using Survey.Analysis.Figures.Kinds;
using Survey.Analysis.Figures.Results;

namespace Survey.Analysis.Charts;

/// <summary>Says in words what a figure's numbers are: what is counted, of whom, and how the interval was made.</summary>
public sealed class FigureDescriptionFormatter(ReportContext context)
{
    private readonly ReportLocalizer localizer = context.Localizer;
    private readonly StudyLabels labels = context.Labels;
    private readonly ExpressionFormatter expressionFormatter = new(context.Labels, context.Localizer);

    /// <summary>What the estimate is: <c>Andel som svarat ”4” eller ”5”</c>.</summary>
    public string FormatMeasure(FigureDefinition figure) =>
        figure.Kind switch
        {
            ShareKind => localizer.Text("Andel", "Share"),
            DistributionKind => localizer.Text("Andel för varje svar", "Share of each answer"),
            RankingKind => localizer.Text(
                "Andel som valt varje alternativ; flera val var möjliga",
                "Share choosing each alternative; several could be chosen"
            ),
            BatteryKind => localizer.Text(
                $"Andel som svarat {FormatTopCategories(figure)}",
                $"Share answering {FormatTopCategories(figure)}"
            ),
            MeanKind => localizer.Text("Medelvärde", "Mean"),
            TotalKind => localizer.Text("Summa", "Total"),
            QuantileKind when figure.QuantileProbability == 0.5 => localizer.Text("Median", "Median"),
            QuantileKind => localizer.Text(
                $"Kvantil {localizer.Number(figure.QuantileProbability, 2)}",
                $"Quantile {localizer.Number(figure.QuantileProbability, 2)}"
            ),
            AgreementKind when figure.KappaWeights != AgreementWeights.Unweighted => localizer.Text(
                $"Par där båda har svarat; kappa med {(figure.KappaWeights == AgreementWeights.Linear ? "linjära" : "kvadratiska")} vikter",
                $"Pairs where both have answered; kappa with {FigureTokens.Of(figure.KappaWeights)} weights"
            ),
            AgreementKind => localizer.Text("Par där båda har svarat", "Pairs where both have answered"),
            ResponseRateKind when !figure.Rates.IsEmpty => localizer.Text(
                $"{string.Join(", ", figure.Rates.Select(RateName))} enligt AAPOR",
                $"{string.Join(", ", figure.Rates.Select(RateName))} after AAPOR"
            ),
            ResponseRateKind => localizer.Text("Andel inkomna svar", "Share of forms submitted"),
            _ => throw new ArgumentOutOfRangeException(nameof(figure), figure.Kind, null),
        };

    /// <summary>Whom the figure speaks of.</summary>
    public string FormatBase(FigureDefinition figure)
    {
        var population = figure.Over switch
        {
            "responses" => localizer.Text("alla som har svarat", "everyone who answered"),
            "frame" => localizer.Text("alla i ramen", "everyone in the frame"),
            _ => localizer.Text($"varje rad i ”{labels.Variable(figure.Over)}”", $"every row of “{labels.Variable(figure.Over)}”"),
        };
        population =
            figure.Kind.CountUnit == FigureCountUnit.Units ? localizer.Text("alla som har tillfrågats", "everyone who was asked") : population;
        return figure.Base is { } condition
            ? localizer.Text($"{population}, där {FormatCondition(condition)}", $"{population} where {FormatCondition(condition)}")
            : population;
    }

    /// <summary>What is counted, read from the workbook's expression or subject.</summary>
    public string FormatSubject(FigureDefinition figure) =>
        figure.Value is { } value ? (figure.Kind.IsShare ? FormatCondition(value) : expressionFormatter.Format(value))
        : figure.Subject is { } subject ? labels.Variable(subject)
        : localizer.Text("inkomna svar", "forms submitted");

    /// <summary>The names of the interval methods of a figure.</summary>
    public string FormatIntervalMethods(string? methods) =>
        methods is null
            ? localizer.Text("inget intervall", "no interval")
            : string.Join(", ", methods.Split(", ").Select(IntervalMethodName));

    /// <summary>What a test of a breakdown found: <c>Skillnad mellan grupper (Län): F(2,9; 686,7) = 9,69; p &lt; 0,001. Rao–Scotts
    /// prövning, läge C.</c></summary>
    public string FormatTest(BreakdownTest test)
    {
        ArgumentNullException.ThrowIfNull(test);
        var by = labels.Breakdown(test.Variables);
        return test.Result is not { Statistic: { } statistic, DegreesOfFreedom: { } first, DenominatorDegreesOfFreedom: { } second } result
            ? localizer.Text(
                $"Skillnad mellan grupper ({by}): kan inte prövas, svaren är för få eller för lika.",
                $"Difference between groups ({by}): cannot be tested, the answers are too few or too alike."
            )
            : localizer.Text(
                $"Skillnad mellan grupper ({by}): F({localizer.Number(first, 1)}; {localizer.Number(second, 1)}) = "
                    + $"{localizer.Number(statistic, 2)}; {localizer.PValue(result.PValue)}. {TestName(result.Method)}, läge C.",
                $"Difference between groups ({by}): F({localizer.Number(first, 1)}, {localizer.Number(second, 1)}) = "
                    + $"{localizer.Number(statistic, 2)}, {localizer.PValue(result.PValue)}. {TestName(result.Method)}, mode C."
            );
    }

    /// <summary>What a rate is called: <c>RR1</c>, <c>COOP2</c>.</summary>
    public static string RateName(OutcomeRate rate) => FigureTokens.Of(rate).ToUpperInvariant();

    /// <summary>What a test is called.</summary>
    internal string TestName(TestMethod method) =>
        method switch
        {
            TestMethod.RaoScottF => localizer.Text("Rao–Scotts prövning", "Rao–Scott test"),
            TestMethod.BilderLoughinUnderDesign => localizer.Text(
                "Bilder–Loughins prövning av alla alternativ",
                "Bilder–Loughin test of all choices"
            ),
            _ => FigureTokens.Of(method).Replace('_', ' '),
        };

    private string IntervalMethodName(string method) =>
        method switch
        {
            "hypergeometric" => localizer.Text("exakt hypergeometriskt", "exact hypergeometric"),
            "korn_graubard" => "Korn–Graubard",
            "hypergeometric_mid_p" => localizer.Text("hypergeometriskt med mid-p", "hypergeometric mid-p"),
            "clopper_pearson" => "Clopper–Pearson",
            "wilson" => "Wilson",
            "plain_wilson" => localizer.Text("Wilson utan design", "plain Wilson"),
            "plain_wilson_corrected" => localizer.Text(
                "Wilson utan design, kontinuitetskorrigerat",
                "plain Wilson, corrected for continuity"
            ),
            "plain_wald" => localizer.Text("Wald utan design", "plain Wald"),
            "plain_logit" => localizer.Text("logit utan design", "plain logit"),
            "plain_likelihood" => localizer.Text("likelihoodkvot utan design", "plain likelihood ratio"),
            "mid_p" => "mid-p",
            "arc_sine" => "arcsin",
            "likelihood" => localizer.Text("likelihoodkvot", "likelihood ratio"),
            "agresti_coull" => "Agresti–Coull",
            "jeffreys" => "Jeffreys",
            "logit" => "logit",
            "wald" => "Wald",
            "student" => localizer.Text("t-fördelning", "Student’s t"),
            "woodruff" => "Woodruff",
            "bonett_price" => "Bonett–Price",
            _ => method.Replace('_', ' '),
        };

    /// <summary>A condition in words.</summary>
    public string FormatCondition(Data.Expressions.Expression condition) => expressionFormatter.FormatCondition(condition);

    /// <summary>The categories that count as the top of a battery's scale.</summary>
    internal string FormatTopCategories(FigureDefinition figure) =>
        string.Join(
            localizer.Text(" eller ", " or "),
            figure.TopCategories.Select(category =>
            {
                var label = labels.ScaleChoices(figure).FirstOrDefault(choice => choice.Name == category) is { } choice
                    ? labels.Text(choice.Label)
                    : category;
                return localizer.Text($"”{label}”", $"“{label}”");
            })
        );
}
