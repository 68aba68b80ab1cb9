using System.Text.Json;
using Survey.Data.Simulation.Coverage;
using Survey.Data.Storage.Engines;

namespace Survey.Data.Storage;

/// <summary>Orders for bots, one for each upload; what they found is kept as JSON.</summary>
internal sealed class BotRunStore(Database database) : IBotRunStore
{
    private const string FindRunSql = """
        SELECT UploadId, OrderedAt, MovedAt, Progress, FinishedAt, Coverage, FailedAt
        FROM BotRun
        WHERE UploadId = @UploadId
        """;

    private const string AddRunSql = "INSERT INTO BotRun (UploadId, OrderedAt, Progress) VALUES (@UploadId, @OrderedAt, 0)";

    private const string RestartRunSql = """
        UPDATE BotRun
        SET OrderedAt = @OrderedAt, MovedAt = NULL, Progress = 0, FinishedAt = NULL, Coverage = NULL, FailedAt = NULL
        WHERE UploadId = @UploadId AND (FinishedAt IS NOT NULL OR FailedAt IS NOT NULL)
        """;

    private const string ListClaimableSql = """
        SELECT UploadId, OrderedAt, MovedAt, Progress, FinishedAt, Coverage, FailedAt
        FROM BotRun
        WHERE FinishedAt IS NULL AND FailedAt IS NULL AND (MovedAt IS NULL OR MovedAt < @MovedAt)
        ORDER BY OrderedAt
        """;

    private const string ClaimSql = """
        UPDATE BotRun
        SET MovedAt = @MovedAt
        WHERE UploadId = @UploadId AND FinishedAt IS NULL AND FailedAt IS NULL
          AND (MovedAt = @PreviousMovedAt OR MovedAt IS NULL AND @PreviousMovedAt IS NULL)
        """;

    private const string UpdateProgressSql = """
        UPDATE BotRun
        SET Progress = @Progress, MovedAt = @MovedAt
        WHERE UploadId = @UploadId AND FinishedAt IS NULL AND FailedAt IS NULL
        """;

    private const string FinishSql = """
        UPDATE BotRun
        SET Progress = 100, FinishedAt = @FinishedAt, Coverage = @Coverage
        WHERE UploadId = @UploadId AND FinishedAt IS NULL AND FailedAt IS NULL
        """;

    private const string FailSql = """
        UPDATE BotRun
        SET FailedAt = @FailedAt
        WHERE UploadId = @UploadId AND FinishedAt IS NULL AND FailedAt IS NULL
        """;

    public Task EnqueueAsync(Guid uploadId, DateTimeOffset queuedAt, CancellationToken cancellation) =>
        database.WriteAsync(
            async session =>
            {
                var parameters = new { UploadId = uploadId, OrderedAt = queuedAt };
                var exists = await session.FindAsync<Row>(FindRunSql, new { UploadId = uploadId }) is not null;
                await session.ExecuteAsync(exists ? RestartRunSql : AddRunSql, parameters);
            },
            cancellation
        );

    public async Task<BotRun?> FindAsync(Guid uploadId, CancellationToken cancellation)
    {
        var row = await database.ReadAsync(session => session.FindAsync<Row>(FindRunSql, new { UploadId = uploadId }), cancellation);
        return row?.ToBotRun();
    }

    public Task<BotRun?> ClaimNextAsync(DateTimeOffset claimedAt, DateTimeOffset idleSince, CancellationToken cancellation) =>
        database.WriteAsync(
            async session =>
            {
                foreach (var idle in await session.ListAsync<Row>(ListClaimableSql, new { MovedAt = idleSince }))
                {
                    if (
                        await session.ExecuteAsync(
                            ClaimSql,
                            new
                            {
                                idle.UploadId,
                                MovedAt = claimedAt,
                                PreviousMovedAt = idle.MovedAt,
                            }
                        ) == 1
                    )
                    {
                        return idle.ToBotRun();
                    }
                }

                return null;
            },
            cancellation
        );

    public Task UpdateProgressAsync(Guid uploadId, int progress, DateTimeOffset heartbeatAt, CancellationToken cancellation) =>
        database.WriteAsync(
            session =>
                session.ExecuteAsync(
                    UpdateProgressSql,
                    new
                    {
                        UploadId = uploadId,
                        Progress = progress,
                        MovedAt = heartbeatAt,
                    }
                ),
            cancellation
        );

    public Task FinishAsync(Guid uploadId, CoverageReport coverage, DateTimeOffset finishedAt, CancellationToken cancellation) =>
        database.WriteAsync(
            session =>
                session.ExecuteAsync(
                    FinishSql,
                    new
                    {
                        UploadId = uploadId,
                        Coverage = JsonSerializer.Serialize(coverage),
                        FinishedAt = finishedAt,
                    }
                ),
            cancellation
        );

    public Task FailAsync(Guid uploadId, DateTimeOffset failedAt, CancellationToken cancellation) =>
        database.WriteAsync(session => session.ExecuteAsync(FailSql, new { UploadId = uploadId, FailedAt = failedAt }), cancellation);

    private sealed record Row
    {
        public Guid UploadId { get; init; }

        public DateTimeOffset OrderedAt { get; init; }

        public DateTimeOffset? MovedAt { get; init; }

        public int Progress { get; init; }

        public DateTimeOffset? FinishedAt { get; init; }

        public string? Coverage { get; init; }

        public DateTimeOffset? FailedAt { get; init; }

        public BotRun ToBotRun() =>
            new()
            {
                UploadId = UploadId,
                QueuedAt = OrderedAt,
                Progress = Progress,
                Coverage = Coverage is null ? null : JsonSerializer.Deserialize<CoverageReport>(Coverage),
                FailedAt = FailedAt,
            };
    }
}
