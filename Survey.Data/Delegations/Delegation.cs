using System.Collections.Immutable;

namespace Survey.Data.Delegations;

/// <summary>One or more sections of a form that its coordinator has delegated to a colleague.</summary>
public sealed record Delegation
{
    /// <summary>The delegation's id; the journal names the colleague by it.</summary>
    public required Guid Id { get; init; }

    /// <summary>The coordinator's invitation, which gives them the form.</summary>
    public required Guid InvitationId { get; init; }

    /// <summary>The round.</summary>
    public required Guid RoundId { get; init; }

    /// <summary>The frame unit whose form it is.</summary>
    public required string UnitId { get; init; }

    /// <summary>The names of the sections.</summary>
    public required ImmutableArray<string> SectionNames { get; init; }

    /// <summary>The colleague's name. It is shown to people of the organisation only.</summary>
    public required string ColleagueName { get; init; }

    /// <summary>The colleague's e-mail address.</summary>
    public required string ColleagueEmail { get; init; }

    /// <summary>The coordinator's name, as the colleague reads it.</summary>
    public required string CoordinatorName { get; init; }

    /// <summary>The coordinator's e-mail address, to which the mail goes when the delegation is returned.</summary>
    public required string CoordinatorEmail { get; init; }

    /// <summary>The coordinator's message to the colleague; may be empty.</summary>
    public required string Message { get; init; }

    /// <summary>The last day for the delegated sections; null where the form's last day holds.</summary>
    public DateOnly? DueOn { get; init; }

    /// <summary>When the sections were delegated.</summary>
    public required DateTimeOffset DelegatedAt { get; init; }

    /// <summary>When the colleague returned the delegation; null before.</summary>
    public DateTimeOffset? ReturnedAt { get; init; }

    /// <summary>The colleague's note on returning it; empty where there is none.</summary>
    public string Note { get; init; } = "";

    /// <summary>When the coordinator revoked the delegation; null where they did not.</summary>
    public DateTimeOffset? RevokedAt { get; init; }

    /// <summary>The mail with the link to the colleague.</summary>
    public required Guid MailId { get; init; }

    /// <summary>Whether it is of a section and the colleague can answer it now.</summary>
    public bool IsActiveFor(string sectionName) => IsActive && SectionNames.Contains(sectionName);

    /// <summary>Whether the colleague can answer the sections now: neither returned nor revoked.</summary>
    public bool IsActive => ReturnedAt is null && RevokedAt is null;
}
