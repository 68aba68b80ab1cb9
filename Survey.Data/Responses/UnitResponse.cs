namespace Survey.Data.Responses;

/// <summary>How far a unit has come.</summary>
public enum ResponseStatus
{
    /// <summary>Answers are there, nothing was submitted.</summary>
    Partial,

    /// <summary>Submitted: the answers count.</summary>
    Submitted,
}

/// <summary>A unit's answers in a round as analysis takes them. A unit that has none has no such record.</summary>
public sealed record UnitResponse(string UnitId, ResponseStatus Status, AnswerSet Answers)
{
    /// <summary>Whether simulation made the answers up; said wherever they are shown.</summary>
    public bool IsSynthetic { get; init; }
}
