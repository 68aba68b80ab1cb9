using System.Globalization;
using Survey.Data.Delegations;
using Survey.Data.Mail;
using Survey.Data.Storage.Engines;

namespace Survey.Data.Storage;

/// <summary>Stores delegations; a change and the mail about it are written in one transaction.</summary>
internal sealed class DelegationStore(Database database) : IDelegationStore
{
    private const string AddDelegationSql = """
        INSERT INTO Delegation (DelegationId, InvitationId, RoundId, Unit, Sections, ColleagueName, ColleagueEmail, CoordinatorName,
          CoordinatorEmail, Message, DueOn, HandedOutAt, Note, CodeHash, MailId)
        VALUES (@DelegationId, @InvitationId, @RoundId, @Unit, @Sections, @ColleagueName, @ColleagueEmail, @CoordinatorName,
          @CoordinatorEmail, @Message, @DueOn, @HandedOutAt, @Note, @CodeHash, @MailId)
        """;

    private const string FindByCodeSql = """
        SELECT DelegationId, InvitationId, RoundId, Unit, Sections, ColleagueName, ColleagueEmail, CoordinatorName, CoordinatorEmail,
          Message, DueOn, HandedOutAt, ReturnedAt, Note, TakenBackAt, MailId
        FROM Delegation
        WHERE CodeHash = @CodeHash
        """;

    private const string ListDelegationsSql = """
        SELECT DelegationId, InvitationId, RoundId, Unit, Sections, ColleagueName, ColleagueEmail, CoordinatorName, CoordinatorEmail,
          Message, DueOn, HandedOutAt, ReturnedAt, Note, TakenBackAt, MailId
        FROM Delegation
        WHERE RoundId = @RoundId AND Unit = @Unit
        ORDER BY HandedOutAt, DelegationId
        """;

    private const string ListOfRoundSql = """
        SELECT DelegationId, InvitationId, RoundId, Unit, Sections, ColleagueName, ColleagueEmail, CoordinatorName, CoordinatorEmail,
          Message, DueOn, HandedOutAt, ReturnedAt, Note, TakenBackAt, MailId
        FROM Delegation
        WHERE RoundId = @RoundId
        ORDER BY HandedOutAt, DelegationId
        """;

    private const string ReturnSql = """
        UPDATE Delegation
        SET ReturnedAt = @ReturnedAt, Note = @Note
        WHERE DelegationId = @DelegationId AND ReturnedAt IS NULL AND TakenBackAt IS NULL
        """;

    private const string ResumeSql = """
        UPDATE Delegation
        SET ReturnedAt = NULL
        WHERE DelegationId = @DelegationId AND ReturnedAt IS NOT NULL AND TakenBackAt IS NULL
        """;

    private const string RevokeSql =
        "UPDATE Delegation SET TakenBackAt = @TakenBackAt WHERE DelegationId = @DelegationId AND TakenBackAt IS NULL";

    public Task AddAsync(Delegation delegation, string codeHash, OutgoingMail mail, CancellationToken cancellation) =>
        database.WriteAsync(
            async session =>
            {
                await Outbox.AddAsync(session, mail);
                await session.ExecuteAsync(AddDelegationSql, Row.From(delegation) with { CodeHash = codeHash });
            },
            cancellation
        );

    public async Task<Delegation?> FindByCodeAsync(string codeHash, CancellationToken cancellation)
    {
        var row = await database.ReadAsync(session => session.FindAsync<Row>(FindByCodeSql, new { CodeHash = codeHash }), cancellation);
        return row?.ToDelegation();
    }

    public Task<IReadOnlyList<Delegation>> ListAsync(Guid roundId, string unitId, CancellationToken cancellation) =>
        ListAsync(ListDelegationsSql, new { RoundId = roundId, Unit = unitId }, cancellation);

    public Task<IReadOnlyList<Delegation>> ListAsync(Guid roundId, CancellationToken cancellation) =>
        ListAsync(ListOfRoundSql, new { RoundId = roundId }, cancellation);

    public Task<bool> TryReturnAsync(
        Guid delegationId,
        string note,
        DateTimeOffset returnedAt,
        OutgoingMail mail,
        CancellationToken cancellation
    ) =>
        TryUpdateAsync(
            ReturnSql,
            new
            {
                DelegationId = delegationId,
                Note = note,
                ReturnedAt = returnedAt,
            },
            mail,
            cancellation
        );

    public Task<bool> TryResumeAsync(Guid delegationId, CancellationToken cancellation) =>
        TryUpdateAsync(ResumeSql, new { DelegationId = delegationId }, null, cancellation);

    public Task<bool> TryRevokeAsync(Guid delegationId, DateTimeOffset revokedAt, OutgoingMail? mail, CancellationToken cancellation) =>
        TryUpdateAsync(RevokeSql, new { DelegationId = delegationId, TakenBackAt = revokedAt }, mail, cancellation);

    private async Task<IReadOnlyList<Delegation>> ListAsync(string sql, object parameters, CancellationToken cancellation)
    {
        var rows = await database.ReadAsync(session => session.ListAsync<Row>(sql, parameters), cancellation);
        return [.. rows.Select(row => row.ToDelegation())];
    }

    private Task<bool> TryUpdateAsync(string sql, object parameters, OutgoingMail? mail, CancellationToken cancellation) =>
        database.WriteAsync(
            async session =>
            {
                var isChanged = await session.ExecuteAsync(sql, parameters) == 1;
                if (isChanged && mail is not null)
                {
                    await Outbox.AddAsync(session, mail);
                }

                return isChanged;
            },
            cancellation
        );

    private sealed record Row
    {
        private const string DateFormat = "yyyy-MM-dd";

        public Guid DelegationId { get; init; }

        public Guid InvitationId { get; init; }

        public Guid RoundId { get; init; }

        public string Unit { get; init; } = "";

        /// <summary>Names of sections hold no blanks.</summary>
        public string Sections { get; init; } = "";

        public string ColleagueName { get; init; } = "";

        public string ColleagueEmail { get; init; } = "";

        public string CoordinatorName { get; init; } = "";

        public string CoordinatorEmail { get; init; } = "";

        public string Message { get; init; } = "";

        public string? DueOn { get; init; }

        public DateTimeOffset HandedOutAt { get; init; }

        public DateTimeOffset? ReturnedAt { get; init; }

        public string Note { get; init; } = "";

        public DateTimeOffset? TakenBackAt { get; init; }

        public string CodeHash { get; init; } = "";

        public Guid MailId { get; init; }

        public static Row From(Delegation delegation) =>
            new()
            {
                DelegationId = delegation.Id,
                InvitationId = delegation.InvitationId,
                RoundId = delegation.RoundId,
                Unit = delegation.UnitId,
                Sections = string.Join(' ', delegation.SectionNames),
                ColleagueName = delegation.ColleagueName,
                ColleagueEmail = delegation.ColleagueEmail,
                CoordinatorName = delegation.CoordinatorName,
                CoordinatorEmail = delegation.CoordinatorEmail,
                Message = delegation.Message,
                DueOn = delegation.DueOn?.ToString(DateFormat, CultureInfo.InvariantCulture),
                HandedOutAt = delegation.DelegatedAt,
                Note = delegation.Note,
                MailId = delegation.MailId,
            };

        public Delegation ToDelegation() =>
            new()
            {
                Id = DelegationId,
                InvitationId = InvitationId,
                RoundId = RoundId,
                UnitId = Unit,
                SectionNames = [.. Sections.Split(' ')],
                ColleagueName = ColleagueName,
                ColleagueEmail = ColleagueEmail,
                CoordinatorName = CoordinatorName,
                CoordinatorEmail = CoordinatorEmail,
                Message = Message,
                DueOn = DueOn is null ? null : DateOnly.ParseExact(DueOn, DateFormat, CultureInfo.InvariantCulture),
                DelegatedAt = HandedOutAt,
                ReturnedAt = ReturnedAt,
                Note = Note,
                RevokedAt = TakenBackAt,
                MailId = MailId,
            };
    }
}
