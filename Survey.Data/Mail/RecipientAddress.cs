using System.Collections.Immutable;
using Survey.Data.Contacts;

namespace Survey.Data.Mail;

/// <summary>Where a person who is invited is reached: the only place that says so.</summary>
public static class RecipientAddress
{
    /// <summary>The addresses of an invitation, in the order in which they are turned to: the contacts (coordinator, deputy, others), then
    /// the frame's. Empty where none is known.</summary>
    /// <param name="units">The units that its link opens.</param>
    /// <param name="holder">Whom the invitation is for: an address, an organisation or a unit.</param>
    /// <param name="unitAddresses">The addresses of its units in the frame.</param>
    /// <param name="contacts">Contacts, of these units or others.</param>
    public static ImmutableArray<string> List(
        IReadOnlyCollection<string> units,
        string holder,
        IEnumerable<string> unitAddresses,
        IEnumerable<Contact> contacts
    )
    {
        IEnumerable<string> frame = holder.Contains('@', StringComparison.Ordinal) ? [holder] : unitAddresses;
        return
        [
            .. ListContacts(units, contacts)
                .Select(contact => contact.Email)
                .Concat(frame.Where(address => address.Length > 0).Take(1))
                .Distinct(StringComparer.OrdinalIgnoreCase),
        ];
    }

    /// <summary>The contacts whom an invitation can go to, in that order. The link opens the forms of all its units, so only who is a
    /// contact of each of them gets it.</summary>
    /// <param name="units">The units that its link opens.</param>
    /// <param name="contacts">Contacts, of these units or others.</param>
    public static IEnumerable<Contact> ListContacts(IReadOnlyCollection<string> units, IEnumerable<Contact> contacts) =>
        Contact.InOrderOfAsking(contacts.Where(contact => units.All(contact.UnitIds.Contains)));
}
