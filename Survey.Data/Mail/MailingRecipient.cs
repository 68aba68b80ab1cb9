namespace Survey.Data.Mail;

/// <summary>One person of a mailing, and what became of their mail.</summary>
public sealed record MailingRecipient
{
    /// <summary>The mail, whose id is its Message-ID at every attempt.</summary>
    public required Guid MailId { get; init; }

    /// <summary>The invitation of the person.</summary>
    public required Guid InvitationId { get; init; }

    /// <summary>The address that was chosen when the mailing was ordered.</summary>
    public required string Address { get; init; }

    /// <summary>What became of it.</summary>
    public MailingState State { get; init; } = MailingState.Queued;

    /// <summary>The mail server's answer, or why the mail was not sent; empty where there is nothing to say.</summary>
    public string Reply { get; init; } = "";

    /// <summary>When the state was reached.</summary>
    public required DateTimeOffset ChangedAt { get; init; }
}

/// <summary>What became of one person's mail of a mailing.</summary>
public enum MailingState
{
    /// <summary>It waits.</summary>
    Queued,

    /// <summary>A node hands it over now.</summary>
    Sending,

    /// <summary>The mail server accepted it. Whether it arrived nobody knows.</summary>
    Accepted,

    /// <summary>The line broke, or the program ended, while the server had it: it may have been accepted. It is never sent again by
    /// itself.</summary>
    Uncertain,

    /// <summary>The mail server asked for a later attempt, which is made.</summary>
    Deferred,

    /// <summary>The mail server refused it for good.</summary>
    Refused,

    /// <summary>It was not sent, because it was not wanted any more; the reply says why.</summary>
    Cancelled,
}
