using System.Globalization;
using Survey.Data.Responses.Team;
using Survey.Data.Storage.Engines;

namespace Survey.Data.Storage.Team;

/// <summary>What the research team enters for units, and which revisions it made.</summary>
internal sealed class EntryStore(Database database) : IEntryStore
{
    private const string AddSql = """
        INSERT INTO ResponseEntry (EntryId, RoundId, Unit, EntryMode, ReceivedOn, EntrySource, Reason, StartedBy, StartedAt)
        VALUES (@EntryId, @RoundId, @Unit, @EntryMode, @ReceivedOn, @EntrySource, @Reason, @StartedBy, @StartedAt)
        """;

    private const string FindSql = """
        SELECT EntryId, RoundId, Unit, EntryMode, ReceivedOn, EntrySource, Reason, StartedBy, StartedAt
        FROM ResponseEntry
        WHERE EntryId = @EntryId
        """;

    private const string ListSql = """
        SELECT EntryId, RoundId, Unit, EntryMode, ReceivedOn, EntrySource, Reason, StartedBy, StartedAt
        FROM ResponseEntry
        WHERE RoundId = @RoundId AND Unit = @Unit
        ORDER BY StartedAt
        """;

    private const string AddRevisionSql = """
        INSERT INTO EntryRevision (RoundId, Unit, Revision, EntryId)
        VALUES (@RoundId, @Unit, @Revision, @EntryId)
        """;

    private const string ListRevisionsSql = """
        SELECT Revision, EntryId
        FROM EntryRevision
        WHERE RoundId = @RoundId AND Unit = @Unit
        """;

    public Task AddAsync(ResponseEntry entry, CancellationToken cancellation) =>
        database.WriteAsync(session => session.ExecuteAsync(AddSql, Row.From(entry)), cancellation);

    public async Task<ResponseEntry?> FindAsync(Guid entryId, CancellationToken cancellation)
    {
        var row = await database.ReadAsync(session => session.FindAsync<Row>(FindSql, new { EntryId = entryId }), cancellation);
        return row?.ToEntry();
    }

    public async Task<IReadOnlyList<ResponseEntry>> ListAsync(Guid roundId, string unitId, CancellationToken cancellation)
    {
        var rows = await database.ReadAsync(
            session => session.ListAsync<Row>(ListSql, new { RoundId = roundId, Unit = unitId }),
            cancellation
        );
        return [.. rows.Select(row => row.ToEntry())];
    }

    public async Task<IReadOnlyDictionary<int, Guid>> ReadRevisionsAsync(
        Guid roundId,
        string unitId,
        CancellationToken cancellation
    )
    {
        var rows = await database.ReadAsync(
            session => session.ListAsync<RevisionRow>(ListRevisionsSql, new { RoundId = roundId, Unit = unitId }),
            cancellation
        );
        return rows.ToDictionary(row => row.Revision, row => row.EntryId);
    }

    /// <summary>Notes that a revision was made by an entry, in the transaction that makes it.</summary>
    public static Task AddRevisionAsync(DatabaseSession session, Guid roundId, string unitId, int revision, Guid entryId) =>
        session.ExecuteAsync(
            AddRevisionSql,
            new
            {
                RoundId = roundId,
                Unit = unitId,
                Revision = revision,
                EntryId = entryId,
            }
        );

    private sealed record RevisionRow
    {
        public int Revision { get; init; }

        public Guid EntryId { get; init; }
    }

    private sealed record Row
    {
        public Guid EntryId { get; init; }

        public Guid RoundId { get; init; }

        public string Unit { get; init; } = "";

        public string EntryMode { get; init; } = "";

        public string ReceivedOn { get; init; } = "";

        public string EntrySource { get; init; } = "";

        public string Reason { get; init; } = "";

        public string StartedBy { get; init; } = "";

        public DateTimeOffset StartedAt { get; init; }

        public static Row From(ResponseEntry entry) =>
            new()
            {
                EntryId = entry.Id,
                RoundId = entry.RoundId,
                Unit = entry.UnitId,
                EntryMode = entry.Mode.ToString(),
                ReceivedOn = entry.ReceivedOn.ToString("O", CultureInfo.InvariantCulture),
                EntrySource = entry.Source,
                Reason = entry.Reason,
                StartedBy = entry.StartedBy,
                StartedAt = entry.StartedAt.ToUniversalTime(),
            };

        public ResponseEntry ToEntry() =>
            new()
            {
                Id = EntryId,
                RoundId = RoundId,
                UnitId = Unit,
                Mode = Enum.Parse<EntryMode>(EntryMode),
                ReceivedOn = DateOnly.ParseExact(ReceivedOn, "O", CultureInfo.InvariantCulture),
                Source = EntrySource,
                Reason = Reason,
                StartedBy = StartedBy,
                StartedAt = StartedAt,
            };
    }
}
