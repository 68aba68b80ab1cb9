namespace Survey.Data.Mail;

/// <summary>Stores mailings, and says whom a mail could go to.</summary>
/// <remarks>Thread-safe.</remarks>
public interface IMailingStore
{
    /// <summary>Everybody invited to a round, as they are now, by holder.</summary>
    Task<IReadOnlyList<MailingCandidate>> ListCandidatesAsync(Guid roundId, CancellationToken cancellation);

    /// <summary>One person invited to a round, as they are now; null where the invitation opens nothing.</summary>
    Task<MailingCandidate?> FindCandidateAsync(Guid invitationId, CancellationToken cancellation);

    /// <summary>The invitations of those who got, or are about to get, a message of a round; not of those whose mail was refused or
    /// cancelled, or came back.</summary>
    Task<IReadOnlySet<Guid>> ListReceiversAsync(Guid roundId, string messageName, CancellationToken cancellation);

    /// <summary>Adds a mailing, with one mail for each person in the outbox: all or none.</summary>
    Task AddAsync(Mailing mailing, IReadOnlyCollection<MailingRecipient> recipients, CancellationToken cancellation);

    /// <summary>Adds a mailing that is over, such as a sample's: its mails are in the states that are given, and none is sent.</summary>
    Task ImportAsync(Mailing mailing, IReadOnlyCollection<MailingRecipient> recipients, CancellationToken cancellation);

    /// <summary>Adds a mailing of one mail, once: a request that is made again has the same mail's id.</summary>
    /// <returns>False where there is such a mail; nothing is added then.</returns>
    Task<bool> TryAddOneAsync(Mailing mailing, MailingRecipient recipient, CancellationToken cancellation);

    /// <summary>The mails to one person, the latest first.</summary>
    Task<IReadOnlyList<PersonMail>> ListMailsAsync(Guid invitationId, CancellationToken cancellation);

    /// <summary>A round's mailings, the latest first, each with how many of its mails are in which state.</summary>
    Task<IReadOnlyList<MailingCount>> ListAsync(Guid roundId, CancellationToken cancellation);

    /// <summary>The persons of a mailing, by address.</summary>
    Task<IReadOnlyList<MailingRecipient>> ListRecipientsAsync(Guid mailingId, CancellationToken cancellation);

    /// <summary>Cancels what of a mailing still waits; what is handed over now is finished.</summary>
    /// <returns>False where nothing waits.</returns>
    Task<bool> TryCancelAsync(Guid mailingId, DateTimeOffset cancelledAt, CancellationToken cancellation);
}

/// <summary>A mailing, and how many of its mails are in which state.</summary>
/// <param name="Mailing">The mailing.</param>
/// <param name="Counts">The counts; a state without mails is left out.</param>
public sealed record MailingCount(Mailing Mailing, IReadOnlyDictionary<MailingState, int> Counts)
{
    /// <summary>How many of its mails are in a state.</summary>
    public int Of(MailingState state) => Counts.GetValueOrDefault(state);

    /// <summary>Whether something of it waits.</summary>
    public bool IsWaiting => Of(MailingState.Queued) + Of(MailingState.Deferred) > 0;
}
