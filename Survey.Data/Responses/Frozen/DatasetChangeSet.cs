using System.Collections.Immutable;

namespace Survey.Data.Responses.Frozen;

/// <summary>The units of a round's data that are not as they were.</summary>
/// <param name="Units">The units with what has changed of each, in the order of the frame.</param>
public sealed record DatasetChangeSet(ImmutableArray<DatasetChange> Units)
{
    /// <summary>How many units came into the frame.</summary>
    public int AddedUnits => Units.Count(unit => unit.Row == FrameRowChange.Added);

    /// <summary>How many units are not asked any more.</summary>
    public int RemovedUnits => Units.Count(unit => unit.Row == FrameRowChange.Removed);

    /// <summary>How many units have other values in the frame.</summary>
    public int ChangedUnits => Units.Count(unit => unit.Row == FrameRowChange.Changed);

    /// <summary>How many units have another outcome.</summary>
    public int ChangedDispositions => Units.Count(unit => unit.HasOtherDisposition);

    /// <summary>How many units have answers and had none.</summary>
    public int AddedResponses => Units.Count(unit => unit.Response == ResponseChange.Added);

    /// <summary>How many units have other answers than they had.</summary>
    public int ChangedResponses => Units.Count(unit => unit.Response == ResponseChange.Changed);

    /// <summary>How many units have submitted that had not.</summary>
    public int NewlySubmitted => Units.Count(unit => unit.IsNewlySubmitted);

    /// <summary>How many answers were given, changed or taken away.</summary>
    public int ChangedAnswers => Units.Sum(unit => unit.ChangedAnswers);

    /// <summary>In how many units each question's answers are others, those with most first.</summary>
    public IEnumerable<(string Question, int Units)> ByQuestion =>
        Units
            .SelectMany(unit => unit.Questions)
            .CountBy(name => name, StringComparer.Ordinal)
            .OrderByDescending(pair => pair.Value)
            .ThenBy(pair => pair.Key, StringComparer.Ordinal)
            .Select(pair => (pair.Key, pair.Value));
}
