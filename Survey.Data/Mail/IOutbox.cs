namespace Survey.Data.Mail;

/// <summary>Mails that wait to be sent. Whoever causes a mail stores it in the same transaction as what it tells of, so that neither is
/// there without the other.</summary>
/// <remarks>A mail is sent at least once. Its text, which may hold a personal link, is forgotten as soon as it is sent or given
/// up.</remarks>
public interface IOutbox
{
    /// <summary>Takes the mail that has waited longest, for one attempt; null where none is due.</summary>
    /// <param name="now">The instant. Another node may take the mail only when this one has been silent until
    /// <paramref name="retryAt"/>.</param>
    /// <param name="retryAt">When the mail is due again, should nothing more be heard of it.</param>
    /// <param name="cancellation">Stops waiting.</param>
    Task<OutgoingMail?> ClaimNextAsync(DateTimeOffset now, DateTimeOffset retryAt, CancellationToken cancellation);

    /// <summary>The mail is sent.</summary>
    Task MarkSentAsync(Guid mailId, DateTimeOffset sentAt, CancellationToken cancellation);

    /// <summary>The mail could not be sent and is tried again.</summary>
    Task RescheduleAsync(Guid mailId, string failure, DateTimeOffset retryAt, CancellationToken cancellation);

    /// <summary>The mail cannot be sent.</summary>
    Task MarkFailedAsync(Guid mailId, string failure, DateTimeOffset failedAt, CancellationToken cancellation);

    /// <summary>How far a mail has come; null where there is none of that key.</summary>
    Task<MailStatus?> FindStatusAsync(Guid mailId, CancellationToken cancellation);
}
