using System.Collections.Immutable;

namespace Survey.Data.Invitations;

/// <summary>A person's access to a round: one for each e-mail address of the frame, else one for each organisation.</summary>
public sealed record Invitation
{
    /// <summary>The invitation's id.</summary>
    public required Guid Id { get; init; }

    /// <summary>The round.</summary>
    public required Guid RoundId { get; init; }

    /// <summary>Whom it is for: an e-mail address, or an organisation's name.</summary>
    public required string Holder { get; init; }

    /// <summary>The frame units the person answers for, in the frame's order; those that are ineligible are not among them.</summary>
    public required ImmutableArray<string> UnitIds { get; init; }

    /// <summary>Which code is valid; null where the only ones were made at random, by an earlier version of the program.</summary>
    public CodeIssue? Issue { get; init; }
}
