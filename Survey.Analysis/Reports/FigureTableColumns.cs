using System.Collections.Immutable;
using Survey.Analysis.Charts;
using Survey.Analysis.Figures.Definitions;
using Survey.Analysis.Figures.Kinds;
using Survey.Analysis.Figures.Results;
using Survey.Data.Frames;

namespace Survey.Analysis.Reports;

/// <summary>A row of a figure sheet.</summary>
internal sealed record FigureTableRow(FigureBreakdown Breakdown, FigureCell Cell);

/// <summary>A column of a figure sheet. <see cref="Key"/> is what charts find it by.</summary>
internal sealed record FigureTableColumn(string Key, string Heading, ValueFormat Format, Func<FigureTableRow, object?> GetValue)
{
    /// <summary>Whether it says which cell a row is, and so is shown of suppressed cells too.</summary>
    public bool IdentifiesCell { get; init; }
}

/// <summary>The columns that figures can have; a sheet shows those that are filled.</summary>
internal sealed class FigureTableColumns(ReportContext context)
{
    public const string GroupKey = "group";
    public const string CategoryKey = "category";
    public const string EstimateKey = "estimate";
    public const string UpperErrorKey = "plus";
    public const string LowerErrorKey = "minus";
    public const string ScaleStepKeyPrefix = "step";
    public static readonly ImmutableArray<string> PairKeys = ["both", "first_only", "second_only", "neither"];

    private readonly ReportLocalizer localizer = context.Localizer;
    private readonly StudyLabels labels = context.Labels;

    /// <summary>The columns with a value in any row that is shown; those that say which cell a row is, in any row at all.</summary>
    public ImmutableArray<FigureTableColumn> SelectFilled(FigureSection section, IReadOnlyList<FigureTableRow> rows) =>
        [
            .. AllColumns(section)
                .Where(column =>
                    rows.Any(row => (column.IdentifiesCell || !row.Cell.IsSuppressed) && column.GetValue(row) is not (null or ""))
                ),
        ];

    private IEnumerable<FigureTableColumn> AllColumns(FigureSection section)
    {
        var kind = section.Figures[0].Definition.Kind;
        var (estimateFormat, errorBarFormat) = kind.IsShare
            ? (ValueFormat.Share, ValueFormat.FourDecimals)
            : (ValueFormat.Number, ValueFormat.Number);
        return
        [
            .. IdentifyingColumns(),
            .. CountColumns(kind),
            .. EstimateColumns(section, estimateFormat),
            .. BoundColumns(),
            .. RankColumns(),
            .. ScaleColumns(section),
            .. PairColumns(),
            .. OutcomeColumns(),
            .. ErrorBarColumns(errorBarFormat),
        ];
    }

    private IEnumerable<FigureTableColumn> IdentifyingColumns() =>
        [
            new("figure", localizer.Text("Figure"), ValueFormat.Text, row => row.Breakdown.Figure.Definition.Name)
            {
                IdentifiesCell = true,
            },
            new("title", localizer.Text("Title"), ValueFormat.Text, row => labels.Title(row.Breakdown.Figure.Definition))
            {
                IdentifiesCell = true,
            },
            new("by", localizer.Text("Breakdown"), ValueFormat.Text, row => labels.Breakdown(row.Breakdown.Variables))
            {
                IdentifiesCell = true,
            },
            new(GroupKey, localizer.Text("Group"), ValueFormat.Text, row =>
                row.Breakdown.Variables.IsEmpty ? localizer.Text("All") : labels.Group(row.Cell)
            )
            {
                IdentifiesCell = true,
            },
            new(CategoryKey, localizer.Text("Answer"), ValueFormat.Text, row =>
                row.Cell.Category is { } category ? labels.Category(row.Breakdown.Figure.Definition, category) : null
            )
            {
                IdentifiesCell = true,
            },
        ];

    private string HeadingOfN(FigureCountUnit unit) => unit == FigureCountUnit.Pairs ? localizer.Text("Pairs") : "n";

    private IEnumerable<FigureTableColumn> CountColumns(FigureKind kind) =>
        kind.CountUnit == FigureCountUnit.Units
            ?
            [
                new("n", localizer.Text("Asked"), ValueFormat.Count, row => row.Cell.N),
                new("count", localizer.Text("SubmittedResponses"), ValueFormat.Count, row => row.Cell.Count),
            ]
            :
            [
                new("n", HeadingOfN(kind.CountUnit), ValueFormat.Count, row => row.Cell.N),
                new("unknown", localizer.Text("Unknown"), ValueFormat.Count, row => row.Cell.Unknown),
                new("nonresponse", localizer.Text("NotAnswered"), ValueFormat.Count, row => row.Cell.Nonresponse),
                new("count", localizer.Text("Count"), ValueFormat.Count, row => row.Cell.Count),
            ];

    private IEnumerable<FigureTableColumn> EstimateColumns(FigureSection section, ValueFormat format) =>
        [
            new(EstimateKey, EstimateHeading(section), format, row => row.Cell.Estimate),
            new("lower", localizer.Text("LowerLimitModeB"), format, row => row.Cell.Lower),
            new("upper", localizer.Text("UpperLimitModeB"), format, row => row.Cell.Upper),
            new("se", localizer.Text("StandardError"), ValueFormat.FourDecimals, row => row.Cell.StandardError),
            new("reliability", localizer.Text("Reliability"), ValueFormat.Text, row =>
                localizer.ReliabilityText(row.Cell.Reliability)
            ),
            new("lower_super", localizer.Text("LowerLimitModeC"), format, row =>
                row.Cell.LowerSuperpopulation
            ),
            new("upper_super", localizer.Text("UpperLimitModeC"), format, row => row.Cell.UpperSuperpopulation),
        ];

    private string EstimateHeading(FigureSection section) =>
        section.Figures[0].Definition.Kind switch
        {
            { IsShare: false } => localizer.Text("Estimate"),
            { CountUnit: FigureCountUnit.Units } => RateHeading(section),
            _ => localizer.Text("Share"),
        };

    private string RateHeading(FigureSection section) =>
        section.Figures.Select(figure => figure.Definition.Rates.FirstOrDefault()).Distinct().ToList() is [var rate]
            ? FigureDescriptionFormatter.RateName(rate)
            : localizer.Text("FirstRate");

    private IEnumerable<FigureTableColumn> BoundColumns() =>
        [
            new("as_no", localizer.Text("UnknownAsNo"), ValueFormat.Share, row => row.Cell.EstimateIfUnknownNo),
            new("as_yes", localizer.Text("UnknownAsYes"), ValueFormat.Share, row => row.Cell.EstimateIfUnknownYes),
            new("low_bound", localizer.Text("LowestPossibleModeA"), ValueFormat.Share, row =>
                row.Cell.LowerBound
            ),
            new("high_bound", localizer.Text("HighestPossibleModeA"), ValueFormat.Share, row =>
                row.Cell.UpperBound
            ),
        ];

    private IEnumerable<FigureTableColumn> RankColumns() =>
        [
            new("rank", localizer.Text("Rank"), ValueFormat.Count, row => row.Cell.Rank),
            new("rank_lower", localizer.Text("BestPossibleRank"), ValueFormat.Count, row => row.Cell.RankLower),
            new("rank_upper", localizer.Text("WorstPossibleRank"), ValueFormat.Count, row => row.Cell.RankUpper),
            new(
                "letters",
                localizer.Text("RankLettersHeading"),
                ValueFormat.Text,
                row => row.Cell.TieLetters
            ),
            new("answers", localizer.Text("ChoicesMade"), ValueFormat.Count, row => row.Cell.AnswerCount),
            new("share_of_answers", localizer.Text("ShareOfAnswers"), ValueFormat.Share, row =>
                row.Cell.ShareOfAnswers
            ),
            new(
                "share_of_answers_se",
                localizer.Text("StandardErrorOfShareOfAnswers"),
                ValueFormat.FourDecimals,
                row => row.Cell.ShareOfAnswersStandardError
            ),
        ];

    private IEnumerable<FigureTableColumn> ScaleColumns(FigureSection section)
    {
        var steps = section
            .Figures.SelectMany(figure => figure.Cells)
            .Select(cell => cell.Distribution.IsDefault ? 0 : cell.Distribution.Length)
            .DefaultIfEmpty(0)
            .Max();
        return
        [
            new("mean", localizer.Text("Mean"), ValueFormat.Number, row => row.Cell.Mean),
            new("mean_se", localizer.Text("StandardErrorOfMean"), ValueFormat.FourDecimals, row =>
                row.Cell.MeanStandardError
            ),
            .. Enumerable
                .Range(0, steps)
                .Select(step => new FigureTableColumn(
                    $"{ScaleStepKeyPrefix}{step}",
                    localizer.Text("Step", step + 1),
                    ValueFormat.Share,
                    row => step < row.Cell.Distribution.Length ? row.Cell.Distribution[step].Estimate : null
                )),
        ];
    }

    private IEnumerable<FigureTableColumn> PairColumns() =>
        [
            new(PairKeys[0], localizer.Text("BothYes"), ValueFormat.Count, row => row.Cell.Pairs?.Both),
            new(PairKeys[1], context.OnlyGroupYesLabel(0), ValueFormat.Count, row => row.Cell.Pairs?.FirstOnly),
            new(PairKeys[2], context.OnlyGroupYesLabel(1), ValueFormat.Count, row => row.Cell.Pairs?.SecondOnly),
            new(PairKeys[3], localizer.Text("BothNo"), ValueFormat.Count, row => row.Cell.Pairs?.Neither),
            new("missing_partner", localizer.Text("OnlyOneAnswered"), ValueFormat.Count, row =>
                row.Cell.Pairs?.HalfKnownPairs
            ),
            new("agreement", localizer.Text("Agree"), ValueFormat.Share, row => row.Cell.Pairs?.Agreement),
            .. RangeColumns(
                "agreement",
                localizer.Text("AgreeForStep"),
                pairs => pairs.AgreementInterval,
                pairs => pairs.AgreementBounds
            ),
            new("kappa", "Kappa", ValueFormat.Number, row => row.Cell.Pairs?.Kappa),
            new("kappa_se", localizer.Text("StandardErrorOfKappa"), ValueFormat.FourDecimals, row =>
                row.Cell.Pairs?.KappaStandardError
            ),
            new(
                "difference",
                localizer.Text("DifferenceInShareOfYesForStep", DifferenceLabel),
                ValueFormat.Share,
                row => row.Cell.Pairs?.Difference
            ),
            .. RangeColumns(
                "difference",
                localizer.Text("Difference"),
                pairs => pairs.DifferenceInterval,
                pairs => pairs.DifferenceBounds
            ),
            new("difference_se", localizer.Text("StandardErrorOfDifference"), ValueFormat.FourDecimals, row =>
                row.Cell.Pairs?.DifferenceStandardError
            ),
            new("mcnemar_p", localizer.Text("McNemarsPValueExact"), ValueFormat.FourDecimals, row =>
                row.Cell.Pairs?.McNemarPValue
            ),
            new("mcnemar_mid_p", localizer.Text("McNemarsPValueMidP"), ValueFormat.FourDecimals, row =>
                row.Cell.Pairs?.McNemarMidPValue
            ),
            new(
                "mcnemar_clustered_p",
                localizer.Text("PValueOfDifferenceClustered"),
                ValueFormat.FourDecimals,
                row => row.Cell.Pairs?.McNemarClusteredPValue
            ),
            new(
                "stuart_maxwell_p",
                localizer.Text("StuartMaxwellPValueClustered"),
                ValueFormat.FourDecimals,
                row => row.Cell.Pairs?.MarginalHomogeneityPValue
            ),
        ];

    private string DifferenceLabel =>
        context.RespondentGroups.Length == 2
            ? string.Join(" − ", context.RespondentGroups.Select(group => labels.Value("respondent_group", group)))
            : localizer.Text("FirstMinusSecond");

    private IEnumerable<FigureTableColumn> RangeColumns(
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

        FigureTableColumn Create(string suffix, string heading, Func<PairAgreement, double?> value) =>
            new($"{key}_{suffix}", localizer.Text(heading, measure), ValueFormat.Share, row =>
                row.Cell.Pairs is { } pairs ? value(pairs) : null
            );
    }

    private IEnumerable<FigureTableColumn> OutcomeColumns() =>
        [
            new("rr2", "RR2", ValueFormat.Share, row => row.Cell.ResponseRate?.Rr2),
            .. Enum.GetValues<OutcomeRate>().Where(rate => rate != OutcomeRate.Rr2).Select(RateColumn),
            .. Enum.GetValues<Disposition>().Where(outcome => outcome != Disposition.Complete).Select(DispositionColumn),
        ];

    private FigureTableColumn RateColumn(OutcomeRate rate) =>
        new(FigureTokens.Of(rate), FigureDescriptionFormatter.RateName(rate), ValueFormat.Share, row =>
            row.Cell.ResponseRate?.Rates.TryGetValue(rate, out var value) == true ? value : null
        );

    private FigureTableColumn DispositionColumn(Disposition outcome) =>
        new(outcome.ToString(), localizer.DispositionText(outcome), ValueFormat.Count, row =>
            row.Cell.ResponseRate?.Dispositions.TryGetValue(outcome, out var count) == true ? count : null
        );

    /// <summary>The lengths of the charts' error bars; hidden, since the limits say the same.</summary>
    private IEnumerable<FigureTableColumn> ErrorBarColumns(ValueFormat format) =>
        [
            new(LowerErrorKey, localizer.Text("ErrorBarDown"), format, row => row.Cell.Estimate - row.Cell.Lower),
            new(UpperErrorKey, localizer.Text("ErrorBarUp"), format, row => row.Cell.Upper - row.Cell.Estimate),
        ];
}
