using Microsoft.Extensions.Options;

namespace Survey.Web.Features.Shared;

/// <summary>The address that links to the site begin with where they leave it, in mails.</summary>
internal sealed class SiteUrlProvider(IOptions<SiteOptions> options)
{
    /// <summary>The address that the world knows, without a slash at the end; where none is set, the one that was asked for.</summary>
    public string GetBaseUrl(HttpRequest request) =>
        options.Value.Address is { Length: > 0 } address ? address.TrimEnd('/') : $"{request.Scheme}://{request.Host}{request.PathBase}";
}
