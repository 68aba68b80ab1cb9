using Survey.Data.Invitations;
using Survey.Data.Storage.Engines;

namespace Survey.Data.Storage;

/// <summary>Invitations, their units, and the issues and hashes of their codes.</summary>
internal sealed class InvitationStore(Database database, TimeProvider time) : IInvitationStore
{
    internal const string AddInvitationSql =
        "INSERT INTO Invitation (InvitationId, RoundId, Holder) VALUES (@InvitationId, @RoundId, @Holder)";

    internal const string AddUnitSql = """
        INSERT INTO InvitationUnit (InvitationId, RoundId, Unit, Ordinal)
        VALUES (@InvitationId, @RoundId, @Unit, @Ordinal)
        """;

    private const string AddCodeSql =
        "INSERT INTO InvitationCode (CodeHash, InvitationId, AddedAt) VALUES (@CodeHash, @InvitationId, @AddedAt)";

    private const string AddFirstIssueSql = """
        INSERT INTO InvitationIssue (InvitationId, IssueNumber, KeyId)
        SELECT @InvitationId, @IssueNumber, @KeyId
        WHERE NOT EXISTS (SELECT 1 FROM InvitationIssue WHERE InvitationId = @InvitationId)
        """;

    private const string AddNextIssueSql = """
        UPDATE InvitationIssue
        SET IssueNumber = @IssueNumber, KeyId = @KeyId
        WHERE InvitationId = @InvitationId AND IssueNumber = @PreviousIssueNumber
        """;

    private const string DeleteCodesSql = "DELETE FROM InvitationCode WHERE InvitationId = @InvitationId";

    private const string FindByCodeSql = """
        SELECT Invitation.InvitationId, Invitation.RoundId, Invitation.Holder, InvitationUnit.Unit, IssueNumber, KeyId
        FROM InvitationCode
        JOIN Invitation ON Invitation.InvitationId = InvitationCode.InvitationId
        LEFT JOIN InvitationUnit ON InvitationUnit.InvitationId = Invitation.InvitationId
          AND NOT EXISTS (
            SELECT 1
            FROM FrameUnit
            WHERE FrameUnit.RoundId = InvitationUnit.RoundId AND FrameUnit.Unit = InvitationUnit.Unit
              AND FrameUnit.Disposition = 'Ineligible'
          )
        LEFT JOIN InvitationIssue ON InvitationIssue.InvitationId = Invitation.InvitationId
        WHERE InvitationCode.CodeHash = @CodeHash
        ORDER BY InvitationUnit.Ordinal
        """;

    private const string FindInvitationSql = """
        SELECT Invitation.InvitationId, Invitation.RoundId, Invitation.Holder, InvitationUnit.Unit, IssueNumber, KeyId
        FROM Invitation
        LEFT JOIN InvitationUnit ON InvitationUnit.InvitationId = Invitation.InvitationId
          AND NOT EXISTS (
            SELECT 1
            FROM FrameUnit
            WHERE FrameUnit.RoundId = InvitationUnit.RoundId AND FrameUnit.Unit = InvitationUnit.Unit
              AND FrameUnit.Disposition = 'Ineligible'
          )
        LEFT JOIN InvitationIssue ON InvitationIssue.InvitationId = Invitation.InvitationId
        WHERE Invitation.InvitationId = @InvitationId
        ORDER BY InvitationUnit.Ordinal
        """;

    private const string ListInvitationsSql = """
        SELECT Invitation.InvitationId, Invitation.RoundId, Invitation.Holder, InvitationUnit.Unit, IssueNumber, KeyId
        FROM Invitation
        LEFT JOIN InvitationUnit ON InvitationUnit.InvitationId = Invitation.InvitationId
          AND NOT EXISTS (
            SELECT 1
            FROM FrameUnit
            WHERE FrameUnit.RoundId = InvitationUnit.RoundId AND FrameUnit.Unit = InvitationUnit.Unit
              AND FrameUnit.Disposition = 'Ineligible'
          )
        LEFT JOIN InvitationIssue ON InvitationIssue.InvitationId = Invitation.InvitationId
        WHERE Invitation.RoundId = @RoundId
        ORDER BY Invitation.Holder, InvitationUnit.Ordinal
        """;

    public Task AddAsync(IReadOnlyCollection<(Invitation Invitation, string CodeHash)> invitations, CancellationToken cancellation) =>
        database.WriteAsync(
            async session =>
            {
                await session.ExecuteAsync(
                    AddInvitationSql,
                    invitations.Select(pair => new
                    {
                        InvitationId = pair.Invitation.Id,
                        pair.Invitation.RoundId,
                        pair.Invitation.Holder,
                    })
                );
                await session.ExecuteAsync(AddUnitSql, invitations.SelectMany(pair => UnitParameters(pair.Invitation)));
                await session.ExecuteAsync(AddFirstIssueSql, invitations.SelectMany(pair => IssuesOf(pair.Invitation)));
                await session.ExecuteAsync(AddCodeSql, invitations.Select(pair => CodeParameters(pair.Invitation.Id, pair.CodeHash)));
            },
            cancellation
        );

    public Task<bool> TryIssueAsync(
        Invitation invitation,
        CodeIssue next,
        string codeHash,
        bool endsEarlier,
        CancellationToken cancellation
    ) =>
        database.WriteAsync(
            async session =>
            {
                var sql = invitation.Issue is null ? AddFirstIssueSql : AddNextIssueSql;
                if (await session.ExecuteAsync(sql, IssueParameters(invitation.Id, next, invitation.Issue?.Number)) == 0)
                {
                    return false;
                }

                if (endsEarlier)
                {
                    await session.ExecuteAsync(DeleteCodesSql, new { InvitationId = invitation.Id });
                }

                await session.ExecuteAsync(AddCodeSql, CodeParameters(invitation.Id, codeHash));
                return true;
            },
            cancellation
        );

    public async Task<Invitation?> FindByCodeAsync(string codeHash, CancellationToken cancellation) =>
        (await ListAsync(FindByCodeSql, new { CodeHash = codeHash }, cancellation)).SingleOrDefault();

    public async Task<Invitation?> FindAsync(Guid invitationId, CancellationToken cancellation) =>
        (await ListAsync(FindInvitationSql, new { InvitationId = invitationId }, cancellation)).SingleOrDefault();

    public Task<IReadOnlyList<Invitation>> ListAsync(Guid roundId, CancellationToken cancellation) =>
        ListAsync(ListInvitationsSql, new { RoundId = roundId }, cancellation);

    private async Task<IReadOnlyList<Invitation>> ListAsync(string sql, object parameters, CancellationToken cancellation)
    {
        var rows = await database.ReadAsync(session => session.ListAsync<Row>(sql, parameters), cancellation);
        return [.. rows.GroupBy(row => row.InvitationId).Select(group => ToInvitation([.. group]))];
    }

    private static IEnumerable<object> UnitParameters(Invitation invitation) =>
        invitation.UnitIds.Select(
            (unit, index) =>
                new
                {
                    InvitationId = invitation.Id,
                    invitation.RoundId,
                    Unit = unit,
                    Ordinal = index,
                }
        );

    private static IEnumerable<object> IssuesOf(Invitation invitation) =>
        invitation.Issue is { } issue ? [IssueParameters(invitation.Id, issue, null)] : [];

    private static object IssueParameters(Guid invitationId, CodeIssue issue, int? previousNumber) =>
        new
        {
            InvitationId = invitationId,
            IssueNumber = issue.Number,
            issue.KeyId,
            PreviousIssueNumber = previousNumber,
        };

    private object CodeParameters(Guid invitationId, string codeHash) =>
        new
        {
            CodeHash = codeHash,
            InvitationId = invitationId,
            AddedAt = time.GetUtcNow(),
        };

    private static Invitation ToInvitation(IReadOnlyList<Row> rows) =>
        new()
        {
            Id = rows[0].InvitationId,
            RoundId = rows[0].RoundId,
            Holder = rows[0].Holder,
            UnitIds = [.. rows.Select(row => row.Unit).OfType<string>()],
            Issue = rows[0].ToIssue(),
        };

    /// <summary>An invitation and one of its units; none where it has none.</summary>
    private sealed record Row
    {
        public Guid InvitationId { get; init; }

        public Guid RoundId { get; init; }

        public string Holder { get; init; } = "";

        public string? Unit { get; init; }

        public int? IssueNumber { get; init; }

        public string? KeyId { get; init; }

        public CodeIssue? ToIssue() => IssueNumber is { } number && KeyId is not null ? new CodeIssue(number, KeyId) : null;
    }
}
