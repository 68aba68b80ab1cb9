using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;
using Survey.Data.Frames;
using Survey.Data.Storage.Engines;

namespace Survey.Data.Storage;

/// <summary>A round's frame, a row for each unit; the file's own columns are kept together as JSON.</summary>
internal static class FrameTable
{
    private const string AddUnitSql = """
        INSERT INTO FrameUnit (RoundId, Unit, Ordinal, UnitName, RespondentGroup, Organisation, Pair, Email, Disposition, FrameColumns)
        VALUES (@RoundId, @Unit, @Ordinal, @UnitName, @RespondentGroup, @Organisation, @Pair, @Email, @Disposition, @FrameColumns)
        """;

    private const string ChangeUnitSql = """
        UPDATE FrameUnit
        SET UnitName = @UnitName, RespondentGroup = @RespondentGroup, Organisation = @Organisation, Pair = @Pair, Email = @Email,
          Disposition = @Disposition, FrameColumns = @FrameColumns
        WHERE RoundId = @RoundId AND Unit = @Unit
        """;

    private const string CountUnitsSql = "SELECT COUNT(*) FROM FrameUnit WHERE RoundId = @RoundId";

    private const string ListUnitsSql = """
        SELECT RoundId, Unit, Ordinal, UnitName, RespondentGroup, Organisation, Pair, Email, Disposition, FrameColumns
        FROM FrameUnit
        WHERE RoundId = @RoundId
        ORDER BY Ordinal
        """;

    public static Task AddAsync(DatabaseSession session, Guid roundId, Frame frame) =>
        session.ExecuteAsync(AddUnitSql, frame.Units.Select((unit, index) => Row.From(roundId, index, unit)));

    /// <summary>Adds units behind those that there are. Units are never deleted, so their count is the next place.</summary>
    public static async Task AppendAsync(DatabaseSession session, Guid roundId, IEnumerable<FrameUnit> units)
    {
        var count = await session.CountAsync(CountUnitsSql, new { RoundId = roundId });
        await session.ExecuteAsync(AddUnitSql, units.Select((unit, index) => Row.From(roundId, count + index, unit)));
    }

    public static Task ChangeAsync(DatabaseSession session, Guid roundId, IEnumerable<FrameUnit> units) =>
        session.ExecuteAsync(ChangeUnitSql, units.Select(unit => Row.From(roundId, 0, unit)));

    public static async Task<Frame> ReadAsync(DatabaseSession session, Guid roundId)
    {
        var rows = await session.ListAsync<Row>(ListUnitsSql, new { RoundId = roundId });
        return new Frame { Units = [.. rows.Select(row => row.ToFrameUnit())] };
    }

    private sealed record Row
    {
        public Guid RoundId { get; init; }

        public string Unit { get; init; } = "";

        public int Ordinal { get; init; }

        public string UnitName { get; init; } = "";

        public string RespondentGroup { get; init; } = "";

        public string Organisation { get; init; } = "";

        public string Pair { get; init; } = "";

        public string Email { get; init; } = "";

        public string? Disposition { get; init; }

        public string FrameColumns { get; init; } = "";

        public static Row From(Guid roundId, int ordinal, FrameUnit unit) =>
            new()
            {
                RoundId = roundId,
                Unit = unit.Id,
                Ordinal = ordinal,
                UnitName = unit.DisplayName,
                RespondentGroup = unit.RespondentGroup,
                Organisation = unit.Organisation,
                Pair = unit.Pair,
                Email = unit.Email,
                Disposition = unit.Disposition?.ToString(),
                FrameColumns = JsonSerializer.Serialize(new(unit.Columns), FrameColumnsJsonContext.Default.SortedDictionaryStringString),
            };

        public FrameUnit ToFrameUnit() =>
            new()
            {
                Id = Unit,
                DisplayName = UnitName,
                RespondentGroup = RespondentGroup,
                Organisation = Organisation,
                Pair = Pair,
                Email = Email,
                Disposition = Disposition is null ? null : Enum.Parse<Disposition>(Disposition),
                Columns = (
                    JsonSerializer.Deserialize(FrameColumns, FrameColumnsJsonContext.Default.SortedDictionaryStringString) ?? []
                ).ToImmutableDictionary(),
            };
    }
}

[JsonSerializable(typeof(SortedDictionary<string, string>))]
internal sealed partial class FrameColumnsJsonContext : JsonSerializerContext;
