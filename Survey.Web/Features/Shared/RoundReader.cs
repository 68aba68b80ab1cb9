using System.Collections.Concurrent;
using Survey.Data.Responses;
using Survey.Data.Rounds;

namespace Survey.Web.Features.Shared;

/// <summary>Reads rounds for the research team's pages. What was read is kept until an answer changes: the same material is the same object.</summary>
internal sealed class RoundReader(IRoundStore rounds, IResponseStore responses, PublishedStudies studies)
{
    private readonly ConcurrentDictionary<Guid, (int Changes, RoundMaterial Material)> known = [];

    /// <summary>All rounds, the newest first.</summary>
    public Task<IReadOnlyList<Round>> ListAsync(CancellationToken cancellation) => rounds.ListAsync(cancellation);

    /// <summary>The round of that name with all that belongs to it, or null.</summary>
    public async Task<RoundMaterial?> FindAsync(string name, CancellationToken cancellation) =>
        await rounds.FindAsync(name, cancellation) is { } round ? await ReadAsync(round, cancellation) : null;

    /// <summary>All that belongs to a round.</summary>
    public async Task<RoundMaterial> ReadAsync(Round round, CancellationToken cancellation)
    {
        // Counted before it is read: what is saved in between is read twice, never missed.
        var changes = await responses.CountChangesAsync(round.Id, cancellation);
        if (known.TryGetValue(round.Id, out var found) && found.Changes == changes && found.Material.Round == round)
        {
            return found.Material;
        }

        var material = new RoundMaterial(round, await studies.StudyAsync(round), await studies.FrameAsync(round), await responses.ListAsync(round.Id, cancellation));
        known[round.Id] = (changes, material);
        return material;
    }
}
