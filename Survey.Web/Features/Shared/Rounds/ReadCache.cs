using System.Collections.Concurrent;

namespace Survey.Web.Features.Shared.Rounds;

/// <summary>Caches values that never change once they are stored, such as published studies.</summary>
/// <remarks>Safe for concurrent use: callers who ask for one key at the same time wait for one read. A read that failed, or that found
/// null, is not kept.</remarks>
/// <typeparam name="TKey">What a value is read by.</typeparam>
/// <typeparam name="TValue">What is read.</typeparam>
/// <param name="capacity">The number of values at which the cache is emptied. Emptying it whole needs no record of use, and costs one
/// read of each value that is asked for again.</param>
internal sealed class ReadCache<TKey, TValue>(int capacity)
    where TKey : notnull
{
    private readonly ConcurrentDictionary<TKey, Task<TValue>> reads = [];

    /// <summary>The cached value of a key, read first where there is none.</summary>
    /// <param name="key">The key.</param>
    /// <param name="read">Reads the value. It serves every caller who waits, so it should not stop when one of them does.</param>
    public async Task<TValue> GetOrReadAsync(TKey key, Func<TKey, Task<TValue>> read)
    {
        if (reads.Count >= capacity && !reads.ContainsKey(key))
        {
            reads.Clear();
        }

        var task = reads.GetOrAdd(key, read);
        var isFound = false;
        try
        {
            var value = await task;
            isFound = value is not null;
            return value;
        }
        finally
        {
            if (!isFound)
            {
                reads.TryRemove(KeyValuePair.Create(key, task));
            }
        }
    }
}
