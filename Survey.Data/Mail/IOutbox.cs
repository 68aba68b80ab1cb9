namespace Survey.Data.Mail;

/// <summary>Mails that wait to be sent. A mail is stored in the same transaction as the change that it is about: both or neither.</summary>
/// <remarks>A mail is sent at least once. Its text, which may hold a personal link, is cleared once it is sent or has failed.
/// Thread-safe.</remarks>
public interface IOutbox
{
    /// <summary>Adds a mail that belongs to no other change.</summary>
    Task AddAsync(OutgoingMail mail, CancellationToken cancellation);

    /// <summary>Takes the mail that has waited longest, for one attempt; null where none is due.</summary>
    /// <param name="now">The present instant.</param>
    /// <param name="retryAt">When another node may take the mail, unless the attempt has ended before.</param>
    /// <param name="cancellation">Cancels the claim.</param>
    Task<OutgoingMail?> ClaimNextAsync(DateTimeOffset now, DateTimeOffset retryAt, CancellationToken cancellation);

    /// <summary>Records that the mail is sent.</summary>
    Task MarkSentAsync(Guid mailId, DateTimeOffset sentAt, CancellationToken cancellation);

    /// <summary>Records a failed attempt; the mail is tried again.</summary>
    Task RescheduleAsync(Guid mailId, string failure, DateTimeOffset retryAt, CancellationToken cancellation);

    /// <summary>Records that the mail cannot be sent and is not tried again.</summary>
    Task MarkFailedAsync(Guid mailId, string failure, DateTimeOffset failedAt, CancellationToken cancellation);

    /// <summary>The status of a mail; null where there is none with the id.</summary>
    Task<MailStatus?> FindStatusAsync(Guid mailId, CancellationToken cancellation);
}
