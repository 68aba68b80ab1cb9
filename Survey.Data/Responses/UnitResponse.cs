namespace Survey.Data.Responses;

/// <summary>A unit's answers in a round as analysis takes them. A unit that has none has no such record.</summary>
/// <param name="UnitId">The unit.</param>
/// <param name="Status"><see cref="FormStatus.Submitted"/>, also while the form is open again for changes, or
/// <see cref="FormStatus.InProgress"/>.</param>
/// <param name="Answers">What was submitted; before that, what is there.</param>
public sealed record UnitResponse(string UnitId, FormStatus Status, AnswerSet Answers)
{
    /// <summary>Whether the answers are simulated; every place that shows them says so.</summary>
    public bool IsSynthetic { get; init; }
}
