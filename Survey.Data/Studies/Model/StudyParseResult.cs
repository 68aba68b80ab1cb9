using System.Collections.Immutable;
using Survey.Data.Studies.Workbooks;

namespace Survey.Data.Studies.Model;

/// <summary>The result of reading a study: the study, unless it has an error or an unsupported feature, and all messages
/// about it.</summary>
public sealed record StudyParseResult(Study? Study, ImmutableArray<StudyProblem> Problems);
