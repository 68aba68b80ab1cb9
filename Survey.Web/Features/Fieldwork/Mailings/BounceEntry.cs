using Survey.Data.Mail;
using Survey.Data.Mail.Bounces;

namespace Survey.Web.Features.Fieldwork.Mailings;

/// <summary>A mail that came back, and what can be done about it.</summary>
/// <param name="Bounce">What came back.</param>
/// <param name="Person">The person whom the mail was for, as they are now; null where it needs no look.</param>
internal sealed record BounceEntry(MailBounce Bounce, MailingCandidate? Person)
{
    /// <summary>Whether somebody has to do something: mail the next contact, or find one.</summary>
    public bool NeedsStep =>
        Bounce.IsOpen && Person is { Obstacle: null or MailingObstacle.Unreachable or MailingObstacle.NoAddress };

    /// <summary>Whether every address of the person is dead.</summary>
    public bool IsUnreachable => NeedsStep && Person is { Addresses.IsEmpty: true };

    /// <summary>The address that the message can be sent to next; empty where there is none. A mailbox that is full is tried again only
    /// where there is nobody else.</summary>
    public string NextAddress => FindNextAddress();

    private string FindNextAddress()
    {
        if (!NeedsStep || Person is not { Obstacle: null } person)
        {
            return "";
        }

        bool IsAnother(string address) => !address.Equals(Bounce.Address, StringComparison.OrdinalIgnoreCase);
        return Bounce.Kind == BounceKind.Soft
            ? person.Addresses.FirstOrDefault(IsAnother, person.Address)
            : person.Address;
    }
}

/// <summary>Mails that came back, as a table.</summary>
/// <param name="Round">The round's name.</param>
/// <param name="Entries">The mails.</param>
/// <param name="UnitName">The name of a unit.</param>
internal sealed record BounceTable(string Round, IReadOnlyList<BounceEntry> Entries, Func<string, string> UnitName);
