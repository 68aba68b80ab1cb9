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
            CreateNumberColumn(localizer.Text("Mean"), cell => localizer.NumberOrEmpty(cell.Mean, 2)),
            CreateNumberColumn(localizer.Text("Count"), cell => localizer.CountOrEmpty(cell.Count)),
            CreateNumberColumn("n", cell => localizer.CountOrEmpty(cell.N)),
            CreateNumberColumn(localizer.Text("Unknown"), cell => localizer.CountOrEmpty(cell.Unknown)),
            CreateNumberColumn(localizer.Text("NotAnswered"), cell => localizer.CountOrEmpty(cell.Nonresponse)),
        ];

    private IEnumerable<FigurePageColumn> CreateResponseRateColumns() =>
        [
            CreateNumberColumn(localizer.Text("Asked"), cell => localizer.CountOrEmpty(cell.N)),
            CreateNumberColumn(localizer.Text("SubmittedResponses"), cell => localizer.CountOrEmpty(cell.Count)),
            CreateNumberColumn(FirstRateHeader, cell => FormatValue(cell.Estimate)),
            CreateNumberColumn(localizer.Text("WithPartialRR2"), cell => FormatValue(cell.ResponseRate?.Rr2)),
            .. figure.Rates.Skip(1).Select(CreateRateColumn),
        ];

    private string FirstRateHeader =>
        figure.Rates.IsEmpty ? localizer.Text("ResponseRateRR1") : FigureDescriptionFormatter.RateName(figure.Rates[0]);

    private FigurePageColumn CreateRateColumn(OutcomeRate rate) =>
        CreateNumberColumn(FigureDescriptionFormatter.RateName(rate), cell =>
            FormatValue(cell.ResponseRate?.Rates.TryGetValue(rate, out var value) == true ? value : null)
        );

    private IEnumerable<FigurePageColumn> CreateAgreementColumns() =>
        [
            CreateNumberColumn(localizer.Text("Pairs"), cell => localizer.CountOrEmpty(cell.N)),
            CreateNumberColumn(localizer.Text("BothYes"), cell => localizer.CountOrEmpty(cell.Pairs?.Both)),
            CreateNumberColumn(context.OnlyGroupYesLabel(0), cell => localizer.CountOrEmpty(cell.Pairs?.FirstOnly)),
            CreateNumberColumn(context.OnlyGroupYesLabel(1), cell => localizer.CountOrEmpty(cell.Pairs?.SecondOnly)),
            CreateNumberColumn(localizer.Text("Neither"), cell => localizer.CountOrEmpty(cell.Pairs?.Neither)),
            CreateNumberColumn(localizer.Text("NoPartner"), cell => localizer.CountOrEmpty(cell.Pairs?.HalfKnownPairs)),
            CreateNumberColumn(localizer.Text("Agree"), cell => FormatValue(cell.Pairs?.Agreement)),
            CreateNumberColumn("Kappa", cell => localizer.NumberOrEmpty(cell.Pairs?.Kappa, 2)),
            CreateNumberColumn(localizer.Text("StandardErrorOfKappa"), cell =>
                localizer.NumberOrEmpty(cell.Pairs?.KappaStandardError, 2)
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
                localizer.NumberOrEmpty(cell.Pairs?.McNemarPValue, 3)
            ),
            CreateNumberColumn(localizer.Text("StuartMaxwellPValue"), cell =>
                localizer.NumberOrEmpty(cell.Pairs?.MarginalHomogeneityPValue, 3)
            ),
        ];

    private string ConfidenceLevel => localizer.Percent(context.Figures.Study.Settings.ConfidenceLevel);

    private static FigurePageColumn CreateNumberColumn(string header, Func<FigureCell, string> text) => new(header, true, text);

    private string FormatBreakdownValue(FigureCell cell, string variable) =>
        cell.BreakdownValues.Where(pair => pair.Key == variable).Select(pair => labels.Value(variable, pair.Value)).FirstOrDefault("");

    private string FormatRank(int rank, FigureCell cell) =>
        cell is { RankLower: { } lower, RankUpper: { } upper } && lower != upper
            ? $"{localizer.Count(rank)} ({localizer.Count(lower)}–{localizer.Count(upper)})"
            : localizer.Count(rank);

    private string FormatValue(double? value) => IsProportion ? localizer.PercentOrEmpty(value) : localizer.NumberOrEmpty(value, 2);

    private string FormatRange(double? lower, double? upper)
    {
        if (lower is not { } low || upper is not { } high)
        {
            return "";
        }

        return IsProportion
            ? localizer.Text("PercentText", localizer.PercentRange(low, high))
            : $"{localizer.Number(low, 2)}–{localizer.Number(high, 2)}";
    }
}
