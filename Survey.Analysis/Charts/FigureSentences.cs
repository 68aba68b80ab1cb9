using Survey.Analysis.Estimation.Agreement;
using Survey.Analysis.Estimation.Comparisons;
using Survey.Analysis.Figures;

namespace Survey.Analysis.Charts;

/// <summary>Says in words what a figure's numbers are: what is counted, of whom, and how the interval was made.</summary>
public sealed class FigureSentences(Edition edition)
{
    private readonly Wording words = edition.Words;
    private readonly StudyLabels labels = edition.Labels;
    private readonly ExpressionWords expressions = new(edition.Labels, edition.Words);

    /// <summary>What the estimate is: <c>Andel som svarat ”4” eller ”5”</c>.</summary>
    public string What(FigureDefinition figure) => figure.Kind switch
    {
        FigureKind.Share => words.Of("Andel", "Share"),
        FigureKind.Distribution => words.Of("Andel för varje svar", "Share of each answer"),
        FigureKind.Ranking => words.Of("Andel som valt varje alternativ; flera val var möjliga", "Share choosing each alternative; several could be chosen"),
        FigureKind.Battery => words.Of($"Andel som svarat {Top(figure)}", $"Share answering {Top(figure)}"),
        FigureKind.Mean => words.Of("Medelvärde", "Mean"),
        FigureKind.Total => words.Of("Summa", "Total"),
        FigureKind.Quantile when figure.At == 0.5 => words.Of("Median", "Median"),
        FigureKind.Quantile => words.Of($"Kvantil {words.Number(figure.At, 2)}", $"Quantile {words.Number(figure.At, 2)}"),
        FigureKind.Agreement when figure.Kappa != AgreementWeights.Unweighted => words.Of(
            $"Par där båda har svarat; kappa med {(figure.Kappa == AgreementWeights.Linear ? "linjära" : "kvadratiska")} vikter",
            $"Pairs where both have answered; kappa with {FigureWords.Of(figure.Kappa)} weights"),
        FigureKind.Agreement => words.Of("Par där båda har svarat", "Pairs where both have answered"),
        FigureKind.ResponseRate when !figure.Rates.IsEmpty => words.Of(
            $"{string.Join(", ", figure.Rates.Select(RateName))} enligt AAPOR", $"{string.Join(", ", figure.Rates.Select(RateName))} after AAPOR"),
        FigureKind.ResponseRate => words.Of("Andel inkomna svar", "Share of forms submitted"),
        _ => throw new ArgumentOutOfRangeException(nameof(figure), figure.Kind, null),
    };

    /// <summary>Whom the figure speaks of.</summary>
    public string Base(FigureDefinition figure)
    {
        var who = figure.Over switch
        {
            "responses" => words.Of("alla som har svarat", "everyone who answered"),
            "frame" => words.Of("alla i ramen", "everyone in the frame"),
            _ => words.Of($"varje rad i ”{labels.Variable(figure.Over)}”", $"every row of “{labels.Variable(figure.Over)}”"),
        };
        who = figure.Kind == FigureKind.ResponseRate ? words.Of("alla som har tillfrågats", "everyone who was asked") : who;
        return figure.Base is { } condition ? words.Of($"{who}, där {Say(condition)}", $"{who} where {Say(condition)}") : who;
    }

    /// <summary>What is counted, read from the workbook's expression or subject.</summary>
    public string Counted(FigureDefinition figure) =>
        figure.Value is { } value ? (BarRows.IsShare(figure.Kind) ? Say(value) : expressions.Say(value))
        : figure.Subject is { } subject ? labels.Variable(subject)
        : words.Of("inkomna svar", "forms submitted");

    /// <summary>The names of the interval methods of a figure.</summary>
    public string Interval(string? methods) => methods is null
        ? words.Of("inget intervall", "no interval")
        : string.Join(", ", methods.Split(", ").Select(OneInterval));

    /// <summary>What a test of a breakdown found: <c>Skillnad mellan grupper (Län): F(2,9; 686,7) = 9,69; p &lt; 0,001. Rao–Scotts prövning, läge C.</c></summary>
    public string Test(BreakdownTest test)
    {
        ArgumentNullException.ThrowIfNull(test);
        var by = labels.Breakdown(test.By);
        return test.Result is not { Statistic: { } statistic, DegreesOfFreedom: { } first, DenominatorDegreesOfFreedom: { } second } result
            ? words.Of($"Skillnad mellan grupper ({by}): kan inte prövas, svaren är för få eller för lika.", $"Difference between groups ({by}): cannot be tested, the answers are too few or too alike.")
            : words.Of(
                $"Skillnad mellan grupper ({by}): F({words.Number(first, 1)}; {words.Number(second, 1)}) = {words.Number(statistic, 2)}; {words.PValue(result.PValue)}. {TestName(result.Method)}, läge C.",
                $"Difference between groups ({by}): F({words.Number(first, 1)}, {words.Number(second, 1)}) = {words.Number(statistic, 2)}, {words.PValue(result.PValue)}. {TestName(result.Method)}, mode C.");
    }

    /// <summary>What a rate is called: <c>RR1</c>, <c>COOP2</c>.</summary>
    public static string RateName(OutcomeRate rate) => FigureWords.Of(rate).ToUpperInvariant();

    /// <summary>What a test is called.</summary>
    internal string TestName(TestMethod method) => method switch
    {
        TestMethod.RaoScottF => words.Of("Rao–Scotts prövning", "Rao–Scott test"),
        TestMethod.BilderLoughinUnderDesign => words.Of("Bilder–Loughins prövning av alla alternativ", "Bilder–Loughin test of all choices"),
        _ => FigureWords.Of(method).Replace('_', ' '),
    };

    private string OneInterval(string method) => method switch
    {
        "hypergeometric" => words.Of("exakt hypergeometriskt", "exact hypergeometric"),
        "korn_graubard" => "Korn–Graubard",
        "hypergeometric_mid_p" => words.Of("hypergeometriskt med mid-p", "hypergeometric mid-p"),
        "clopper_pearson" => "Clopper–Pearson",
        "wilson" => "Wilson",
        "plain_wilson" => words.Of("Wilson utan design", "plain Wilson"),
        "plain_wilson_corrected" => words.Of("Wilson utan design, kontinuitetskorrigerat", "plain Wilson, corrected for continuity"),
        "plain_wald" => words.Of("Wald utan design", "plain Wald"),
        "plain_logit" => words.Of("logit utan design", "plain logit"),
        "plain_likelihood" => words.Of("likelihoodkvot utan design", "plain likelihood ratio"),
        "mid_p" => "mid-p",
        "arc_sine" => "arcsin",
        "likelihood" => words.Of("likelihoodkvot", "likelihood ratio"),
        "agresti_coull" => "Agresti–Coull",
        "jeffreys" => "Jeffreys",
        "logit" => "logit",
        "wald" => "Wald",
        "student" => words.Of("t-fördelning", "Student’s t"),
        "woodruff" => "Woodruff",
        "bonett_price" => "Bonett–Price",
        _ => method.Replace('_', ' '),
    };

    /// <summary>A condition in words.</summary>
    public string Say(Data.Expressions.Expression condition) => expressions.SayCondition(condition);

    /// <summary>The categories that count as the top of a battery's scale.</summary>
    internal string Top(FigureDefinition figure) => string.Join(words.Of(" eller ", " or "), figure.Top.Select(category =>
    {
        var label = labels.ScaleOf(figure).FirstOrDefault(choice => choice.Name == category) is { } choice ? labels.Of(choice.Label) : category;
        return words.Of($"”{label}”", $"“{label}”");
    }));
}
