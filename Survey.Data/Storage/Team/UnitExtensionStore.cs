using System.Collections.Immutable;
using Survey.Data.Rounds;
using Survey.Data.Storage.Engines;

namespace Survey.Data.Storage.Team;

/// <summary>The closing times that units have of their own. Rows are only added.</summary>
internal sealed class UnitExtensionStore(Database database) : IUnitExtensionStore
{
    private const string CountSql = "SELECT COUNT(*) FROM UnitExtension WHERE RoundId = @RoundId AND Unit = @Unit";

    private const string AddSql = """
        INSERT INTO UnitExtension (RoundId, Unit, ExtensionNumber, ClosesAt, Reason, ChangedBy, ChangedAt)
        VALUES (@RoundId, @Unit, @ExtensionNumber, @ClosesAt, @Reason, @ChangedBy, @ChangedAt)
        """;

    private const string ListSql = """
        SELECT RoundId, Unit, ExtensionNumber, ClosesAt, Reason, ChangedBy, ChangedAt
        FROM UnitExtension
        WHERE RoundId = @RoundId AND Unit = @Unit
        ORDER BY ExtensionNumber
        """;

    private const string ListLatestSql = """
        SELECT RoundId, Unit, ExtensionNumber, ClosesAt, Reason, ChangedBy, ChangedAt
        FROM UnitExtension
        WHERE RoundId = @RoundId AND ClosesAt IS NOT NULL AND NOT EXISTS (
          SELECT 1
          FROM UnitExtension AS Later
          WHERE Later.RoundId = UnitExtension.RoundId AND Later.Unit = UnitExtension.Unit
            AND Later.ExtensionNumber > UnitExtension.ExtensionNumber
        )
        """;

    public Task<bool> TryAddAsync(UnitExtension extension, CancellationToken cancellation) =>
        database.WriteAsync(
            async session =>
            {
                var row = Row.From(extension);
                if (await session.CountAsync(CountSql, row) != extension.Number - 1)
                {
                    return false;
                }

                await session.ExecuteAsync(AddSql, row);
                return true;
            },
            cancellation
        );

    public async Task<IReadOnlyList<UnitExtension>> ListAsync(Guid roundId, string unitId, CancellationToken cancellation)
    {
        var rows = await database.ReadAsync(
            session => session.ListAsync<Row>(ListSql, new { RoundId = roundId, Unit = unitId }),
            cancellation
        );
        return [.. rows.Select(row => row.ToExtension())];
    }

    public Task<UnitClosings> ReadClosingsAsync(Guid roundId, CancellationToken cancellation) =>
        database.ReadAsync(session => ReadClosingsAsync(session, roundId), cancellation);

    /// <summary>The same within the work of a session: the outbox asks when it takes a mail.</summary>
    public static async Task<UnitClosings> ReadClosingsAsync(DatabaseSession session, Guid roundId)
    {
        var rows = await session.ListAsync<Row>(ListLatestSql, new { RoundId = roundId });
        return new UnitClosings(
            rows.Select(row => row.ToExtension())
                .ToImmutableDictionary(
                    extension => extension.UnitId,
                    extension => extension.ClosesAt.GetValueOrDefault(),
                    StringComparer.Ordinal
                )
        );
    }

    private sealed record Row
    {
        public Guid RoundId { get; init; }

        public string Unit { get; init; } = "";

        public int ExtensionNumber { get; init; }

        public DateTimeOffset? ClosesAt { get; init; }

        public string Reason { get; init; } = "";

        public string ChangedBy { get; init; } = "";

        public DateTimeOffset ChangedAt { get; init; }

        public static Row From(UnitExtension extension) =>
            new()
            {
                RoundId = extension.RoundId,
                Unit = extension.UnitId,
                ExtensionNumber = extension.Number,
                ClosesAt = extension.ClosesAt?.ToUniversalTime(),
                Reason = extension.Reason,
                ChangedBy = extension.ChangedBy,
                ChangedAt = extension.ChangedAt.ToUniversalTime(),
            };

        public UnitExtension ToExtension() =>
            new()
            {
                RoundId = RoundId,
                UnitId = Unit,
                Number = ExtensionNumber,
                ClosesAt = ClosesAt,
                Reason = Reason,
                ChangedBy = ChangedBy,
                ChangedAt = ChangedAt,
            };
    }
}
