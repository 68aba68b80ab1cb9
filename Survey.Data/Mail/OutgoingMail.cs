namespace Survey.Data.Mail;

/// <summary>One mail on its way out: plain text to one person.</summary>
public sealed record OutgoingMail
{
    /// <summary>The mail's key; its message id too, so that a mail delivered twice is seen as one.</summary>
    public required Guid Id { get; init; }

    /// <summary>The address it goes to.</summary>
    public required string To { get; init; }

    /// <summary>The name of the person it goes to.</summary>
    public required string ToName { get; init; }

    /// <summary>The subject.</summary>
    public required string Subject { get; init; }

    /// <summary>The text.</summary>
    public required string Body { get; init; }

    /// <summary>When it was put in the outbox.</summary>
    public required DateTimeOffset QueuedAt { get; init; }

    /// <summary>How many attempts have been made to send it.</summary>
    public int Attempts { get; init; }
}

/// <summary>How far a mail has come.</summary>
public enum MailStatus
{
    /// <summary>It waits, for the first attempt or another.</summary>
    Waiting,

    /// <summary>It was handed to the mail server or laid in the pick-up folder.</summary>
    Sent,

    /// <summary>It could not be sent and will not be tried again.</summary>
    Failed,
}
