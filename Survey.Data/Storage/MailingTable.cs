using Survey.Data.Mail;
using Survey.Data.Storage.Engines;

namespace Survey.Data.Storage;

/// <summary>Mailings, and whom a mail could go to, as statements of a session: the outbox asks again in the transaction in which it takes a
/// mail.</summary>
internal static class MailingTable
{
    private const string ListCandidatesSql = """
        SELECT Invitation.InvitationId, Invitation.Holder, FrameUnit.Unit, FrameUnit.RespondentGroup, FrameUnit.Email,
          FrameUnit.Disposition, Response.Revision, Response.SubmittedAt
        FROM Invitation
        JOIN InvitationUnit ON InvitationUnit.InvitationId = Invitation.InvitationId
        JOIN FrameUnit ON FrameUnit.RoundId = InvitationUnit.RoundId AND FrameUnit.Unit = InvitationUnit.Unit
        LEFT JOIN Response ON Response.RoundId = FrameUnit.RoundId AND Response.Unit = FrameUnit.Unit
        WHERE Invitation.RoundId = @RoundId
        ORDER BY Invitation.Holder, InvitationUnit.Ordinal
        """;

    private const string FindCandidateSql = """
        SELECT Invitation.InvitationId, Invitation.Holder, FrameUnit.Unit, FrameUnit.RespondentGroup, FrameUnit.Email,
          FrameUnit.Disposition, Response.Revision, Response.SubmittedAt
        FROM Invitation
        JOIN InvitationUnit ON InvitationUnit.InvitationId = Invitation.InvitationId
        JOIN FrameUnit ON FrameUnit.RoundId = InvitationUnit.RoundId AND FrameUnit.Unit = InvitationUnit.Unit
        LEFT JOIN Response ON Response.RoundId = FrameUnit.RoundId AND Response.Unit = FrameUnit.Unit
        WHERE Invitation.InvitationId = @InvitationId
        ORDER BY InvitationUnit.Ordinal
        """;

    private const string FindMailingSql = """
        SELECT Mailing.MailingId, Mailing.RoundId, MessageName, Selection, SiteUrl, OrderedBy, OrderedAt, DueAt, CancelledAt, ClosesAt
        FROM Mailing
        JOIN Round ON Round.RoundId = Mailing.RoundId
        WHERE MailingId = @MailingId
        """;

    private const string SetStateSql = """
        UPDATE MailingRecipient
        SET MailState = @MailState, Reply = @Reply, ChangedAt = @ChangedAt
        WHERE MailId = @MailId
        """;

    public static async Task<IReadOnlyList<MailingCandidate>> ListCandidatesAsync(DatabaseSession session, Guid roundId) =>
        ToCandidates(await session.ListAsync<CandidateRow>(ListCandidatesSql, new { RoundId = roundId }));

    public static async Task<MailingRow> ReadMailingAsync(DatabaseSession session, Guid mailingId) =>
        await session.FindAsync<MailingRow>(FindMailingSql, new { MailingId = mailingId })
        ?? throw new InvalidDataException($"The mailing {mailingId} of a mail is not stored.");

    /// <summary>Why a mail of a mailing is not wanted any more; null where it is.</summary>
    public static async Task<MailingObstacle?> FindObstacleAsync(
        DatabaseSession session,
        MailingRow mailing,
        Guid invitationId,
        string address,
        DateTimeOffset now
    )
    {
        var rows = await session.ListAsync<CandidateRow>(FindCandidateSql, new { InvitationId = invitationId });
        return ToCandidates(rows).SingleOrDefault() switch
        {
            _ when mailing.CancelledAt is not null => MailingObstacle.MailingCancelled,
            _ when mailing.ClosesAt <= now => MailingObstacle.RoundClosed,
            null => MailingObstacle.Refused,
            { Obstacle: { } obstacle } => obstacle,
            { Address: var current } when !current.Equals(address, StringComparison.OrdinalIgnoreCase) => MailingObstacle.AddressChanged,
            _ => null,
        };
    }

    /// <summary>Sets the state of a mail of a mailing; nothing is changed where it belongs to none.</summary>
    public static Task SetStateAsync(DatabaseSession session, Guid mailId, MailingState state, string reply, DateTimeOffset changedAt) =>
        session.ExecuteAsync(
            SetStateSql,
            new
            {
                MailId = mailId,
                MailState = state.ToString(),
                Reply = reply,
                ChangedAt = changedAt,
            }
        );

    private static IReadOnlyList<MailingCandidate> ToCandidates(IReadOnlyList<CandidateRow> rows) =>
        [
            .. rows.GroupBy(row => row.InvitationId)
                .Select(person => new MailingCandidate(
                    person.Key,
                    RecipientAddress.Choose(person.First().Holder, person.Select(row => row.Email)),
                    [.. person.Select(row => new MailingUnit(row.Unit, row.RespondentGroup, row.State))]
                )),
        ];

    internal sealed record MailingRow
    {
        public Guid MailingId { get; init; }

        public Guid RoundId { get; init; }

        public string MessageName { get; init; } = "";

        public string Selection { get; init; } = "";

        public string SiteUrl { get; init; } = "";

        public string OrderedBy { get; init; } = "";

        public DateTimeOffset OrderedAt { get; init; }

        public DateTimeOffset DueAt { get; init; }

        public DateTimeOffset? CancelledAt { get; init; }

        public DateTimeOffset ClosesAt { get; init; }

        public Mailing ToMailing() =>
            new()
            {
                Id = MailingId,
                RoundId = RoundId,
                MessageName = MessageName,
                Selection = Selection,
                SiteUrl = SiteUrl,
                OrderedBy = OrderedBy,
                OrderedAt = OrderedAt,
                DueAt = DueAt,
                CancelledAt = CancelledAt,
            };
    }

    private sealed record CandidateRow
    {
        public Guid InvitationId { get; init; }

        public string Holder { get; init; } = "";

        public string Unit { get; init; } = "";

        public string RespondentGroup { get; init; } = "";

        public string Email { get; init; } = "";

        public string? Disposition { get; init; }

        public int? Revision { get; init; }

        public DateTimeOffset? SubmittedAt { get; init; }

        /// <summary>An answer outranks what is noted in the frame, except that a unit does not belong to those who are asked.</summary>
        public MailingUnitState State =>
            this switch
            {
                { Disposition: nameof(Frames.Disposition.Ineligible) } => MailingUnitState.Ineligible,
                { SubmittedAt: not null } => MailingUnitState.Submitted,
                { Disposition: nameof(Frames.Disposition.Refused) or nameof(Frames.Disposition.Undeliverable) } => MailingUnitState.Refused,
                { Revision: not null } => MailingUnitState.Started,
                _ => MailingUnitState.NotStarted,
            };
    }
}
