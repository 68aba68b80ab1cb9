namespace Survey.Data.Mail;

/// <summary>A mail to be sent to one person.</summary>
public sealed record OutgoingMail
{
    /// <summary>The mail's id; its message id too, so that mail programs recognise a mail that is delivered twice.</summary>
    public required Guid Id { get; init; }

    /// <summary>The address it goes to.</summary>
    public required string To { get; init; }

    /// <summary>The name of the person it goes to.</summary>
    public required string ToName { get; init; }

    /// <summary>The name that it comes from, such as the agency's, where the site has none of its own; empty for none.</summary>
    public string SenderName { get; init; } = "";

    /// <summary>The address that answers go to; empty where they go to the site's.</summary>
    public string ReplyTo { get; init; } = "";

    /// <summary>The name of the person whom answers go to.</summary>
    public string ReplyToName { get; init; } = "";

    /// <summary>The subject.</summary>
    public required string Subject { get; init; }

    /// <summary>The text.</summary>
    public required string Body { get; init; }

    /// <summary>The same as HTML; empty where there is the plain text alone.</summary>
    public string HtmlBody { get; init; } = "";

    /// <summary>The mailing that it belongs to; null where it is a mail of its own.</summary>
    public MailingClaim? Mailing { get; init; }

    /// <summary>When it was put in the outbox.</summary>
    public required DateTimeOffset QueuedAt { get; init; }

    /// <summary>How many attempts have been made to send it.</summary>
    public int Attempts { get; init; }
}

/// <summary>That a mail belongs to a mailing: its text is written when it is handed over, and it is sent at most once.</summary>
/// <param name="Mailing">The mailing.</param>
/// <param name="InvitationId">The person whom it goes to.</param>
public sealed record MailingClaim(Mailing Mailing, Guid InvitationId);

/// <summary>The status of a mail.</summary>
public enum MailStatus
{
    /// <summary>It waits, for the first attempt or another.</summary>
    Waiting,

    /// <summary>The mail server accepted it, or it was written to the pickup folder.</summary>
    Sent,

    /// <summary>It could not be sent and will not be tried again.</summary>
    Failed,
}
