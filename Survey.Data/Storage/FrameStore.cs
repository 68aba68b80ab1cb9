using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;
using Survey.Data.Frames.Changes;
using Survey.Data.Storage.Engines;

namespace Survey.Data.Storage;

/// <summary>Changes frames of published rounds, and keeps the history of each unit.</summary>
internal sealed class FrameStore(Database database) : IFrameStore
{
    private const string CountChangesSql = "SELECT COUNT(*) FROM FrameChange WHERE RoundId = @RoundId";

    private const string AddChangeSql = """
        INSERT INTO FrameChange (RoundId, Revision, Reason, ChangedBy, ChangedAt)
        VALUES (@RoundId, @Revision, @Reason, @ChangedBy, @ChangedAt)
        """;

    private const string AddUnitChangeSql = """
        INSERT INTO FrameUnitChange (RoundId, Revision, Unit, ChangeKind, ChangedValues)
        VALUES (@RoundId, @Revision, @Unit, @ChangeKind, @ChangedValues)
        """;

    private const string ListChangesSql = """
        SELECT FrameChange.RoundId, FrameChange.Revision, Reason, ChangedBy, ChangedAt,
          SUM(CASE WHEN ChangeKind = 'Added' THEN 1 ELSE 0 END) AS AddedCount,
          SUM(CASE WHEN ChangeKind = 'Changed' THEN 1 ELSE 0 END) AS ChangedCount,
          SUM(CASE WHEN ChangeKind = 'Removed' THEN 1 ELSE 0 END) AS RemovedCount
        FROM FrameChange
        INNER JOIN FrameUnitChange ON FrameUnitChange.RoundId = FrameChange.RoundId AND FrameUnitChange.Revision = FrameChange.Revision
        WHERE FrameChange.RoundId = @RoundId
        GROUP BY FrameChange.RoundId, FrameChange.Revision, Reason, ChangedBy, ChangedAt
        ORDER BY FrameChange.Revision
        """;

    private const string ListUnitChangesSql = """
        SELECT FrameChange.RoundId, FrameChange.Revision, Reason, ChangedBy, ChangedAt, Unit, ChangeKind, ChangedValues
        FROM FrameUnitChange
        INNER JOIN FrameChange ON FrameChange.RoundId = FrameUnitChange.RoundId AND FrameChange.Revision = FrameUnitChange.Revision
        WHERE FrameUnitChange.RoundId = @RoundId AND FrameUnitChange.Unit = @Unit
        ORDER BY FrameChange.Revision
        """;

    private const string AddUploadSql = """
        INSERT INTO FrameUpload (UploadId, RoundId, FileName, Content, UploadedBy, UploadedAt)
        VALUES (@UploadId, @RoundId, @FileName, @Content, @UploadedBy, @UploadedAt)
        """;

    private const string FindUploadSql = """
        SELECT UploadId, RoundId, FileName, Content, UploadedBy, UploadedAt
        FROM FrameUpload
        WHERE UploadId = @UploadId
        """;

    private const string DeleteExpiredUploadsSql = "DELETE FROM FrameUpload WHERE UploadedAt < @UploadedAt";

    public Task<bool> TryChangeAsync(FrameChange change, FrameChangeSet changes, CancellationToken cancellation) =>
        database.WriteAsync(
            async session =>
            {
                // Two changes of one revision collide in the key; the second is run again, and finds the revision taken.
                if (await session.CountAsync(CountChangesSql, new { change.RoundId }) != change.Revision - 1)
                {
                    return false;
                }

                await session.ExecuteAsync(AddChangeSql, change);
                var pairs = changes.Changes.Zip(changes.Units).ToLookup(pair => pair.First.Kind == FrameUnitChangeKind.Added);
                await FrameTable.AppendAsync(session, change.RoundId, pairs[true].Select(pair => pair.Second));
                await FrameTable.ChangeAsync(session, change.RoundId, pairs[false].Select(pair => pair.Second));
                await session.ExecuteAsync(AddUnitChangeSql, changes.Changes.Select(unit => UnitRow.From(change, unit)));
                await InvitationUnitTable.AssignAsync(session, change.RoundId, changes.Units);
                return true;
            },
            cancellation
        );

    public async Task<IReadOnlyList<FrameChangeSummary>> ListChangesAsync(Guid roundId, CancellationToken cancellation)
    {
        var rows = await database.ReadAsync(
            session => session.ListAsync<SummaryRow>(ListChangesSql, new { RoundId = roundId }),
            cancellation
        );
        return [.. rows.Select(row => new FrameChangeSummary(row.ToChange(), row.AddedCount, row.ChangedCount, row.RemovedCount))];
    }

    public async Task<IReadOnlyList<FrameUnitHistoryEntry>> ListChangesAsync(Guid roundId, string unitId, CancellationToken cancellation)
    {
        var rows = await database.ReadAsync(
            session => session.ListAsync<UnitRow>(ListUnitChangesSql, new { RoundId = roundId, Unit = unitId }),
            cancellation
        );
        return [.. rows.Select(row => new FrameUnitHistoryEntry(row.ToChange(), row.ToUnitChange()))];
    }

    public Task AddUploadAsync(FrameUpload upload, CancellationToken cancellation) =>
        database.WriteAsync(
            async session =>
            {
                await session.ExecuteAsync(DeleteExpiredUploadsSql, new { UploadedAt = upload.UploadedAt - FrameUpload.RetentionPeriod });
                await session.ExecuteAsync(AddUploadSql, UploadRow.From(upload));
            },
            cancellation
        );

    public async Task<FrameUpload?> FindUploadAsync(Guid uploadId, CancellationToken cancellation)
    {
        var row = await database.ReadAsync(
            session => session.FindAsync<UploadRow>(FindUploadSql, new { UploadId = uploadId }),
            cancellation
        );
        return row?.ToUpload();
    }

    private record Row
    {
        public Guid RoundId { get; init; }

        public int Revision { get; init; }

        public string Reason { get; init; } = "";

        public string ChangedBy { get; init; } = "";

        public DateTimeOffset ChangedAt { get; init; }

        public FrameChange ToChange() =>
            new()
            {
                RoundId = RoundId,
                Revision = Revision,
                Reason = Reason,
                ChangedBy = ChangedBy,
                ChangedAt = ChangedAt,
            };
    }

    private sealed record SummaryRow : Row
    {
        public int AddedCount { get; init; }

        public int ChangedCount { get; init; }

        public int RemovedCount { get; init; }
    }

    private sealed record UnitRow : Row
    {
        public string Unit { get; init; } = "";

        public string ChangeKind { get; init; } = "";

        public string ChangedValues { get; init; } = "";

        public static UnitRow From(FrameChange change, FrameUnitChange unit) =>
            new()
            {
                RoundId = change.RoundId,
                Revision = change.Revision,
                Unit = unit.UnitId,
                ChangeKind = unit.Kind.ToString(),
                ChangedValues = FrameValuesJsonContext.Write(unit.Values),
            };

        public FrameUnitChange ToUnitChange() =>
            new(
                Unit,
                Enum.Parse<FrameUnitChangeKind>(ChangeKind),
                FrameValuesJsonContext.Read(ChangedValues)
            );
    }

    private sealed record UploadRow
    {
        public Guid UploadId { get; init; }

        public Guid RoundId { get; init; }

        public string FileName { get; init; } = "";

        public byte[] Content { get; init; } = [];

        public string UploadedBy { get; init; } = "";

        public DateTimeOffset UploadedAt { get; init; }

        public static UploadRow From(FrameUpload upload) =>
            new()
            {
                UploadId = upload.Id,
                RoundId = upload.RoundId,
                FileName = upload.FileName,
                Content = upload.Content.ToArray(),
                UploadedBy = upload.UploadedBy,
                UploadedAt = upload.UploadedAt,
            };

        public FrameUpload ToUpload() =>
            new()
            {
                Id = UploadId,
                RoundId = RoundId,
                FileName = FileName,
                Content = Content,
                UploadedBy = UploadedBy,
                UploadedAt = UploadedAt,
            };
    }
}

/// <summary>Values before and after a change, as a column of the database holds them.</summary>
[JsonSerializable(typeof(FrameValueChange[]))]
internal sealed partial class FrameValuesJsonContext : JsonSerializerContext
{
    public static string Write(ImmutableArray<FrameValueChange> values) =>
        JsonSerializer.Serialize([.. values], Default.FrameValueChangeArray);

    public static ImmutableArray<FrameValueChange> Read(string json) =>
        [.. JsonSerializer.Deserialize(json, Default.FrameValueChangeArray) ?? []];
}
