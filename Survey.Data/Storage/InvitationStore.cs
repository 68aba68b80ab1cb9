using Survey.Data.Invitations;
using Survey.Data.Mail;
using Survey.Data.Storage.Engines;

namespace Survey.Data.Storage;

/// <summary>Invitations, their units and the hashes of their codes.</summary>
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

    private const string DeleteCodesSql = "DELETE FROM InvitationCode WHERE InvitationId = @InvitationId";

    private const string FindByCodeSql = """
        SELECT Invitation.InvitationId, Invitation.RoundId, Invitation.Holder, InvitationUnit.Unit
        FROM InvitationCode
        JOIN Invitation ON Invitation.InvitationId = InvitationCode.InvitationId
        LEFT JOIN InvitationUnit ON InvitationUnit.InvitationId = Invitation.InvitationId
          AND NOT EXISTS (
            SELECT 1
            FROM FrameUnit
            WHERE FrameUnit.RoundId = InvitationUnit.RoundId AND FrameUnit.Unit = InvitationUnit.Unit
              AND FrameUnit.Disposition = 'Ineligible'
          )
        WHERE InvitationCode.CodeHash = @CodeHash
        ORDER BY InvitationUnit.Ordinal
        """;

    private const string FindInvitationSql = """
        SELECT Invitation.InvitationId, Invitation.RoundId, Invitation.Holder, InvitationUnit.Unit
        FROM Invitation
        LEFT JOIN InvitationUnit ON InvitationUnit.InvitationId = Invitation.InvitationId
          AND NOT EXISTS (
            SELECT 1
            FROM FrameUnit
            WHERE FrameUnit.RoundId = InvitationUnit.RoundId AND FrameUnit.Unit = InvitationUnit.Unit
              AND FrameUnit.Disposition = 'Ineligible'
          )
        WHERE Invitation.InvitationId = @InvitationId
        ORDER BY InvitationUnit.Ordinal
        """;

    private const string ListInvitationsSql = """
        SELECT Invitation.InvitationId, Invitation.RoundId, Invitation.Holder, InvitationUnit.Unit
        FROM Invitation
        LEFT JOIN InvitationUnit ON InvitationUnit.InvitationId = Invitation.InvitationId
          AND NOT EXISTS (
            SELECT 1
            FROM FrameUnit
            WHERE FrameUnit.RoundId = InvitationUnit.RoundId AND FrameUnit.Unit = InvitationUnit.Unit
              AND FrameUnit.Disposition = 'Ineligible'
          )
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
                await session.ExecuteAsync(AddCodeSql, invitations.Select(pair => CodeParameters(pair.Invitation.Id, pair.CodeHash)));
            },
            cancellation
        );

    public Task AddCodeAsync(Guid invitationId, string codeHash, CancellationToken cancellation) =>
        database.WriteAsync(session => session.ExecuteAsync(AddCodeSql, CodeParameters(invitationId, codeHash)), cancellation);

    public Task RenewCodeAsync(Guid invitationId, string codeHash, CancellationToken cancellation) =>
        database.WriteAsync(
            async session =>
            {
                await session.ExecuteAsync(DeleteCodesSql, new { InvitationId = invitationId });
                await session.ExecuteAsync(AddCodeSql, CodeParameters(invitationId, codeHash));
            },
            cancellation
        );

    public Task AddCodeAsync(Guid invitationId, string codeHash, OutgoingMail mail, CancellationToken cancellation) =>
        database.WriteAsync(
            async session =>
            {
                await session.ExecuteAsync(AddCodeSql, CodeParameters(invitationId, codeHash));
                await Outbox.AddAsync(session, mail);
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
        };

    /// <summary>An invitation and one of its units; none where it has none.</summary>
    private sealed record Row
    {
        public Guid InvitationId { get; init; }

        public Guid RoundId { get; init; }

        public string Holder { get; init; } = "";

        public string? Unit { get; init; }
    }
}
