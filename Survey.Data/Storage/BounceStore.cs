using Survey.Data.Mail;
using Survey.Data.Mail.Bounces;
using Survey.Data.Storage.Engines;

namespace Survey.Data.Storage;

/// <summary>What came back for mails of mailings.</summary>
internal sealed class BounceStore(Database database) : IBounceStore
{
    private const string MailsOfRoundSql = """
        SELECT MailingRecipient.MailId, InvitationId, ToAddress AS Address
        FROM MailingRecipient
        JOIN Mailing ON Mailing.MailingId = MailingRecipient.MailingId
        JOIN Mail ON Mail.MailId = MailingRecipient.MailId
        WHERE RoundId = @RoundId
        """;

    private const string FindMailSql = $"{MailsOfRoundSql} AND MailingRecipient.MailId = @MailId";

    private const string FindMailByAddressSql = $"""
        {MailsOfRoundSql} AND LOWER(ToAddress) = LOWER(@Address) AND MailState IN (@AcceptedMailState, @UncertainMailState)
        ORDER BY ChangedAt DESC
        """;

    private const string CountSql = "SELECT COUNT(*) FROM MailBounce WHERE MailId = @MailId AND BounceKind = @BounceKind";

    private const string AddSql = """
        INSERT INTO MailBounce (BounceId, MailId, InvitationId, Address, BounceKind, StatusCode, Diagnostic, RecordedBy, RecordedAt)
        VALUES (@BounceId, @MailId, @InvitationId, @Address, @BounceKind, @StatusCode, @Diagnostic, @RecordedBy, @RecordedAt)
        """;

    private const string ListSql = """
        SELECT BounceId, MailBounce.MailId, Mailing.MailingId, MessageName, MailBounce.InvitationId, Address, BounceKind, StatusCode,
          Diagnostic, RecordedBy, RecordedAt, NextMailId, WithdrawnAt, (
            SELECT COUNT(*)
            FROM MailingRecipient AS LaterRecipient
            JOIN Mailing AS LaterMailing ON LaterMailing.MailingId = LaterRecipient.MailingId
            WHERE LaterRecipient.InvitationId = MailBounce.InvitationId AND LaterMailing.OrderedAt > RecordedAt
              AND LaterRecipient.MailState NOT IN (@RefusedMailState, @CancelledMailState)
          ) AS LaterMailCount
        FROM MailBounce
        JOIN MailingRecipient ON MailingRecipient.MailId = MailBounce.MailId
        JOIN Mailing ON Mailing.MailingId = MailingRecipient.MailingId
        WHERE RoundId = @RoundId
        ORDER BY RecordedAt DESC, Address
        """;

    private const string CountFollowableSql =
        "SELECT COUNT(*) FROM MailBounce WHERE BounceId = @BounceId AND NextMailId IS NULL AND WithdrawnAt IS NULL";

    private const string FollowSql =
        "UPDATE MailBounce SET NextMailId = @NextMailId WHERE BounceId = @BounceId AND NextMailId IS NULL AND WithdrawnAt IS NULL";

    private const string WithdrawSql = """
        UPDATE MailBounce
        SET WithdrawnReason = @WithdrawnReason, WithdrawnBy = @WithdrawnBy, WithdrawnAt = @WithdrawnAt
        WHERE BounceId = @BounceId AND WithdrawnAt IS NULL
        """;

    public Task<BounceRecording> RecordAsync(
        Guid roundId,
        DeliveryReport report,
        string recordedBy,
        DateTimeOffset recordedAt,
        CancellationToken cancellation
    ) =>
        database.WriteAsync(
            async session =>
            {
                if (await FindMailAsync(session, roundId, report) is not { } mail)
                {
                    return BounceRecording.MailUnknown;
                }

                var row = new
                {
                    BounceId = Guid.CreateVersion7(recordedAt),
                    mail.MailId,
                    mail.InvitationId,
                    mail.Address,
                    BounceKind = report.Kind.ToString(),
                    StatusCode = report.Status,
                    report.Diagnostic,
                    RecordedBy = recordedBy,
                    RecordedAt = recordedAt,
                };
                return await session.CountAsync(CountSql, row) == 0 && await session.ExecuteAsync(AddSql, row) == 1
                    ? BounceRecording.Recorded
                    : BounceRecording.AlreadyKnown;
            },
            cancellation
        );

    public async Task<IReadOnlyList<MailBounce>> ListAsync(Guid roundId, CancellationToken cancellation)
    {
        var parameters = new
        {
            RoundId = roundId,
            RefusedMailState = nameof(MailingState.Refused),
            CancelledMailState = nameof(MailingState.Cancelled),
        };
        var rows = await database.ReadAsync(session => session.ListAsync<Row>(ListSql, parameters), cancellation);
        return [.. rows.Select(row => row.ToBounce())];
    }

    public Task<bool> TryFollowAsync(Guid bounceId, Mailing mailing, MailingRecipient recipient, CancellationToken cancellation) =>
        database.WriteAsync(
            async session =>
            {
                var parameters = new { BounceId = bounceId, NextMailId = recipient.MailId };
                if (await session.CountAsync(CountFollowableSql, parameters) == 0)
                {
                    return false;
                }

                await MailingStore.AddAsync(session, mailing, [recipient]);
                return await session.ExecuteAsync(FollowSql, parameters) == 1 ? true : throw new ConcurrencyException();
            },
            cancellation
        );

    public async Task<bool> TryWithdrawAsync(Guid bounceId, string reason, string by, DateTimeOffset at, CancellationToken cancellation) =>
        await database.WriteAsync(
            session =>
                session.ExecuteAsync(
                    WithdrawSql,
                    new
                    {
                        BounceId = bounceId,
                        WithdrawnReason = reason,
                        WithdrawnBy = by,
                        WithdrawnAt = at,
                    }
                ),
            cancellation
        ) == 1;

    /// <summary>The mail that a report is about: by its ids, and only then by its address, which errs where mails are
    /// forwarded.</summary>
    private static async Task<MailRow?> FindMailAsync(DatabaseSession session, Guid roundId, DeliveryReport report)
    {
        foreach (var id in report.MailIds)
        {
            if (await session.FindAsync<MailRow>(FindMailSql, new { MailId = id, RoundId = roundId }) is { } mail)
            {
                return mail;
            }
        }

        foreach (var address in report.Addresses)
        {
            var parameters = new
            {
                Address = address,
                RoundId = roundId,
                AcceptedMailState = nameof(MailingState.Accepted),
                UncertainMailState = nameof(MailingState.Uncertain),
            };
            if (await session.FindAsync<MailRow>(FindMailByAddressSql, parameters) is { } mail)
            {
                return mail;
            }
        }

        return null;
    }

    private sealed record MailRow
    {
        public Guid MailId { get; init; }

        public Guid InvitationId { get; init; }

        public string Address { get; init; } = "";
    }

    private sealed record Row
    {
        public Guid BounceId { get; init; }

        public Guid MailId { get; init; }

        public Guid MailingId { get; init; }

        public string MessageName { get; init; } = "";

        public Guid InvitationId { get; init; }

        public string Address { get; init; } = "";

        public string BounceKind { get; init; } = "";

        public string StatusCode { get; init; } = "";

        public string Diagnostic { get; init; } = "";

        public string RecordedBy { get; init; } = "";

        public DateTimeOffset RecordedAt { get; init; }

        public Guid? NextMailId { get; init; }

        public DateTimeOffset? WithdrawnAt { get; init; }

        public int LaterMailCount { get; init; }

        public MailBounce ToBounce() =>
            new()
            {
                Id = BounceId,
                MailId = MailId,
                MailingId = MailingId,
                MessageName = MessageName,
                InvitationId = InvitationId,
                Address = Address,
                Kind = Enum.Parse<BounceKind>(BounceKind),
                Status = StatusCode,
                Diagnostic = Diagnostic,
                RecordedBy = RecordedBy,
                RecordedAt = RecordedAt,
                IsFollowed = NextMailId is not null || LaterMailCount > 0,
                WithdrawnAt = WithdrawnAt,
            };
    }
}
