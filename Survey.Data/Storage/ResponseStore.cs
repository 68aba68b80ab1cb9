using Survey.Data.Responses;

namespace Survey.Data.Storage;

/// <summary>Responses and their journal: a row of the journal and the state that it makes are written together.</summary>
internal sealed class ResponseStore(Database database) : IResponseStore
{
    private const string FindResponseSql =
        """
        SELECT RoundId, Unit, Revision, Answers, ChangedAt, SavedAt, SubmittedAnswers, SubmittedAt, Receipt, ReopenedAt
        FROM Response
        WHERE RoundId = @RoundId AND Unit = @Unit
        """;

    private const string ListResponsesSql =
        """
        SELECT RoundId, Unit, Revision, Answers, ChangedAt, SavedAt, SubmittedAnswers, SubmittedAt, Receipt, ReopenedAt
        FROM Response
        WHERE RoundId = @RoundId
        ORDER BY Unit
        """;

    private const string ListResponsesOfInvitationSql =
        """
        SELECT Response.RoundId, Response.Unit, Revision, Answers, ChangedAt, SavedAt, SubmittedAnswers, SubmittedAt, Receipt, ReopenedAt
        FROM Response
        JOIN InvitationUnit ON InvitationUnit.Unit = Response.Unit
        WHERE Response.RoundId = @RoundId AND InvitationUnit.InvitationId = @InvitationId
        ORDER BY InvitationUnit.Ordinal
        """;

    private const string MoveRoundSql = "UPDATE Round SET StudyHash = @ToStudyHash WHERE RoundId = @RoundId AND StudyHash = @FromStudyHash";

    private const string CountChangesSql = "SELECT COALESCE(SUM(Revision), 0) FROM Response WHERE RoundId = @RoundId";

    private const string ListUnitsSql = "SELECT Unit FROM Response WHERE RoundId = @RoundId";

    private const string AddResponseSql =
        """
        INSERT INTO Response (RoundId, Unit, Revision, Answers, ChangedAt, SavedAt, SubmittedAnswers, SubmittedAt, Receipt, ReopenedAt)
        VALUES (@RoundId, @Unit, @Revision, @Answers, @ChangedAt, @SavedAt, @SubmittedAnswers, @SubmittedAt, @Receipt, @ReopenedAt)
        """;

    private const string ReplaceResponseSql =
        """
        UPDATE Response
        SET Revision = @Revision, Answers = @Answers, ChangedAt = @ChangedAt, SavedAt = @SavedAt,
          SubmittedAnswers = @SubmittedAnswers, SubmittedAt = @SubmittedAt, Receipt = @Receipt, ReopenedAt = @ReopenedAt
        WHERE RoundId = @RoundId AND Unit = @Unit AND Revision = @PreviousRevision
        """;

    public async Task<Response> ReadAsync(Guid roundId, string unit, CancellationToken cancellation) =>
        await database.ReadAsync(session => ReadAsync(session, roundId, unit), cancellation);

    public Task<IReadOnlyList<Response>> ListAsync(Guid roundId, CancellationToken cancellation) => ListAsync(ListResponsesSql, new { RoundId = roundId }, cancellation);

    public Task<IReadOnlyList<Response>> ListAsync(Guid roundId, Guid invitationId, CancellationToken cancellation) =>
        ListAsync(ListResponsesOfInvitationSql, new { RoundId = roundId, InvitationId = invitationId }, cancellation);

    public Task<int> CountChangesAsync(Guid roundId, CancellationToken cancellation) =>
        database.ReadAsync(session => session.CountAsync(CountChangesSql, new { RoundId = roundId }), cancellation);

    public Task<SaveOutcome> SaveAsync(Save save, CancellationToken cancellation) =>
        ChangeAsync(save.RoundId, save.Unit, response => ResponseRules.Save(response, save), cancellation);

    public Task<SubmitOutcome> SubmitAsync(Submit submit, CancellationToken cancellation) =>
        ChangeAsync(submit.RoundId, submit.Unit, response => ResponseRules.Submit(response, submit), cancellation);

    public Task<Response> ReopenAsync(Guid roundId, string unit, string person, DateTimeOffset reopenedAt, CancellationToken cancellation) =>
        ChangeAsync(roundId, unit, response => ResponseRules.Reopen(response, person, reopenedAt), cancellation);

    public Task<int> ImportAsync(Guid roundId, IReadOnlyCollection<UnitResponse> responses, string person, DateTimeOffset importedAt, CancellationToken cancellation) =>
        database.WriteAsync(
            async session =>
            {
                var answered = (await session.ListAsync<string>(ListUnitsSql, new { RoundId = roundId })).ToHashSet(StringComparer.Ordinal);
                var added = responses.Where(response => !answered.Contains(response.Unit)).ToList();
                var imports = added.ConvertAll(response => ResponseRules.Import(roundId, response, person, importedAt));
                await session.ExecuteAsync(AddResponseSql, imports.Select(import => Row.From(import.Response)));
                await ResponseJournal.AppendAsync(session, imports.SelectMany(import => import.Rows.Select(row => (import.Response, row))));
                return added.Count;
            },
            cancellation);

    public Task<bool> TryMoveAsync(Guid roundId, VersionChange change, string person, DateTimeOffset movedAt, CancellationToken cancellation)
    {
        if (!change.Obstacles.IsEmpty)
        {
            throw new ArgumentException($"The round cannot move: {string.Join(' ', change.Obstacles)}", nameof(change));
        }

        return database.WriteAsync(
            async session =>
            {
                await StudyVersions.AddAsync(session, change.To, movedAt);
                var moved = await session.ExecuteAsync(MoveRoundSql, new { RoundId = roundId, FromStudyHash = change.From.Hash, ToStudyHash = change.To.Hash });
                foreach (var row in moved == 0 ? [] : await session.ListAsync<Row>(ListResponsesSql, new { RoundId = roundId }))
                {
                    var current = row.ToResponse();
                    var (response, told) = ResponseRules.Move(current, change, person, movedAt);
                    await ReplaceAsync(session, current, response);
                    await ResponseJournal.AppendAsync(session, [(response, told)]);
                }

                return moved == 1;
            },
            cancellation);
    }

    public Task<IReadOnlyList<JournalRow>> ReadJournalAsync(Guid roundId, string unit, CancellationToken cancellation) =>
        database.ReadAsync(session => ResponseJournal.ReadAsync(session, roundId, unit), cancellation);

    private async Task<IReadOnlyList<Response>> ListAsync(string sql, object parameters, CancellationToken cancellation)
    {
        var rows = await database.ReadAsync(session => session.ListAsync<Row>(sql, parameters), cancellation);
        return [.. rows.Select(row => row.ToResponse())];
    }

    private static async Task<Response> ReadAsync(DatabaseSession session, Guid roundId, string unit)
    {
        var row = await session.FindAsync<Row>(FindResponseSql, new { RoundId = roundId, Unit = unit });
        return row?.ToResponse() ?? Response.NotStarted(roundId, unit);
    }

    private Task<TOutcome> ChangeAsync<TOutcome>(Guid roundId, string unit, Func<Response, ResponseChange<TOutcome>> decide, CancellationToken cancellation) =>
        database.WriteAsync(
            async session =>
            {
                var current = await ReadAsync(session, roundId, unit);
                var change = decide(current);
                if (change.Row is { } row)
                {
                    await ReplaceAsync(session, current, change.Response);
                    await ResponseJournal.AppendAsync(session, [(change.Response, row)]);
                }

                return change.Outcome;
            },
            cancellation);

    private static async Task ReplaceAsync(DatabaseSession session, Response current, Response next)
    {
        var row = Row.From(next) with { PreviousRevision = current.Revision };
        var changed = await session.ExecuteAsync(current.Revision == 0 ? AddResponseSql : ReplaceResponseSql, row);
        if (changed != 1)
        {
            throw new LostRaceException();
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

        public static Row From(Response response) => new()
        {
            RoundId = response.RoundId,
            Unit = response.Unit,
            Revision = response.Revision,
            Answers = AnswerColumns.Write(response.Sheet.Entries),
            ChangedAt = AnswerColumns.Write(response.ChangedAt),
            SavedAt = response.SavedAt,
            SubmittedAnswers = response.Submitted is { } submitted ? AnswerColumns.Write(submitted.Entries) : null,
            SubmittedAt = response.SubmittedAt,
            Receipt = response.Receipt,
            ReopenedAt = response.ReopenedAt,
        };

        public Response ToResponse() => new()
        {
            RoundId = RoundId,
            Unit = Unit,
            Revision = Revision,
            Sheet = new AnswerSheet(AnswerColumns.ReadEntries(Answers)),
            ChangedAt = AnswerColumns.ReadRevisions(ChangedAt),
            SavedAt = SavedAt,
            Submitted = SubmittedAnswers is null ? null : new AnswerSheet(AnswerColumns.ReadEntries(SubmittedAnswers)),
            SubmittedAt = SubmittedAt,
            Receipt = Receipt,
            ReopenedAt = ReopenedAt,
        };
    }
}
