using System.Collections.Immutable;
using Survey.Data.Contacts;

namespace Survey.Web.Features.Fieldwork.Units;

/// <summary>A contact, as it is typed on the page of a unit.</summary>
internal sealed record ContactForm
{
    /// <summary>The unit whose page it is.</summary>
    public string? Unit { get; init; }

    /// <summary>The contact; null where one is added.</summary>
    public Guid? Id { get; init; }

    /// <summary>The revision of the contact that the page showed; 0 where one is added.</summary>
    public int Seen { get; init; }

    /// <summary>The name.</summary>
    public string? Name { get; init; }

    /// <summary>What the person does.</summary>
    public ContactRole Role { get; init; }

    /// <summary>The mail address.</summary>
    public string? Email { get; init; }

    /// <summary>The telephone number.</summary>
    public string? Phone { get; init; }

    /// <summary>Whether it is a contact of all units of the organisation, and not of this one alone.</summary>
    public bool ForOrganisation { get; init; }

    /// <summary>Whether the person is to be turned to no longer.</summary>
    public bool Ends { get; init; }

    /// <summary>Whether the person is to be turned to again.</summary>
    public bool Resumes { get; init; }

    /// <summary>The contact with what was typed.</summary>
    /// <param name="contact">The contact before.</param>
    /// <param name="organisationUnits">The units of its organisation, in the frame's order.</param>
    public Contact ApplyTo(Contact contact, ImmutableArray<string> organisationUnits) =>
        contact with
        {
            Name = Name?.Trim() ?? "",
            Role = Role,
            Email = Email?.Trim() ?? "",
            Phone = Phone?.Trim() ?? "",
            UnitIds = ForOrganisation ? organisationUnits : [Unit ?? ""],
        };
}
