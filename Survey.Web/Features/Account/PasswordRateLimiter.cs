using System.Net;
using System.Threading.RateLimiting;

namespace Survey.Web.Features.Account;

/// <summary>How often passwords may be tried from one address. Pages and pictures are not counted.</summary>
internal sealed class PasswordRateLimiter : IDisposable
{
    private const int AttemptsPerMinute = 10;

    private readonly PartitionedRateLimiter<IPAddress?> limiter = PartitionedRateLimiter.Create<IPAddress?, string>(address =>
        RateLimitPartition.GetFixedWindowLimiter(address?.ToString() ?? "", _ => new FixedWindowRateLimiterOptions
        {
            PermitLimit = AttemptsPerMinute,
            Window = TimeSpan.FromMinutes(1),
        })
    );

    /// <summary>Counts a try; false where there have been too many.</summary>
    public bool TryAcquire(IPAddress? address)
    {
        using var lease = limiter.AttemptAcquire(address);
        return lease.IsAcquired;
    }

    public void Dispose() => limiter.Dispose();
}
