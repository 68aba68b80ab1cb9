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
            localizer.Text("NonresponseAudienceNote"),
            localizer.Text("NonresponseNote"),
            localizer.Text("PartialIndicatorNote"),
            .. context.Figures.Nonresponse.SelectMany(Describe),
        ];

    private IEnumerable<string> Describe(NonresponseProfile profile)
    {
        var (group, rate) = (
            labels.Value("respondent_group", profile.RespondentGroup),
            localizer.Numbers.Percent((double)profile.AnsweredUnits / profile.EligibleUnits)
        );
        var answered = localizer.Text("WeightingClassAnswered", group, profile.AnsweredUnits, profile.EligibleUnits, rate);
        var indicator = profile.Representativity is { } representativity
            ? Describe(representativity)
            : localizer.Text("NoRepresentativityIndicatorNote");
        yield return $"{answered} {indicator}";
        if (profile.Representativity is { ExcludedColumns: { Length: > 0 } leftOut })
        {
            var names = string.Join(", ", leftOut.Select(labels.Variable));
            yield return localizer.Text("ExcludedVariablesNote", names);
        }

        if (profile.Representativity is { MergedClasses: { Length: > 0 } joined })
        {
            var names = string.Join(", ", joined.Select(DescribeMergedClass));
            yield return localizer.Text("JoinedClassesNote", names);
        }
    }

    private string Describe(Representativity representativity)
    {
        var columns = string.Join(", ", representativity.Columns.Select(labels.Variable));
        return localizer.Text(
            "RepresentativityIndicatorNote",
            localizer.Numbers.Number(representativity.RIndicator, 2),
            localizer.Numbers.Number(representativity.CoefficientOfVariation, 2),
            columns
        );
    }

    private string DescribeMergedClass((string Column, MergedWeightingClass Class) merged)
    {
        var name = labels.Value(merged.Column, merged.Class.Name);
        return localizer.Text("ClassSize", name, merged.Class.Answered, merged.Class.Units);
    }
}
