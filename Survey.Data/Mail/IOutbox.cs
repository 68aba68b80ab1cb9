namespace Survey.Data.Mail;

/// <summary>Mails that wait to be sent. A mail is stored in the same transaction as the change that it is about: both or neither.</summary>
/// <remarks>
/// A mail of its own, such as a link to a colleague, is sent at least once; its text, which may hold a personal link, is cleared once it is
/// sent or has failed. A mail of a mailing is sent at most once, and has no text here. Thread-safe.
/// </remarks>
public interface IOutbox
{
    /// <summary>Adds a mail that belongs to no other change.</summary>
    Task AddAsync(OutgoingMail mail, CancellationToken cancellation);

    /// <summary>Takes the mail that has waited longest, for one attempt; mails of their own come before those of mailings. In the same
    /// transaction a mail of a mailing that is not wanted any more is cancelled, and one that another node never confirmed becomes
    /// uncertain.</summary>
    /// <param name="now">The present instant.</param>
    /// <param name="leaseEndsAt">Until when no other node takes the mail: later than the longest hand-over ends.</param>
    /// <param name="cancellation">Cancels the claim.</param>
    /// <returns>Null where none is due, or the outbox is stopped.</returns>
    Task<OutgoingMail?> ClaimNextAsync(DateTimeOffset now, DateTimeOffset leaseEndsAt, CancellationToken cancellation);

    /// <summary>Records that the mail server accepted the mail, and with which words.</summary>
    Task MarkSentAsync(Guid mailId, string reply, DateTimeOffset sentAt, CancellationToken cancellation);

    /// <summary>Records an attempt that certainly did not deliver the mail; it is tried again.</summary>
    Task RescheduleAsync(Guid mailId, string failure, DateTimeOffset retryAt, CancellationToken cancellation);

    /// <summary>Records that the mail cannot be sent and is not tried again.</summary>
    Task MarkFailedAsync(Guid mailId, string failure, DateTimeOffset failedAt, CancellationToken cancellation);

    /// <summary>Records that nobody knows whether the mail server accepted a mail of a mailing; it is not tried again.</summary>
    Task MarkUncertainAsync(Guid mailId, string failure, DateTimeOffset failedAt, CancellationToken cancellation);

    /// <summary>Records that a mail of a mailing is not wanted any more.</summary>
    Task CancelAsync(Guid mailId, MailingObstacle obstacle, DateTimeOffset cancelledAt, CancellationToken cancellation);

    /// <summary>Takes no mail until one is tried again, because of a fault that concerns all.</summary>
    /// <returns>Whether the outbox was running before.</returns>
    Task<bool> StopAsync(OutboxStop stop, CancellationToken cancellation);

    /// <summary>Why no mail is sent at present; null where mails are sent.</summary>
    Task<OutboxStop?> FindStopAsync(CancellationToken cancellation);

    /// <summary>Sends mails again at once.</summary>
    Task ResumeAsync(CancellationToken cancellation);

    /// <summary>The status of a mail; null where there is none with the id.</summary>
    Task<MailStatus?> FindStatusAsync(Guid mailId, CancellationToken cancellation);
}
