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
        var whole = new FigurePageColumn(localizer.Text("Grupp", "Group"), false, cell =>
            variables.Count == 0 && cell.Category is null ? localizer.Text("Alla", "All") : ""
        );
        var category = new FigurePageColumn(
            figure.Kind.AreCategoriesQuestions ? localizer.Text("Fråga", "Item") : localizer.Text("Svar", "Answer"),
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
            CreateNumberColumn(localizer.Text("Rang", "Rank"), cell => cell.Rank is { } rank ? FormatRank(rank, cell) : ""),
            CreateNumberColumn(localizer.Text("Bokstäver", "Letters"), cell => cell.TieLetters ?? ""),
            CreateNumberColumn(EstimateHeader(), cell => FormatValue(cell.Estimate)),
            CreateNumberColumn(
                localizer.Text($"{ConfidenceLevel} konfidensintervall (läge B)", $"{ConfidenceLevel} confidence interval (mode B)"),
                cell => FormatRange(cell.Lower, cell.Upper)
            ),
            CreateNumberColumn(localizer.Text("Tillförlitlighet", "Reliability"), cell =>
                localizer.ReliabilityText(cell.Reliability) ?? ""
            ),
            CreateNumberColumn(localizer.Text("Superpopulation (läge C)", "Superpopulation (mode C)"), cell =>
                FormatRange(cell.LowerSuperpopulation, cell.UpperSuperpopulation)
            ),
            CreateNumberColumn(localizer.Text("Möjligt spann (läge A)", "Possible range (mode A)"), cell =>
                FormatRange(cell.LowerBound, cell.UpperBound)
            ),
            CreateNumberColumn(localizer.Text("Andel av valen", "Share of answers"), cell => FormatValue(cell.ShareOfAnswers)),
            CreateNumberColumn(localizer.Text("Medel", "Mean"), cell => cell.Mean is { } mean ? localizer.Number(mean, 2) : ""),
            CreateNumberColumn(localizer.Text("Antal", "Count"), cell => FormatCount(cell.Count)),
            CreateNumberColumn("n", cell => FormatCount(cell.N)),
            CreateNumberColumn(localizer.Text("Okänt", "Unknown"), cell => FormatCount(cell.Unknown)),
            CreateNumberColumn(localizer.Text("Ej svarat", "Not answered"), cell => FormatCount(cell.Nonresponse)),
        ];

    private IEnumerable<FigurePageColumn> CreateResponseRateColumns() =>
        [
            CreateNumberColumn(localizer.Text("Tillfrågade", "Asked"), cell => FormatCount(cell.N)),
            CreateNumberColumn(localizer.Text("Inkomna svar", "Submitted"), cell => FormatCount(cell.Count)),
            figure.Rates.IsEmpty
                ? CreateNumberColumn(localizer.Text("Svarsfrekvens (RR1)", "Response rate (RR1)"), cell => FormatValue(cell.Estimate))
                : CreateNumberColumn(FigureDescriptionFormatter.RateName(figure.Rates[0]), cell => FormatValue(cell.Estimate)),
            CreateNumberColumn(localizer.Text("Med påbörjade (RR2)", "With partial (RR2)"), cell => FormatValue(cell.ResponseRate?.Rr2)),
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
            CreateNumberColumn(localizer.Text("Par", "Pairs"), cell => FormatCount(cell.N)),
            CreateNumberColumn(localizer.Text("Båda ja", "Both yes"), cell => FormatCount(cell.Pairs?.Both)),
            CreateNumberColumn(OnlyGroupHeader(0, localizer.Text("den första", "the first")), cell => FormatCount(cell.Pairs?.FirstOnly)),
            CreateNumberColumn(OnlyGroupHeader(1, localizer.Text("den andra", "the second")), cell => FormatCount(cell.Pairs?.SecondOnly)),
            CreateNumberColumn(localizer.Text("Ingen ja", "Neither"), cell => FormatCount(cell.Pairs?.Neither)),
            CreateNumberColumn(localizer.Text("Utan par", "No partner"), cell => FormatCount(cell.Pairs?.HalfKnownPairs)),
            CreateNumberColumn(localizer.Text("Lika svar", "Agree"), cell => FormatValue(cell.Pairs?.Agreement)),
            CreateNumberColumn("Kappa", cell => cell.Pairs?.Kappa is { } kappa ? localizer.Number(kappa, 2) : ""),
            CreateNumberColumn(localizer.Text("Medelfel för kappa", "Standard error of kappa"), cell =>
                cell.Pairs?.KappaStandardError is { } error ? localizer.Number(error, 2) : ""
            ),
            CreateNumberColumn(localizer.Text("Skillnad i andel ja", "Difference in share of yes"), cell =>
                FormatValue(cell.Pairs?.Difference)
            ),
            CreateNumberColumn(
                localizer.Text(
                    $"{ConfidenceLevel} konfidensintervall för skillnaden (läge C)",
                    $"{ConfidenceLevel} confidence interval of the difference (mode C)"
                ),
                cell => FormatRange(cell.Pairs?.DifferenceInterval?.Lower, cell.Pairs?.DifferenceInterval?.Upper)
            ),
            CreateNumberColumn(localizer.Text("Möjligt spann för skillnaden (läge A)", "Possible range of the difference (mode A)"), cell =>
                FormatRange(cell.Pairs?.DifferenceBounds?.Lower, cell.Pairs?.DifferenceBounds?.Upper)
            ),
            CreateNumberColumn(localizer.Text("McNemars p-värde", "McNemar’s p-value"), cell =>
                cell.Pairs?.McNemarPValue is { } p ? localizer.Number(p, 3) : ""
            ),
            CreateNumberColumn(localizer.Text("Stuart–Maxwells p-värde", "Stuart–Maxwell p-value"), cell =>
                cell.Pairs?.MarginalHomogeneityPValue is { } p ? localizer.Number(p, 3) : ""
            ),
        ];

    private string ConfidenceLevel => localizer.Percent(context.Figures.Study.Settings.ConfidenceLevel);

    private static FigurePageColumn CreateNumberColumn(string header, Func<FigureCell, string> text) => new(header, true, text);

    private string EstimateHeader() =>
        figure.Kind switch
        {
            MeanKind => localizer.Text("Medel", "Mean"),
            TotalKind => localizer.Text("Summa", "Total"),
            QuantileKind => figure.QuantileProbability == 0.5
                ? localizer.Text("Median", "Median")
                : localizer.Text("Kvantil", "Quantile"),
            _ => localizer.Text("Andel", "Share"),
        };

    private string OnlyGroupHeader(int group, string fallbackName)
    {
        var name = context.RespondentGroups.Length == 2 ? labels.Value("respondent_group", context.RespondentGroups[group]) : fallbackName;
        return localizer.Text($"Bara {name} ja", $"Only {name} yes");
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
        : IsProportion ? localizer.Text($"{localizer.PercentRange(low, high)}\u00A0%", $"{localizer.PercentRange(low, high)}%")
        : $"{localizer.Number(low, 2)}–{localizer.Number(high, 2)}";

    private string FormatCount(int? count) => count is { } number ? localizer.Count(number) : "";
}
