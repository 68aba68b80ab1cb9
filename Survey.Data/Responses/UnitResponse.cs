using System.Collections.Immutable;

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

    /// <summary>The hash of the study version in which it was submitted, or stands; null where that is not recorded, as in a
    /// file.</summary>
    public string? StudyHash { get; init; }

    /// <summary>The hashes of the versions in which answers were last given, where they are others.</summary>
    public ImmutableDictionary<AnswerKey, string> StudyHashes { get; init; } = ImmutableDictionary<AnswerKey, string>.Empty;

    /// <summary>The hash of the version in which an answer was last given; null where that is not recorded.</summary>
    public string? StudyHashOf(AnswerKey key) => StudyHashes.TryGetValue(key, out var hash) ? hash : StudyHash;
}
