using System.Collections.Immutable;

namespace Survey.Data.Studies;

/// <summary>What came of reading a workbook's file: its tables, or why there are none.</summary>
public sealed record WorkbookReading(Workbook? Workbook, ImmutableArray<StudyProblem> Problems)
{
    /// <summary>A file that cannot be read at all.</summary>
    internal static WorkbookReading Failed(string message) => new(null, [new StudyProblem(Severity.Error, "W001", null, message)]);
}
