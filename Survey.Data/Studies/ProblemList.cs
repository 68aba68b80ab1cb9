using System.Collections.Immutable;
using Survey.Data.Questionnaires;

namespace Survey.Data.Studies;

/// <summary>Gathers what is wrong while a study is read, so that its author hears of everything at once.</summary>
internal sealed class ProblemList
{
    private readonly List<StudyProblem> problems = [];

    public void Error(string code, Place? place, string message) => problems.Add(new StudyProblem(Severity.Error, code, place, message));

    public void Warning(string code, Place? place, string message) => problems.Add(new StudyProblem(Severity.Warning, code, place, message));

    public void Unsupported(string code, Place? place, string message) => problems.Add(new StudyProblem(Severity.Unsupported, code, place, message));

    public void AddRange(IEnumerable<StudyProblem> more) => problems.AddRange(more);

    public ImmutableArray<StudyProblem> ToImmutable() => [.. problems.Distinct()];
}
