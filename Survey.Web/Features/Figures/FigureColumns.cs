using Survey.Analysis.Charts;
using Survey.Analysis.Figures;

namespace Survey.Web.Features.Figures;

/// <summary>The columns that a figure's table may have; a cell that has no such number leaves its text empty.</summary>
internal sealed class FigureColumns(FigureDefinition figure, Edition edition)
{
    private readonly Wording words = edition.Words;
    private readonly StudyLabels labels = edition.Labels;

    private bool IsShare => figure.Kind is not (FigureKind.Mean or FigureKind.Total or FigureKind.Quantile);

    /// <summary>The columns of a breakdown by these variables; the whole is a row called all.</summary>
    public IEnumerable<FigureColumn> All(IReadOnlyCollection<string> variables)
    {
        var places = variables.Select(variable => new FigureColumn(labels.Variable(variable), false, cell => PlaceIn(cell, variable)));
        var whole = new FigureColumn(
            words.Of("Grupp", "Group"), false, cell => variables.Count == 0 && cell.Category is null ? words.Of("Alla", "All") : "");
        var category = new FigureColumn(
            figure.Kind == FigureKind.Battery ? words.Of("Fråga", "Item") : words.Of("Svar", "Answer"),
            false,
            cell => cell.Category is { } name ? labels.Category(figure, name) : "");
        return places.Append(whole).Append(category).Concat(figure.Kind switch
        {
            FigureKind.ResponseRate => Answered(),
            FigureKind.Agreement => Pairs(),
            _ => Estimates(),
        });
    }

    private IEnumerable<FigureColumn> Estimates() =>
    [
        Number(words.Of("Rang", "Rank"), cell => cell.Rank is { } rank ? Ranks(rank, cell) : ""),
        Number(words.Of("Bokstäver", "Letters"), cell => cell.Letters ?? ""),
        Number(Head(), cell => Value(cell.Estimate)),
        Number(words.Of($"{Confidence} konfidensintervall (läge B)", $"{Confidence} confidence interval (mode B)"), cell => Range(cell.Lower, cell.Upper)),
        Number(words.Of("Tillförlitlighet", "Reliability"), cell => words.Caution(cell.Reliability) ?? ""),
        Number(words.Of("Superpopulation (läge C)", "Superpopulation (mode C)"), cell => Range(cell.LowerSuper, cell.UpperSuper)),
        Number(words.Of("Möjligt spann (läge A)", "Possible range (mode A)"), cell => Range(cell.LowBound, cell.HighBound)),
        Number(words.Of("Andel av valen", "Share of answers"), cell => Value(cell.ShareOfAnswers)),
        Number(words.Of("Medel", "Mean"), cell => cell.Mean is { } mean ? words.Number(mean, 2) : ""),
        Number(words.Of("Antal", "Count"), cell => Count(cell.Count)),
        Number("n", cell => Count(cell.N)),
        Number(words.Of("Okänt", "Unknown"), cell => Count(cell.Unknown)),
        Number(words.Of("Ej svarat", "Not answered"), cell => Count(cell.Nonresponse)),
    ];

    private IEnumerable<FigureColumn> Answered() =>
    [
        Number(words.Of("Tillfrågade", "Asked"), cell => Count(cell.N)),
        Number(words.Of("Inkomna svar", "Submitted"), cell => Count(cell.Count)),
        figure.Rates.IsEmpty
            ? Number(words.Of("Svarsfrekvens (RR1)", "Response rate (RR1)"), cell => Value(cell.Estimate))
            : Number(FigureSentences.RateName(figure.Rates[0]), cell => Value(cell.Estimate)),
        Number(words.Of("Med påbörjade (RR2)", "With partial (RR2)"), cell => Value(cell.Response?.Rr2)),
        .. figure.Rates.Skip(1).Select(rate => Number(FigureSentences.RateName(rate), cell => Value(cell.Response?.Rates.TryGetValue(rate, out var value) == true ? value : null))),
    ];

    private IEnumerable<FigureColumn> Pairs() =>
    [
        Number(words.Of("Par", "Pairs"), cell => Count(cell.N)),
        Number(words.Of("Båda ja", "Both yes"), cell => Count(cell.Pairs?.Both)),
        Number(Only(0, words.Of("den första", "the first")), cell => Count(cell.Pairs?.FirstOnly)),
        Number(Only(1, words.Of("den andra", "the second")), cell => Count(cell.Pairs?.SecondOnly)),
        Number(words.Of("Ingen ja", "Neither"), cell => Count(cell.Pairs?.Neither)),
        Number(words.Of("Utan par", "No partner"), cell => Count(cell.Pairs?.MissingPartner)),
        Number(words.Of("Lika svar", "Agree"), cell => Value(cell.Pairs?.Agreement)),
        Number("Kappa", cell => cell.Pairs?.Kappa is { } kappa ? words.Number(kappa, 2) : ""),
        Number(words.Of("Medelfel för kappa", "Standard error of kappa"), cell => cell.Pairs?.KappaStandardError is { } error ? words.Number(error, 2) : ""),
        Number(words.Of("Skillnad i andel ja", "Difference in share of yes"), cell => Value(cell.Pairs?.Difference)),
        Number(words.Of($"{Confidence} konfidensintervall för skillnaden (läge C)", $"{Confidence} confidence interval of the difference (mode C)"), cell => Range(cell.Pairs?.DifferenceRange?.Lower, cell.Pairs?.DifferenceRange?.Upper)),
        Number(words.Of("Möjligt spann för skillnaden (läge A)", "Possible range of the difference (mode A)"), cell => Range(cell.Pairs?.DifferenceBounds?.Lower, cell.Pairs?.DifferenceBounds?.Upper)),
        Number(words.Of("McNemars p-värde", "McNemar’s p-value"), cell => cell.Pairs?.McNemarP is { } p ? words.Number(p, 3) : ""),
        Number(words.Of("Stuart–Maxwells p-värde", "Stuart–Maxwell p-value"), cell => cell.Pairs?.MarginalP is { } p ? words.Number(p, 3) : ""),
    ];

    private string Confidence => words.Percent(edition.Figures.Study.Settings.Confidence);

    private static FigureColumn Number(string head, Func<Cell, string> text) => new(head, true, text);

    private string Head() => figure.Kind switch
    {
        FigureKind.Mean => words.Of("Medel", "Mean"),
        FigureKind.Total => words.Of("Summa", "Total"),
        FigureKind.Quantile => figure.At == 0.5 ? words.Of("Median", "Median") : words.Of("Kvantil", "Quantile"),
        _ => words.Of("Andel", "Share"),
    };

    private string Only(int group, string otherwise)
    {
        var name = edition.Groups.Length == 2 ? labels.Value("respondent_group", edition.Groups[group]) : otherwise;
        return words.Of($"Bara {name} ja", $"Only {name} yes");
    }

    private string PlaceIn(Cell cell, string variable) =>
        cell.By.Where(pair => pair.Key == variable).Select(pair => labels.Value(variable, pair.Value)).FirstOrDefault("");

    private string Ranks(int rank, Cell cell) => cell is { RankLower: { } lower, RankUpper: { } upper } && lower != upper
        ? $"{words.Count(rank)} ({words.Count(lower)}–{words.Count(upper)})"
        : words.Count(rank);

    private string Value(double? value) => value is not { } number ? "" : IsShare ? words.Percent(number) : words.Number(number, 2);

    private string Range(double? lower, double? upper) => lower is not { } low || upper is not { } high ? ""
        : IsShare ? words.Of($"{words.PercentRange(low, high)}\u00A0%", $"{words.PercentRange(low, high)}%")
        : $"{words.Number(low, 2)}–{words.Number(high, 2)}";

    private string Count(int? count) => count is { } number ? words.Count(number) : "";
}
