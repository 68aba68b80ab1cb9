using System.Collections.Immutable;

namespace Survey.Data.Mail.Bounces;

/// <summary>What a returned message says about one mail.</summary>
public sealed record DeliveryReport
{
    /// <summary>What it says.</summary>
    public required BounceKind Kind { get; init; }

    /// <summary>The ids that may be the mail's, the surest first: that of the envelope, then those of returned headers.</summary>
    public ImmutableArray<Guid> MailIds { get; init; } = [];

    /// <summary>The address that the mail was sent to, as far as the message says so; where the mail was forwarded, another one.</summary>
    public ImmutableArray<string> Addresses { get; init; } = [];

    /// <summary>The enhanced status code, such as 5.1.1; empty where there is none.</summary>
    public string Status { get; init; } = "";

    /// <summary>The words of the mail server, whole; of an automatic reply its subject and beginning.</summary>
    public string Diagnostic { get; init; } = "";
}
