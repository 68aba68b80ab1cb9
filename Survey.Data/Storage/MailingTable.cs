using Survey.Data.Contacts;
using Survey.Data.Mail;
using Survey.Data.Mail.Bounces;
using Survey.Data.Storage.Engines;
using Survey.Data.Storage.Team;

namespace Survey.Data.Storage;

/// <summary>Mailings, and whom a mail could go to, as statements of a session: the outbox asks again in the transaction in which it takes a
/// mail.</summary>
internal static class MailingTable
{
    private const string CandidateRowsSql = """
        SELECT Invitation.InvitationId, Invitation.Holder, FrameUnit.Unit, FrameUnit.RespondentGroup, FrameUnit.Email,
          FrameUnit.Disposition, Response.Revision, Response.SubmittedAt
        FROM Invitation
        JOIN InvitationUnit ON InvitationUnit.InvitationId = Invitation.InvitationId
        JOIN FrameUnit ON FrameUnit.RoundId = InvitationUnit.RoundId AND FrameUnit.Unit = InvitationUnit.Unit
        LEFT JOIN Response ON Response.RoundId = FrameUnit.RoundId AND Response.Unit = FrameUnit.Unit
        """;

    private const string ContactRowsSql = """
        SELECT Invitation.InvitationId, Contact.ContactId, Contact.ContactRole, Contact.Email, ContactUnit.Unit
        FROM Invitation
        JOIN InvitationUnit ON InvitationUnit.InvitationId = Invitation.InvitationId
        JOIN ContactUnit ON ContactUnit.RoundId = InvitationUnit.RoundId AND ContactUnit.Unit = InvitationUnit.Unit
        JOIN Contact ON Contact.ContactId = ContactUnit.ContactId
        """;

    private const string BounceRowsSql = """
        SELECT Invitation.InvitationId, MailBounce.Address, MailBounce.BounceKind
        FROM Invitation
        JOIN MailBounce ON MailBounce.InvitationId = Invitation.InvitationId
        """;

    private const string OfRound = "WHERE Invitation.RoundId = @RoundId";

    private const string OfInvitation = "WHERE Invitation.InvitationId = @InvitationId";

    private const string MailableContact = "AND Contact.EndedAt IS NULL AND Contact.Email <> ''";

    private const string CountingBounce = "AND MailBounce.WithdrawnAt IS NULL";

    private const string InOrder = "ORDER BY Invitation.Holder, InvitationUnit.Ordinal";

    private const string ListCandidatesSql = $"{CandidateRowsSql}\n{OfRound}\n{InOrder}";

    private const string FindCandidateSql = $"{CandidateRowsSql}\n{OfInvitation}\n{InOrder}";

    private const string ListContactsSql = $"{ContactRowsSql}\n{OfRound} {MailableContact}";

    private const string FindContactsSql = $"{ContactRowsSql}\n{OfInvitation} {MailableContact}";

    private const string ListBouncesSql = $"{BounceRowsSql}\n{OfRound} {CountingBounce}";

    private const string FindBouncesSql = $"{BounceRowsSql}\n{OfInvitation} {CountingBounce}";

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
        ToCandidates(
            await session.ListAsync<CandidateRow>(ListCandidatesSql, new { RoundId = roundId }),
            await session.ListAsync<ContactRow>(ListContactsSql, new { RoundId = roundId }),
            await session.ListAsync<BounceRow>(ListBouncesSql, new { RoundId = roundId })
        );

    /// <summary>An invitation's person as they are now; null where it opens nothing.</summary>
    public static async Task<MailingCandidate?> FindCandidateAsync(DatabaseSession session, Guid invitationId) =>
        ToCandidates(
                await session.ListAsync<CandidateRow>(FindCandidateSql, new { InvitationId = invitationId }),
                await session.ListAsync<ContactRow>(FindContactsSql, new { InvitationId = invitationId }),
                await session.ListAsync<BounceRow>(FindBouncesSql, new { InvitationId = invitationId })
            )
            .SingleOrDefault();

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
        var closings = await UnitExtensionStore.ReadClosingsAsync(session, mailing.RoundId);
        var candidate = await FindCandidateAsync(session, invitationId);
        return candidate switch
        {
            _ when mailing.CancelledAt is not null => MailingObstacle.MailingCancelled,
            _ when mailing.ClosesAt <= now && candidate?.Units.Any(MayAnswer) != true => MailingObstacle.RoundClosed,
            null => MailingObstacle.Refused,
            { Obstacle: { } obstacle } => obstacle,
            // Any of them: a person may have chosen another contact than the one to be asked first.
            { Addresses: var current } when !current.Contains(address, StringComparer.OrdinalIgnoreCase) => MailingObstacle.AddressChanged,
            _ => null,
        };

        bool MayAnswer(MailingUnit unit) => unit.IsOpen && closings.ClosingOf(unit.Unit, mailing.ClosesAt) > now;
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

    private static IReadOnlyList<MailingCandidate> ToCandidates(
        IReadOnlyList<CandidateRow> rows,
        IReadOnlyList<ContactRow> contactRows,
        IReadOnlyList<BounceRow> bounceRows
    )
    {
        var bounces = bounceRows.ToLookup(row => row.InvitationId, row => (row.Address, Enum.Parse<BounceKind>(row.BounceKind)));
        var contacts = contactRows.ToLookup(row => row.InvitationId);
        return
        [
            .. rows.GroupBy(row => row.InvitationId)
                .Select(person => ToCandidate([.. person], ContactRow.ToContacts(contacts[person.Key]), bounces[person.Key])),
        ];
    }

    private static MailingCandidate ToCandidate(
        IReadOnlyList<CandidateRow> rows,
        IEnumerable<Contact> contacts,
        IEnumerable<(string Address, BounceKind Kind)> bounces
    )
    {
        // A unit that is not asked any more needs no contact.
        var asked = rows.Where(row => row.State != MailingUnitState.Ineligible).Select(row => row.Unit).ToList();
        var addresses = RecipientAddress.List(asked, rows[0].Holder, rows.Select(row => row.Email), contacts);
        var dead = MailBounce.ListDeadAddresses(bounces);
        return new MailingCandidate(
            rows[0].InvitationId,
            [.. addresses.Where(address => !dead.Contains(address))],
            [.. rows.Select(row => new MailingUnit(row.Unit, row.RespondentGroup, row.State))]
        )
        {
            DeadAddresses = [.. addresses.Where(dead.Contains)],
        };
    }

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

    /// <summary>A contact of one of an invitation's units.</summary>
    private sealed record ContactRow
    {
        public Guid InvitationId { get; init; }

        public Guid ContactId { get; init; }

        public string ContactRole { get; init; } = "";

        public string Email { get; init; } = "";

        public string Unit { get; init; } = "";

        /// <summary>The contacts, with as much of them as says whom a mail goes to.</summary>
        public static IEnumerable<Contact> ToContacts(IEnumerable<ContactRow> rows) =>
            from row in rows
            group row.Unit by (row.ContactId, row.ContactRole, row.Email) into contact
            select new Contact
            {
                Id = contact.Key.ContactId,
                RoundId = Guid.Empty,
                Organisation = "",
                Name = "",
                Role = Enum.Parse<ContactRole>(contact.Key.ContactRole),
                Email = contact.Key.Email,
                Phone = "",
                UnitIds = [.. contact],
            };
    }

    private sealed record BounceRow
    {
        public Guid InvitationId { get; init; }

        public string Address { get; init; } = "";

        public string BounceKind { get; init; } = "";
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
