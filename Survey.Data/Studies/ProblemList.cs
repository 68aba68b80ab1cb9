using System.Collections.Immutable;
using System.Globalization;
using Survey.Data.Questionnaires;

namespace Survey.Data.Studies;

/// <summary>Gathers what is wrong while a study is read, so that its author hears of everything at once.</summary>
internal sealed class ProblemList
{
    /// <summary>Nobody reads on; a tangled workbook can be wrong in millions of ways.</summary>
    public const int MostOfAKind = 1_000;

    private readonly List<StudyProblem> problems = [];
    private readonly HashSet<StudyProblem> known = [];
    private int warnings;
    private int hindrances;

    public void Error(string code, Place? place, string message) => Add(new StudyProblem(Severity.Error, code, place, message));

    public void Warning(string code, Place? place, string message) => Add(new StudyProblem(Severity.Warning, code, place, message));

    public void Unsupported(string code, Place? place, string message) => Add(new StudyProblem(Severity.Unsupported, code, place, message));

    /// <summary>A file that the form reads did not come with the workbook: the study is whole but for it.</summary>
    public void MissingFile(string file, Place place) => Warning(StudyProblem.MissingFile, place,
        $"The file '{file}' did not come with the workbook. Lay it beside the workbook, upload it too, or add its rows as a sheet '{file}'; the study cannot be used without.");

    public void AddRange(IEnumerable<StudyProblem> more)
    {
        foreach (var problem in more)
        {
            Add(problem);
        }
    }

    /// <summary>All problems, each once; of warnings and of what stands in the way the first thousand each, and how many more there were.</summary>
    public ImmutableArray<StudyProblem> ToImmutable() => [.. problems, .. More(warnings, Severity.Warning, "warnings"), .. More(hindrances, Severity.Error, "faults")];

    private void Add(StudyProblem problem)
    {
        ref var count = ref problem.IsFault ? ref hindrances : ref warnings;
        if (count >= MostOfAKind)
        {
            count++;
        }
        else if (known.Add(problem))
        {
            count++;
            problems.Add(problem);
        }
    }

    private static IEnumerable<StudyProblem> More(int count, Severity severity, string what) => count <= MostOfAKind ? [] :
        [new StudyProblem(severity, "W016", null, string.Create(CultureInfo.InvariantCulture, $"There are more than {MostOfAKind} {what}. Put the first of them right, and read the workbook again."))];
}
