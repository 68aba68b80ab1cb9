using Microsoft.Extensions.Options;

namespace Survey.Web.Features.Shared;

/// <summary>Provides the address with which links in mails begin.</summary>
internal sealed class SiteUrlProvider(IOptions<SiteOptions> options)
{
    /// <summary>The configured public address, without a slash at the end; empty where none is configured.</summary>
    public string ConfiguredUrl => options.Value.Address.TrimEnd('/');

    /// <summary>The public address, without a slash at the end; where none is configured, that of the request.</summary>
    public string GetBaseUrl(HttpRequest request) =>
        ConfiguredUrl is { Length: > 0 } address ? address : $"{request.Scheme}://{request.Host}{request.PathBase}";
}
