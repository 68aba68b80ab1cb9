using Survey.Data.Expressions;

namespace Survey.Data.Questionnaires;

/// <summary>Puts choices in random order; the same seed gives the same order.</summary>
/// <param name="Seed">What the order is drawn from; null is the respondent's own.</param>
public sealed record ChoiceShuffle(Expression? Seed);
