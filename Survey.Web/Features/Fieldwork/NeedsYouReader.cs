using Survey.Web.Features.Fieldwork.Mailings;

namespace Survey.Web.Features.Fieldwork;

/// <summary>Something of a round that waits for the team.</summary>
/// <param name="TextKey">The key of what it is, in which {0} is how many there are.</param>
/// <param name="Count">How many there are.</param>
/// <param name="Address">The page where it is done, below that of the round.</param>
internal sealed record NeedsYouLine(string TextKey, int Count, string Address);

/// <summary>Lists what of a round waits for the team. Each kind adds its line here.</summary>
internal sealed class NeedsYouReader(BounceReader bounces)
{
    /// <summary>What there is, without what there is none of.</summary>
    public async Task<IReadOnlyList<NeedsYouLine>> ListAsync(Guid roundId, CancellationToken cancellation)
    {
        var open = (await bounces.ListAsync(roundId, cancellation)).Count(entry => entry.NeedsStep);
        NeedsYouLine[] lines = [new("NeedsYouBounces", open, "mailings/bounces")];
        return [.. lines.Where(line => line.Count > 0)];
    }
}
