using Survey.Data.Mail;
using Survey.Data.Mail.Bounces;
using Survey.Data.Storage.Engines;

namespace Survey.Data.Storage;

/// <summary>Mailings and their persons; the mails themselves are in the outbox, without text until they are handed over.</summary>
internal sealed class MailingStore(Database database) : IMailingStore
{
    private const string AddMailingSql = """
        INSERT INTO Mailing (MailingId, RoundId, MessageName, Selection, SiteUrl, OrderedBy, OrderedAt, DueAt)
        VALUES (@MailingId, @RoundId, @MessageName, @Selection, @SiteUrl, @OrderedBy, @OrderedAt, @DueAt)
        """;

    private const string AddRecipientSql = """
        INSERT INTO MailingRecipient (MailId, MailingId, InvitationId, MailState, Reply, ChangedAt)
        VALUES (@MailId, @MailingId, @InvitationId, @MailState, @Reply, @ChangedAt)
        """;

    private const string ListMailingsSql = """
        SELECT Mailing.MailingId, Mailing.RoundId, MessageName, Selection, SiteUrl, OrderedBy, OrderedAt, DueAt, CancelledAt, ClosesAt
        FROM Mailing
        JOIN Round ON Round.RoundId = Mailing.RoundId
        WHERE Mailing.RoundId = @RoundId
        ORDER BY DueAt DESC, OrderedAt DESC
        """;

    private const string CountSql = """
        SELECT MailingRecipient.MailingId, MailState, COUNT(*) AS MailCount
        FROM MailingRecipient
        JOIN Mailing ON Mailing.MailingId = MailingRecipient.MailingId
        WHERE RoundId = @RoundId
        GROUP BY MailingRecipient.MailingId, MailState
        """;

    private const string ListRecipientsSql = """
        SELECT MailingRecipient.MailId, InvitationId, ToAddress, MailState, Reply, ChangedAt
        FROM MailingRecipient
        JOIN Mail ON Mail.MailId = MailingRecipient.MailId
        WHERE MailingId = @MailingId
        ORDER BY ToAddress
        """;

    private const string ListMailsSql = """
        SELECT MailingRecipient.MailId, InvitationId, ToAddress, MailState, Reply, ChangedAt, Mailing.MailingId, MessageName, OrderedBy
        FROM MailingRecipient
        JOIN Mail ON Mail.MailId = MailingRecipient.MailId
        JOIN Mailing ON Mailing.MailingId = MailingRecipient.MailingId
        WHERE InvitationId = @InvitationId
        ORDER BY OrderedAt DESC
        """;

    private const string EndMailsSql = """
        UPDATE Mail
        SET DueAt = NULL, SentAt = @SentAt
        WHERE MailId IN (SELECT MailId FROM MailingRecipient WHERE MailingId = @MailingId)
        """;

    private const string CountMailSql = "SELECT COUNT(*) FROM Mail WHERE MailId = @MailId";

    private const string ListReceiversSql = """
        SELECT DISTINCT InvitationId
        FROM MailingRecipient
        JOIN Mailing ON Mailing.MailingId = MailingRecipient.MailingId
        WHERE RoundId = @RoundId AND MessageName = @MessageName AND MailState NOT IN (@RefusedMailState, @CancelledMailState)
          AND NOT EXISTS (
            SELECT 1
            FROM MailBounce
            WHERE MailBounce.MailId = MailingRecipient.MailId AND WithdrawnAt IS NULL
              AND BounceKind IN (@HardBounceKind, @SoftBounceKind, @OursBounceKind)
          )
        """;

    private const string CancelMailingSql =
        "UPDATE Mailing SET CancelledAt = @CancelledAt WHERE MailingId = @MailingId AND CancelledAt IS NULL";

    private const string CancelMailsSql = """
        UPDATE Mail
        SET DueAt = NULL
        WHERE MailId IN (
          SELECT MailId
          FROM MailingRecipient
          WHERE MailingId = @MailingId AND MailState IN (@QueuedMailState, @DeferredMailState)
        )
        """;

    private const string CancelRecipientsSql = """
        UPDATE MailingRecipient
        SET MailState = @CancelledMailState, Reply = @Reply, ChangedAt = @CancelledAt
        WHERE MailingId = @MailingId AND MailState IN (@QueuedMailState, @DeferredMailState)
        """;

    public Task<IReadOnlyList<MailingCandidate>> ListCandidatesAsync(Guid roundId, CancellationToken cancellation) =>
        database.ReadAsync(session => MailingTable.ListCandidatesAsync(session, roundId), cancellation);

    public Task<MailingCandidate?> FindCandidateAsync(Guid invitationId, CancellationToken cancellation) =>
        database.ReadAsync(session => MailingTable.FindCandidateAsync(session, invitationId), cancellation);

    public async Task<IReadOnlySet<Guid>> ListReceiversAsync(Guid roundId, string messageName, CancellationToken cancellation)
    {
        var parameters = new
        {
            RoundId = roundId,
            MessageName = messageName,
            RefusedMailState = nameof(MailingState.Refused),
            CancelledMailState = nameof(MailingState.Cancelled),
            HardBounceKind = nameof(BounceKind.Hard),
            SoftBounceKind = nameof(BounceKind.Soft),
            OursBounceKind = nameof(BounceKind.Ours),
        };
        var rows = await database.ReadAsync(session => session.ListAsync<ReceiverRow>(ListReceiversSql, parameters), cancellation);
        return rows.Select(row => row.InvitationId).ToHashSet();
    }

    public Task AddAsync(Mailing mailing, IReadOnlyCollection<MailingRecipient> recipients, CancellationToken cancellation) =>
        database.WriteAsync(session => AddAsync(session, mailing, recipients), cancellation);

    public Task ImportAsync(Mailing mailing, IReadOnlyCollection<MailingRecipient> recipients, CancellationToken cancellation) =>
        database.WriteAsync(
            async session =>
            {
                await AddAsync(session, mailing, recipients);
                await session.ExecuteAsync(EndMailsSql, new { MailingId = mailing.Id, SentAt = mailing.DueAt });
            },
            cancellation
        );

    public Task<bool> TryAddOneAsync(Mailing mailing, MailingRecipient recipient, CancellationToken cancellation) =>
        database.WriteAsync(
            async session =>
            {
                if (await session.CountAsync(CountMailSql, new { recipient.MailId }) > 0)
                {
                    return false;
                }

                await AddAsync(session, mailing, [recipient]);
                return true;
            },
            cancellation
        );

    /// <summary>Adds a mailing in the session's transaction.</summary>
    public static async Task AddAsync(DatabaseSession session, Mailing mailing, IReadOnlyCollection<MailingRecipient> recipients)
    {
        await session.ExecuteAsync(
            AddMailingSql,
            new
            {
                MailingId = mailing.Id,
                mailing.RoundId,
                mailing.MessageName,
                mailing.Selection,
                mailing.SiteUrl,
                mailing.OrderedBy,
                mailing.OrderedAt,
                mailing.DueAt,
            }
        );
        foreach (var recipient in recipients)
        {
            await Outbox.AddAsync(session, MailOf(mailing, recipient));
            await session.ExecuteAsync(AddRecipientSql, ParametersOf(mailing, recipient));
        }
    }

    public async Task<IReadOnlyList<MailingCount>> ListAsync(Guid roundId, CancellationToken cancellation)
    {
        var parameters = new { RoundId = roundId };
        var mailings = await database.ReadAsync(
            session => session.ListAsync<MailingTable.MailingRow>(ListMailingsSql, parameters),
            cancellation
        );
        var counts = await database.ReadAsync(session => session.ListAsync<CountRow>(CountSql, parameters), cancellation);
        var byMailing = counts.ToLookup(row => row.MailingId);
        return
        [
            .. mailings.Select(row => new MailingCount(
                row.ToMailing(),
                byMailing[row.MailingId].ToDictionary(count => Enum.Parse<MailingState>(count.MailState), count => count.MailCount)
            )),
        ];
    }

    public async Task<IReadOnlyList<MailingRecipient>> ListRecipientsAsync(Guid mailingId, CancellationToken cancellation)
    {
        var rows = await database.ReadAsync(
            session => session.ListAsync<RecipientRow>(ListRecipientsSql, new { MailingId = mailingId }),
            cancellation
        );
        return [.. rows.Select(row => row.ToRecipient())];
    }

    public async Task<IReadOnlyList<PersonMail>> ListMailsAsync(Guid invitationId, CancellationToken cancellation)
    {
        var rows = await database.ReadAsync(
            session => session.ListAsync<RecipientRow>(ListMailsSql, new { InvitationId = invitationId }),
            cancellation
        );
        return [.. rows.Select(row => new PersonMail(row.MailingId, row.MessageName, row.OrderedBy, row.ToRecipient()))];
    }

    public Task<bool> TryCancelAsync(Guid mailingId, DateTimeOffset cancelledAt, CancellationToken cancellation) =>
        database.WriteAsync(
            async session =>
            {
                var parameters = new
                {
                    MailingId = mailingId,
                    CancelledAt = cancelledAt,
                    QueuedMailState = nameof(MailingState.Queued),
                    DeferredMailState = nameof(MailingState.Deferred),
                    CancelledMailState = nameof(MailingState.Cancelled),
                    Reply = nameof(MailingObstacle.MailingCancelled),
                };
                await session.ExecuteAsync(CancelMailsSql, parameters);
                var count = await session.ExecuteAsync(CancelRecipientsSql, parameters);
                return count > 0 && await session.ExecuteAsync(CancelMailingSql, parameters) == 1;
            },
            cancellation
        );

    /// <summary>It counts as queued when it is due, so that a mailing ordered weeks before is not given up as too old.</summary>
    private static OutgoingMail MailOf(Mailing mailing, MailingRecipient recipient) =>
        new()
        {
            Id = recipient.MailId,
            To = recipient.Address,
            ToName = "",
            Subject = "",
            Body = "",
            QueuedAt = mailing.DueAt,
        };

    private static object ParametersOf(Mailing mailing, MailingRecipient recipient) =>
        new
        {
            recipient.MailId,
            MailingId = mailing.Id,
            recipient.InvitationId,
            MailState = recipient.State.ToString(),
            recipient.Reply,
            recipient.ChangedAt,
        };

    private sealed record ReceiverRow
    {
        public Guid InvitationId { get; init; }
    }

    private sealed record CountRow
    {
        public Guid MailingId { get; init; }

        public string MailState { get; init; } = "";

        public int MailCount { get; init; }
    }

    private sealed record RecipientRow
    {
        public Guid MailId { get; init; }

        public Guid InvitationId { get; init; }

        public string ToAddress { get; init; } = "";

        public string MailState { get; init; } = "";

        public string Reply { get; init; } = "";

        public DateTimeOffset ChangedAt { get; init; }

        public Guid MailingId { get; init; }

        public string MessageName { get; init; } = "";

        public string OrderedBy { get; init; } = "";

        public MailingRecipient ToRecipient() =>
            new()
            {
                MailId = MailId,
                InvitationId = InvitationId,
                Address = ToAddress,
                State = Enum.Parse<MailingState>(MailState),
                Reply = Reply,
                ChangedAt = ChangedAt,
            };
    }
}
