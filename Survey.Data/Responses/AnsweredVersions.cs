using System.Collections.Immutable;
using Survey.Data.Studies.Model;

namespace Survey.Data.Responses;

/// <summary>In which versions of its study a round's responses were answered.</summary>
/// <remarks>A move of the round stands in the journal of every response that was started then; one without any was started
/// later.</remarks>
public sealed class AnsweredVersions
{
    private readonly Study study;
    private readonly ILookup<string, RecordedMove> movesByUnit;
    private readonly ImmutableArray<RecordedMove> moves;
    private readonly List<string> versions;
    private readonly string? neverMovedTo;

    /// <summary>Reads what the journals record.</summary>
    /// <param name="study">What the round asks now, with its earlier versions.</param>
    /// <param name="moves">The moves in all journals.</param>
    public AnsweredVersions(Study study, IReadOnlyCollection<RecordedMove> moves)
    {
        ArgumentNullException.ThrowIfNull(study);
        this.study = study;
        movesByUnit = moves.OrderBy(move => move.Revision).ToLookup(move => move.UnitId, StringComparer.Ordinal);
        this.moves = [.. moves.DistinctBy(move => (move.StudyHash, move.MovedAt)).OrderBy(move => move.MovedAt)];
        versions = [.. study.EarlierVersions.Select(version => version.Hash), study.Hash];
        neverMovedTo = versions.Find(hash => this.moves.All(move => move.StudyHash != hash));
    }

    /// <summary>What analysis takes of a response, with the versions in which it was answered; null where nothing is there.</summary>
    public UnitResponse? ToUnitResponse(Response response)
    {
        ArgumentNullException.ThrowIfNull(response);
        var unitResponse = response.ToUnitResponse();
        if (unitResponse is null || study.EarlierVersions.IsEmpty)
        {
            return unitResponse;
        }

        var submitted = response.SubmittedAt is { } submittedAt
            ? HashWhere(response.UnitId, move => move.MovedAt <= submittedAt)
            : HashWhere(response.UnitId, _ => true);
        var others = unitResponse.Answers.Entries.Select(entry =>
            (entry.Key, Hash: HashOf(response, entry.Key, entry.Value) ?? submitted)
        );
        return unitResponse with
        {
            StudyHash = submitted,
            StudyHashes = others
                .Where(answer => answer.Hash != submitted)
                .ToImmutableDictionary(answer => answer.Key, answer => answer.Hash),
        };
    }

    /// <summary>The version in which an answer was last given; null where it was given anew since it was submitted.</summary>
    private string? HashOf(Response response, AnswerKey key, StoredAnswer answer) =>
        response.Answers.GetStoredAnswer(key) == answer && response.AnswerRevisions.TryGetValue(key, out var revision)
            ? HashWhere(response.UnitId, move => move.Revision < revision)
            : null;

    /// <summary>The version after the last of a response's moves that satisfies a condition.</summary>
    private string HashWhere(string unitId, Func<RecordedMove, bool> isBefore)
    {
        var own = movesByUnit[unitId].ToList();
        if (own.LastOrDefault(isBefore) is { } last)
        {
            return last.StudyHash;
        }

        return own.Count == 0 ? study.Hash : HashBefore(own[0]);
    }

    /// <summary>The version that a move ended: that of the move before it, else the one that the round opened with, to which no move led
    /// unless the round came back to it.</summary>
    private string HashBefore(RecordedMove move)
    {
        if (moves.LastOrDefault(earlier => earlier.MovedAt < move.MovedAt) is { } before)
        {
            return before.StudyHash;
        }

        return neverMovedTo ?? versions.Find(hash => hash != move.StudyHash) ?? study.Hash;
    }
}
