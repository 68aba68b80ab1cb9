using Survey.Data.Responses.Team;
using Survey.Data.Storage.Engines;

namespace Survey.Data.Storage.Team;

/// <summary>Why responses were opened again by the research team.</summary>
internal static class ReopeningTable
{
    private const string AddSql = """
        INSERT INTO ResponseReopening (RoundId, Unit, Revision, Reason, ReopenedBy, ReopenedAt)
        VALUES (@RoundId, @Unit, @Revision, @Reason, @ReopenedBy, @ReopenedAt)
        """;

    private const string ListSql = """
        SELECT RoundId, Unit, Revision, Reason, ReopenedBy, ReopenedAt
        FROM ResponseReopening
        WHERE RoundId = @RoundId AND Unit = @Unit
        ORDER BY Revision
        """;

    public static Task AddAsync(DatabaseSession session, Reopening reopening) => session.ExecuteAsync(AddSql, Row.From(reopening));

    public static async Task<IReadOnlyList<Reopening>> ListAsync(DatabaseSession session, Guid roundId, string unitId)
    {
        var rows = await session.ListAsync<Row>(ListSql, new { RoundId = roundId, Unit = unitId });
        return [.. rows.Select(row => row.ToReopening())];
    }

    private sealed record Row
    {
        public Guid RoundId { get; init; }

        public string Unit { get; init; } = "";

        public int Revision { get; init; }

        public string Reason { get; init; } = "";

        public string ReopenedBy { get; init; } = "";

        public DateTimeOffset ReopenedAt { get; init; }

        public static Row From(Reopening reopening) =>
            new()
            {
                RoundId = reopening.RoundId,
                Unit = reopening.UnitId,
                Revision = reopening.Revision,
                Reason = reopening.Reason,
                ReopenedBy = reopening.ReopenedBy,
                ReopenedAt = reopening.ReopenedAt.ToUniversalTime(),
            };

        public Reopening ToReopening() =>
            new()
            {
                RoundId = RoundId,
                UnitId = Unit,
                Revision = Revision,
                Reason = Reason,
                ReopenedBy = ReopenedBy,
                ReopenedAt = ReopenedAt,
            };
    }
}
