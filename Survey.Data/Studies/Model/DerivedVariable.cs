using Survey.Data.Expressions;
using Survey.Data.Questionnaires;

namespace Survey.Data.Studies.Model;

/// <summary>A variable computed from others.</summary>
public sealed record DerivedVariable(string Name, LocalizedText Label, Expression Value, SourceLocation Location);
