using Survey.Data.Frames;

namespace Survey.Data.Invitations;

/// <summary>Decides who is invited to a round: one person for each e-mail address, else for each organisation, else for each
/// unit.</summary>
public static class InvitationBuilder
{
    /// <summary>The invitations to a round, in the order in which their first units stand in the frame. Ineligible units get
    /// none.</summary>
    public static IReadOnlyList<Invitation> BuildFor(Guid roundId, Frame frame) =>
        [
            .. from unit in frame.Units
            where unit.Disposition != Disposition.Ineligible
            group unit by FindHolder(unit) into units
            select new Invitation
            {
                Id = Guid.CreateVersion7(),
                RoundId = roundId,
                Holder = units.Key.Name,
                UnitIds = [.. units.Select(unit => unit.Id)],
            },
        ];

    /// <summary>Who answers for a unit. Addresses that differ in case only are one person. The kind is part of the holder, because an
    /// organisation may have the name of a unit.</summary>
    internal static (string Kind, string Name) FindHolder(FrameUnit unit) =>
        unit switch
        {
            { Email.Length: > 0 } => (FrameFileReader.EmailColumn, unit.Email.ToLowerInvariant()),
            { Organisation.Length: > 0 } => (FrameFileReader.OrganisationColumn, unit.Organisation),
            _ => (FrameFileReader.UnitColumn, unit.Id),
        };
}
