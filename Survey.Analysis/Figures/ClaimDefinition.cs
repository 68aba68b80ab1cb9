using System.Collections.Immutable;
using Survey.Data.Expressions;
using Survey.Data.Questionnaires;
using Survey.Data.Studies;

namespace Survey.Analysis.Figures;

/// <summary>A published sentence and the test that figures decide it by, as the workbook declares them.</summary>
/// <param name="Name">The stable name.</param>
/// <param name="Label">The sentence.</param>
/// <param name="Test">The test as written.</param>
/// <param name="Condition">What it means.</param>
/// <param name="Place">Where it is declared.</param>
public sealed record ClaimDefinition(string Name, LocalText Label, string Test, Expression Condition, Place Place);

/// <summary>A study's claims, and what is wrong with their sheet.</summary>
public sealed record ClaimReading(ImmutableArray<ClaimDefinition> Claims, ImmutableArray<StudyProblem> Problems);
