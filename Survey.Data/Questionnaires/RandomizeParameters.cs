using Survey.Data.Expressions;

namespace Survey.Data.Questionnaires;

/// <summary>The parameters of <c>randomize=true</c>: choices are shown in random order; the same seed gives the same order.</summary>
/// <param name="Seed">What the order is drawn from; null is the respondent's own.</param>
public sealed record RandomizeParameters(Expression? Seed);
