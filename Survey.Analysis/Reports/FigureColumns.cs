using System.Collections.Immutable;
using Survey.Analysis.Charts;
using Survey.Analysis.Figures;
using Survey.Data.Frames;

namespace Survey.Analysis.Reports;

/// <summary>A row of a figure sheet.</summary>
internal sealed record CellRow(FigureView View, Cell Cell);

/// <summary>A column of a figure sheet. <see cref="Key"/> is what charts find it by.</summary>
internal sealed record FigureColumn(string Key, string Head, CellForm Form, Func<CellRow, object?> Read)
{
    /// <summary>Whether it says which cell a row is, and so is shown of suppressed cells too.</summary>
    public bool IsPlace { get; init; }
}

/// <summary>The columns that figures can have; a sheet shows those that are filled.</summary>
internal sealed class FigureColumns(Edition edition)
{
    public const string Group = "group";
    public const string Category = "category";
    public const string Estimate = "estimate";
    public const string Plus = "plus";
    public const string Minus = "minus";
    public const string StepPrefix = "step";
    public static readonly ImmutableArray<string> Pairs = ["both", "first_only", "second_only", "neither"];

    private readonly Wording words = edition.Words;
    private readonly StudyLabels labels = edition.Labels;

    /// <summary>The columns with a value in any row that is shown; those that say which cell a row is, in any row at all.</summary>
    public ImmutableArray<FigureColumn> For(FigureSection section, IReadOnlyList<CellRow> rows) =>
        [.. All(section).Where(column => rows.Any(row => (column.IsPlace || !row.Cell.IsSuppressed) && column.Read(row) is not (null or "")))];

    private IEnumerable<FigureColumn> All(FigureSection section)
    {
        var kind = section.Figures[0].Definition.Kind;
        var isShare = BarRows.IsShare(kind);
        return [.. Place(), .. Counts(kind), .. Estimates(section, isShare ? CellForm.Share : CellForm.Number), .. Bounds(), .. Ranks(), .. Scales(section), .. PairColumns(), .. Outcomes(), .. Errors(isShare ? CellForm.Fine : CellForm.Number)];
    }

    private IEnumerable<FigureColumn> Place() =>
    [
        new("figure", words.Of("Resultat", "Figure"), CellForm.Text, row => row.View.Figure.Definition.Name) { IsPlace = true },
        new("title", words.Of("Rubrik", "Title"), CellForm.Text, row => labels.Title(row.View.Figure.Definition)) { IsPlace = true },
        new("by", words.Of("Uppdelning", "By"), CellForm.Text, row => labels.Breakdown(row.View.Variables)) { IsPlace = true },
        new(Group, words.Of("Grupp", "Group"), CellForm.Text, row => row.View.Variables.IsEmpty ? words.Of("Alla", "All") : labels.Group(row.Cell)) { IsPlace = true },
        new(Category, words.Of("Svar", "Answer"), CellForm.Text, row => row.Cell.Category is { } category ? labels.Category(row.View.Figure.Definition, category) : null) { IsPlace = true },
    ];

    private IEnumerable<FigureColumn> Counts(FigureKind kind) => kind == FigureKind.ResponseRate
        ?
        [
            new("n", words.Of("Tillfrågade", "Asked"), CellForm.Count, row => row.Cell.N),
            new("count", words.Of("Inkomna svar", "Submitted"), CellForm.Count, row => row.Cell.Count),
        ]
        :
        [
            new("n", kind == FigureKind.Agreement ? words.Of("Par", "Pairs") : "n", CellForm.Count, row => row.Cell.N),
            new("unknown", words.Of("Okänt", "Unknown"), CellForm.Count, row => row.Cell.Unknown),
            new("nonresponse", words.Of("Ej svarat", "Not answered"), CellForm.Count, row => row.Cell.Nonresponse),
            new("count", words.Of("Antal", "Count"), CellForm.Count, row => row.Cell.Count),
        ];

    private IEnumerable<FigureColumn> Estimates(FigureSection section, CellForm form) =>
    [
        new(Estimate, EstimateHead(section), form, row => row.Cell.Estimate),
        new("lower", words.Of("Nedre gräns (läge B)", "Lower limit (mode B)"), form, row => row.Cell.Lower),
        new("upper", words.Of("Övre gräns (läge B)", "Upper limit (mode B)"), form, row => row.Cell.Upper),
        new("se", words.Of("Medelfel", "Standard error"), CellForm.Fine, row => row.Cell.StandardError),
        new("reliability", words.Of("Tillförlitlighet", "Reliability"), CellForm.Text, row => words.Caution(row.Cell.Reliability)),
        new("lower_super", words.Of("Nedre gräns (läge C)", "Lower limit (mode C)"), form, row => row.Cell.LowerSuper),
        new("upper_super", words.Of("Övre gräns (läge C)", "Upper limit (mode C)"), form, row => row.Cell.UpperSuper),
    ];

    private string EstimateHead(FigureSection section) => section.Figures[0].Definition.Kind switch
    {
        FigureKind.Mean or FigureKind.Total or FigureKind.Quantile => words.Of("Skattning", "Estimate"),
        FigureKind.ResponseRate => section.Figures.Select(figure => figure.Definition.Rates.FirstOrDefault()).Distinct().ToList() is [var rate] ? FigureSentences.RateName(rate) : words.Of("Första måttet", "First rate"),
        _ => words.Of("Andel", "Share"),
    };

    private IEnumerable<FigureColumn> Bounds() =>
    [
        new("as_no", words.Of("Okänt som nej", "Unknown as no"), CellForm.Share, row => row.Cell.AsNo),
        new("as_yes", words.Of("Okänt som ja", "Unknown as yes"), CellForm.Share, row => row.Cell.AsYes),
        new("low_bound", words.Of("Lägsta möjliga (läge A)", "Lowest possible (mode A)"), CellForm.Share, row => row.Cell.LowBound),
        new("high_bound", words.Of("Högsta möjliga (läge A)", "Highest possible (mode A)"), CellForm.Share, row => row.Cell.HighBound),
    ];

    private IEnumerable<FigureColumn> Ranks() =>
    [
        new("rank", words.Of("Rang", "Rank"), CellForm.Count, row => row.Cell.Rank),
        new("rank_lower", words.Of("Bästa möjliga rang", "Best possible rank"), CellForm.Count, row => row.Cell.RankLower),
        new("rank_upper", words.Of("Sämsta möjliga rang", "Worst possible rank"), CellForm.Count, row => row.Cell.RankUpper),
        new("letters", words.Of("Bokstäver (gemensam = kan inte skiljas åt)", "Letters (shared = not told apart)"), CellForm.Text, row => row.Cell.Letters),
        new("answers", words.Of("Antal val totalt", "Answers in all"), CellForm.Count, row => row.Cell.Answers),
        new("share_of_answers", words.Of("Andel av valen", "Share of answers"), CellForm.Share, row => row.Cell.ShareOfAnswers),
        new("share_of_answers_se", words.Of("Medelfel för andel av valen", "Standard error of share of answers"), CellForm.Fine, row => row.Cell.ShareOfAnswersStandardError),
    ];

    private IEnumerable<FigureColumn> Scales(FigureSection section)
    {
        var steps = section.Figures.SelectMany(figure => figure.Cells).Select(cell => cell.Distribution.IsDefault ? 0 : cell.Distribution.Length).DefaultIfEmpty(0).Max();
        return
        [
            new("mean", words.Of("Medel", "Mean"), CellForm.Number, row => row.Cell.Mean),
            new("mean_se", words.Of("Medelfel för medel", "Standard error of mean"), CellForm.Fine, row => row.Cell.MeanStandardError),
            .. Enumerable.Range(0, steps).Select(step => new FigureColumn(
                $"{StepPrefix}{step}", words.Of($"Skalsteg {step + 1}", $"Step {step + 1}"), CellForm.Share,
                row => step < row.Cell.Distribution.Length ? row.Cell.Distribution[step].Estimate : null)),
        ];
    }

    private IEnumerable<FigureColumn> PairColumns() =>
    [
        new(Pairs[0], words.Of("Båda ja", "Both yes"), CellForm.Count, row => row.Cell.Pairs?.Both),
        new(Pairs[1], PairRows.OnlyFirst(edition), CellForm.Count, row => row.Cell.Pairs?.FirstOnly),
        new(Pairs[2], PairRows.OnlySecond(edition), CellForm.Count, row => row.Cell.Pairs?.SecondOnly),
        new(Pairs[3], words.Of("Båda nej", "Both no"), CellForm.Count, row => row.Cell.Pairs?.Neither),
        new("missing_partner", words.Of("Bara en har svarat", "Only one answered"), CellForm.Count, row => row.Cell.Pairs?.MissingPartner),
        new("agreement", words.Of("Lika svar", "Agree"), CellForm.Share, row => row.Cell.Pairs?.Agreement),
        .. RangeOf("agreement", words.Of("lika svar", "agree"), pairs => pairs.AgreementRange, pairs => pairs.AgreementBounds),
        new("kappa", "Kappa", CellForm.Number, row => row.Cell.Pairs?.Kappa),
        new("kappa_se", words.Of("Medelfel för kappa", "Standard error of kappa"), CellForm.Fine, row => row.Cell.Pairs?.KappaStandardError),
        new("difference", words.Of($"Skillnad i andel ja ({FirstMinusSecond})", $"Difference in share of yes ({FirstMinusSecond})"), CellForm.Share, row => row.Cell.Pairs?.Difference),
        .. RangeOf("difference", words.Of("skillnad", "difference"), pairs => pairs.DifferenceRange, pairs => pairs.DifferenceBounds),
        new("difference_se", words.Of("Medelfel för skillnad", "Standard error of difference"), CellForm.Fine, row => row.Cell.Pairs?.DifferenceStandardError),
        new("mcnemar_p", words.Of("McNemars p-värde, exakt", "McNemar’s p-value, exact"), CellForm.Fine, row => row.Cell.Pairs?.McNemarP),
        new("mcnemar_mid_p", words.Of("McNemars p-värde, mid-p", "McNemar’s p-value, mid-p"), CellForm.Fine, row => row.Cell.Pairs?.McNemarMidP),
        new("mcnemar_clustered_p", words.Of("p-värde för skillnad, med klustring", "p-value of difference, clustered"), CellForm.Fine, row => row.Cell.Pairs?.McNemarClusteredP),
        new("stuart_maxwell_p", words.Of("Stuart–Maxwells p-värde, med klustring", "Stuart–Maxwell p-value, clustered"), CellForm.Fine, row => row.Cell.Pairs?.MarginalP),
    ];

    private string FirstMinusSecond => edition.Groups.Length == 2
        ? string.Join(" − ", edition.Groups.Select(group => labels.Value("respondent_group", group)))
        : words.Of("den första − den andra", "first − second");

    private IEnumerable<FigureColumn> RangeOf(string key, string what, Func<PairAgreement, PairRange?> interval, Func<PairAgreement, PairRange?> bounds) =>
    [
        new($"{key}_lower", words.Of($"Nedre gräns, {what} (läge C)", $"Lower limit, {what} (mode C)"), CellForm.Share, row => row.Cell.Pairs is { } pairs ? interval(pairs)?.Lower : null),
        new($"{key}_upper", words.Of($"Övre gräns, {what} (läge C)", $"Upper limit, {what} (mode C)"), CellForm.Share, row => row.Cell.Pairs is { } pairs ? interval(pairs)?.Upper : null),
        new($"{key}_low_bound", words.Of($"Lägsta möjliga, {what} (läge A)", $"Lowest possible, {what} (mode A)"), CellForm.Share, row => row.Cell.Pairs is { } pairs ? bounds(pairs)?.Lower : null),
        new($"{key}_high_bound", words.Of($"Högsta möjliga, {what} (läge A)", $"Highest possible, {what} (mode A)"), CellForm.Share, row => row.Cell.Pairs is { } pairs ? bounds(pairs)?.Upper : null),
    ];

    private IEnumerable<FigureColumn> Outcomes() =>
    [
        new("rr2", "RR2", CellForm.Share, row => row.Cell.Response?.Rr2),
        .. Enum.GetValues<OutcomeRate>().Where(rate => rate != OutcomeRate.Rr2).Select(rate => new FigureColumn(
            FigureWords.Of(rate), FigureSentences.RateName(rate), CellForm.Share,
            row => row.Cell.Response?.Rates.TryGetValue(rate, out var value) == true ? value : null)),
        .. Enum.GetValues<Disposition>().Where(outcome => outcome != Disposition.Complete).Select(outcome => new FigureColumn(
            outcome.ToString(), words.Outcome(outcome), CellForm.Count,
            row => row.Cell.Response?.Dispositions.TryGetValue(outcome, out var count) == true ? count : null)),
    ];

    /// <summary>The lengths of the charts' error bars; hidden, since the limits say the same.</summary>
    private IEnumerable<FigureColumn> Errors(CellForm form) =>
    [
        new(Minus, words.Of("Felstapel nedåt", "Error bar down"), form, row => row.Cell.Estimate - row.Cell.Lower),
        new(Plus, words.Of("Felstapel uppåt", "Error bar up"), form, row => row.Cell.Upper - row.Cell.Estimate),
    ];
}
