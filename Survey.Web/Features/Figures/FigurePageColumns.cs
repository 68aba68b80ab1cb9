using Survey.Analysis.Charts;
using Survey.Analysis.Figures.Definitions;
using Survey.Analysis.Figures.Kinds;
using Survey.Analysis.Figures.Results;
using Survey.Analysis.Reports;

namespace Survey.Web.Features.Figures;

/// <summary>The columns that a figure's table may have: fewer than the workbook's, some joined from several of its measures. A cell that
/// has no such number leaves its text empty.</summary>
internal sealed class FigurePageColumns(FigureResult figure, ReportContext context)
{
    private readonly FigureDefinition definition = figure.Definition;
    private readonly ReportLocalizer localizer = context.Localizer;
    private readonly StudyLabels labels = context.Labels;
    private readonly Dictionary<string, FigureMeasure> measures = new FigureMeasures(context, [figure]).All().ToDictionary(
        measure => measure.Key,
        StringComparer.Ordinal
    );

    /// <summary>The columns of a breakdown by these variables; the whole is a row called all.</summary>
    public IEnumerable<FigurePageColumn> Create(IReadOnlyCollection<string> variables)
    {
        var breakdownColumns = variables.Select(variable => new FigurePageColumn(labels.Variable(variable), false, cell =>
            FormatBreakdownValue(cell, variable)
        ));
        var whole = new FigurePageColumn(localizer.Text("Group"), false, cell =>
            variables.Count == 0 && cell.Category is null ? localizer.Text("All") : ""
        );
        var category = new FigurePageColumn(
            definition.Kind.AreCategoriesQuestions ? localizer.Text("Item") : localizer.Text("Answer"),
            false,
            cell => cell.Category is { } name ? labels.Category(definition, name) : ""
        );
        return breakdownColumns
            .Append(whole)
            .Append(category)
            .Concat(
                definition.Kind.CountUnit switch
                {
                    FigureCountUnit.Units => CreateResponseRateColumns(),
                    FigureCountUnit.Pairs => CreateAgreementColumns(),
                    _ => CreateEstimateColumns(),
                }
            );
    }

    private IEnumerable<FigurePageColumn> CreateEstimateColumns() =>
        [
            new(measures["rank"].Heading, true, FormatRank),
            CreateColumn("letters", localizer.Text("Letters")),
            CreateColumn("estimate", new FigureDescriptionFormatter(context).FormatEstimateHeading(definition)),
            CreateRangeColumn("lower", "upper", localizer.Text("ConfidenceIntervalModeB", ConfidenceLevel)),
            CreateColumn("reliability"),
            CreateRangeColumn("lower_super", "upper_super", localizer.Text("SuperpopulationModeC")),
            CreateRangeColumn("low_bound", "high_bound", localizer.Text("PossibleRangeModeA")),
            CreateColumn("share_of_answers"),
            CreateColumn("mean"),
            CreateColumn("count"),
            CreateColumn("n"),
            CreateColumn("unknown"),
            CreateColumn("nonresponse"),
        ];

    private IEnumerable<FigurePageColumn> CreateResponseRateColumns() =>
        [
            CreateColumn("n"),
            CreateColumn("count"),
            CreateColumn("estimate", FirstRateHeader),
            CreateColumn("rr2", localizer.Text("WithPartialRR2")),
            .. definition.Rates.Skip(1).Select(rate => CreateColumn(FigureTokens.Of(rate), FigureDescriptionFormatter.RateName(rate))),
        ];

    private string FirstRateHeader =>
        definition.Rates.IsEmpty ? localizer.Text("ResponseRateRR1") : FigureDescriptionFormatter.RateName(definition.Rates[0]);

    private IEnumerable<FigurePageColumn> CreateAgreementColumns() =>
        [
            CreateColumn("n"),
            CreateColumn("both"),
            CreateColumn("first_only"),
            CreateColumn("second_only"),
            CreateColumn("neither", localizer.Text("Neither")),
            CreateColumn("missing_partner", localizer.Text("NoPartner")),
            CreateColumn("agreement"),
            CreateColumn("kappa"),
            CreateColumn("kappa_se"),
            CreateColumn("difference", localizer.Text("DifferenceInShareOfYes")),
            CreateRangeColumn("difference_lower", "difference_upper", localizer.Text("DifferenceInterval", ConfidenceLevel)),
            CreateRangeColumn("difference_low_bound", "difference_high_bound", localizer.Text("PossibleRangeOfTheDifferenceMode")),
            CreateColumn("mcnemar_p", localizer.Text("McNemarsPValue"), decimals: 3),
            CreateColumn("stuart_maxwell_p", localizer.Text("StuartMaxwellPValue"), decimals: 3),
        ];

    private string ConfidenceLevel => localizer.Numbers.Level(context.Figures.Study.Settings.ConfidenceLevel);

    /// <summary>A column of one measure.</summary>
    /// <param name="key">The measure.</param>
    /// <param name="header">What the page calls it; null as the workbook does.</param>
    /// <param name="decimals">The decimals of a number that is no share.</param>
    private FigurePageColumn CreateColumn(string key, string? header = null, int decimals = 2)
    {
        var measure = measures[key];
        return new FigurePageColumn(header ?? measure.Heading, true, cell => FormatValue(measure, cell, decimals));
    }

    private FigurePageColumn CreateRangeColumn(string lowerKey, string upperKey, string header) =>
        new(header, true, cell => FormatRange(cell, measures[lowerKey], measures[upperKey]));

    private string FormatBreakdownValue(FigureCell cell, string variable) =>
        cell.BreakdownValues.Where(pair => pair.Key == variable).Select(pair => labels.Value(variable, pair.Value)).FirstOrDefault("");

    private string FormatRank(FigureCell cell) =>
        cell switch
        {
            { Rank: { } rank, RankLower: { } lower, RankUpper: { } upper } when lower != upper =>
                $"{localizer.Numbers.Count(rank)} ({localizer.Numbers.Count(lower)}–{localizer.Numbers.Count(upper)})",
            _ => localizer.Numbers.CountOrEmpty(cell.Rank),
        };

    private string FormatValue(FigureMeasure measure, FigureCell cell, int decimals) =>
        measure.GetValue(cell) switch
        {
            int count => localizer.Numbers.Count(count),
            double share when measure.Format == ValueFormat.Share => localizer.Numbers.Percent(share),
            double number => localizer.Numbers.Number(number, decimals),
            var text => text as string ?? "",
        };

    private string FormatRange(FigureCell cell, FigureMeasure lower, FigureMeasure upper) =>
        (lower.GetValue(cell), upper.GetValue(cell)) switch
        {
            (double low, double high) when lower.Format == ValueFormat.Share => localizer.Text(
                "PercentText",
                localizer.Numbers.PercentRange(low, high)
            ),
            (double low, double high) => $"{localizer.Numbers.Number(low, 2)}–{localizer.Numbers.Number(high, 2)}",
            _ => "",
        };
}
