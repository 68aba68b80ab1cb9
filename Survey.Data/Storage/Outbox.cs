using Survey.Data.Mail;
using Survey.Data.Storage.Engines;

namespace Survey.Data.Storage;

/// <summary>The outbox. DueAt is null once a mail is sent or has failed.</summary>
internal sealed class Outbox(Database database) : IOutbox
{
    private const string AddMailSql = """
        INSERT INTO Mail (MailId, ToAddress, ToName, Subject, Body, QueuedAt, Attempts, DueAt)
        VALUES (@MailId, @ToAddress, @ToName, @Subject, @Body, @QueuedAt, 0, @QueuedAt)
        """;

    private const string AddSenderSql = """
        INSERT INTO MailSender (MailId, SenderName, ReplyToAddress, ReplyToName)
        VALUES (@MailId, @SenderName, @ReplyToAddress, @ReplyToName)
        """;

    private const string ListDueMailsSql = """
        SELECT Mail.MailId, ToAddress, ToName, SenderName, ReplyToAddress, ReplyToName, Subject, Body, QueuedAt, Attempts, DueAt,
          SentAt, FailedAt
        FROM Mail
        LEFT JOIN MailSender ON MailSender.MailId = Mail.MailId
        WHERE DueAt <= @DueAt
        ORDER BY DueAt, QueuedAt
        """;

    private const string ClaimSql = "UPDATE Mail SET DueAt = @NextDueAt, Attempts = Attempts + 1 WHERE MailId = @MailId AND DueAt = @DueAt";

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

    public Task<OutgoingMail?> ClaimNextAsync(DateTimeOffset now, DateTimeOffset retryAt, CancellationToken cancellation) =>
        database.WriteAsync(
            async session =>
            {
                foreach (var due in await session.ListAsync<Row>(ListDueMailsSql, new { DueAt = now }))
                {
                    var parameters = new
                    {
                        due.MailId,
                        due.DueAt,
                        NextDueAt = retryAt,
                    };
                    if (await session.ExecuteAsync(ClaimSql, parameters) == 1)
                    {
                        return due.ToMail();
                    }
                }

                return null;
            },
            cancellation
        );

    public Task MarkSentAsync(Guid mailId, DateTimeOffset sentAt, CancellationToken cancellation) =>
        database.WriteAsync(session => session.ExecuteAsync(MarkSentSql, new { MailId = mailId, SentAt = sentAt }), cancellation);

    public Task RescheduleAsync(Guid mailId, string failure, DateTimeOffset retryAt, CancellationToken cancellation) =>
        database.WriteAsync(
            session =>
                session.ExecuteAsync(
                    RescheduleSql,
                    new
                    {
                        MailId = mailId,
                        Failure = failure,
                        DueAt = retryAt,
                    }
                ),
            cancellation
        );

    public Task MarkFailedAsync(Guid mailId, string failure, DateTimeOffset failedAt, CancellationToken cancellation) =>
        database.WriteAsync(
            session =>
                session.ExecuteAsync(
                    MarkFailedSql,
                    new
                    {
                        MailId = mailId,
                        Failure = failure,
                        FailedAt = failedAt,
                    }
                ),
            cancellation
        );

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

        public OutgoingMail ToMail() =>
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
            };
    }
}
