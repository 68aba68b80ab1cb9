using System.Collections.Immutable;

namespace Survey.Data.Studies;

/// <summary>What came of reading a study: the study, unless an error or an unsupported feature stands in its way, and everything there is to say about it.</summary>
public sealed record StudyReading(Study? Study, ImmutableArray<StudyProblem> Problems);
