using Survey.Data.Jobs;
using Survey.Data.Storage.Engines;

namespace Survey.Data.Storage;

/// <summary>Stores background jobs and their files; the database itself allows one pending job for each kind and subject.</summary>
internal sealed class JobStore(Database database) : IJobStore
{
    private const string AddJobSql = """
        INSERT INTO Job (JobId, Kind, SubjectId, Payload, QueuedBy, QueuedAt, ProgressPercent, Stage)
        VALUES (@JobId, @Kind, @SubjectId, @Payload, @QueuedBy, @QueuedAt, @ProgressPercent, @Stage)
        """;

    private const string FindJobSql = """
        SELECT JobId, Kind, SubjectId, Payload, QueuedBy, QueuedAt, StartedAt, HeartbeatAt, ProgressPercent, Stage,
          FinishedAt, Result, Failure
        FROM Job
        WHERE JobId = @JobId
        """;

    private const string FindPendingSql = """
        SELECT JobId, Kind, SubjectId, Payload, QueuedBy, QueuedAt, StartedAt, HeartbeatAt, ProgressPercent, Stage,
          FinishedAt, Result, Failure
        FROM Job
        WHERE Kind = @Kind AND SubjectId = @SubjectId AND FinishedAt IS NULL
        """;

    private const string FindLatestSql = """
        SELECT JobId, Kind, SubjectId, Payload, QueuedBy, QueuedAt, StartedAt, HeartbeatAt, ProgressPercent, Stage,
          FinishedAt, Result, Failure
        FROM Job
        WHERE Kind = @Kind AND SubjectId = @SubjectId
          AND QueuedAt = (SELECT MAX(QueuedAt) FROM Job WHERE Kind = @Kind AND SubjectId = @SubjectId)
        ORDER BY JobId DESC
        """;

    private const string FindLatestSucceededSql = """
        SELECT JobId, Kind, SubjectId, Payload, QueuedBy, QueuedAt, StartedAt, HeartbeatAt, ProgressPercent, Stage,
          FinishedAt, Result, Failure
        FROM Job
        WHERE Kind = @Kind AND SubjectId = @SubjectId AND FinishedAt IS NOT NULL AND Failure IS NULL
          AND QueuedAt = (
            SELECT MAX(QueuedAt)
            FROM Job
            WHERE Kind = @Kind AND SubjectId = @SubjectId AND FinishedAt IS NOT NULL AND Failure IS NULL
          )
        ORDER BY JobId DESC
        """;

    private const string ListClaimableSql = """
        SELECT JobId, Kind, SubjectId, Payload, QueuedBy, QueuedAt, StartedAt, HeartbeatAt, ProgressPercent, Stage,
          FinishedAt, Result, Failure
        FROM Job
        WHERE Kind = @Kind AND FinishedAt IS NULL AND (HeartbeatAt IS NULL OR HeartbeatAt < @IdleHeartbeatAt)
        ORDER BY QueuedAt
        """;

    private const string ClaimSql = """
        UPDATE Job
        SET StartedAt = @StartedAt, HeartbeatAt = @HeartbeatAt
        WHERE JobId = @JobId AND FinishedAt IS NULL
          AND (HeartbeatAt = @PreviousHeartbeatAt OR HeartbeatAt IS NULL AND @PreviousHeartbeatAt IS NULL)
        """;

    private const string UpdateProgressSql = """
        UPDATE Job
        SET ProgressPercent = @ProgressPercent, Stage = @Stage, HeartbeatAt = @HeartbeatAt
        WHERE JobId = @JobId AND FinishedAt IS NULL
        """;

    private const string FinishSql = """
        UPDATE Job
        SET ProgressPercent = 100, FinishedAt = @FinishedAt, Result = @Result
        WHERE JobId = @JobId AND FinishedAt IS NULL
        """;

    private const string AddFileSql = "INSERT INTO JobFile (JobId, FileName, Content) VALUES (@JobId, @FileName, @Content)";

    private const string FailSql = """
        UPDATE Job
        SET FinishedAt = @FinishedAt, Failure = @Failure
        WHERE JobId = @JobId AND FinishedAt IS NULL
        """;

    private const string FindFileSql = "SELECT FileName, Content FROM JobFile WHERE JobId = @JobId AND FileName = @FileName";

    public Task<Job> EnqueueAsync(JobRequest request, DateTimeOffset queuedAt, CancellationToken cancellation) =>
        database.WriteAsync(
            async session =>
            {
                var parameters = new { Kind = request.Kind.ToString(), request.SubjectId };
                if (await session.FindAsync<Row>(FindPendingSql, parameters) is { } pending)
                {
                    return pending.ToJob();
                }

                var row = new Row
                {
                    JobId = Guid.CreateVersion7(queuedAt),
                    Kind = request.Kind.ToString(),
                    SubjectId = request.SubjectId,
                    Payload = request.Payload,
                    QueuedBy = request.QueuedBy,
                    QueuedAt = queuedAt.ToStoredPrecision(),
                };
                await session.ExecuteAsync(AddJobSql, row);
                return row.ToJob();
            },
            cancellation
        );

    public Task<Job?> FindAsync(Guid jobId, CancellationToken cancellation) =>
        FindAsync(FindJobSql, new { JobId = jobId }, cancellation);

    public Task<Job?> FindLatestAsync(JobKind kind, Guid subjectId, CancellationToken cancellation) =>
        FindAsync(FindLatestSql, new { Kind = kind.ToString(), SubjectId = subjectId }, cancellation);

    public Task<Job?> FindLatestSucceededAsync(JobKind kind, Guid subjectId, CancellationToken cancellation) =>
        FindAsync(FindLatestSucceededSql, new { Kind = kind.ToString(), SubjectId = subjectId }, cancellation);

    public Task<Job?> ClaimNextAsync(JobKind kind, DateTimeOffset claimedAt, DateTimeOffset idleSince, CancellationToken cancellation) =>
        database.WriteAsync(
            async session =>
            {
                var claimable = new { Kind = kind.ToString(), IdleHeartbeatAt = idleSince };
                foreach (var job in await session.ListAsync<Row>(ListClaimableSql, claimable))
                {
                    var heartbeatAt = claimedAt.ToStoredPrecision();
                    var claimed = job with { StartedAt = job.StartedAt ?? heartbeatAt, HeartbeatAt = heartbeatAt };
                    var parameters = new
                    {
                        claimed.JobId,
                        claimed.StartedAt,
                        claimed.HeartbeatAt,
                        PreviousHeartbeatAt = job.HeartbeatAt,
                    };
                    if (await session.ExecuteAsync(ClaimSql, parameters) == 1)
                    {
                        return claimed.ToJob();
                    }
                }

                return null;
            },
            cancellation
        );

    public Task UpdateProgressAsync(Guid jobId, JobProgress progress, DateTimeOffset heartbeatAt, CancellationToken cancellation)
    {
        var parameters = new
        {
            JobId = jobId,
            ProgressPercent = progress.Percent,
            progress.Stage,
            HeartbeatAt = heartbeatAt,
        };
        return database.WriteAsync(session => session.ExecuteAsync(UpdateProgressSql, parameters), cancellation);
    }

    public Task FinishAsync(Guid jobId, JobResult result, DateTimeOffset finishedAt, CancellationToken cancellation) =>
        database.WriteAsync(
            async session =>
            {
                var parameters = new
                {
                    JobId = jobId,
                    Result = result.Value,
                    FinishedAt = finishedAt,
                };
                if (await session.ExecuteAsync(FinishSql, parameters) == 1)
                {
                    var files = result.Files.Select(file => new
                    {
                        JobId = jobId,
                        FileName = file.Name,
                        Content = file.Content.ToArray(),
                    });
                    await session.ExecuteAsync(AddFileSql, files);
                }
            },
            cancellation
        );

    public Task FailAsync(Guid jobId, string failure, DateTimeOffset failedAt, CancellationToken cancellation)
    {
        var parameters = new
        {
            JobId = jobId,
            Failure = failure,
            FinishedAt = failedAt,
        };
        return database.WriteAsync(session => session.ExecuteAsync(FailSql, parameters), cancellation);
    }

    public async Task<JobFile?> FindFileAsync(Guid jobId, string fileName, CancellationToken cancellation)
    {
        var parameters = new { JobId = jobId, FileName = fileName };
        var row = await database.ReadAsync(session => session.FindAsync<FileRow>(FindFileSql, parameters), cancellation);
        return row is null ? null : new JobFile(row.FileName, row.Content);
    }

    private async Task<Job?> FindAsync(string sql, object parameters, CancellationToken cancellation)
    {
        var row = await database.ReadAsync(session => session.FindAsync<Row>(sql, parameters), cancellation);
        return row?.ToJob();
    }

    private sealed record FileRow
    {
        public string FileName { get; init; } = "";

        public byte[] Content { get; init; } = [];
    }

    private sealed record Row
    {
        public Guid JobId { get; init; }

        public string Kind { get; init; } = "";

        public Guid SubjectId { get; init; }

        public string? Payload { get; init; }

        public string QueuedBy { get; init; } = "";

        public DateTimeOffset QueuedAt { get; init; }

        public DateTimeOffset? StartedAt { get; init; }

        public DateTimeOffset? HeartbeatAt { get; init; }

        public int ProgressPercent { get; init; }

        public string Stage { get; init; } = "";

        public DateTimeOffset? FinishedAt { get; init; }

        public string? Result { get; init; }

        public string? Failure { get; init; }

        public Job ToJob() =>
            new()
            {
                Id = JobId,
                Kind = Enum.Parse<JobKind>(Kind),
                SubjectId = SubjectId,
                Payload = Payload,
                QueuedBy = QueuedBy,
                QueuedAt = QueuedAt,
                StartedAt = StartedAt,
                HeartbeatAt = HeartbeatAt,
                Progress = new JobProgress(ProgressPercent, Stage),
                FinishedAt = FinishedAt,
                Result = Result,
                Failure = Failure,
            };
    }
}
