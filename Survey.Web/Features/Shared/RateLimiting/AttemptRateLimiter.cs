using System.Threading.RateLimiting;

namespace Survey.Web.Features.Shared.RateLimiting;

/// <summary>Limits the attempts at a secret from one address: growing delays first, then refusal until an attempt is older than the
/// window.</summary>
/// <remarks>
/// Thread-safe. The framework's sliding window cannot take one permit back and does not delay, hence this limiter. An attempt counts
/// before its delay, so that many at once gain nothing; refused ones do not count. Waiting holds no thread.
/// </remarks>
internal sealed class AttemptRateLimiter(TimeProvider time, RateLimitOptions options) : RateLimiter
{
    /// <summary>The delay doubles this often at most: 2^30 times any delay is beyond the longest, and does not overflow.</summary>
    private const int MaximumDoublings = 30;

    private readonly Lock gate = new();
    private readonly LinkedList<DateTimeOffset> attempts = [];
    private DateTimeOffset lastAttemptAt = time.GetUtcNow();

    /// <summary>How long no attempt has counted; null while one does. The framework drops limiters that are idle.</summary>
    public override TimeSpan? IdleDuration
    {
        get
        {
            lock (gate)
            {
                var now = time.GetUtcNow();
                RemoveExpired(now);
                return attempts.Count > 0 ? null : now - lastAttemptAt;
            }
        }
    }

    public override RateLimiterStatistics? GetStatistics() => null;

    /// <exception cref="NotSupportedException">Always: the answer may have to be delayed.</exception>
    protected override RateLimitLease AttemptAcquireCore(int permitCount) =>
        throw new NotSupportedException("An attempt may be delayed: use AcquireAsync.");

    protected override async ValueTask<RateLimitLease> AcquireAsyncCore(int permitCount, CancellationToken cancellationToken)
    {
        LinkedListNode<DateTimeOffset> attempt;
        TimeSpan delay;
        lock (gate)
        {
            var now = time.GetUtcNow();
            RemoveExpired(now);
            if (attempts.Count >= options.MostAttempts)
            {
                return new AttemptLease(removeAttempt: null);
            }

            attempt = attempts.AddLast(now);
            lastAttemptAt = now;
            delay = DelayOf(attempts.Count);
        }

        if (delay > TimeSpan.Zero)
        {
            await Task.Delay(delay, time, cancellationToken);
        }

        return new AttemptLease(() => Remove(attempt));
    }

    private TimeSpan DelayOf(int attemptCount)
    {
        var delayedAttempts = attemptCount - options.FreeAttempts;
        if (delayedAttempts <= 0)
        {
            return TimeSpan.Zero;
        }

        var delay = options.FirstWait * Math.Pow(2, Math.Min(delayedAttempts - 1, MaximumDoublings));
        return delay < options.LongestWait ? delay : options.LongestWait;
    }

    private void Remove(LinkedListNode<DateTimeOffset> attempt)
    {
        lock (gate)
        {
            // An expired attempt is in no list any more.
            if (attempt.List is not null)
            {
                attempts.Remove(attempt);
            }
        }
    }

    private void RemoveExpired(DateTimeOffset now)
    {
        while (attempts.First is { } oldest && oldest.Value + options.Window <= now)
        {
            attempts.RemoveFirst();
        }
    }
}
