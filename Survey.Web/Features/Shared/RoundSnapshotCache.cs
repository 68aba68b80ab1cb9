using System.Collections.Concurrent;
using Survey.Data.Responses;
using Survey.Data.Rounds;

namespace Survey.Web.Features.Shared;

/// <summary>Reads rounds for the research team's pages. What was read is kept until an answer changes: the same material is the same
/// object.</summary>
internal sealed class RoundSnapshotCache(IRoundStore rounds, IResponseStore responses, PublishedStudyCache studies)
{
    private readonly ConcurrentDictionary<Guid, (int Changes, RoundSnapshot Material)> cache = [];

    /// <summary>All rounds, the newest first.</summary>
    public Task<IReadOnlyList<Round>> ListAsync(CancellationToken cancellation) => rounds.ListAsync(cancellation);

    /// <summary>The round of that name with all that belongs to it, or null.</summary>
    public async Task<RoundSnapshot?> FindSnapshotAsync(string name, CancellationToken cancellation) =>
        await rounds.FindAsync(name, cancellation) is { } round ? await ReadSnapshotAsync(round, cancellation) : null;

    /// <summary>All that belongs to a round.</summary>
    public async Task<RoundSnapshot> ReadSnapshotAsync(Round round, CancellationToken cancellation)
    {
        // Counted before it is read: what is saved in between is read twice, never missed.
        var changes = await responses.CountChangesAsync(round.Id, cancellation);
        if (cache.TryGetValue(round.Id, out var cached) && cached.Changes == changes && cached.Material.Round == round)
        {
            return cached.Material;
        }

        var snapshot = new RoundSnapshot(
            round,
            await studies.ReadStudyAsync(round),
            await studies.ReadFrameAsync(round),
            await responses.ListAsync(round.Id, cancellation)
        );
        cache[round.Id] = (changes, snapshot);
        return snapshot;
    }
}
