using System.Collections.Immutable;

namespace Survey.Data.Mail;

/// <summary>A person of a round whom a mail could go to, as they are now.</summary>
/// <param name="InvitationId">The invitation.</param>
/// <param name="Addresses">Where they are reached, in the order in which the addresses are turned to.</param>
/// <param name="Units">The units they answer for, in the frame's order.</param>
public sealed record MailingCandidate(Guid InvitationId, ImmutableArray<string> Addresses, ImmutableArray<MailingUnit> Units)
{
    /// <summary>Where a mail goes to now; empty where no address is known.</summary>
    public string Address => Addresses.FirstOrDefault("");

    /// <summary>The addresses that would be turned to if mails to them had not come back.</summary>
    public ImmutableArray<string> DeadAddresses { get; init; } = [];

    /// <summary>Why nothing may be sent to them; null where it may.</summary>
    public MailingObstacle? Obstacle =>
        this switch
        {
            _ when Units.All(unit => unit.State is MailingUnitState.Submitted or MailingUnitState.Ineligible)
                && Units.Any(unit => unit.State == MailingUnitState.Submitted) => MailingObstacle.Answered,
            _ when !Units.Any(unit => unit.IsOpen) => MailingObstacle.Refused,
            { Addresses.IsEmpty: true, DeadAddresses.IsEmpty: false } => MailingObstacle.Unreachable,
            { Address.Length: 0 } => MailingObstacle.NoAddress,
            _ => null,
        };
}

/// <summary>A unit, and whether its answer is still waited for.</summary>
/// <param name="Unit">The unit's id in the frame.</param>
/// <param name="Group">Its respondent group.</param>
/// <param name="State">Its state.</param>
public sealed record MailingUnit(string Unit, string Group, MailingUnitState State)
{
    /// <summary>Whether its answer is waited for.</summary>
    public bool IsOpen => State is MailingUnitState.NotStarted or MailingUnitState.Started;
}

/// <summary>Where a unit's answer is, as far as mails to it are concerned.</summary>
public enum MailingUnitState
{
    /// <summary>Nothing is saved.</summary>
    NotStarted,

    /// <summary>Something is saved, nothing submitted.</summary>
    Started,

    /// <summary>Submitted, whether or not it was opened again: the answer is there.</summary>
    Submitted,

    /// <summary>Refused or undeliverable, in the frame.</summary>
    Refused,

    /// <summary>Not one of those who are asked.</summary>
    Ineligible,
}

/// <summary>Why a person gets no mail of a mailing.</summary>
public enum MailingObstacle
{
    /// <summary>They have answered.</summary>
    Answered,

    /// <summary>They refused, cannot be reached, or are not asked.</summary>
    Refused,

    /// <summary>They have got the same message before.</summary>
    AlreadySent,

    /// <summary>No address is known.</summary>
    NoAddress,

    /// <summary>Mails to every address that is known came back.</summary>
    Unreachable,

    /// <summary>Another address is known by now.</summary>
    AddressChanged,

    /// <summary>The round takes no answers.</summary>
    RoundClosed,

    /// <summary>The mailing was cancelled.</summary>
    MailingCancelled,

    /// <summary>The message is no longer in the workbook.</summary>
    MessageGone,
}
