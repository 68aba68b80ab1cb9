using Survey.Analysis.Charts;
using Survey.Analysis.Figures.Definitions;
using Survey.Analysis.Figures.Kinds;
using Survey.Analysis.Figures.Results;

namespace Survey.Web.Features.Figures;

/// <summary>The columns that a figure's table may have; a cell that has no such number leaves its text empty.</summary>
internal sealed class FigurePageColumns(FigureDefinition figure, ReportContext context)
{
    private readonly ReportLocalizer localizer = context.Localizer;
    private readonly StudyLabels labels = context.Labels;

    private bool IsProportion => figure.Kind.IsShare;

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
            figure.Kind.AreCategoriesQuestions ? localizer.Text("Item") : localizer.Text("Answer"),
            false,
            cell => cell.Category is { } name ? labels.Category(figure, name) : ""
        );
        return breakdownColumns
            .Append(whole)
            .Append(category)
            .Concat(
                figure.Kind.CountUnit switch
                {
                    FigureCountUnit.Units => CreateResponseRateColumns(),
                    FigureCountUnit.Pairs => CreateAgreementColumns(),
                    _ => CreateEstimateColumns(),
                }
            );
    }

    private IEnumerable<FigurePageColumn> CreateEstimateColumns() =>
        [
            CreateNumberColumn(localizer.Text("Rank"), cell => cell.Rank is { } rank ? FormatRank(rank, cell) : ""),
            CreateNumberColumn(localizer.Text("Letters"), cell => cell.TieLetters ?? ""),
            CreateNumberColumn(new FigureDescriptionFormatter(context).FormatEstimateHeading(figure), cell => FormatValue(cell.Estimate)),
            CreateNumberColumn(
                localizer.Text("ConfidenceIntervalModeB", ConfidenceLevel),
                cell => FormatRange(cell.Lower, cell.Upper)
            ),
            CreateNumberColumn(localizer.Text("Reliability"), cell =>
                localizer.ReliabilityText(cell.Reliability) ?? ""
            ),
            CreateNumberColumn(localizer.Text("SuperpopulationModeC"), cell =>
                FormatRange(cell.LowerSuperpopulation, cell.UpperSuperpopulation)
            ),
            CreateNumberColumn(localizer.Text("PossibleRangeModeA"), cell =>
                FormatRange(cell.LowerBound, cell.UpperBound)
            ),
            CreateNumberColumn(localizer.Text("ShareOfAnswers"), cell => FormatValue(cell.ShareOfAnswers)),
            CreateNumberColumn(localizer.Text("Mean"), cell => cell.Mean is { } mean ? localizer.Number(mean, 2) : ""),
            CreateNumberColumn(localizer.Text("Count"), cell => FormatCount(cell.Count)),
            CreateNumberColumn("n", cell => FormatCount(cell.N)),
            CreateNumberColumn(localizer.Text("Unknown"), cell => FormatCount(cell.Unknown)),
            CreateNumberColumn(localizer.Text("NotAnswered"), cell => FormatCount(cell.Nonresponse)),
        ];

    private IEnumerable<FigurePageColumn> CreateResponseRateColumns() =>
        [
            CreateNumberColumn(localizer.Text("Asked"), cell => FormatCount(cell.N)),
            CreateNumberColumn(localizer.Text("SubmittedResponses"), cell => FormatCount(cell.Count)),
            figure.Rates.IsEmpty
                ? CreateNumberColumn(localizer.Text("ResponseRateRR1"), cell => FormatValue(cell.Estimate))
                : CreateNumberColumn(FigureDescriptionFormatter.RateName(figure.Rates[0]), cell => FormatValue(cell.Estimate)),
            CreateNumberColumn(localizer.Text("WithPartialRR2"), cell => FormatValue(cell.ResponseRate?.Rr2)),
            .. figure
                .Rates.Skip(1)
                .Select(rate =>
                    CreateNumberColumn(FigureDescriptionFormatter.RateName(rate), cell =>
                        FormatValue(cell.ResponseRate?.Rates.TryGetValue(rate, out var value) == true ? value : null)
                    )
                ),
        ];

    private IEnumerable<FigurePageColumn> CreateAgreementColumns() =>
        [
            CreateNumberColumn(localizer.Text("Pairs"), cell => FormatCount(cell.N)),
            CreateNumberColumn(localizer.Text("BothYes"), cell => FormatCount(cell.Pairs?.Both)),
            CreateNumberColumn(OnlyGroupHeader(0, localizer.Text("FirstOfPair")), cell => FormatCount(cell.Pairs?.FirstOnly)),
            CreateNumberColumn(OnlyGroupHeader(1, localizer.Text("SecondOfPair")), cell => FormatCount(cell.Pairs?.SecondOnly)),
            CreateNumberColumn(localizer.Text("Neither"), cell => FormatCount(cell.Pairs?.Neither)),
            CreateNumberColumn(localizer.Text("NoPartner"), cell => FormatCount(cell.Pairs?.HalfKnownPairs)),
            CreateNumberColumn(localizer.Text("Agree"), cell => FormatValue(cell.Pairs?.Agreement)),
            CreateNumberColumn("Kappa", cell => cell.Pairs?.Kappa is { } kappa ? localizer.Number(kappa, 2) : ""),
            CreateNumberColumn(localizer.Text("StandardErrorOfKappa"), cell =>
                cell.Pairs?.KappaStandardError is { } error ? localizer.Number(error, 2) : ""
            ),
            CreateNumberColumn(localizer.Text("DifferenceInShareOfYes"), cell =>
                FormatValue(cell.Pairs?.Difference)
            ),
            CreateNumberColumn(
                localizer.Text("DifferenceInterval", ConfidenceLevel),
                cell => FormatRange(cell.Pairs?.DifferenceInterval?.Lower, cell.Pairs?.DifferenceInterval?.Upper)
            ),
            CreateNumberColumn(localizer.Text("PossibleRangeOfTheDifferenceMode"), cell =>
                FormatRange(cell.Pairs?.DifferenceBounds?.Lower, cell.Pairs?.DifferenceBounds?.Upper)
            ),
            CreateNumberColumn(localizer.Text("McNemarsPValue"), cell =>
                cell.Pairs?.McNemarPValue is { } p ? localizer.Number(p, 3) : ""
            ),
            CreateNumberColumn(localizer.Text("StuartMaxwellPValue"), cell =>
                cell.Pairs?.MarginalHomogeneityPValue is { } p ? localizer.Number(p, 3) : ""
            ),
        ];

    private string ConfidenceLevel => localizer.Percent(context.Figures.Study.Settings.ConfidenceLevel);

    private static FigurePageColumn CreateNumberColumn(string header, Func<FigureCell, string> text) => new(header, true, text);

    private string OnlyGroupHeader(int group, string fallbackName)
    {
        var name = context.RespondentGroups.Length == 2 ? labels.Value("respondent_group", context.RespondentGroups[group]) : fallbackName;
        return localizer.Text("OnlyYes", name);
    }

    private string FormatBreakdownValue(FigureCell cell, string variable) =>
        cell.BreakdownValues.Where(pair => pair.Key == variable).Select(pair => labels.Value(variable, pair.Value)).FirstOrDefault("");

    private string FormatRank(int rank, FigureCell cell) =>
        cell is { RankLower: { } lower, RankUpper: { } upper } && lower != upper
            ? $"{localizer.Count(rank)} ({localizer.Count(lower)}–{localizer.Count(upper)})"
            : localizer.Count(rank);

    private string FormatValue(double? value) =>
        value is not { } number ? ""
        : IsProportion ? localizer.Percent(number)
        : localizer.Number(number, 2);

    private string FormatRange(double? lower, double? upper) =>
        lower is not { } low || upper is not { } high ? ""
        : IsProportion ? localizer.Text("PercentText", localizer.PercentRange(low, high))
        : $"{localizer.Number(low, 2)}–{localizer.Number(high, 2)}";

    private string FormatCount(int? count) => count is { } number ? localizer.Count(number) : "";
}
