using Survey.Analysis.Charts;
using Survey.Analysis.Designs;
using Survey.Analysis.Figures;

namespace Survey.Analysis.Reports;

/// <summary>What the sheet of non-response says above its tables.</summary>
internal sealed class NonresponseSentences(Edition edition)
{
    private readonly Wording words = edition.Words;
    private readonly StudyLabels labels = edition.Labels;

    public IEnumerable<string> All() =>
    [
        words.Of("För dem som arbetar med svaren: även små klasser visas här.", "For those who work with the answers: small classes are shown here too."),
        words.Of(
            "De som svarat jämförs med alla tillfrågade i det som ramen säger. Där de skiljer sig åt blir också svar som hänger samman med det skeva; vikterna ska ta bort skillnaden.",
            "Those who answered are compared with all who were asked, in what the frame says. Where they differ, answers that go with it are skewed too; the weights are to take the difference away."),
        words.Of(
            "Del: hur mycket av ojämnheten i svaren som går ihop med variabeln, och med klassen (över noll svarar fler än i genomsnitt). Egen del: det som de andra variablerna inte förklarar.",
            "Part: how much of the unevenness of the response goes with the variable, and with the class (above zero more answer than on average). Own part: what the other variables do not explain."),
        .. edition.Figures.Nonresponse.SelectMany(Of),
    ];

    private IEnumerable<string> Of(NonresponseProfile profile)
    {
        var (group, rate) = (labels.Value("respondent_group", profile.Group), words.Percent((double)profile.Answered / profile.Units));
        yield return words.Of($"{group}: {profile.Answered} av {profile.Units} har svarat ({rate}). ", $"{group}: {profile.Answered} of {profile.Units} answered ({rate}). ")
            + (profile.Representativity is { } found
                ? Of(found)
                : words.Of("Ingen R-indikator: ingen modell av svarandet går att skatta med ramens variabler.", "No R-indicator: no model of the response can be fitted to the frame’s variables."));
        if (profile.Representativity is { LeftOut: { Length: > 0 } leftOut })
        {
            var names = string.Join(", ", leftOut.Select(labels.Variable));
            yield return words.Of($"Utanför modellen, eftersom den inte går att skatta med dem: {names}.", $"Outside the model, which cannot be fitted with them: {names}.");
        }

        if (profile.Representativity is { Joined: { Length: > 0 } joined })
        {
            var names = string.Join(", ", joined.Select(Text));
            yield return words.Of(
                $"Klasser där alla eller ingen svarat är sammanslagna med grannen i modellen: {names}.",
                $"Classes in which everyone or nobody answered are joined with their neighbour in the model: {names}.");
        }
    }

    private string Of(Representativity found)
    {
        var columns = string.Join(", ", found.Columns.Select(labels.Variable));
        return words.Of(
            $"R-indikator {words.Number(found.RIndicator, 2)} (1 = alla lika benägna att svara; i en liten ram ser den lägre ut än den är), variationskoefficient {words.Number(found.CoefficientOfVariation, 2)}. I modellen: {columns}.",
            $"R-indicator {words.Number(found.RIndicator, 2)} (1 = all equally likely to answer; in a small frame it looks lower than it is), coefficient of variation {words.Number(found.CoefficientOfVariation, 2)}. In the model: {columns}.");
    }

    private string Text((string Column, MergedClass Class) joined)
    {
        var name = labels.Value(joined.Column, joined.Class.Name);
        return words.Of($"{name} ({joined.Class.Answered} av {joined.Class.Units})", $"{name} ({joined.Class.Answered} of {joined.Class.Units})");
    }
}
