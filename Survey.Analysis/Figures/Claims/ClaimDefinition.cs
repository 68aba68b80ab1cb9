using System.Collections.Immutable;
using Survey.Data.Questionnaires;
using Survey.Data.Studies.Workbooks;

namespace Survey.Analysis.Figures.Claims;

/// <summary>A published sentence and the test of figures that decides it, as the workbook declares them.</summary>
/// <param name="Name">The stable name.</param>
/// <param name="Label">The sentence.</param>
/// <param name="TestText">The test as written.</param>
/// <param name="Test">What it means.</param>
/// <param name="Location">Where it is declared.</param>
public sealed record ClaimDefinition(string Name, LocalizedText Label, string TestText, ClaimTest Test, SourceLocation Location);

/// <summary>A study's claims, and what is wrong with their sheet.</summary>
public sealed record ClaimParseResult(ImmutableArray<ClaimDefinition> Claims, ImmutableArray<StudyProblem> Problems);
