using System.Collections.Immutable;
using Survey.Data.Questionnaires;
using Survey.Data.Studies.Columns;
using Survey.Data.Studies.Reference;
using Survey.Data.Studies.Workbooks;
using Survey.Data.Texts;

namespace Survey.Analysis.Figures.Kinds;

/// <summary>Collects the problems of the sheets of figures and claims.</summary>
internal sealed class FigureProblemCollector
{
    private readonly List<StudyProblem> problems = [];

    public int ErrorCount { get; private set; }

    public void AddError(string code, SourceLocation location, ProblemMessage message)
    {
        ErrorCount++;
        problems.Add(new StudyProblem(Severity.Error, code, location, message));
    }

    public void AddWarning(string code, SourceLocation location, ProblemMessage message) =>
        problems.Add(new StudyProblem(Severity.Warning, code, location, message));

    public void ReportUnknownColumns(StudyTable table, SheetReference sheet)
    {
        foreach (
            var header in table.Headers.Where(header =>
                sheet.FindColumn(header.Name) is null && !sheet.IgnoredColumns.Any(column => column.Name == header.Name)
            )
        )
        {
            AddWarning(
                "G001",
                table.Sheet.LocationOfHeader(header.OriginalText),
                $"The column '{header.OriginalText}' is not known. It is ignored."
            );
        }
    }

    public ImmutableArray<StudyProblem> ToImmutable() => [.. problems.Distinct()];
}
