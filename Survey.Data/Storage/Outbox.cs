using Survey.Data.Mail;
using Survey.Data.Storage.Engines;

namespace Survey.Data.Storage;

/// <summary>The outbox. DueAt is null once a mail is sent or has failed.</summary>
internal sealed class Outbox(Database database, TimeProvider time) : IOutbox
{
    private const string AddMailSql = """
        INSERT INTO Mail (MailId, ToAddress, ToName, Subject, Body, QueuedAt, Attempts, DueAt)
        VALUES (@MailId, @ToAddress, @ToName, @Subject, @Body, @QueuedAt, 0, @QueuedAt)
        """;

    private const string AddSenderSql = """
        INSERT INTO MailSender (MailId, SenderName, ReplyToAddress, ReplyToName)
        VALUES (@MailId, @SenderName, @ReplyToAddress, @ReplyToName)
        """;

    /// <summary>A colleague waits for their link; a mailing of some hundred mails does not mind.</summary>
    private const string FindDueMailSql = """
        SELECT Mail.MailId, ToAddress, ToName, SenderName, ReplyToAddress, ReplyToName, Subject, Body, QueuedAt, Attempts, DueAt,
          SentAt, FailedAt, MailingId, InvitationId, MailState
        FROM Mail
        LEFT JOIN MailSender ON MailSender.MailId = Mail.MailId
        LEFT JOIN MailingRecipient ON MailingRecipient.MailId = Mail.MailId
        WHERE DueAt <= @DueAt
        ORDER BY CASE WHEN MailingId IS NULL THEN 0 ELSE 1 END, DueAt, QueuedAt, Mail.MailId
        """;

    private const string ClaimSql = "UPDATE Mail SET DueAt = @NextDueAt, Attempts = Attempts + 1 WHERE MailId = @MailId AND DueAt = @DueAt";

    private const string EndDueSql = "UPDATE Mail SET DueAt = NULL WHERE MailId = @MailId AND DueAt = @DueAt";

    private const string EndWithFailureSql = "UPDATE Mail SET DueAt = NULL, Failure = @Failure WHERE MailId = @MailId";

    private const string FindStopSql = "SELECT Reason, StoppedAt, ResumesAt FROM OutboxStop WHERE StopId = @StopId";

    private const string AddStopSql =
        "INSERT INTO OutboxStop (StopId, Reason, StoppedAt, ResumesAt) VALUES (@StopId, @Reason, @StoppedAt, @ResumesAt)";

    private const string ChangeStopSql = "UPDATE OutboxStop SET Reason = @Reason, ResumesAt = @ResumesAt WHERE StopId = @StopId";

    private const string DeleteStopSql = "DELETE FROM OutboxStop WHERE StopId = @StopId";

    /// <summary>There is one stop of the whole outbox.</summary>
    private const int StopId = 1;

    private const string MarkSentSql = "UPDATE Mail SET DueAt = NULL, SentAt = @SentAt, Failure = NULL, Body = '' WHERE MailId = @MailId";

    private const string RescheduleSql = "UPDATE Mail SET DueAt = @DueAt, Failure = @Failure WHERE MailId = @MailId AND DueAt IS NOT NULL";

    private const string MarkFailedSql =
        "UPDATE Mail SET DueAt = NULL, FailedAt = @FailedAt, Failure = @Failure, Body = '' WHERE MailId = @MailId AND "
        + "DueAt IS NOT NULL";

    private const string FindStatusSql = """
        SELECT MailId, ToAddress, ToName, Subject, Body, QueuedAt, Attempts, DueAt, SentAt, FailedAt
        FROM Mail
        WHERE MailId = @MailId
        """;

    /// <summary>Adds a mail in the session's transaction.</summary>
    public static async Task AddAsync(DatabaseSession session, OutgoingMail mail)
    {
        await session.ExecuteAsync(
            AddMailSql,
            new
            {
                MailId = mail.Id,
                ToAddress = mail.To,
                mail.ToName,
                mail.Subject,
                Body = mail.Body,
                mail.QueuedAt,
            }
        );
        if (mail.SenderName.Length > 0 || mail.ReplyTo.Length > 0)
        {
            await session.ExecuteAsync(
                AddSenderSql,
                new
                {
                    MailId = mail.Id,
                    mail.SenderName,
                    ReplyToAddress = mail.ReplyTo,
                    mail.ReplyToName,
                }
            );
        }
    }

    public Task AddAsync(OutgoingMail mail, CancellationToken cancellation) =>
        database.WriteAsync(session => AddAsync(session, mail), cancellation);

    public Task<OutgoingMail?> ClaimNextAsync(DateTimeOffset now, DateTimeOffset leaseEndsAt, CancellationToken cancellation) =>
        database.WriteAsync(
            async session =>
            {
                if (await FindStopAsync(session) is { } stop && stop.ResumesAt > now)
                {
                    return null;
                }

                while (await session.FindAsync<Row>(FindDueMailSql, new { DueAt = now }) is { } due)
                {
                    if (await ClaimAsync(session, due, now, leaseEndsAt) is { } claimed)
                    {
                        return claimed;
                    }
                }

                return null;
            },
            cancellation
        );

    public Task MarkSentAsync(Guid mailId, string reply, DateTimeOffset sentAt, CancellationToken cancellation) =>
        database.WriteAsync(
            async session =>
            {
                await session.ExecuteAsync(MarkSentSql, new { MailId = mailId, SentAt = sentAt });
                await MailingTable.SetStateAsync(session, mailId, MailingState.Accepted, reply, sentAt);
                await session.ExecuteAsync(DeleteStopSql, new { StopId });
            },
            cancellation
        );

    public Task RescheduleAsync(Guid mailId, string failure, DateTimeOffset retryAt, CancellationToken cancellation) =>
        database.WriteAsync(
            async session =>
            {
                var parameters = new
                {
                    MailId = mailId,
                    Failure = failure,
                    DueAt = retryAt,
                };
                await session.ExecuteAsync(RescheduleSql, parameters);
                await MailingTable.SetStateAsync(session, mailId, MailingState.Deferred, failure, time.GetUtcNow());
            },
            cancellation
        );

    public Task MarkFailedAsync(Guid mailId, string failure, DateTimeOffset failedAt, CancellationToken cancellation) =>
        database.WriteAsync(
            async session =>
            {
                var parameters = new
                {
                    MailId = mailId,
                    Failure = failure,
                    FailedAt = failedAt,
                };
                await session.ExecuteAsync(MarkFailedSql, parameters);
                await MailingTable.SetStateAsync(session, mailId, MailingState.Refused, failure, failedAt);
            },
            cancellation
        );

    public Task MarkUncertainAsync(Guid mailId, string failure, DateTimeOffset failedAt, CancellationToken cancellation) =>
        database.WriteAsync(
            async session =>
            {
                await session.ExecuteAsync(EndWithFailureSql, new { MailId = mailId, Failure = failure });
                await MailingTable.SetStateAsync(session, mailId, MailingState.Uncertain, failure, failedAt);
            },
            cancellation
        );

    public Task CancelAsync(Guid mailId, MailingObstacle obstacle, DateTimeOffset cancelledAt, CancellationToken cancellation) =>
        database.WriteAsync(
            async session =>
            {
                await session.ExecuteAsync(EndWithFailureSql, new { MailId = mailId, Failure = obstacle.ToString() });
                await MailingTable.SetStateAsync(session, mailId, MailingState.Cancelled, obstacle.ToString(), cancelledAt);
            },
            cancellation
        );

    public Task<bool> StopAsync(OutboxStop stop, CancellationToken cancellation) =>
        database.WriteAsync(
            async session =>
            {
                var isRunning = await FindStopAsync(session) is null;
                var parameters = new
                {
                    StopId,
                    stop.Reason,
                    stop.StoppedAt,
                    stop.ResumesAt,
                };
                await session.ExecuteAsync(isRunning ? AddStopSql : ChangeStopSql, parameters);
                return isRunning;
            },
            cancellation
        );

    public Task<OutboxStop?> FindStopAsync(CancellationToken cancellation) => database.ReadAsync(FindStopAsync, cancellation);

    public Task ResumeAsync(CancellationToken cancellation) =>
        database.WriteAsync(session => session.ExecuteAsync(DeleteStopSql, new { StopId }), cancellation);

    private static async Task<OutboxStop?> FindStopAsync(DatabaseSession session) =>
        (await session.FindAsync<StopRow>(FindStopSql, new { StopId }))?.ToStop();

    /// <summary>Takes a mail that is due; null where it is not to be sent, or another node was faster.</summary>
    private static async Task<OutgoingMail?> ClaimAsync(DatabaseSession session, Row due, DateTimeOffset now, DateTimeOffset leaseEndsAt)
    {
        var parameters = new
        {
            due.MailId,
            due.DueAt,
            NextDueAt = leaseEndsAt,
        };
        if (due.MailingId is not { } mailingId || due.InvitationId is not { } invitationId)
        {
            return await session.ExecuteAsync(ClaimSql, parameters) == 1 ? due.ToMail(null) : null;
        }

        var mailing = await MailingTable.ReadMailingAsync(session, mailingId);
        if (await FindEndAsync(session, due, mailing, invitationId, now) is var (state, reply))
        {
            if (await session.ExecuteAsync(EndDueSql, parameters) == 1)
            {
                await MailingTable.SetStateAsync(session, due.MailId, state, reply, now);
            }

            return null;
        }

        if (await session.ExecuteAsync(ClaimSql, parameters) != 1)
        {
            return null;
        }

        await MailingTable.SetStateAsync(session, due.MailId, MailingState.Sending, "", now);
        return due.ToMail(new MailingClaim(mailing.ToMailing(), invitationId));
    }

    /// <summary>The last state of a mail of a mailing that is not to be sent, and why; null where it is.</summary>
    private static async Task<(MailingState State, string Reply)?> FindEndAsync(
        DatabaseSession session,
        Row due,
        MailingTable.MailingRow mailing,
        Guid invitationId,
        DateTimeOffset now
    )
    {
        if (due.MailState == nameof(MailingState.Sending))
        {
            return (MailingState.Uncertain, "");
        }

        return await MailingTable.FindObstacleAsync(session, mailing, invitationId, due.ToAddress, now) is { } obstacle
            ? (MailingState.Cancelled, obstacle.ToString())
            : null;
    }

    public async Task<MailStatus?> FindStatusAsync(Guid mailId, CancellationToken cancellation)
    {
        var row = await database.ReadAsync(session => session.FindAsync<Row>(FindStatusSql, new { MailId = mailId }), cancellation);
        return row switch
        {
            null => null,
            { SentAt: not null } => MailStatus.Sent,
            { FailedAt: not null } => MailStatus.Failed,
            _ => MailStatus.Waiting,
        };
    }

    private sealed record Row
    {
        public Guid MailId { get; init; }

        public string ToAddress { get; init; } = "";

        public string ToName { get; init; } = "";

        public string? SenderName { get; init; }

        public string? ReplyToAddress { get; init; }

        public string? ReplyToName { get; init; }

        public string Subject { get; init; } = "";

        public string Body { get; init; } = "";

        public DateTimeOffset QueuedAt { get; init; }

        public int Attempts { get; init; }

        public DateTimeOffset? DueAt { get; init; }

        public DateTimeOffset? SentAt { get; init; }

        public DateTimeOffset? FailedAt { get; init; }

        public Guid? MailingId { get; init; }

        public Guid? InvitationId { get; init; }

        public string? MailState { get; init; }

        public OutgoingMail ToMail(MailingClaim? mailing) =>
            new()
            {
                Id = MailId,
                To = ToAddress,
                ToName = ToName,
                SenderName = SenderName ?? "",
                ReplyTo = ReplyToAddress ?? "",
                ReplyToName = ReplyToName ?? "",
                Subject = Subject,
                Body = Body,
                QueuedAt = QueuedAt,
                Attempts = Attempts + 1,
                Mailing = mailing,
            };
    }

    private sealed record StopRow
    {
        public string Reason { get; init; } = "";

        public DateTimeOffset StoppedAt { get; init; }

        public DateTimeOffset ResumesAt { get; init; }

        public OutboxStop ToStop() => new(Reason, StoppedAt, ResumesAt);
    }
}
