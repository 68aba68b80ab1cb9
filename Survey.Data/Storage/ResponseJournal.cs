using Survey.Data.Responses;

namespace Survey.Data.Storage;

/// <summary>The journal's rows; there is no statement that changes one.</summary>
internal static class ResponseJournal
{
    private const string AddRowSql =
        """
        INSERT INTO Journal (RoundId, Unit, Revision, JournalAction, Person, Page, SeenRevision, HappenedAt, Changes, Receipt)
        VALUES (@RoundId, @Unit, @Revision, @JournalAction, @Person, @Page, @SeenRevision, @HappenedAt, @Changes, @Receipt)
        """;

    private const string ListRowsSql =
        """
        SELECT RoundId, Unit, Revision, JournalAction, Person, Page, SeenRevision, HappenedAt, Changes, Receipt
        FROM Journal
        WHERE RoundId = @RoundId AND Unit = @Unit
        ORDER BY Revision
        """;

    public static Task AppendAsync(DatabaseSession session, IEnumerable<(Response Response, JournalRow Row)> rows) =>
        session.ExecuteAsync(AddRowSql, rows.Select(pair => Row.From(pair.Response, pair.Row)));

    public static async Task<IReadOnlyList<JournalRow>> ReadAsync(DatabaseSession session, Guid roundId, string unit)
    {
        var rows = await session.ListAsync<Row>(ListRowsSql, new { RoundId = roundId, Unit = unit });
        return [.. rows.Select(row => row.ToJournalRow())];
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

        public static Row From(Response response, JournalRow row) => new()
        {
            RoundId = response.RoundId,
            Unit = response.Unit,
            Revision = row.Revision,
            JournalAction = row.Action.ToString(),
            Person = row.Person,
            Page = row.Page,
            SeenRevision = row.SeenRevision,
            HappenedAt = row.At,
            Changes = AnswerColumns.Write(row.Changes),
            Receipt = row.Receipt,
        };

        public JournalRow ToJournalRow() => new()
        {
            Revision = Revision,
            Action = Enum.Parse<JournalAction>(JournalAction),
            Person = Person,
            Page = Page,
            SeenRevision = SeenRevision,
            At = HappenedAt,
            Changes = AnswerColumns.ReadEntries(Changes),
            Receipt = Receipt,
        };
    }
}
