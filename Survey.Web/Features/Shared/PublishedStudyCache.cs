using System.Collections.Concurrent;
using Survey.Data.Frames;
using Survey.Data.Rounds;
using Survey.Data.Studies.Model;

namespace Survey.Web.Features.Shared;

/// <summary>Keeps what never changes once published at hand: reading a workbook anew for every page would be slow.</summary>
internal sealed class PublishedStudyCache(IRoundStore rounds)
{
    private readonly ConcurrentDictionary<string, Task<Study>> studies = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<Guid, Task<Frame>> frames = [];

    /// <summary>The study that a round asks.</summary>
    public Task<Study> ReadStudyAsync(Round round) =>
        ReadOnceAsync(studies, round.StudyHash, hash => rounds.ReadStudyAsync(hash, CancellationToken.None));

    /// <summary>Whom a round asks.</summary>
    public Task<Frame> ReadFrameAsync(Round round) =>
        ReadOnceAsync(frames, round.Id, id => rounds.ReadFrameAsync(id, CancellationToken.None));

    /// <summary>A reading that failed is not kept.</summary>
    private static async Task<TValue> ReadOnceAsync<TKey, TValue>(
        ConcurrentDictionary<TKey, Task<TValue>> cache,
        TKey key,
        Func<TKey, Task<TValue>> read
    )
        where TKey : notnull
    {
        var task = cache.GetOrAdd(key, read);
        try
        {
            return await task;
        }
        catch
        {
            cache.TryRemove(KeyValuePair.Create(key, task));
            throw;
        }
    }
}
