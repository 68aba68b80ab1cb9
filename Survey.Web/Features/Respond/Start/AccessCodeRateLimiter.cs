using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.Options;

namespace Survey.Web.Features.Respond.Start;

/// <summary>Makes guessing at codes slow: each wrong code from an address makes the next answer wait longer, and then there is none for a
/// while.</summary>
/// <remarks>
/// An attempt counts before it is looked at, so that many at once gain nothing, and is taken back when the code was right.
/// Each node of a site counts for itself. Waiting holds no thread.
/// </remarks>
internal sealed class AccessCodeRateLimiter(TimeProvider time, IOptions<AccessCodeRateLimitOptions> options)
{
    private const int MaximumTrackedAddresses = 50_000;
    private readonly ConcurrentDictionary<string, AttemptLog> attemptsByAddress = new(StringComparer.Ordinal);

    /// <summary>Waits as long as the address has deserved; false where it gets no answer for now.</summary>
    public async Task<bool> TryAcquireAsync(IPAddress? address, CancellationToken cancellation)
    {
        RemoveIdleAddresses();
        var attempts = attemptsByAddress.GetOrAdd(PartitionKeyOf(address), _ => new AttemptLog()).Add(time.GetUtcNow(), options.Value);
        if (attempts > options.Value.MostAttempts)
        {
            return false;
        }

        var delay = DelayFor(attempts);
        if (delay > TimeSpan.Zero)
        {
            await Task.Delay(delay, time, cancellation);
        }

        return true;
    }

    /// <summary>Takes the last attempt back: the code was right.</summary>
    public void RemoveAttempt(IPAddress? address)
    {
        if (attemptsByAddress.TryGetValue(PartitionKeyOf(address), out var log))
        {
            log.RemoveOne();
        }
    }

    private TimeSpan DelayFor(int attempts)
    {
        var delayedAttempts = attempts - options.Value.FreeAttempts;
        var delay = delayedAttempts <= 0 ? TimeSpan.Zero : options.Value.FirstWait * Math.Pow(2, Math.Min(delayedAttempts - 1, 30));
        return delay < options.Value.LongestWait ? delay : options.Value.LongestWait;
    }

    /// <summary>Addresses that were quiet for the whole window are dropped once there are many.</summary>
    private void RemoveIdleAddresses()
    {
        if (attemptsByAddress.Count < MaximumTrackedAddresses)
        {
            return;
        }

        foreach (var (key, log) in attemptsByAddress)
        {
            if (log.IsIdle(time.GetUtcNow(), options.Value.Window))
            {
                attemptsByAddress.TryRemove(key, out _);
            }
        }
    }

    /// <summary>A household or office has a whole /64 of IPv6.</summary>
    private static string PartitionKeyOf(IPAddress? address) =>
        address switch
        {
            null => "",
            { IsIPv4MappedToIPv6: true } => address.MapToIPv4().ToString(),
            { AddressFamily: AddressFamily.InterNetworkV6 } => Convert.ToHexString(address.GetAddressBytes().AsSpan(0, 8)),
            _ => address.ToString(),
        };

    private sealed class AttemptLog
    {
        private readonly Lock gate = new();
        private readonly Queue<DateTimeOffset> attemptedAt = [];

        public int Add(DateTimeOffset now, AccessCodeRateLimitOptions options)
        {
            lock (gate)
            {
                while (attemptedAt.TryPeek(out var oldest) && (oldest + options.Window <= now || attemptedAt.Count > options.MostAttempts))
                {
                    attemptedAt.Dequeue();
                }

                attemptedAt.Enqueue(now);
                return attemptedAt.Count;
            }
        }

        public void RemoveOne()
        {
            lock (gate)
            {
                attemptedAt.TryDequeue(out _);
            }
        }

        public bool IsIdle(DateTimeOffset now, TimeSpan window)
        {
            lock (gate)
            {
                return attemptedAt.All(instant => instant + window <= now);
            }
        }
    }
}
