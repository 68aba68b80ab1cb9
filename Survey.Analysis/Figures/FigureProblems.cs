using System.Collections.Immutable;
using Survey.Data.Questionnaires;
using Survey.Data.Studies;

namespace Survey.Analysis.Figures;

/// <summary>What is wrong with the sheets of figures and claims, all of it at once.</summary>
internal sealed class FigureProblems
{
    private readonly List<StudyProblem> problems = [];

    public int Errors { get; private set; }

    public void Error(string code, Place place, string message)
    {
        Errors++;
        problems.Add(new StudyProblem(Severity.Error, code, place, message));
    }

    public void Warning(string code, Place place, string message) => problems.Add(new StudyProblem(Severity.Warning, code, place, message));

    public void ReportUnknownColumns(StudyTable table, ImmutableHashSet<string> known)
    {
        foreach (var head in table.Heads.Where(head => !known.Contains(head.Name)))
        {
            Warning("G001", table.Sheet.PlaceOfHead(head.Written), $"The column '{head.Written}' is not read. It is kept, and means nothing here.");
        }
    }

    public ImmutableArray<StudyProblem> ToImmutable() => [.. problems.Distinct()];
}
