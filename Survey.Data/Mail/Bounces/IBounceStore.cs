namespace Survey.Data.Mail.Bounces;

/// <summary>Stores what came back for mails of mailings.</summary>
/// <remarks>Thread-safe.</remarks>
public interface IBounceStore
{
    /// <summary>Takes in what a returned message says of one mail, once, however often it comes.</summary>
    /// <param name="roundId">The round; mails of others are not looked for.</param>
    /// <param name="report">What it says.</param>
    /// <param name="recordedBy">Who takes it in.</param>
    /// <param name="recordedAt">When.</param>
    /// <param name="cancellation">Cancels what has not begun.</param>
    Task<BounceRecording> RecordAsync(
        Guid roundId,
        DeliveryReport report,
        string recordedBy,
        DateTimeOffset recordedAt,
        CancellationToken cancellation
    );

    /// <summary>What came back in a round, the latest first.</summary>
    Task<IReadOnlyList<MailBounce>> ListAsync(Guid roundId, CancellationToken cancellation);

    /// <summary>Mails the person of a bounce again, as a mailing of its own, at most once for each bounce.</summary>
    /// <returns>False where that was done before, or the bounce does not count; nothing is changed then.</returns>
    Task<bool> TryFollowAsync(Guid bounceId, Mailing mailing, MailingRecipient recipient, CancellationToken cancellation);

    /// <summary>Says that a bounce does not count: its address may be mailed again.</summary>
    /// <returns>False where that was said before.</returns>
    Task<bool> TryWithdrawAsync(Guid bounceId, string reason, string by, DateTimeOffset at, CancellationToken cancellation);
}

/// <summary>How the taking in of a report ended.</summary>
public enum BounceRecording
{
    /// <summary>It is new.</summary>
    Recorded,

    /// <summary>It was taken in before.</summary>
    AlreadyKnown,

    /// <summary>It belongs to no mail of the round.</summary>
    MailUnknown,
}
