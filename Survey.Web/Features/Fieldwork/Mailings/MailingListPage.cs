using Survey.Data.Mail;
using Survey.Web.Features.Shared.Rounds;

namespace Survey.Web.Features.Fieldwork.Mailings;

/// <summary>The mailings of a round.</summary>
/// <param name="Snapshot">The round.</param>
/// <param name="Mailings">The mailings, the latest first.</param>
/// <param name="Stop">Why no mail is sent at present; null where mails are sent.</param>
internal sealed record MailingListPage(RoundSnapshot Snapshot, IReadOnlyList<MailingCount> Mailings, OutboxStop? Stop)
{
    /// <summary>The states in the order of the columns; a mail that is deferred waits, and one that is sent now too.</summary>
    public static int CountWaiting(MailingCount mailing) =>
        mailing.Of(MailingState.Queued) + mailing.Of(MailingState.Deferred) + mailing.Of(MailingState.Sending);
}
