using System.Collections.Immutable;

namespace Survey.Data.Studies;

/// <summary>A study as far as it could be read, before it is known whether it holds together.</summary>
internal sealed record StudyDraft(Study Study, ImmutableArray<PlacedExpression> Expressions);
