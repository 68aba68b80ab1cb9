using Survey.Data.Mail;

namespace Survey.Data.Storage;

/// <summary>The outbox. A mail that is due has a time at which it is; one that is sent or given up has none.</summary>
internal sealed class Outbox(Database database) : IOutbox
{
    private const string AddMailSql =
        """
        INSERT INTO Mail (MailId, ToAddress, ToName, Subject, Body, QueuedAt, Attempts, DueAt)
        VALUES (@MailId, @ToAddress, @ToName, @Subject, @Body, @QueuedAt, 0, @QueuedAt)
        """;

    private const string ListDueSql =
        """
        SELECT MailId, ToAddress, ToName, Subject, Body, QueuedAt, Attempts, DueAt, SentAt, FailedAt
        FROM Mail
        WHERE DueAt <= @DueAt
        ORDER BY DueAt, QueuedAt
        """;

    private const string TakeSql = "UPDATE Mail SET DueAt = @NextDueAt, Attempts = Attempts + 1 WHERE MailId = @MailId AND DueAt = @DueAt";

    private const string SentSql = "UPDATE Mail SET DueAt = NULL, SentAt = @SentAt, Failure = NULL, Body = '' WHERE MailId = @MailId";

    private const string PutOffSql = "UPDATE Mail SET DueAt = @DueAt, Failure = @Failure WHERE MailId = @MailId AND DueAt IS NOT NULL";

    private const string GiveUpSql = "UPDATE Mail SET DueAt = NULL, FailedAt = @FailedAt, Failure = @Failure, Body = '' WHERE MailId = @MailId AND DueAt IS NOT NULL";

    private const string FindStateSql =
        """
        SELECT MailId, ToAddress, ToName, Subject, Body, QueuedAt, Attempts, DueAt, SentAt, FailedAt
        FROM Mail
        WHERE MailId = @MailId
        """;

    /// <summary>Puts a mail in the outbox, together with what the session writes besides.</summary>
    public static Task AddAsync(DatabaseSession session, OutgoingMail mail) => session.ExecuteAsync(
        AddMailSql,
        new { MailId = mail.Id, ToAddress = mail.To, mail.ToName, mail.Subject, Body = mail.Text, mail.QueuedAt });

    public Task<OutgoingMail?> TryTakeAsync(DateTimeOffset now, DateTimeOffset retryAt, CancellationToken cancellation) => database.WriteAsync(
        async session =>
        {
            foreach (var due in await session.ListAsync<Row>(ListDueSql, new { DueAt = now }))
            {
                if (await session.ExecuteAsync(TakeSql, new { due.MailId, due.DueAt, NextDueAt = retryAt }) == 1)
                {
                    return due.ToMail();
                }
            }

            return null;
        },
        cancellation);

    public Task SentAsync(Guid mailId, DateTimeOffset sentAt, CancellationToken cancellation) =>
        database.WriteAsync(session => session.ExecuteAsync(SentSql, new { MailId = mailId, SentAt = sentAt }), cancellation);

    public Task PutOffAsync(Guid mailId, string failure, DateTimeOffset retryAt, CancellationToken cancellation) =>
        database.WriteAsync(session => session.ExecuteAsync(PutOffSql, new { MailId = mailId, Failure = failure, DueAt = retryAt }), cancellation);

    public Task GiveUpAsync(Guid mailId, string failure, DateTimeOffset failedAt, CancellationToken cancellation) =>
        database.WriteAsync(session => session.ExecuteAsync(GiveUpSql, new { MailId = mailId, Failure = failure, FailedAt = failedAt }), cancellation);

    public async Task<MailState?> FindStateAsync(Guid mailId, CancellationToken cancellation)
    {
        var row = await database.ReadAsync(session => session.FindAsync<Row>(FindStateSql, new { MailId = mailId }), cancellation);
        return row switch
        {
            null => null,
            { SentAt: not null } => MailState.Sent,
            { FailedAt: not null } => MailState.Failed,
            _ => MailState.Waiting,
        };
    }

    private sealed record Row
    {
        public Guid MailId { get; init; }

        public string ToAddress { get; init; } = "";

        public string ToName { get; init; } = "";

        public string Subject { get; init; } = "";

        public string Body { get; init; } = "";

        public DateTimeOffset QueuedAt { get; init; }

        public int Attempts { get; init; }

        public DateTimeOffset? DueAt { get; init; }

        public DateTimeOffset? SentAt { get; init; }

        public DateTimeOffset? FailedAt { get; init; }

        public OutgoingMail ToMail() => new()
        {
            Id = MailId,
            To = ToAddress,
            ToName = ToName,
            Subject = Subject,
            Text = Body,
            QueuedAt = QueuedAt,
            Attempts = Attempts + 1,
        };
    }
}
