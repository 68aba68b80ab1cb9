using System.Collections.Immutable;
using Survey.Data.Questionnaires;
using Survey.Data.Texts;

namespace Survey.Data.Studies.Workbooks;

/// <summary>Gathers what is wrong while a study is read, so that its author gets all problems at once.</summary>
internal sealed class ProblemCollector
{
    /// <summary>Limit for each severity: one error can follow from another, so that a workbook can have millions.</summary>
    public const int MaximumPerSeverity = 1_000;

    private readonly List<StudyProblem> problems = [];
    private readonly HashSet<StudyProblem> seen = [];
    private int warningCount;
    private int errorCount;

    public void AddError(string code, SourceLocation? location, ProblemMessage message) =>
        Add(new StudyProblem(Severity.Error, code, location, message));

    public void AddWarning(string code, SourceLocation? location, ProblemMessage message) =>
        Add(new StudyProblem(Severity.Warning, code, location, message));

    public void AddUnsupported(string code, SourceLocation? location, ProblemMessage message) =>
        Add(new StudyProblem(Severity.Unsupported, code, location, message));

    /// <summary>A file that the form reads did not come with the workbook: apart from that the study is complete.</summary>
    public void AddMissingFile(string fileName, SourceLocation location) =>
        AddWarning(
            StudyProblem.MissingFileCode,
            location,
            $"The file '{fileName}' did not come with the workbook. Put it in the workbook's folder, upload it too, or add its rows as a "
                + $"sheet '{fileName}'; the study cannot be used without."
        );

    public void AddRange(IEnumerable<StudyProblem> newProblems)
    {
        foreach (var problem in newProblems)
        {
            Add(problem);
        }
    }

    /// <summary>All problems, each once; of warnings and of what makes the study unusable the first thousand each, and how many more there
    /// were.</summary>
    public ImmutableArray<StudyProblem> ToImmutable() =>
        [
            .. problems,
            .. OverflowProblem(warningCount, Severity.Warning, $"warnings"),
            .. OverflowProblem(errorCount, Severity.Error, $"errors"),
        ];

    private void Add(StudyProblem problem)
    {
        ref var count = ref problem.IsErrorOrUnsupported ? ref errorCount : ref warningCount;
        if (count >= MaximumPerSeverity)
        {
            count++;
        }
        else if (seen.Add(problem))
        {
            count++;
            problems.Add(problem);
        }
    }

    private static IEnumerable<StudyProblem> OverflowProblem(int count, Severity severity, ProblemMessage pluralNoun) =>
        count <= MaximumPerSeverity
            ? []
            :
            [
                new StudyProblem(
                    severity,
                    "W016",
                    null,
                    $"There are more than {MaximumPerSeverity} {pluralNoun}. Correct the first ones, and read the workbook again."
                ),
            ];
}
