using System.Collections.Immutable;
using Survey.Data.Studies.Workbooks;

namespace Survey.Data.Studies.Model;

/// <summary>The result of reading a study: the study, unless it has an error or an unsupported feature, and all messages
/// about it.</summary>
public sealed record StudyParseResult(Study? Study, ImmutableArray<StudyProblem> Problems)
{
    /// <summary>What could be read of a study with errors, for the checks of its other sheets; null where that is too little.</summary>
    public PartialStudy? Partial { get; init; }
}
