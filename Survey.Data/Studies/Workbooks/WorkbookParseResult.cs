using System.Collections.Immutable;
using Survey.Data.Texts;

namespace Survey.Data.Studies.Workbooks;

/// <summary>The result of reading a workbook's file: its tables, or why there are none.</summary>
public sealed record WorkbookParseResult(Workbook? Workbook, ImmutableArray<StudyProblem> Problems)
{
    /// <summary>A file that cannot be read at all.</summary>
    internal static WorkbookParseResult Failed(ProblemMessage message) =>
        new(null, [new StudyProblem(Severity.Error, "W001", null, message)]);
}
