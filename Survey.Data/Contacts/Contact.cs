using System.Collections.Immutable;
using Survey.Data.Files;

namespace Survey.Data.Contacts;

/// <summary>What a contact does for the units of an organisation, in the order in which they are turned to.</summary>
public enum ContactRole
{
    /// <summary>Answers for the organisation, and is invited first.</summary>
    Coordinator,

    /// <summary>Is invited where there is no coordinator, or where theirs cannot be reached.</summary>
    Deputy,

    /// <summary>Whoever else the team knows there.</summary>
    Other,
}

/// <summary>Why a contact cannot be kept so.</summary>
public enum ContactProblem
{
    /// <summary>It has no name.</summary>
    NameMissing,

    /// <summary>The mail address is none.</summary>
    EmailInvalid,

    /// <summary>It has neither an address nor a telephone number.</summary>
    Unreachable,

    /// <summary>A text is longer than the database holds.</summary>
    TooLong,

    /// <summary>Another contact of the unit has the same address: the two are one.</summary>
    SameAddress,
}

/// <summary>A person in an organisation who is turned to about some of its units.</summary>
public sealed record Contact
{
    /// <summary>The length of the database's columns.</summary>
    public const int MaximumTextLength = 200;

    /// <summary>The contact's id; later ones are greater.</summary>
    public required Guid Id { get; init; }

    /// <summary>The round.</summary>
    public required Guid RoundId { get; init; }

    /// <summary>The organisation, as the frame calls it.</summary>
    public required string Organisation { get; init; }

    /// <summary>The person's name.</summary>
    public required string Name { get; init; }

    /// <summary>What the person does.</summary>
    public required ContactRole Role { get; init; }

    /// <summary>The mail address; empty where none is known.</summary>
    public required string Email { get; init; }

    /// <summary>The telephone number; empty where none is known.</summary>
    public required string Phone { get; init; }

    /// <summary>The units, in the frame's order.</summary>
    public required ImmutableArray<string> UnitIds { get; init; }

    /// <summary>Since when the person is a contact no longer; null where they are.</summary>
    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>How many times the contact was changed, its beginning included.</summary>
    public int Revision { get; init; }

    /// <summary>Whether the person is turned to.</summary>
    public bool IsActive => EndedAt is null;

    /// <summary>Who of the contacts of a unit can be mailed, in the order in which they are turned to: the coordinator, then the deputy,
    /// then others, the earliest first.</summary>
    public static IEnumerable<Contact> InOrderOfAsking(IEnumerable<Contact> contacts) =>
        contacts
            .Where(contact => contact.IsActive && contact.Email.Length > 0)
            .OrderBy(contact => contact.Role)
            .ThenBy(contact => contact.Id);

    /// <summary>What stands against the contact.</summary>
    /// <param name="others">The other contacts of its units.</param>
    public IEnumerable<ContactProblem> FindProblems(IEnumerable<Contact> others)
    {
        if (Name.Length == 0)
        {
            yield return ContactProblem.NameMissing;
        }

        if (Email.Length > 0 && !EmailAddress.IsValid(Email))
        {
            yield return ContactProblem.EmailInvalid;
        }

        if (Email.Length == 0 && Phone.Length == 0)
        {
            yield return ContactProblem.Unreachable;
        }

        if (new[] { Name, Email, Phone }.Any(text => text.Length > MaximumTextLength))
        {
            yield return ContactProblem.TooLong;
        }

        if (
            Email.Length > 0
            && others.Any(other => other.Id != Id && other.IsActive && other.Email.Equals(Email, StringComparison.OrdinalIgnoreCase))
        )
        {
            yield return ContactProblem.SameAddress;
        }
    }
}
