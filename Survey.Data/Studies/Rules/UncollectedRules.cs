using Survey.Data.Studies.Sheets;
using Survey.Data.Studies.Workbooks;
using Survey.Data.Texts;

namespace Survey.Data.Studies.Rules;

/// <summary>Rules about positions, recordings, files and barcodes, which are kept and not asked.</summary>
internal static class UncollectedRules
{
    /// <summary>One warning for each type, however many questions there are.</summary>
    public static IEnumerable<StudyProblem> UncollectedQuestions(UnverifiedStudy draft) =>
        from same in draft.Questionnaire.UncollectedQuestions.GroupBy(question => question.UncollectedType)
        let locations = same.Select(question => question.Location).ToList()
        select new StudyProblem(
            Severity.Warning,
            StudyProblem.UncollectedCode,
            locations[0],
            ProblemMessage.ForCount(
                locations.Count,
                $"1 row of type '{same.Key}' ({ReferenceRules.ListLocations(locations)}) cannot be asked here. It is kept in the "
                    + $"workbook, and nobody is asked; say so when you publish, or remove what is not needed.",
                $"{locations.Count} rows of type '{same.Key}' ({ReferenceRules.ListLocations(locations)}) cannot be asked here. It is "
                    + $"kept in the workbook, and nobody is asked; say so when you publish, or remove what is not needed."
            )
        );

    /// <summary>What reads an answer that is never given always finds it empty.</summary>
    public static IEnumerable<StudyProblem> ReadingsOfUncollectedQuestions(UnverifiedStudy draft)
    {
        var uncollected = draft.Questionnaire.UncollectedQuestions.Select(question => question.Name).ToHashSet(StringComparer.Ordinal);
        var readings = draft
            .Expressions.Where(located => !uncollected.Contains(located.Owner))
            .SelectMany(located => located.Expression.VariableNames.Select(name => (Name: name, located.Location)))
            .Concat(ReferenceRules.ReferencesInTexts(draft));
        return from reading in readings
               where uncollected.Contains(reading.Name)
               group reading.Location by reading.Name into same
               let locations = same.Distinct().ToList()
               select new StudyProblem(
                   Severity.Warning,
                   "X049",
                   locations[0],
                   $"'{same.Key}' is not asked here and so always empty. {CellCount(locations.Count)} "
                       + $"({ReferenceRules.ListLocations(locations)}) read ${{{same.Key}}}: see that the form works without it."
               );
    }

    private static ProblemMessage CellCount(int count) => ProblemMessage.ForCount(count, $"1 cell", $"{count} cells");
}
