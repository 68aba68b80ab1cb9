using System.Collections.Concurrent;
using Survey.Data.Frames;
using Survey.Data.Rounds;
using Survey.Data.Storage.Engines;
using Survey.Data.Studies.Model;

namespace Survey.Data.Storage;

/// <summary>Rounds, with the workbook and the frame that each was published with.</summary>
internal sealed class RoundStore(Database database, TimeProvider time) : IRoundStore
{
    private const string FindByNameSql = """
        SELECT Round.RoundId, RoundName, StudyName, StudyHash, OpensAt, ClosesAt, IsSynthetic, PreviousRoundId,
          (SELECT COUNT(*) FROM FrameChange WHERE FrameChange.RoundId = Round.RoundId) AS FrameRevision
        FROM Round
        LEFT JOIN RoundBefore ON RoundBefore.RoundId = Round.RoundId
        WHERE RoundName = @RoundName
        """;

    private const string FindRoundSql = """
        SELECT Round.RoundId, RoundName, StudyName, StudyHash, OpensAt, ClosesAt, IsSynthetic, PreviousRoundId,
          (SELECT COUNT(*) FROM FrameChange WHERE FrameChange.RoundId = Round.RoundId) AS FrameRevision
        FROM Round
        LEFT JOIN RoundBefore ON RoundBefore.RoundId = Round.RoundId
        WHERE Round.RoundId = @RoundId
        """;

    private const string ListRoundsSql = """
        SELECT Round.RoundId, RoundName, StudyName, StudyHash, OpensAt, ClosesAt, IsSynthetic, PreviousRoundId,
          (SELECT COUNT(*) FROM FrameChange WHERE FrameChange.RoundId = Round.RoundId) AS FrameRevision
        FROM Round
        LEFT JOIN RoundBefore ON RoundBefore.RoundId = Round.RoundId
        ORDER BY PublishedAt DESC, RoundName
        """;

    private const string AddRoundSql = """
        INSERT INTO Round (RoundId, RoundName, StudyName, StudyHash, OpensAt, ClosesAt, IsSynthetic, PublishedAt)
        VALUES (@RoundId, @RoundName, @StudyName, @StudyHash, @OpensAt, @ClosesAt, @IsSynthetic, @PublishedAt)
        """;

    private const string AddRoundBeforeSql = "INSERT INTO RoundBefore (RoundId, PreviousRoundId) VALUES (@RoundId, @PreviousRoundId)";

    private const string MoveClosingSql =
        "UPDATE Round SET ClosesAt = @ClosesAt WHERE RoundId = @RoundId AND ClosesAt = @PreviousClosesAt";

    private const string CountChangesSql = "SELECT COUNT(*) FROM RoundChange WHERE RoundId = @RoundId";

    private const string AddChangeSql = """
        INSERT INTO RoundChange (RoundId, ChangeNumber, ChangeKind, PreviousClosesAt, ClosesAt, Reason, ChangedBy, ChangedAt)
        VALUES (@RoundId, @ChangeNumber, @ChangeKind, @PreviousClosesAt, @ClosesAt, @Reason, @ChangedBy, @ChangedAt)
        """;

    private const string ListChangesSql = """
        SELECT RoundId, ChangeNumber, ChangeKind, PreviousClosesAt, ClosesAt, Reason, ChangedBy, ChangedAt
        FROM RoundChange
        WHERE RoundId = @RoundId
        ORDER BY ChangeNumber
        """;

    /// <summary>Studies read before; a published version never changes.</summary>
    private readonly ConcurrentDictionary<string, Study> studiesByHash = new(StringComparer.Ordinal);

    public Task<bool> TryPublishAsync(Round round, Study study, Frame frame, CancellationToken cancellation)
    {
        if (round.StudyHash != study.Hash)
        {
            throw new ArgumentException(
                $"Round '{round.Name}' is for the study version {round.StudyHash}, and {study.Hash} is given.",
                nameof(round)
            );
        }

        var publishedAt = time.GetUtcNow();
        return database.WriteAsync(
            async session =>
            {
                if (await session.FindAsync<Row>(FindByNameSql, new { RoundName = round.Name }) is not null)
                {
                    return false;
                }

                await StudyVersionTable.AddAsync(session, study, publishedAt);
                await session.ExecuteAsync(AddRoundSql, Row.From(round, publishedAt));
                await StudyVersionTable.AddToRoundAsync(session, round.Id, study.Hash, publishedAt);
                if (round.PreviousRoundId is not null)
                {
                    await session.ExecuteAsync(AddRoundBeforeSql, new { RoundId = round.Id, round.PreviousRoundId });
                }

                await FrameTable.AddAsync(session, round.Id, frame);
                return true;
            },
            cancellation
        );
    }

    public Task<bool> TryChangeAsync(RoundChange change, CancellationToken cancellation) =>
        database.WriteAsync(
            async session =>
            {
                // The update locks the round, so that two changes do not get one number.
                if (await session.ExecuteAsync(MoveClosingSql, ChangeRow.From(change, 0)) == 0)
                {
                    return false;
                }

                var earlierCount = await session.CountAsync(CountChangesSql, new { change.RoundId });
                await session.ExecuteAsync(AddChangeSql, ChangeRow.From(change, earlierCount + 1));
                return true;
            },
            cancellation
        );

    public async Task<IReadOnlyList<RoundChange>> ListChangesAsync(Guid roundId, CancellationToken cancellation)
    {
        var rows = await database.ReadAsync(
            session => session.ListAsync<ChangeRow>(ListChangesSql, new { RoundId = roundId }),
            cancellation
        );
        return [.. rows.Select(row => row.ToChange())];
    }

    public async Task<IReadOnlyList<Round>> ListAsync(CancellationToken cancellation)
    {
        var rows = await database.ReadAsync(session => session.ListAsync<Row>(ListRoundsSql), cancellation);
        return [.. rows.Select(row => row.ToRound())];
    }

    public async Task<Round?> FindAsync(Guid roundId, CancellationToken cancellation)
    {
        var row = await database.ReadAsync(session => session.FindAsync<Row>(FindRoundSql, new { RoundId = roundId }), cancellation);
        return row?.ToRound();
    }

    public async Task<Round?> FindAsync(string name, CancellationToken cancellation)
    {
        var row = await database.ReadAsync(session => session.FindAsync<Row>(FindByNameSql, new { RoundName = name }), cancellation);
        return row?.ToRound();
    }

    public async Task<Study> ReadStudyAsync(Round round, CancellationToken cancellation)
    {
        var hashes = await database.ReadAsync(session => StudyVersionTable.ListHashesAsync(session, round.Id), cancellation);
        var earlierVersions = new List<Study>();
        foreach (var hash in hashes.Where(hash => hash != round.StudyHash))
        {
            earlierVersions.Add(await ReadStudyAsync(hash, cancellation));
        }

        return (await ReadStudyAsync(round.StudyHash, cancellation)).WithFormerChoices(earlierVersions);
    }

    public async Task<Study?> FindStudyAsync(string studyHash, CancellationToken cancellation)
    {
        if (studiesByHash.TryGetValue(studyHash, out var known))
        {
            return known;
        }

        var study = await database.ReadAsync(session => StudyVersionTable.FindAsync(session, studyHash), cancellation);
        return study is null ? null : studiesByHash.GetOrAdd(studyHash, study);
    }

    private async Task<Study> ReadStudyAsync(string studyHash, CancellationToken cancellation) =>
        await FindStudyAsync(studyHash, cancellation)
        ?? throw new InvalidOperationException($"No study version {studyHash} was published.");

    public Task<Frame> ReadFrameAsync(Guid roundId, CancellationToken cancellation) =>
        database.ReadAsync(session => FrameTable.ReadAsync(session, roundId), cancellation);

    private sealed record Row
    {
        public Guid RoundId { get; init; }

        public string RoundName { get; init; } = "";

        public string StudyName { get; init; } = "";

        public string StudyHash { get; init; } = "";

        public DateTimeOffset OpensAt { get; init; }

        public DateTimeOffset ClosesAt { get; init; }

        public bool IsSynthetic { get; init; }

        public DateTimeOffset PublishedAt { get; init; }

        public Guid? PreviousRoundId { get; init; }

        public int FrameRevision { get; init; }

        public static Row From(Round round, DateTimeOffset publishedAt) =>
            new()
            {
                RoundId = round.Id,
                RoundName = round.Name,
                StudyName = round.StudyName,
                StudyHash = round.StudyHash,
                OpensAt = round.OpensAt,
                ClosesAt = round.ClosesAt,
                IsSynthetic = round.IsSynthetic,
                PublishedAt = publishedAt,
                PreviousRoundId = round.PreviousRoundId,
            };

        public Round ToRound() =>
            new()
            {
                Id = RoundId,
                Name = RoundName,
                StudyName = StudyName,
                StudyHash = StudyHash,
                OpensAt = OpensAt,
                ClosesAt = ClosesAt,
                IsSynthetic = IsSynthetic,
                PreviousRoundId = PreviousRoundId,
                FrameRevision = FrameRevision,
            };
    }

    private sealed record ChangeRow
    {
        public Guid RoundId { get; init; }

        public int ChangeNumber { get; init; }

        public string ChangeKind { get; init; } = "";

        public DateTimeOffset PreviousClosesAt { get; init; }

        public DateTimeOffset ClosesAt { get; init; }

        public string Reason { get; init; } = "";

        public string ChangedBy { get; init; } = "";

        public DateTimeOffset ChangedAt { get; init; }

        public static ChangeRow From(RoundChange change, int number) =>
            new()
            {
                RoundId = change.RoundId,
                ChangeNumber = number,
                ChangeKind = change.Kind.ToString(),
                PreviousClosesAt = change.PreviousClosesAt,
                ClosesAt = change.ClosesAt,
                Reason = change.Reason,
                ChangedBy = change.ChangedBy,
                ChangedAt = change.ChangedAt,
            };

        public RoundChange ToChange() =>
            new()
            {
                RoundId = RoundId,
                Kind = Enum.Parse<RoundChangeKind>(ChangeKind),
                PreviousClosesAt = PreviousClosesAt,
                ClosesAt = ClosesAt,
                Reason = Reason,
                ChangedBy = ChangedBy,
                ChangedAt = ChangedAt,
            };
    }
}
