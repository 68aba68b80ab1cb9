using Survey.Data.Responses;
using Survey.Data.Responses.Team;
using Survey.Data.Storage.Engines;
using Survey.Data.Storage.Serialization;
using Survey.Data.Storage.Team;

namespace Survey.Data.Storage;

/// <summary>Responses and their journal: an entry and the state that it leads to are written in one transaction.</summary>
internal sealed class ResponseStore(Database database) : IResponseStore
{
    private const string FindResponseSql = """
        SELECT RoundId, Unit, Revision, Answers, ChangedAt, SavedAt, SubmittedAnswers, SubmittedAt, Receipt, ReopenedAt
        FROM Response
        WHERE RoundId = @RoundId AND Unit = @Unit
        """;

    private const string ListResponsesSql = """
        SELECT RoundId, Unit, Revision, Answers, ChangedAt, SavedAt, SubmittedAnswers, SubmittedAt, Receipt, ReopenedAt
        FROM Response
        WHERE RoundId = @RoundId
        ORDER BY Unit
        """;

    private const string ListResponsesOfInvitationSql = """
        SELECT Response.RoundId, Response.Unit, Revision, Answers, ChangedAt, SavedAt, SubmittedAnswers, SubmittedAt, Receipt, ReopenedAt
        FROM Response
        JOIN InvitationUnit ON InvitationUnit.Unit = Response.Unit
        WHERE Response.RoundId = @RoundId AND InvitationUnit.InvitationId = @InvitationId
        ORDER BY InvitationUnit.Ordinal
        """;

    private const string ChangeVersionSql =
        "UPDATE Round SET StudyHash = @ToStudyHash WHERE RoundId = @RoundId AND StudyHash = @FromStudyHash";

    private const string CountChangesSql = "SELECT COALESCE(SUM(Revision), 0) FROM Response WHERE RoundId = @RoundId";

    private const string ListRespondingUnitsSql = "SELECT Unit FROM Response WHERE RoundId = @RoundId";

    private const string AddResponseSql = """
        INSERT INTO Response (RoundId, Unit, Revision, Answers, ChangedAt, SavedAt, SubmittedAnswers, SubmittedAt, Receipt, ReopenedAt)
        VALUES (@RoundId, @Unit, @Revision, @Answers, @ChangedAt, @SavedAt, @SubmittedAnswers, @SubmittedAt, @Receipt, @ReopenedAt)
        """;

    private const string ReplaceResponseSql = """
        UPDATE Response
        SET Revision = @Revision, Answers = @Answers, ChangedAt = @ChangedAt, SavedAt = @SavedAt,
          SubmittedAnswers = @SubmittedAnswers, SubmittedAt = @SubmittedAt, Receipt = @Receipt, ReopenedAt = @ReopenedAt
        WHERE RoundId = @RoundId AND Unit = @Unit AND Revision = @PreviousRevision
        """;

    public async Task<Response> ReadAsync(Guid roundId, string unitId, CancellationToken cancellation) =>
        await database.ReadAsync(session => ReadAsync(session, roundId, unitId), cancellation);

    public Task<IReadOnlyList<Response>> ListAsync(Guid roundId, CancellationToken cancellation) =>
        ListAsync(ListResponsesSql, new { RoundId = roundId }, cancellation);

    public Task<IReadOnlyList<Response>> ListAsync(Guid roundId, Guid invitationId, CancellationToken cancellation) =>
        ListAsync(ListResponsesOfInvitationSql, new { RoundId = roundId, InvitationId = invitationId }, cancellation);

    public Task<int> CountChangesAsync(Guid roundId, CancellationToken cancellation) =>
        database.ReadAsync(session => session.CountAsync(CountChangesSql, new { RoundId = roundId }), cancellation);

    public Task<SaveOutcome> SaveAsync(SaveRequest request, CancellationToken cancellation) =>
        ApplyAsync(
            request.RoundId,
            request.UnitId,
            response => ResponseTransitions.Save(response, request),
            cancellation,
            request.EntryId
        );

    public Task<SubmitOutcome> SubmitAsync(SubmitRequest request, CancellationToken cancellation) =>
        ApplyAsync(
            request.RoundId,
            request.UnitId,
            response => ResponseTransitions.Submit(response, request),
            cancellation,
            request.EntryId
        );

    public Task<Response> ReopenAsync(
        Guid roundId,
        string unitId,
        string person,
        DateTimeOffset reopenedAt,
        CancellationToken cancellation
    ) => ApplyAsync(roundId, unitId, response => ResponseTransitions.Reopen(response, person, reopenedAt), cancellation);

    public Task<bool> TryReopenAsync(Reopening reopening, CancellationToken cancellation) =>
        database.WriteAsync(
            async session =>
            {
                var current = await ReadAsync(session, reopening.RoundId, reopening.UnitId);
                var transition = ResponseTransitions.Reopen(current, reopening.ReopenedBy, reopening.ReopenedAt);
                if (transition.Entry is not { } entry || entry.Revision != reopening.Revision)
                {
                    return false;
                }

                await ReplaceAsync(session, current, transition.Response);
                await JournalTable.AppendAsync(session, [(transition.Response, entry)]);
                await ReopeningTable.AddAsync(session, reopening);
                return true;
            },
            cancellation
        );

    public Task<IReadOnlyList<Reopening>> ListReopeningsAsync(Guid roundId, string unitId, CancellationToken cancellation) =>
        database.ReadAsync(session => ReopeningTable.ListAsync(session, roundId, unitId), cancellation);

    public Task<int> ImportAsync(
        Guid roundId,
        IReadOnlyCollection<UnitResponse> responses,
        string person,
        DateTimeOffset importedAt,
        CancellationToken cancellation
    ) =>
        database.WriteAsync(
            async session =>
            {
                var respondingUnits = (await session.ListAsync<string>(ListRespondingUnitsSql, new { RoundId = roundId })).ToHashSet(
                    StringComparer.Ordinal
                );
                var added = responses.Where(response => !respondingUnits.Contains(response.UnitId)).ToList();
                var imports = added.ConvertAll(response => ResponseTransitions.Import(roundId, response, person, importedAt));
                await session.ExecuteAsync(AddResponseSql, imports.Select(import => Row.From(import.Response)));
                await JournalTable.AppendAsync(session, imports.SelectMany(import => import.Rows.Select(row => (import.Response, row))));
                return added.Count;
            },
            cancellation
        );

    public Task<bool> TryChangeVersionAsync(
        Guid roundId,
        VersionChange change,
        string person,
        DateTimeOffset changedAt,
        CancellationToken cancellation
    )
    {
        if (!change.Obstacles.IsEmpty)
        {
            throw new ArgumentException($"The round cannot change to the version: {string.Join(' ', change.Obstacles)}", nameof(change));
        }

        return database.WriteAsync(
            async session =>
            {
                await StudyVersionTable.AddAsync(session, change.To, changedAt);
                var changedRounds = await session.ExecuteAsync(
                    ChangeVersionSql,
                    new
                    {
                        RoundId = roundId,
                        FromStudyHash = change.From.Hash,
                        ToStudyHash = change.To.Hash,
                    }
                );
                if (changedRounds == 1)
                {
                    await StudyVersionTable.AddToRoundAsync(session, roundId, change.To.Hash, changedAt);
                }

                foreach (var row in changedRounds == 0 ? [] : await session.ListAsync<Row>(ListResponsesSql, new { RoundId = roundId }))
                {
                    var current = row.ToResponse();
                    var (response, entry) = ResponseTransitions.ChangeVersion(current, change, person, changedAt);
                    await ReplaceAsync(session, current, response);
                    await JournalTable.AppendAsync(session, [(response, entry)]);
                }

                return changedRounds == 1;
            },
            cancellation
        );
    }

    public Task<IReadOnlyList<RecordedMove>> ListMovesAsync(Guid roundId, CancellationToken cancellation) =>
        database.ReadAsync(session => JournalTable.ListMovesAsync(session, roundId), cancellation);

    public Task<IReadOnlyList<JournalEntry>> ReadJournalAsync(Guid roundId, string unitId, CancellationToken cancellation) =>
        database.ReadAsync(session => JournalTable.ReadAsync(session, roundId, unitId), cancellation);

    /// <summary>All responses of a round that anything was saved for, by unit.</summary>
    internal static async Task<IReadOnlyList<Response>> ListAsync(DatabaseSession session, Guid roundId)
    {
        var rows = await session.ListAsync<Row>(ListResponsesSql, new { RoundId = roundId });
        return [.. rows.Select(row => row.ToResponse())];
    }

    private async Task<IReadOnlyList<Response>> ListAsync(string sql, object parameters, CancellationToken cancellation)
    {
        var rows = await database.ReadAsync(session => session.ListAsync<Row>(sql, parameters), cancellation);
        return [.. rows.Select(row => row.ToResponse())];
    }

    private static async Task<Response> ReadAsync(DatabaseSession session, Guid roundId, string unitId)
    {
        var row = await session.FindAsync<Row>(FindResponseSql, new { RoundId = roundId, Unit = unitId });
        return row?.ToResponse() ?? Response.NotStarted(roundId, unitId);
    }

    private Task<TOutcome> ApplyAsync<TOutcome>(
        Guid roundId,
        string unitId,
        Func<Response, ResponseTransition<TOutcome>> decide,
        CancellationToken cancellation,
        Guid? entryId = null
    ) =>
        database.WriteAsync(
            async session =>
            {
                var current = await ReadAsync(session, roundId, unitId);
                var transition = decide(current);
                if (transition.Entry is { } entry)
                {
                    await ReplaceAsync(session, current, transition.Response);
                    await JournalTable.AppendAsync(session, [(transition.Response, entry)]);
                    if (entryId is { } madeBy)
                    {
                        await EntryStore.AddRevisionAsync(session, roundId, unitId, entry.Revision, madeBy);
                    }
                }

                return transition.Outcome;
            },
            cancellation
        );

    private static async Task ReplaceAsync(DatabaseSession session, Response current, Response next)
    {
        var row = Row.From(next) with { PreviousRevision = current.Revision };
        var changed = await session.ExecuteAsync(current.Revision == 0 ? AddResponseSql : ReplaceResponseSql, row);
        if (changed != 1)
        {
            throw new ConcurrencyException();
        }
    }

    private sealed record Row
    {
        public Guid RoundId { get; init; }

        public string Unit { get; init; } = "";

        public int Revision { get; init; }

        public int PreviousRevision { get; init; }

        public string Answers { get; init; } = "";

        public string ChangedAt { get; init; } = "";

        public DateTimeOffset? SavedAt { get; init; }

        public string? SubmittedAnswers { get; init; }

        public DateTimeOffset? SubmittedAt { get; init; }

        public string? Receipt { get; init; }

        public DateTimeOffset? ReopenedAt { get; init; }

        public static Row From(Response response) =>
            new()
            {
                RoundId = response.RoundId,
                Unit = response.UnitId,
                Revision = response.Revision,
                Answers = AnswerJsonSerializer.Serialize(response.Answers.Entries),
                ChangedAt = AnswerJsonSerializer.Serialize(response.AnswerRevisions),
                SavedAt = response.SavedAt,
                SubmittedAnswers = response.SubmittedAnswers is { } submitted ? AnswerJsonSerializer.Serialize(submitted.Entries) : null,
                SubmittedAt = response.SubmittedAt,
                Receipt = response.Receipt,
                ReopenedAt = response.ReopenedAt,
            };

        public Response ToResponse() =>
            new()
            {
                RoundId = RoundId,
                UnitId = Unit,
                Revision = Revision,
                Answers = new AnswerSet(AnswerJsonSerializer.DeserializeAnswers(Answers)),
                AnswerRevisions = AnswerJsonSerializer.DeserializeRevisions(ChangedAt),
                SavedAt = SavedAt,
                SubmittedAnswers = SubmittedAnswers is null
                    ? null
                    : new AnswerSet(AnswerJsonSerializer.DeserializeAnswers(SubmittedAnswers)),
                SubmittedAt = SubmittedAt,
                Receipt = Receipt,
                ReopenedAt = ReopenedAt,
            };
    }
}
