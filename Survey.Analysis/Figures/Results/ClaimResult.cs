using Survey.Data.Questionnaires;

namespace Survey.Analysis.Figures.Results;

/// <summary>What figures say of a published sentence.</summary>
public enum Verdict
{
    /// <summary>The whole interval fulfils the test.</summary>
    Holds,

    /// <summary>No part of the interval fulfils the test.</summary>
    DoesNotHold,

    /// <summary>A part of the interval fulfils the test, or the number is withheld.</summary>
    CannotTell,
}

/// <summary>A published sentence checked against the figures.</summary>
public sealed record ClaimResult
{
    /// <summary>The stable name.</summary>
    public required string Name { get; init; }

    /// <summary>The sentence.</summary>
    public required LocalizedText Label { get; init; }

    /// <summary>The test as written in the workbook.</summary>
    public required string TestText { get; init; }

    /// <summary>The verdict by the estimates' intervals.</summary>
    public required Verdict VerdictByInterval { get; init; }

    /// <summary>The verdict by the bounds, which assume nothing of those who did not answer.</summary>
    public required Verdict VerdictByBounds { get; init; }

    /// <summary>The numbers of the test, formatted: <c>0.853 [0.838, 0.866]</c>.</summary>
    public required string ObservedValues { get; init; }
}
