using System.Collections.Immutable;
using Survey.Analysis.Charts;
using Survey.Analysis.Figures.Definitions;
using Survey.Analysis.Figures.Kinds;
using Survey.Analysis.Figures.Results;
using Survey.Data.Frames;

namespace Survey.Analysis.Reports;

/// <summary>The measures that figures of one kind can have, in the workbook's order: the one table that the workbook's sheets and the
/// pages of figures take their columns from.</summary>
/// <param name="context">The report.</param>
/// <param name="figures">Figures that share a table, at least one.</param>
public sealed class FigureMeasures(ReportContext context, IReadOnlyList<FigureResult> figures)
{
    internal const string EstimateKey = "estimate";
    internal const string ScaleStepKeyPrefix = "step";
    internal static readonly ImmutableArray<string> PairKeys = ["both", "first_only", "second_only", "neither"];

    private readonly ReportLocalizer localizer = context.Localizer;
    private readonly FigureKind kind = figures[0].Definition.Kind;

    /// <summary>The form of the estimate and its limits.</summary>
    public ValueFormat EstimateFormat => kind.IsShare ? ValueFormat.Share : ValueFormat.Number;

    /// <summary>All measures; no cell has a value of each.</summary>
    public ImmutableArray<FigureMeasure> All() =>
        [
            .. CountMeasures(),
            .. EstimateMeasures(),
            .. BoundMeasures(),
            .. RankMeasures(),
            .. ScaleMeasures(),
            .. PairMeasures(),
            .. OutcomeMeasures(),
        ];

    private IEnumerable<FigureMeasure> CountMeasures()
    {
        if (kind.CountUnit == FigureCountUnit.Units)
        {
            return
            [
                new("n", localizer.Text("Asked"), ValueFormat.Count, cell => cell.N),
                new("count", localizer.Text("SubmittedResponses"), ValueFormat.Count, cell => cell.Count),
            ];
        }

        var headingOfN = kind.CountUnit == FigureCountUnit.Pairs ? localizer.Text("Pairs") : "n";
        return
        [
            new("n", headingOfN, ValueFormat.Count, cell => cell.N),
            new("unknown", localizer.Text("Unknown"), ValueFormat.Count, cell => cell.Unknown),
            new("nonresponse", localizer.Text("NotAnswered"), ValueFormat.Count, cell => cell.Nonresponse),
            new("count", localizer.Text("Count"), ValueFormat.Count, cell => cell.Count),
        ];
    }

    private IEnumerable<FigureMeasure> EstimateMeasures() =>
        [
            new(EstimateKey, EstimateHeading, EstimateFormat, cell => cell.Estimate),
            new("lower", localizer.Text("LowerLimitModeB"), EstimateFormat, cell => cell.Lower),
            new("upper", localizer.Text("UpperLimitModeB"), EstimateFormat, cell => cell.Upper),
            new("se", localizer.Text("StandardError"), ValueFormat.FourDecimals, cell => cell.StandardError),
            new("reliability", localizer.Text("Reliability"), ValueFormat.Text, cell =>
                localizer.ReliabilityText(cell.Reliability)
            ),
            new("lower_super", localizer.Text("LowerLimitModeC"), EstimateFormat, cell =>
                cell.LowerSuperpopulation
            ),
            new("upper_super", localizer.Text("UpperLimitModeC"), EstimateFormat, cell => cell.UpperSuperpopulation),
        ];

    private string EstimateHeading =>
        kind switch
        {
            { IsShare: false } => localizer.Text("Estimate"),
            { CountUnit: FigureCountUnit.Units } => RateHeading,
            _ => localizer.Text("Share"),
        };

    private string RateHeading =>
        FirstRate is { } rate ? FigureDescriptionFormatter.RateName(rate) : localizer.Text("FirstRate");

    /// <summary>The rate that all figures of the table have as their estimate; null where they differ.</summary>
    private OutcomeRate? FirstRate =>
        figures.Select(figure => figure.Definition.Rates.FirstOrDefault()).Distinct().ToList() is [var rate] ? rate : null;

    private IEnumerable<FigureMeasure> BoundMeasures() =>
        [
            new("as_no", localizer.Text("UnknownAsNo"), ValueFormat.Share, cell => cell.EstimateIfUnknownNo),
            new("as_yes", localizer.Text("UnknownAsYes"), ValueFormat.Share, cell => cell.EstimateIfUnknownYes),
            new("low_bound", localizer.Text("LowestPossibleModeA"), ValueFormat.Share, cell =>
                cell.LowerBound
            ),
            new("high_bound", localizer.Text("HighestPossibleModeA"), ValueFormat.Share, cell =>
                cell.UpperBound
            ),
        ];

    private IEnumerable<FigureMeasure> RankMeasures() =>
        [
            new("rank", localizer.Text("Rank"), ValueFormat.Count, cell => cell.Rank),
            new("rank_lower", localizer.Text("BestPossibleRank"), ValueFormat.Count, cell => cell.RankLower),
            new("rank_upper", localizer.Text("WorstPossibleRank"), ValueFormat.Count, cell => cell.RankUpper),
            new(
                "letters",
                localizer.Text("RankLettersHeading"),
                ValueFormat.Text,
                cell => cell.TieLetters
            ),
            new("answers", localizer.Text("ChoicesMade"), ValueFormat.Count, cell => cell.AnswerCount),
            new("share_of_answers", localizer.Text("ShareOfAnswers"), ValueFormat.Share, cell =>
                cell.ShareOfAnswers
            ),
            new(
                "share_of_answers_se",
                localizer.Text("StandardErrorOfShareOfAnswers"),
                ValueFormat.FourDecimals,
                cell => cell.ShareOfAnswersStandardError
            ),
        ];

    private IEnumerable<FigureMeasure> ScaleMeasures()
    {
        var steps = figures
            .SelectMany(figure => figure.Cells)
            .Select(cell => cell.Distribution.IsDefault ? 0 : cell.Distribution.Length)
            .DefaultIfEmpty(0)
            .Max();
        return
        [
            new("mean", localizer.Text("Mean"), ValueFormat.Number, cell => cell.Mean),
            new("mean_se", localizer.Text("StandardErrorOfMean"), ValueFormat.FourDecimals, cell =>
                cell.MeanStandardError
            ),
            .. Enumerable
                .Range(0, steps)
                .Select(step => new FigureMeasure(
                    $"{ScaleStepKeyPrefix}{step}",
                    localizer.Text("Step", step + 1),
                    ValueFormat.Share,
                    cell => step < cell.Distribution.Length ? cell.Distribution[step].Estimate : null
                )),
        ];
    }

    private IEnumerable<FigureMeasure> PairMeasures() =>
        [
            new(PairKeys[0], localizer.Text("BothYes"), ValueFormat.Count, cell => cell.Pairs?.Both),
            new(PairKeys[1], context.OnlyGroupYesLabel(0), ValueFormat.Count, cell => cell.Pairs?.FirstOnly),
            new(PairKeys[2], context.OnlyGroupYesLabel(1), ValueFormat.Count, cell => cell.Pairs?.SecondOnly),
            new(PairKeys[3], localizer.Text("BothNo"), ValueFormat.Count, cell => cell.Pairs?.Neither),
            new("missing_partner", localizer.Text("OnlyOneAnswered"), ValueFormat.Count, cell =>
                cell.Pairs?.HalfKnownPairs
            ),
            new("agreement", localizer.Text("Agree"), ValueFormat.Share, cell => cell.Pairs?.Agreement),
            .. RangeMeasures(
                "agreement",
                localizer.Text("AgreeForStep"),
                pairs => pairs.AgreementInterval,
                pairs => pairs.AgreementBounds
            ),
            new("kappa", "Kappa", ValueFormat.Number, cell => cell.Pairs?.Kappa),
            new("kappa_se", localizer.Text("StandardErrorOfKappa"), ValueFormat.FourDecimals, cell =>
                cell.Pairs?.KappaStandardError
            ),
            new(
                "difference",
                localizer.Text("DifferenceInShareOfYesForStep", DifferenceLabel),
                ValueFormat.Share,
                cell => cell.Pairs?.Difference
            ),
            .. RangeMeasures(
                "difference",
                localizer.Text("Difference"),
                pairs => pairs.DifferenceInterval,
                pairs => pairs.DifferenceBounds
            ),
            new("difference_se", localizer.Text("StandardErrorOfDifference"), ValueFormat.FourDecimals, cell =>
                cell.Pairs?.DifferenceStandardError
            ),
            new("mcnemar_p", localizer.Text("McNemarsPValueExact"), ValueFormat.FourDecimals, cell =>
                cell.Pairs?.McNemarPValue
            ),
            new("mcnemar_mid_p", localizer.Text("McNemarsPValueMidP"), ValueFormat.FourDecimals, cell =>
                cell.Pairs?.McNemarMidPValue
            ),
            new(
                "mcnemar_clustered_p",
                localizer.Text("PValueOfDifferenceClustered"),
                ValueFormat.FourDecimals,
                cell => cell.Pairs?.McNemarClusteredPValue
            ),
            new(
                "stuart_maxwell_p",
                localizer.Text("StuartMaxwellPValueClustered"),
                ValueFormat.FourDecimals,
                cell => cell.Pairs?.MarginalHomogeneityPValue
            ),
        ];

    private string DifferenceLabel =>
        context.RespondentGroups.Length == 2
            ? string.Join(" − ", context.RespondentGroups.Select(group => context.Labels.Value("respondent_group", group)))
            : localizer.Text("FirstMinusSecond");

    private IEnumerable<FigureMeasure> RangeMeasures(
        string key,
        string measure,
        Func<PairAgreement, PairRange?> interval,
        Func<PairAgreement, PairRange?> bounds
    )
    {
        return
        [
            Create("lower", "LowerLimitOf", pairs => interval(pairs)?.Lower),
            Create("upper", "UpperLimitOf", pairs => interval(pairs)?.Upper),
            Create("low_bound", "LowestPossibleOf", pairs => bounds(pairs)?.Lower),
            Create("high_bound", "HighestPossibleOf", pairs => bounds(pairs)?.Upper),
        ];

        FigureMeasure Create(string suffix, string heading, Func<PairAgreement, double?> value) =>
            new($"{key}_{suffix}", localizer.Text(heading, measure), ValueFormat.Share, cell =>
                cell.Pairs is { } pairs ? value(pairs) : null
            );
    }

    private IEnumerable<FigureMeasure> OutcomeMeasures() =>
        [
            new("rr2", "RR2", ValueFormat.Share, cell => cell.ResponseRate?.Rr2),
            .. Enum.GetValues<OutcomeRate>().Where(rate => rate != OutcomeRate.Rr2 && rate != FirstRate).Select(RateMeasure),
            .. Enum.GetValues<Disposition>().Where(outcome => outcome != Disposition.Complete).Select(DispositionMeasure),
        ];

    private FigureMeasure RateMeasure(OutcomeRate rate) =>
        new(FigureTokens.Of(rate), FigureDescriptionFormatter.RateName(rate), ValueFormat.Share, cell =>
            cell.ResponseRate?.Rates.TryGetValue(rate, out var value) == true ? value : null
        );

    private FigureMeasure DispositionMeasure(Disposition outcome) =>
        new(outcome.ToString(), localizer.DispositionText(outcome), ValueFormat.Count, cell =>
            cell.ResponseRate?.Dispositions.TryGetValue(outcome, out var count) == true ? count : null
        );
}
