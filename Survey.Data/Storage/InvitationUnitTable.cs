using Survey.Data.Frames;
using Survey.Data.Invitations;
using Survey.Data.Storage.Engines;

namespace Survey.Data.Storage;

/// <summary>Which invitation each unit of a round belongs to, when its frame is changed.</summary>
internal static class InvitationUnitTable
{
    private const string ListSql = """
        SELECT Invitation.InvitationId, Invitation.Holder, InvitationUnit.Unit, InvitationUnit.Ordinal
        FROM Invitation
        LEFT JOIN InvitationUnit ON InvitationUnit.InvitationId = Invitation.InvitationId
        WHERE Invitation.RoundId = @RoundId
        """;

    private const string MoveDelegationsSql = """
        UPDATE Delegation
        SET InvitationId = @InvitationId
        WHERE InvitationId = @PreviousInvitationId AND Unit = @Unit
        """;

    private const string RemoveUnitSql = "DELETE FROM InvitationUnit WHERE InvitationId = @PreviousInvitationId AND Unit = @Unit";

    /// <summary>Gives each unit to the invitation of who answers for it, and makes that where there is none. Delegated sections stay with
    /// the unit. One that is ineligible stays where it is; no reader is given it.</summary>
    public static async Task AssignAsync(DatabaseSession session, Guid roundId, IEnumerable<FrameUnit> units)
    {
        var rows = await session.ListAsync<Row>(ListSql, new { RoundId = roundId });
        var ids = rows.DistinctBy(row => row.Holder, StringComparer.Ordinal)
            .ToDictionary(row => row.Holder, row => row.InvitationId, StringComparer.Ordinal);
        var places = rows.GroupBy(row => row.InvitationId).ToDictionary(group => group.Key, group => group.Max(row => row.Ordinal ?? -1));
        var assigned = rows.Where(row => row.Unit is not null).ToLookup(row => row.Unit, StringComparer.Ordinal);

        var made = new List<object>();
        var added = new List<object>();
        var moved = new List<object>();
        foreach (var unit in units.Where(unit => unit.Disposition != Disposition.Ineligible))
        {
            var holder = InvitationBuilder.FindHolder(unit).Name;
            var earlier = assigned[unit.Id].ToList();
            if (earlier.Exists(row => row.Holder == holder))
            {
                continue;
            }

            if (!ids.TryGetValue(holder, out var id))
            {
                id = Guid.CreateVersion7();
                ids.Add(holder, id);
                made.Add(new { InvitationId = id, RoundId = roundId, Holder = holder });
            }

            places[id] = places.GetValueOrDefault(id, -1) + 1;
            added.Add(new { InvitationId = id, RoundId = roundId, Unit = unit.Id, Ordinal = places[id] });
            moved.AddRange(
                earlier.Select(row => new { InvitationId = id, PreviousInvitationId = row.InvitationId, Unit = unit.Id })
            );
        }

        await session.ExecuteAsync(InvitationStore.AddInvitationSql, made);
        await session.ExecuteAsync(InvitationStore.AddUnitSql, added);
        await session.ExecuteAsync(MoveDelegationsSql, moved);
        await session.ExecuteAsync(RemoveUnitSql, moved);
    }

    /// <summary>An invitation and one of its units; none where it has none.</summary>
    private sealed record Row
    {
        public Guid InvitationId { get; init; }

        public string Holder { get; init; } = "";

        public string? Unit { get; init; }

        public int? Ordinal { get; init; }
    }
}
