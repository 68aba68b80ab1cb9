using Survey.Data.Rounds;
using Survey.Data.Storage.Engines;

namespace Survey.Data.Storage;

/// <summary>Uploaded workbooks and frames, byte for byte.</summary>
internal sealed class UploadStore(Database database) : IUploadStore
{
    private const string AddUploadSql = """
        INSERT INTO StudyUpload (UploadId, FileName, Workbook, FrameName, Frame, UploadedBy, UploadedAt)
        VALUES (@UploadId, @FileName, @Workbook, @FrameName, @Frame, @UploadedBy, @UploadedAt)
        """;

    private const string FindUploadSql = """
        SELECT UploadId, FileName, Workbook, FrameName, Frame, UploadedBy, UploadedAt
        FROM StudyUpload
        WHERE UploadId = @UploadId
        """;

    private const string ListUploadsSql = """
        SELECT UploadId, FileName, UploadedBy, UploadedAt
        FROM StudyUpload
        ORDER BY UploadedAt DESC
        """;

    private const string DeleteExpiredJobsSql = """
        DELETE FROM Job
        WHERE SubjectId IN (SELECT UploadId FROM StudyUpload WHERE UploadedAt < @UploadedAt)
        """;

    private const string DeleteExpiredUploadsSql = """
        DELETE FROM StudyUpload
        WHERE UploadedAt < @UploadedAt
        """;

    public Task AddAsync(StudyUpload upload, CancellationToken cancellation) =>
        database.WriteAsync(
            async session =>
            {
                var parameters = new { UploadedAt = (upload.UploadedAt - StudyUpload.RetentionPeriod).ToUniversalTime() };
                await session.ExecuteAsync(DeleteExpiredJobsSql, parameters);
                await session.ExecuteAsync(DeleteExpiredUploadsSql, parameters);
                await session.ExecuteAsync(AddUploadSql, Row.From(upload));
            },
            cancellation
        );

    public async Task<StudyUpload?> FindAsync(Guid uploadId, CancellationToken cancellation)
    {
        var row = await database.ReadAsync(session => session.FindAsync<Row>(FindUploadSql, new { UploadId = uploadId }), cancellation);
        return row?.ToStudyUpload();
    }

    public async Task<IReadOnlyList<UploadSummary>> ListAsync(CancellationToken cancellation)
    {
        var rows = await database.ReadAsync(session => session.ListAsync<Row>(ListUploadsSql), cancellation);
        return [.. rows.Select(row => new UploadSummary(row.UploadId, row.FileName, row.UploadedBy, row.UploadedAt))];
    }

    private sealed record Row
    {
        public Guid UploadId { get; init; }

        public string FileName { get; init; } = "";

        public byte[] Workbook { get; init; } = [];

        public string FrameName { get; init; } = "";

        public byte[] Frame { get; init; } = [];

        public string UploadedBy { get; init; } = "";

        public DateTimeOffset UploadedAt { get; init; }

        public static Row From(StudyUpload upload) =>
            new()
            {
                UploadId = upload.Id,
                FileName = upload.FileName,
                Workbook = upload.Workbook.ToArray(),
                FrameName = upload.FrameName,
                Frame = upload.Frame.ToArray(),
                UploadedBy = upload.UploadedBy,
                UploadedAt = upload.UploadedAt,
            };

        public StudyUpload ToStudyUpload() =>
            new()
            {
                Id = UploadId,
                FileName = FileName,
                Workbook = Workbook,
                FrameName = FrameName,
                Frame = Frame,
                UploadedBy = UploadedBy,
                UploadedAt = UploadedAt,
            };
    }
}
