using Survey.Analysis.Estimation.Agreement;
using Survey.Analysis.Estimation.Comparisons;
using Survey.Analysis.Figures.Definitions;
using Survey.Analysis.Figures.Kinds;
using Survey.Analysis.Figures.Results;

namespace Survey.Analysis.Charts;

/// <summary>Describes a figure's numbers in words: what is counted, of whom, and how the interval was made.</summary>
public sealed class FigureDescriptionFormatter(ReportContext context)
{
    private readonly ReportLocalizer localizer = context.Localizer;
    private readonly StudyLabels labels = context.Labels;
    private readonly ExpressionFormatter expressionFormatter = new(context.Labels, context.Localizer);

    /// <summary>What the estimate is: <c>Andel som svarat ”4” eller ”5”</c>.</summary>
    public string FormatMeasure(FigureDefinition figure) =>
        figure switch
        {
            { Kind: QuantileKind, QuantileProbability: 0.5 } => localizer.Text("Median"),
            { Kind.TakesKappaWeights: true, KappaWeights: not AgreementWeights.Unweighted } => localizer.Text(
                "ScaleAgreementMeasure",
                KappaWeightsText(figure.KappaWeights)
            ),
            { Rates.IsEmpty: false } => localizer.Text("AapoRate", string.Join(", ", figure.Rates.Select(RateName))),
            _ => localizer.Text(
                $"FigureKind{figure.Kind.ResourceName}Measure",
                FormatTopCategories(figure),
                localizer.Numbers.Number(figure.QuantileProbability, 2)
            ),
        };

    /// <summary>The heading of a column of the figure's estimates.</summary>
    public string FormatEstimateHeading(FigureDefinition figure) =>
        figure is { Kind: QuantileKind, QuantileProbability: 0.5 }
            ? localizer.Text("Median")
            : localizer.Text($"FigureKind{figure.Kind.ResourceName}Estimate");

    /// <summary>The figure's base in words.</summary>
    public string FormatBase(FigureDefinition figure)
    {
        var population = figure.Over switch
        {
            "responses" => localizer.Text("EveryoneWhoAnswered"),
            "frame" => localizer.Text("EveryoneInTheFrame"),
            _ => localizer.Text("EveryRowOf", labels.Variable(figure.Over)),
        };
        population =
            figure.Kind.CountUnit == FigureCountUnit.Units ? localizer.Text("EveryoneWhoWasAsked") : population;
        return figure.Base is { } condition
            ? localizer.Text("RowsWhere", population, FormatCondition(condition))
            : population;
    }

    /// <summary>What is counted, read from the workbook's expression or subject.</summary>
    public string FormatSubject(FigureDefinition figure) =>
        figure switch
        {
            { Value: { } value, Kind.IsShare: true } => FormatCondition(value),
            { Value: { } value } => expressionFormatter.Format(value),
            { Subject: { } subject } => labels.Variable(subject),
            _ => localizer.Text("FormsSubmitted"),
        };

    /// <summary>The names of the interval methods of a figure.</summary>
    public string FormatIntervalMethods(string? methods) =>
        methods is null
            ? localizer.Text("NoInterval")
            : string.Join(", ", methods.Split(", ").Select(localizer.IntervalMethodName));

    /// <summary>What a test of a breakdown found: <c>Skillnad mellan grupper (Län): F(2,9; 686,7) = 9,69; p &lt; 0,001. Rao–Scotts
    /// prövning, läge C.</c></summary>
    public string FormatTest(BreakdownTest test)
    {
        ArgumentNullException.ThrowIfNull(test);
        var by = labels.Breakdown(test.Variables);
        return test.Result is not { Statistic: { } statistic, DegreesOfFreedom: { } first, DenominatorDegreesOfFreedom: { } second } result
            ? localizer.Text("DifferenceTestImpossible", by)
            : localizer.Text(
                "DifferenceTestResult",
                by,
                localizer.Numbers.Number(first, 1),
                localizer.Numbers.Number(second, 1),
                localizer.Numbers.Number(statistic, 2),
                localizer.Numbers.PValue(result.PValue),
                TestName(result.Method)
            );
    }

    /// <summary>What a rate is called: <c>RR1</c>, <c>COOP2</c>.</summary>
    public static string RateName(OutcomeRate rate) => FigureTokens.Of(rate).ToUpperInvariant();

    /// <summary>What a test is called.</summary>
    internal string TestName(TestMethod method) =>
        method switch
        {
            TestMethod.RaoScottF => localizer.Text("RaoScottTest"),
            TestMethod.BilderLoughinUnderDesign => localizer.Text("BilderLoughinTestOfAllChoices"),
            _ => FigureTokens.Of(method).Replace('_', ' '),
        };

    private string KappaWeightsText(AgreementWeights weights) =>
        localizer.Text(weights == AgreementWeights.Linear ? "LinearWeights" : "QuadraticWeights");

    /// <summary>A condition in words.</summary>
    public string FormatCondition(Data.Expressions.Expression condition) => expressionFormatter.FormatCondition(condition);

    /// <summary>The categories that count as the top of a battery's scale.</summary>
    internal string FormatTopCategories(FigureDefinition figure) =>
        string.Join(
            localizer.Text("OrBetweenAlternatives"),
            figure.TopCategories.Select(category =>
            {
                var label = labels.ScaleChoices(figure).FirstOrDefault(choice => choice.Name == category) is { } choice
                    ? labels.Text(choice.Label)
                    : category;
                return localizer.Text("Quote", label);
            })
        );
}
