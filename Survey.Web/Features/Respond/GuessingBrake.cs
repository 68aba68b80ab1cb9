using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.Options;

namespace Survey.Web.Features.Respond;

/// <summary>Makes guessing at codes slow: each wrong code from an address makes the next answer wait longer, and then there is none for a while.</summary>
/// <remarks>
/// An attempt counts before it is looked at, so that many at once gain nothing, and is taken back when the code was right.
/// Each node of a site counts for itself. Waiting holds no thread.
/// </remarks>
internal sealed class GuessingBrake(TimeProvider time, IOptions<GuessingOptions> options)
{
    private const int MostAddresses = 50_000;
    private readonly ConcurrentDictionary<string, Guesses> guesses = new(StringComparer.Ordinal);

    /// <summary>Waits as long as the address has deserved; false where it gets no answer for now.</summary>
    public async Task<bool> TryPassAsync(IPAddress? address, CancellationToken cancellation)
    {
        Forget();
        var attempts = guesses.GetOrAdd(KeyOf(address), _ => new Guesses()).Add(time.GetUtcNow(), options.Value);
        if (attempts > options.Value.MostAttempts)
        {
            return false;
        }

        var wait = WaitBefore(attempts);
        if (wait > TimeSpan.Zero)
        {
            await Task.Delay(wait, time, cancellation);
        }

        return true;
    }

    /// <summary>Takes the last attempt back: the code was right.</summary>
    public void WasRight(IPAddress? address)
    {
        if (guesses.TryGetValue(KeyOf(address), out var found))
        {
            found.TakeBack();
        }
    }

    private TimeSpan WaitBefore(int attempts)
    {
        var over = attempts - options.Value.FreeAttempts;
        var wait = over <= 0 ? TimeSpan.Zero : options.Value.FirstWait * Math.Pow(2, Math.Min(over - 1, 30));
        return wait < options.Value.LongestWait ? wait : options.Value.LongestWait;
    }

    /// <summary>Addresses that were quiet for the whole window are dropped once there are many.</summary>
    private void Forget()
    {
        if (guesses.Count < MostAddresses)
        {
            return;
        }

        foreach (var (key, found) in guesses)
        {
            if (found.IsQuiet(time.GetUtcNow(), options.Value.Window))
            {
                guesses.TryRemove(key, out _);
            }
        }
    }

    /// <summary>A household or office has a whole /64 of IPv6.</summary>
    private static string KeyOf(IPAddress? address) => address switch
    {
        null => "",
        { IsIPv4MappedToIPv6: true } => address.MapToIPv4().ToString(),
        { AddressFamily: AddressFamily.InterNetworkV6 } => Convert.ToHexString(address.GetAddressBytes().AsSpan(0, 8)),
        _ => address.ToString(),
    };

    private sealed class Guesses
    {
        private readonly Lock gate = new();
        private readonly Queue<DateTimeOffset> at = [];

        public int Add(DateTimeOffset now, GuessingOptions limits)
        {
            lock (gate)
            {
                while (at.TryPeek(out var oldest) && (oldest + limits.Window <= now || at.Count > limits.MostAttempts))
                {
                    at.Dequeue();
                }

                at.Enqueue(now);
                return at.Count;
            }
        }

        public void TakeBack()
        {
            lock (gate)
            {
                at.TryDequeue(out _);
            }
        }

        public bool IsQuiet(DateTimeOffset now, TimeSpan window)
        {
            lock (gate)
            {
                return at.All(instant => instant + window <= now);
            }
        }
    }
}
