using Survey.Data.Invitations;
using Survey.Data.Mail;
using Survey.Web.Features.Shared.Rounds;

namespace Survey.Web.Features.Fieldwork.Mailings;

/// <summary>One mailing and its persons.</summary>
/// <param name="Snapshot">The round.</param>
/// <param name="Mailing">The mailing and its counts.</param>
/// <param name="Recipients">Its persons, by address.</param>
/// <param name="Invitations">Everybody invited to the round.</param>
internal sealed record MailingPage(
    RoundSnapshot Snapshot,
    MailingCount Mailing,
    IReadOnlyList<MailingRecipient> Recipients,
    IReadOnlyList<Invitation> Invitations
)
{
    /// <summary>Its mails that came back.</summary>
    public IReadOnlyList<BounceEntry> Bounces { get; init; } = [];

    /// <summary>Those whose mail somebody has to look at come first; the accepted ones last.</summary>
    public IEnumerable<MailingRecipient> Ordered => Recipients.OrderBy(recipient => OrderOf(recipient.State));

    /// <summary>The names of the units that a person answers for.</summary>
    public string UnitNames(MailingRecipient recipient) =>
        string.Join(
            ", ",
            (Invitations.FirstOrDefault(invitation => invitation.Id == recipient.InvitationId)?.UnitIds ?? []).Select(unit =>
                Snapshot.Frame.FindUnit(unit)?.DisplayName ?? unit
            )
        );

    private static int OrderOf(MailingState state) =>
        state switch
        {
            MailingState.Uncertain => 0,
            MailingState.Refused => 1,
            MailingState.Deferred => 2,
            MailingState.Sending => 3,
            MailingState.Queued => 4,
            MailingState.Cancelled => 5,
            _ => 6,
        };
}
