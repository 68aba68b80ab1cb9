using System.Collections.Immutable;

namespace Survey.Data.Delegations;

/// <summary>A part of a form, one or more sections, that its coordinator has handed to a colleague.</summary>
public sealed record Delegation
{
    /// <summary>The delegation's key; the journal names the colleague by it.</summary>
    public required Guid Id { get; init; }

    /// <summary>The invitation by which the coordinator has the form.</summary>
    public required Guid InvitationId { get; init; }

    /// <summary>The round.</summary>
    public required Guid RoundId { get; init; }

    /// <summary>The frame unit whose form it is.</summary>
    public required string UnitId { get; init; }

    /// <summary>The names of the sections.</summary>
    public required ImmutableArray<string> SectionNames { get; init; }

    /// <summary>The colleague's name. Names stay inside the organisation.</summary>
    public required string ColleagueName { get; init; }

    /// <summary>The colleague's e-mail address.</summary>
    public required string ColleagueEmail { get; init; }

    /// <summary>The coordinator's name, as the colleague reads it.</summary>
    public required string CoordinatorName { get; init; }

    /// <summary>Where the coordinator is told that the part is back.</summary>
    public required string CoordinatorEmail { get; init; }

    /// <summary>The coordinator's words to the colleague; may be empty.</summary>
    public required string Message { get; init; }

    /// <summary>The last day for the part; null where the form's own holds.</summary>
    public DateOnly? DueOn { get; init; }

    /// <summary>When it was handed out.</summary>
    public required DateTimeOffset DelegatedAt { get; init; }

    /// <summary>When the colleague gave it back; null before.</summary>
    public DateTimeOffset? ReturnedAt { get; init; }

    /// <summary>The colleague's words with it; empty where there are none.</summary>
    public string Note { get; init; } = "";

    /// <summary>When the coordinator took it back; null where they did not.</summary>
    public DateTimeOffset? RevokedAt { get; init; }

    /// <summary>The mail that brings the colleague the link.</summary>
    public required Guid MailId { get; init; }

    /// <summary>Whether the colleague has it now.</summary>
    public bool IsActive => ReturnedAt is null && RevokedAt is null;
}
