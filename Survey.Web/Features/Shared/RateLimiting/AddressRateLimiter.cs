using System.Net;
using System.Net.Sockets;
using System.Threading.RateLimiting;
using Microsoft.Extensions.Options;

namespace Survey.Web.Features.Shared.RateLimiting;

/// <summary>Limits the attempts at one kind of secret (access codes, passwords) from each address.</summary>
/// <remarks>Thread-safe. Each node of a site counts for itself; addresses without a counting attempt are dropped after a while.</remarks>
internal sealed class AddressRateLimiter<TOptions>(TimeProvider time, IOptions<TOptions> options) : IDisposable
    where TOptions : RateLimitOptions
{
    private readonly PartitionedRateLimiter<IPAddress?> limiter = PartitionedRateLimiter.Create<IPAddress?, string>(address =>
        RateLimitPartition.Get<string>(PartitionKeyOf(address), _ => new AttemptRateLimiter(time, options.Value))
    );

    /// <summary>Counts an attempt, and delays its answer; the lease says whether the secret may be checked.</summary>
    public async Task<AttemptLease> AcquireAsync(IPAddress? address, CancellationToken cancellation) =>
        (AttemptLease)await limiter.AcquireAsync(address, permitCount: 1, cancellation);

    public void Dispose() => limiter.Dispose();

    /// <summary>A household or an office has a whole /64 of IPv6: its addresses count together. An IPv4 address counts as itself, however
    /// it is written.</summary>
    private static string PartitionKeyOf(IPAddress? address) =>
        address switch
        {
            null => "",
            { IsIPv4MappedToIPv6: true } => address.MapToIPv4().ToString(),
            { AddressFamily: AddressFamily.InterNetworkV6 } => Convert.ToHexString(address.GetAddressBytes().AsSpan(0, 8)),
            _ => address.ToString(),
        };
}
