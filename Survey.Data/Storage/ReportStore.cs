using Survey.Data.Rounds;
using Survey.Data.Storage.Engines;

namespace Survey.Data.Storage;

/// <summary>Report orders and the files of finished ones; the database keeps one awaited report for each round.</summary>
internal sealed class ReportStore(Database database) : IReportStore
{
    private const string AddJobSql = """
        INSERT INTO ReportOrder (ReportId, RoundId, OrderedAt, Progress, Step)
        VALUES (@ReportId, @RoundId, @OrderedAt, @Progress, @Step)
        """;

    private const string FindPendingSql = """
        SELECT ReportId, RoundId, OrderedAt, MovedAt, Progress, Step, FinishedAt, DatasetHash, FailedAt, Failure
        FROM ReportOrder
        WHERE RoundId = @RoundId AND FinishedAt IS NULL AND FailedAt IS NULL
        """;

    private const string FindJobSql = """
        SELECT ReportId, RoundId, OrderedAt, MovedAt, Progress, Step, FinishedAt, DatasetHash, FailedAt, Failure
        FROM ReportOrder
        WHERE ReportId = @ReportId
        """;

    private const string ListOfRoundSql = """
        SELECT ReportId, RoundId, OrderedAt, MovedAt, Progress, Step, FinishedAt, DatasetHash, FailedAt, Failure
        FROM ReportOrder
        WHERE RoundId = @RoundId
        ORDER BY OrderedAt DESC
        """;

    private const string ListClaimableSql = """
        SELECT ReportId, RoundId, OrderedAt, MovedAt, Progress, Step, FinishedAt, DatasetHash, FailedAt, Failure
        FROM ReportOrder
        WHERE FinishedAt IS NULL AND FailedAt IS NULL AND (MovedAt IS NULL OR MovedAt < @MovedAt)
        ORDER BY OrderedAt
        """;

    private const string ClaimSql = """
        UPDATE ReportOrder
        SET MovedAt = @MovedAt
        WHERE ReportId = @ReportId AND FinishedAt IS NULL AND FailedAt IS NULL
          AND (MovedAt = @PreviousMovedAt OR MovedAt IS NULL AND @PreviousMovedAt IS NULL)
        """;

    private const string UpdateProgressSql = """
        UPDATE ReportOrder
        SET Progress = @Progress, Step = @Step, MovedAt = @MovedAt
        WHERE ReportId = @ReportId AND FinishedAt IS NULL AND FailedAt IS NULL
        """;

    private const string FinishSql = """
        UPDATE ReportOrder
        SET Progress = 100, FinishedAt = @FinishedAt, DatasetHash = @DatasetHash
        WHERE ReportId = @ReportId AND FinishedAt IS NULL AND FailedAt IS NULL
        """;

    private const string AddFileSql = "INSERT INTO ReportFile (ReportId, FileName, Content) VALUES (@ReportId, @FileName, @Content)";

    private const string FailSql = """
        UPDATE ReportOrder
        SET FailedAt = @FailedAt, Failure = @Failure
        WHERE ReportId = @ReportId AND FinishedAt IS NULL AND FailedAt IS NULL
        """;

    private const string FindFileSql = "SELECT FileName, Content FROM ReportFile WHERE ReportId = @ReportId AND FileName = @FileName";

    public Task<ReportJob> EnqueueAsync(Guid roundId, DateTimeOffset queuedAt, CancellationToken cancellation) =>
        database.WriteAsync(
            async session =>
            {
                if (await session.FindAsync<Row>(FindPendingSql, new { RoundId = roundId }) is { } pending)
                {
                    return pending.ToReportJob();
                }

                var row = new Row
                {
                    ReportId = Guid.CreateVersion7(queuedAt),
                    RoundId = roundId,
                    OrderedAt = queuedAt.ToStoredPrecision(),
                };
                await session.ExecuteAsync(AddJobSql, row);
                return row.ToReportJob();
            },
            cancellation
        );

    public async Task<ReportJob?> FindAsync(Guid reportId, CancellationToken cancellation)
    {
        var row = await database.ReadAsync(session => session.FindAsync<Row>(FindJobSql, new { ReportId = reportId }), cancellation);
        return row?.ToReportJob();
    }

    public async Task<ReportJob?> FindLatestAsync(Guid roundId, CancellationToken cancellation) =>
        (await ListAsync(roundId, cancellation)).FirstOrDefault();

    public async Task<ReportJob?> FindLatestFinishedAsync(Guid roundId, CancellationToken cancellation) =>
        (await ListAsync(roundId, cancellation)).FirstOrDefault(job => job.FinishedAt is not null);

    public Task<ReportJob?> ClaimNextAsync(DateTimeOffset claimedAt, DateTimeOffset idleSince, CancellationToken cancellation) =>
        database.WriteAsync(
            async session =>
            {
                foreach (var idle in await session.ListAsync<Row>(ListClaimableSql, new { MovedAt = idleSince }))
                {
                    var parameters = new
                    {
                        idle.ReportId,
                        MovedAt = claimedAt,
                        PreviousMovedAt = idle.MovedAt,
                    };
                    if (await session.ExecuteAsync(ClaimSql, parameters) == 1)
                    {
                        return (idle with { MovedAt = claimedAt.ToStoredPrecision() }).ToReportJob();
                    }
                }

                return null;
            },
            cancellation
        );

    public Task UpdateProgressAsync(Guid reportId, int progress, string step, DateTimeOffset heartbeatAt, CancellationToken cancellation) =>
        database.WriteAsync(
            session =>
                session.ExecuteAsync(
                    UpdateProgressSql,
                    new
                    {
                        ReportId = reportId,
                        Progress = progress,
                        Step = step,
                        MovedAt = heartbeatAt,
                    }
                ),
            cancellation
        );

    public Task FinishAsync(
        Guid reportId,
        string datasetHash,
        IReadOnlyCollection<ReportFile> files,
        DateTimeOffset finishedAt,
        CancellationToken cancellation
    ) =>
        database.WriteAsync(
            async session =>
            {
                if (
                    await session.ExecuteAsync(
                        FinishSql,
                        new
                        {
                            ReportId = reportId,
                            DatasetHash = datasetHash,
                            FinishedAt = finishedAt,
                        }
                    ) == 1
                )
                {
                    await session.ExecuteAsync(
                        AddFileSql,
                        files.Select(file => new
                        {
                            ReportId = reportId,
                            FileName = file.Name,
                            Content = file.Content.ToArray(),
                        })
                    );
                }
            },
            cancellation
        );

    public Task FailAsync(Guid reportId, string failure, DateTimeOffset failedAt, CancellationToken cancellation) =>
        database.WriteAsync(
            session =>
                session.ExecuteAsync(
                    FailSql,
                    new
                    {
                        ReportId = reportId,
                        Failure = failure,
                        FailedAt = failedAt,
                    }
                ),
            cancellation
        );

    public async Task<ReportFile?> FindFileAsync(Guid reportId, string fileName, CancellationToken cancellation)
    {
        var row = await database.ReadAsync(
            session => session.FindAsync<FileRow>(FindFileSql, new { ReportId = reportId, FileName = fileName }),
            cancellation
        );
        return row is null ? null : new ReportFile(row.FileName, row.Content);
    }

    private async Task<IEnumerable<ReportJob>> ListAsync(Guid roundId, CancellationToken cancellation)
    {
        var rows = await database.ReadAsync(session => session.ListAsync<Row>(ListOfRoundSql, new { RoundId = roundId }), cancellation);
        return rows.Select(row => row.ToReportJob());
    }

    private sealed record FileRow
    {
        public string FileName { get; init; } = "";

        public byte[] Content { get; init; } = [];
    }

    private sealed record Row
    {
        public Guid ReportId { get; init; }

        public Guid RoundId { get; init; }

        public DateTimeOffset OrderedAt { get; init; }

        public DateTimeOffset? MovedAt { get; init; }

        public int Progress { get; init; }

        public string Step { get; init; } = "";

        public DateTimeOffset? FinishedAt { get; init; }

        public string? DatasetHash { get; init; }

        public DateTimeOffset? FailedAt { get; init; }

        public string? Failure { get; init; }

        public ReportJob ToReportJob() =>
            new()
            {
                Id = ReportId,
                RoundId = RoundId,
                QueuedAt = OrderedAt,
                HeartbeatAt = MovedAt,
                Progress = Progress,
                Step = Step,
                FinishedAt = FinishedAt,
                DatasetHash = DatasetHash,
                FailedAt = FailedAt,
                Failure = Failure,
            };
    }
}
