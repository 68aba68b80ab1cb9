using System.Collections.Immutable;
using Survey.Data.Studies.Workbooks;

namespace Survey.Data.Studies.Model;

/// <summary>What came of reading a study: the study, unless an error or an unsupported feature stands in its way, and everything there is
/// to say about it.</summary>
public sealed record StudyParseResult(Study? Study, ImmutableArray<StudyProblem> Problems);
