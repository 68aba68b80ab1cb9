using Survey.Data.Responses;
using Survey.Data.Storage.Engines;
using Survey.Data.Storage.Serialization;

namespace Survey.Data.Storage;

/// <summary>The journal. Entries are only added: there is no statement that changes or deletes one.</summary>
internal static class JournalTable
{
    private const string AddEntrySql = """
        INSERT INTO Journal (RoundId, Unit, Revision, JournalAction, Person, Page, SeenRevision, HappenedAt, Changes, Receipt)
        VALUES (@RoundId, @Unit, @Revision, @JournalAction, @Person, @Page, @SeenRevision, @HappenedAt, @Changes, @Receipt)
        """;

    private const string ListEntriesSql = """
        SELECT RoundId, Unit, Revision, JournalAction, Person, Page, SeenRevision, HappenedAt, Changes, Receipt
        FROM Journal
        WHERE RoundId = @RoundId AND Unit = @Unit
        ORDER BY Revision
        """;

    private const string ListMovesSql = """
        SELECT Unit, Revision, Page, HappenedAt
        FROM Journal
        WHERE RoundId = @RoundId AND JournalAction = 'Versioned'
        ORDER BY Unit, Revision
        """;

    public static Task AppendAsync(DatabaseSession session, IEnumerable<(Response Response, JournalEntry Row)> entries) =>
        session.ExecuteAsync(AddEntrySql, entries.Select(pair => Row.From(pair.Response, pair.Row)));

    public static async Task<IReadOnlyList<JournalEntry>> ReadAsync(DatabaseSession session, Guid roundId, string unitId)
    {
        var rows = await session.ListAsync<Row>(ListEntriesSql, new { RoundId = roundId, Unit = unitId });
        return [.. rows.Select(row => row.ToJournalEntry())];
    }

    /// <summary>The moves of a round to other versions, as each response's journal records them.</summary>
    public static async Task<IReadOnlyList<RecordedMove>> ListMovesAsync(DatabaseSession session, Guid roundId)
    {
        var rows = await session.ListAsync<Row>(ListMovesSql, new { RoundId = roundId });
        return [.. rows.Select(row => new RecordedMove(row.Unit, row.Revision, row.Page, row.HappenedAt))];
    }

    private sealed record Row
    {
        public Guid RoundId { get; init; }

        public string Unit { get; init; } = "";

        public int Revision { get; init; }

        public string JournalAction { get; init; } = "";

        public string Person { get; init; } = "";

        public string Page { get; init; } = "";

        public int SeenRevision { get; init; }

        public DateTimeOffset HappenedAt { get; init; }

        public string Changes { get; init; } = "";

        public string? Receipt { get; init; }

        public static Row From(Response response, JournalEntry entry) =>
            new()
            {
                RoundId = response.RoundId,
                Unit = response.UnitId,
                Revision = entry.Revision,
                JournalAction = entry.Action.ToString(),
                Person = entry.Person,
                Page = entry.Page,
                SeenRevision = entry.SeenRevision,
                HappenedAt = entry.HappenedAt,
                Changes = AnswerJsonSerializer.Serialize(entry.Changes),
                Receipt = entry.Receipt,
            };

        public JournalEntry ToJournalEntry() =>
            new()
            {
                Revision = Revision,
                Action = Enum.Parse<JournalAction>(JournalAction),
                Person = Person,
                Page = Page,
                SeenRevision = SeenRevision,
                HappenedAt = HappenedAt,
                Changes = AnswerJsonSerializer.DeserializeAnswers(Changes),
                Receipt = Receipt,
            };
    }
}
