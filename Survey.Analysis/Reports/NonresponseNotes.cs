using Survey.Analysis.Charts;
using Survey.Analysis.Designs;
using Survey.Analysis.Figures.Results;

namespace Survey.Analysis.Reports;

/// <summary>What the sheet of non-response says above its tables.</summary>
internal sealed class NonresponseNotes(ReportContext context)
{
    private readonly ReportLocalizer localizer = context.Localizer;
    private readonly StudyLabels labels = context.Labels;

    public IEnumerable<string> All() =>
        [
            localizer.Text(
                "För dem som arbetar med svaren: även små klasser visas här.",
                "For those who work with the answers: small classes are shown here too."
            ),
            localizer.Text(
                "De som svarat jämförs med alla tillfrågade i det som ramen säger. Där de skiljer sig åt blir också svar som hänger "
                    + "samman med det skeva; vikterna ska ta bort skillnaden.",
                "Those who answered are compared with all who were asked, in what the frame says. Where they differ, answers that "
                    + "go with it are skewed too; the weights are to take the difference away."
            ),
            localizer.Text(
                "Del: hur mycket av ojämnheten i svaren som går ihop med variabeln, och med klassen (över noll svarar fler än i "
                    + "genomsnitt). Egen del: det som de andra variablerna inte förklarar.",
                "Part: how much of the unevenness of the response goes with the variable, and with the class (above zero more "
                    + "answer than on average). Own part: what the other variables do not explain."
            ),
            .. context.Figures.Nonresponse.SelectMany(Describe),
        ];

    private IEnumerable<string> Describe(NonresponseProfile profile)
    {
        var (group, rate) = (
            labels.Value("respondent_group", profile.RespondentGroup),
            localizer.Percent((double)profile.AnsweredUnits / profile.EligibleUnits)
        );
        yield return localizer.Text(
            $"{group}: {profile.AnsweredUnits} av {profile.EligibleUnits} har svarat ({rate}). ",
            $"{group}: {profile.AnsweredUnits} of {profile.EligibleUnits} answered ({rate}). "
        )
            + (
                profile.Representativity is { } representativity
                    ? Describe(representativity)
                    : localizer.Text(
                        "Ingen R-indikator: ingen modell av svarandet går att skatta med ramens variabler.",
                        "No R-indicator: no model of the response can be fitted to the frame’s variables."
                    )
            );
        if (profile.Representativity is { ExcludedColumns: { Length: > 0 } leftOut })
        {
            var names = string.Join(", ", leftOut.Select(labels.Variable));
            yield return localizer.Text(
                $"Utanför modellen, eftersom den inte går att skatta med dem: {names}.",
                $"Outside the model, which cannot be fitted with them: {names}."
            );
        }

        if (profile.Representativity is { MergedClasses: { Length: > 0 } joined })
        {
            var names = string.Join(", ", joined.Select(DescribeMergedClass));
            yield return localizer.Text(
                $"Klasser där alla eller ingen svarat är sammanslagna med grannen i modellen: {names}.",
                $"Classes in which everyone or nobody answered are joined with their neighbour in the model: {names}."
            );
        }
    }

    private string Describe(Representativity representativity)
    {
        var columns = string.Join(", ", representativity.Columns.Select(labels.Variable));
        return localizer.Text(
            $"R-indikator {localizer.Number(representativity.RIndicator, 2)} (1 = alla lika benägna att svara; i en liten ram "
                + $"ser den lägre ut än den är), variationskoefficient {localizer.Number(representativity.CoefficientOfVariation, 2)}. "
                + $"I modellen: {columns}.",
            $"R-indicator {localizer.Number(representativity.RIndicator, 2)} (1 = all equally likely to answer; in a small "
                + $"frame it looks lower than it is), coefficient of variation "
                + $"{localizer.Number(representativity.CoefficientOfVariation, 2)}. In the model: {columns}."
        );
    }

    private string DescribeMergedClass((string Column, MergedClass Class) merged)
    {
        var name = labels.Value(merged.Column, merged.Class.Name);
        return localizer.Text(
            $"{name} ({merged.Class.Answered} av {merged.Class.Units})",
            $"{name} ({merged.Class.Answered} of {merged.Class.Units})"
        );
    }
}
