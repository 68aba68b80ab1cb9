using Survey.Data.Responses.Frozen;
using Survey.Data.Storage.Engines;
using Survey.Data.Storage.Serialization;

namespace Survey.Data.Storage;

/// <summary>Frozen datasets. There is no statement that changes or deletes one.</summary>
internal sealed class FrozenDatasetStore(Database database) : IFrozenDatasetStore
{
    private const string FindStudyHashSql = "SELECT StudyHash FROM Round WHERE RoundId = @RoundId";

    private const string CountByNameSql =
        "SELECT COUNT(*) FROM FrozenDataset WHERE RoundId = @RoundId AND DatasetName = @DatasetName";

    private const string AddSql = """
        INSERT INTO FrozenDataset (DatasetId, RoundId, DatasetName, DatasetHash, EligibleUnits, StartedResponses, SubmittedResponses,
          Reason, FrozenBy, FrozenAt, Content)
        VALUES (@DatasetId, @RoundId, @DatasetName, @DatasetHash, @EligibleUnits, @StartedResponses, @SubmittedResponses,
          @Reason, @FrozenBy, @FrozenAt, @Content)
        """;

    private const string ListSql = """
        SELECT DatasetId, RoundId, DatasetName, DatasetHash, EligibleUnits, StartedResponses, SubmittedResponses, Reason, FrozenBy,
          FrozenAt
        FROM FrozenDataset
        WHERE RoundId = @RoundId
        ORDER BY FrozenAt DESC, DatasetName
        """;

    private const string FindSql = """
        SELECT DatasetId, RoundId, DatasetName, DatasetHash, EligibleUnits, StartedResponses, SubmittedResponses, Reason, FrozenBy,
          FrozenAt
        FROM FrozenDataset
        WHERE DatasetId = @DatasetId
        """;

    private const string FindContentSql = "SELECT Content FROM FrozenDataset WHERE DatasetId = @DatasetId";

    public Task<FrozenContent?> ReadCurrentAsync(Guid roundId, CancellationToken cancellation) =>
        database.ReadConsistentlyAsync<FrozenContent?>(
            async session =>
            {
                if (await session.FindAsync<string>(FindStudyHashSql, new { RoundId = roundId }) is not { } current)
                {
                    return null;
                }

                var hashes = await StudyVersionTable.ListHashesAsync(session, roundId);
                return new FrozenContent
                {
                    StudyHashes = [current, .. hashes.Where(hash => hash != current)],
                    Frame = await FrameTable.ReadAsync(session, roundId),
                    Responses = [.. await ResponseStore.ListAsync(session, roundId)],
                    Moves = [.. await JournalTable.ListMovesAsync(session, roundId)],
                };
            },
            cancellation
        );

    public Task<bool> TryAddAsync(FrozenDataset dataset, FrozenContent content, CancellationToken cancellation)
    {
        var row = Row.From(dataset) with { Content = FrozenContentSerializer.Serialize(dataset.RoundId, content) };
        return database.WriteAsync(
            async session =>
            {
                if (await session.CountAsync(CountByNameSql, row) > 0)
                {
                    return false;
                }

                await session.ExecuteAsync(AddSql, row);
                return true;
            },
            cancellation
        );
    }

    public async Task<IReadOnlyList<FrozenDataset>> ListAsync(Guid roundId, CancellationToken cancellation)
    {
        var rows = await database.ReadAsync(session => session.ListAsync<Row>(ListSql, new { RoundId = roundId }), cancellation);
        return [.. rows.Select(row => row.ToDataset())];
    }

    public async Task<FrozenDataset?> FindAsync(Guid datasetId, CancellationToken cancellation)
    {
        var row = await database.ReadAsync(session => session.FindAsync<Row>(FindSql, new { DatasetId = datasetId }), cancellation);
        return row?.ToDataset();
    }

    public async Task<FrozenContent> ReadContentAsync(Guid datasetId, CancellationToken cancellation)
    {
        var row =
            await database.ReadAsync(session => session.FindAsync<Row>(FindContentSql, new { DatasetId = datasetId }), cancellation)
            ?? throw new InvalidOperationException($"There is no frozen dataset {datasetId}.");
        return FrozenContentSerializer.Deserialize(row.Content);
    }

    private sealed record Row
    {
        public Guid DatasetId { get; init; }

        public Guid RoundId { get; init; }

        public string DatasetName { get; init; } = "";

        public string DatasetHash { get; init; } = "";

        public int EligibleUnits { get; init; }

        public int StartedResponses { get; init; }

        public int SubmittedResponses { get; init; }

        public string Reason { get; init; } = "";

        public string FrozenBy { get; init; } = "";

        public DateTimeOffset FrozenAt { get; init; }

        public byte[] Content { get; init; } = [];

        public static Row From(FrozenDataset dataset) =>
            new()
            {
                DatasetId = dataset.Id,
                RoundId = dataset.RoundId,
                DatasetName = dataset.Name,
                DatasetHash = dataset.Hash,
                EligibleUnits = dataset.EligibleUnits,
                StartedResponses = dataset.StartedResponses,
                SubmittedResponses = dataset.SubmittedResponses,
                Reason = dataset.Reason,
                FrozenBy = dataset.FrozenBy,
                FrozenAt = dataset.FrozenAt.ToUniversalTime(),
            };

        public FrozenDataset ToDataset() =>
            new()
            {
                Id = DatasetId,
                RoundId = RoundId,
                Name = DatasetName,
                Hash = DatasetHash,
                EligibleUnits = EligibleUnits,
                StartedResponses = StartedResponses,
                SubmittedResponses = SubmittedResponses,
                Reason = Reason,
                FrozenBy = FrozenBy,
                FrozenAt = FrozenAt,
            };
    }
}
