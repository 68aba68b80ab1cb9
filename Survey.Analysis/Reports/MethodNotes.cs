using System.Collections.Immutable;
using Survey.Analysis.Charts;
using Survey.Analysis.Exports;
using Survey.Analysis.Figures.Kinds;
using Survey.Analysis.Figures.Results;

namespace Survey.Analysis.Reports;

/// <summary>What the report's numbers mean, in words, with the sources of the methods.</summary>
internal sealed class MethodNotes(ReportContext context)
{
    private readonly ReportLocalizer localizer = context.Localizer;
    private readonly ImmutableArray<FigureResult> figures = context.Figures.Figures;

    public IEnumerable<(string Label, string Text)> All() =>
        [
            .. ColumnNotes(),
            .. new MethodSources(context).EstimatorNotes(),
            .. new MethodSources(context).IntervalNotes(),
            .. FeatureNotes(),
            DisclosureNote(),
        ];

    /// <summary>What the columns of every sheet mean.</summary>
    private IEnumerable<(string Label, string Text)> ColumnNotes() =>
        [
            (localizer.Text("Data", "Data"), context.Figures.DatasetHash),
            (
                localizer.Text("Frågeformulär", "Questionnaire"),
                localizer.Text(
                    $"{context.Study.Name}, version {context.Study.Version}, kontrollsumma {context.Study.Hash}",
                    $"{context.Study.Name}, version {context.Study.Version}, hash {context.Study.Hash}"
                )
            ),
            (localizer.Text("Program", "Software"), FiguresJsonWriter.Software),
            (
                "n",
                localizer.Text(
                    "Svar i basen där det är känt om villkoret gäller. Det som andelen bygger på.",
                    "Answers in the base for which it is known whether the condition holds. What the share rests on."
                )
            ),
            (
                localizer.Text("Okänt", "Unknown"),
                localizer.Text(
                    "Inkomna svar i basen där det inte är känt: vet ej, vill inte svara eller obesvarat. Räknas inte in i andelen.",
                    "Submitted answers in the base for which it is not known: don’t know, refused or left blank. Not counted in the share."
                )
            ),
            (
                localizer.Text("Ej svarat", "Not answered"),
                localizer.Text(
                    "Tillfrågade som kan höra till basen men inte har skickat in svar.",
                    "Units that may belong to the base and have not submitted."
                )
            ),
            (
                localizer.Text("Andel", "Share"),
                localizer.Text(
                    "Antal delat med n, vägt där vikter används. Antal och n är inte vägda.",
                    "Count divided by n, weighted where weights are used. Count and n are not weighted."
                )
            ),
            (
                localizer.Text("Nedre och övre gräns", "Lower and upper limit"),
                localizer.Text(
                    $"{localizer.Percent(context.Study.Settings.ConfidenceLevel)} konfidensintervall för hela den tillfrågade gruppen "
                        + $"(ändlig population), om de som inte svarat liknar dem som svarat i samma klass (läge B).",
                    $"{localizer.Percent(context.Study.Settings.ConfidenceLevel)} confidence interval for everyone who was asked "
                        + $"(finite population), if those who did not answer are like those who did in the same class (mode B)."
                )
            ),
            (
                localizer.Text("Lägsta och högsta möjliga", "Lowest and highest possible"),
                localizer.Text(
                    "Om alla okända och alla som inte svarat hade sagt nej respektive ja. Bygger inte på något antagande (läge "
                        + "A; Manski 2003).",
                    "If all unknown and all who did not answer had said no, or yes. Rests on no assumption (mode A; Manski 2003)."
                )
            ),
        ];

    /// <summary>What some figures have, where any of this report has it.</summary>
    private IEnumerable<(string Label, string Text)> FeatureNotes()
    {
        if (figures.Any(figure => figure.Definition.IncludesSuperpopulation))
        {
            yield return (
                localizer.Text("Superpopulation", "Superpopulation"),
                localizer.Text(
                    "Läge C: gränser utan ändlighetskorrektion, för frågor om vad som gäller i allmänhet.",
                    "Mode C: limits without finite population correction, for questions of what holds in general."
                )
            );
        }

        if (
            figures.Any(figure =>
                figure.Definition is { RakingColumns.IsEmpty: false } or { Kind.Weighting: FigureWeighting.Always }
                || (figure.Definition.IsWeighted && context.Study.Settings.WeightingClassColumn is not null)
            )
        )
        {
            yield return (
                localizer.Text("Vikter", "Weights"),
                localizer.Text(
                    "Antal tillfrågade delat med antal svar i varje klass. Klasser med färre än två svar slås samman med resten; "
                        + "det står då vid resultatet. Kalibrerade vikter stämmer med antalet tillfrågade i varje klass av flera "
                        + "ramvariabler samtidigt, och medelfelen är residualernas (Deming och Stephan 1940; Deville och Särndal 1992).",
                    "Number asked divided by number of answers in each class. Classes with fewer than two answers are merged with "
                        + "the rest, which is then noted at the figure. Raked weights meet the number asked in every class of several "
                        + "frame variables at once, and standard errors are those of the residuals (Deming and Stephan 1940; Deville and "
                        + "Särndal 1992)."
                )
            );
        }

        if (figures.Any(figure => figure.Cells.Any(cell => cell.Rank is not null)))
        {
            yield return (
                localizer.Text("Rang", "Rank"),
                localizer.Text(
                    "Bästa och sämsta möjliga rang enligt parvisa skillnader med Holms korrektion (Holm 1979; Mogstad m.fl. 2024); "
                        + "lika andelar delar rang. Svar med en gemensam bokstav kan inte skiljas åt (Piepho 2004).",
                    "Best and worst possible rank from pairwise differences with Holm’s correction (Holm 1979; Mogstad et al. "
                        + "2024); equal shares share a rank. Answers with a letter in common are not told apart (Piepho 2004)."
                )
            );
        }

        if (HasKind(kind => kind.AllowsSeveralAnswers))
        {
            yield return (
                localizer.Text("Flera val", "Several choices"),
                localizer.Text(
                    "Andelen räknas av dem som svarat på frågan (n). Andelen av valen räknas av alla val som gjorts; alternativ som "
                        + "utesluter de andra ingår inte.",
                    "The share is of those who answered the question (n). The share of answers is of all choices made; choices that "
                        + "rule out the others are left out."
                )
            );
        }

        if (figures.Any(figure => figure.Tests.Length > 0))
        {
            yield return (
                localizer.Text("Prövningar", "Tests"),
                localizer.Text(
                    "En prövning för varje uppdelning, utan ändlighetskorrektion (läge C). Ett val: Pearsons mått med Rao och "
                        + "Scotts andra ordningens korrektion (Rao och Scott 1984). Flera val: alla alternativ på en gång (Bilder och "
                        + "Loughin 2004).",
                    "One test for each breakdown, without finite population correction (mode C). One choice: Pearson’s statistic "
                        + "with Rao and Scott’s second-order correction (Rao and Scott 1984). Several choices: all choices at once (Bilder "
                        + "and Loughin 2004)."
                )
            );
        }

        if (HasKind(kind => kind.CountUnit == FigureCountUnit.Pairs))
        {
            yield return (
                localizer.Text("Par", "Pairs"),
                localizer.Text(
                    "Kappa: Cohen 1960, vägd Cohen 1968. Medelfel och gränser tar hänsyn till att samma organisation svarar om "
                        + "flera par (läge C); där svaren aldrig skiljer sig åt, eller bara åt ett håll, används Bonett–Price (2012). "
                        + "McNemars p-värden (exakt och mid-p; Fagerland m.fl. 2013) gör det inte. Lägsta och högsta möjliga: alla par, "
                        + "vad de som saknas än skulle ha svarat. Stuart–Maxwell (1955, 1970): använder båda svaren lika ofta?",
                    "Kappa: Cohen 1960, weighted Cohen 1968. Standard errors and limits allow for one organisation answering about "
                        + "several pairs (mode C); where answers never differ, or in one direction only, Bonett–Price (2012). McNemar’s "
                        + "p-values (exact and mid-p; Fagerland et al. 2013) do not. Lowest and highest possible: all pairs, whatever the "
                        + "missing ones would have said. Stuart–Maxwell (1955, 1970): do both use the answers equally often?"
                )
            );
        }

        if (HasKind(kind => kind.CountUnit == FigureCountUnit.Units))
        {
            yield return (
                localizer.Text("Svarsfrekvens", "Response rate"),
                localizer.Text(
                    "RR1 och RR2 enligt AAPOR (2023): inkomna svar, respektive inkomna och påbörjade, av alla tillfrågade som hör "
                        + "till undersökningen. RR3–RR6 är lika med dem, eftersom ramen säger vilka som hör dit. COOP: av dem som nåtts. "
                        + "REF: andel som avböjt. CON: andel som nåtts.",
                    "RR1 and RR2 after AAPOR (2023): forms submitted, and submitted or begun, of all eligible units. RR3 to RR6 "
                        + "equal them, since the frame says who is eligible. COOP: of those reached. REF: share that refused. CON: "
                        + "share reached."
                )
            );
        }
    }

    private (string Label, string Text) DisclosureNote() =>
        (
            localizer.Text("Sekretess", "Disclosure"),
            context.Study.Settings.SuppressesCells
                ? string.Join(" ", DescribeDisclosureRules())
                : localizer.Text("Inga tal är undantagna.", "No numbers are withheld.")
        );

    private IEnumerable<string> DescribeDisclosureRules()
    {
        var rules = context.Study.Settings;
        yield return localizer.Text(
            $"I uppdelningar visas inte alla tal ({ReportLocalizer.SuppressedSymbol}). Svaren räknas ovägda.",
            $"In breakdowns some numbers are withheld ({ReportLocalizer.SuppressedSymbol}). Answers are counted unweighted."
        );
        if (rules.SuppressBelow > 0)
        {
            yield return localizer.Text(
                $"Färre än {rules.SuppressBelow} svar: talen visas inte.",
                $"Fewer than {rules.SuppressBelow} answers: withheld."
            );
        }

        if (rules.SuppressAlikeBelow > 0)
        {
            yield return localizer.Text(
                $"Färre än {rules.SuppressAlikeBelow} svar, och alla lika: talen visas inte.",
                $"Fewer than {rules.SuppressAlikeBelow} answers, all alike: withheld."
            );
        }

        if (rules.SuppressDominance is { } dominance)
        {
            yield return localizer.Text(
                $"De {dominance.ContributorCount} största står för mer än {localizer.Percent(dominance.MaximumPercent / 100)} "
                    + $"av en summa: medelvärdet och summan visas inte.",
                $"The largest {dominance.ContributorCount} make up more than "
                    + $"{localizer.Percent(dominance.MaximumPercent / 100)} of a sum: the mean and the total are withheld."
            );
        }

        if (rules.SuppressPercent is { } percent)
        {
            yield return localizer.Text(
                $"Den näst största kan beräkna den störstas tal med ett fel på mindre än {localizer.Percent(percent / 100)}: "
                    + $"medelvärdet och summan visas inte.",
                $"The second largest can work out the largest’s number to within {localizer.Percent(percent / 100)}: the mean "
                    + $"and the total are withheld."
            );
        }

        yield return localizer.Text(
            "Därutöver undantas de tal som behövs för att de första inte ska gå att räkna ut ur andra, med hänsyn till allt som "
                + "rapporten visar och till ramen (Fischetti och Salazar 2001). Helheten visas alltid.",
            "Beyond these, as many are withheld as it takes for the first not to be worked out from others, given all that the "
                + "report shows and the frame (Fischetti and Salazar 2001). The whole is always shown."
        );
    }

    private bool HasKind(Func<FigureKind, bool> isSuch) => figures.Any(figure => isSuch(figure.Definition.Kind));
}
