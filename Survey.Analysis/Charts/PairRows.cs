using Survey.Analysis.Figures;

namespace Survey.Analysis.Charts;

/// <summary>Charts of pairs: how many say the same, and who says yes where they do not.</summary>
internal sealed class PairRows(Edition edition)
{
    private readonly Wording words = edition.Words;
    private readonly StudyLabels labels = edition.Labels;

    public Chart Of(FigureView view, Chart frame) => frame with
    {
        Form = ChartForm.Stacked,
        Axis = ChartAxis.Shares(words),
        Heads = [words.Of("Lika svar", "Agree"), "Kappa", words.Of("Par", "Pairs"), words.Of("Bara en har svarat", "Only one answered")],
        Keys = IsScale(view) ? [new(words.Of("Samma svar", "Same answer"), Palette.Part(0)), new(words.Of("Olika svar", "Different answers"), Palette.Part(3))] :
        [
            new(words.Of("Båda ja", "Both yes"), Palette.Part(0)),
            new(OnlyFirst(edition), Palette.Part(1)),
            new(OnlySecond(edition), Palette.Part(2)),
            new(words.Of("Båda nej", "Both no"), Palette.Part(3)),
        ],
        Panels = [new ChartPanel("", [.. view.Cells.Select(cell => Row(cell, view.Variables.IsEmpty))])],
    };

    private static bool IsScale(FigureView view) => view.Figure.Definition.Subject is not null;

    /// <summary>What the pairs are called in which only the frame's first group says yes.</summary>
    public static string OnlyFirst(Edition edition) => Only(edition, 0, edition.Words.Of("den första", "the first"));

    /// <summary>What the pairs are called in which only the second group says yes.</summary>
    public static string OnlySecond(Edition edition) => Only(edition, 1, edition.Words.Of("den andra", "the second"));

    private static string Only(Edition edition, int group, string otherwise)
    {
        var name = edition.Groups.Length == 2 ? edition.Labels.Value("respondent_group", edition.Groups[group]) : otherwise;
        return edition.Words.Of($"Bara {name} ja", $"Only {name} yes");
    }

    private ChartRow Row(Cell cell, bool isWhole)
    {
        var label = isWhole ? words.Of("Alla par", "All pairs") : labels.Group(cell);
        if (cell.IsSuppressed || cell.Pairs is not { } pairs)
        {
            return new ChartRow(label, [Wording.Withheld, Wording.Withheld, Wording.Withheld, Wording.Withheld]);
        }

        return new ChartRow(label,
        [
            pairs.Agreement is { } agreement ? words.Percent(agreement) : "",
            pairs.Kappa is { } kappa ? words.Number(kappa, 2) : "",
            words.Count(cell.N ?? 0),
            words.Count(pairs.MissingPartner),
        ])
        {
            Parts = [.. PartsOf(pairs, cell.N ?? 0)],
        };
    }

    private static IEnumerable<double> PartsOf(PairAgreement pairs, double all) => pairs switch
    {
        _ when all == 0 => [],
        { Both: { } both, FirstOnly: { } first, SecondOnly: { } second, Neither: { } neither } => [both / all, first / all, second / all, neither / all],
        { Agreement: { } agreement } => [agreement, 1 - agreement],
        _ => [],
    };
}
