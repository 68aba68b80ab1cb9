namespace Survey.Data.Mail.Bounces;

/// <summary>What came back for a mail of a mailing, and what was done about it.</summary>
public sealed record MailBounce
{
    /// <summary>How many mails must come back as <see cref="BounceKind.Soft"/> before an address counts as dead.</summary>
    private const int SoftBouncesOfADeadAddress = 3;

    /// <summary>The longest reason that is kept.</summary>
    public const int MaximumReasonLength = 1000;

    /// <summary>The bounce's id.</summary>
    public required Guid Id { get; init; }

    /// <summary>The mail.</summary>
    public required Guid MailId { get; init; }

    /// <summary>The mailing that it belongs to.</summary>
    public required Guid MailingId { get; init; }

    /// <summary>The message of the mailing.</summary>
    public required string MessageName { get; init; }

    /// <summary>The person whom it was for.</summary>
    public required Guid InvitationId { get; init; }

    /// <summary>The address that it was sent to.</summary>
    public required string Address { get; init; }

    /// <summary>What came back.</summary>
    public required BounceKind Kind { get; init; }

    /// <summary>The enhanced status code; empty where there was none.</summary>
    public required string Status { get; init; }

    /// <summary>The mail server's words.</summary>
    public required string Diagnostic { get; init; }

    /// <summary>Who took it in.</summary>
    public required string RecordedBy { get; init; }

    /// <summary>When it was taken in.</summary>
    public required DateTimeOffset RecordedAt { get; init; }

    /// <summary>Whether the person was mailed again since.</summary>
    public bool IsFollowed { get; init; }

    /// <summary>When somebody said that it does not count; null where it does.</summary>
    public DateTimeOffset? WithdrawnAt { get; init; }

    /// <summary>Whether the mail did not arrive.</summary>
    public bool IsFailure => Kind is BounceKind.Hard or BounceKind.Soft or BounceKind.Ours;

    /// <summary>Whether something is to be done about it, unless the person has answered by now.</summary>
    public bool IsOpen => IsFailure && !IsFollowed && WithdrawnAt is null;

    /// <summary>The addresses that mails go to no longer.</summary>
    /// <param name="bounces">What came back for mails to a person.</param>
    public static IReadOnlySet<string> ListDeadAddresses(IEnumerable<(string Address, BounceKind Kind)> bounces) =>
        bounces
            .GroupBy(bounce => bounce.Address, StringComparer.OrdinalIgnoreCase)
            .Where(address =>
                address.Any(bounce => bounce.Kind == BounceKind.Hard)
                || address.Count(bounce => bounce.Kind == BounceKind.Soft) >= SoftBouncesOfADeadAddress
            )
            .Select(address => address.Key)
            .ToHashSet(StringComparer.OrdinalIgnoreCase);
}
