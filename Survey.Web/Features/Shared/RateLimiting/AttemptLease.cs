using System.Diagnostics.CodeAnalysis;
using System.Threading.RateLimiting;

namespace Survey.Web.Features.Shared.RateLimiting;

/// <summary>The answer of the rate limiter to one attempt at a secret. Disposing it releases nothing: an attempt counts for its
/// window.</summary>
/// <param name="removeAttempt">Removes the attempt from the count; null where the attempt was refused.</param>
internal sealed class AttemptLease(Action? removeAttempt) : RateLimitLease
{
    /// <summary>Whether the secret may be checked.</summary>
    public override bool IsAcquired => removeAttempt is not null;

    public override IEnumerable<string> MetadataNames => [];

    /// <summary>Does not count this attempt: the secret was right.</summary>
    public void RemoveAttempt() => removeAttempt?.Invoke();

    public override bool TryGetMetadata(string metadataName, [NotNullWhen(true)] out object? metadata)
    {
        metadata = null;
        return false;
    }
}
