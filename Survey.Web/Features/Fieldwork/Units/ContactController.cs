using Microsoft.AspNetCore.Mvc;
using Survey.Data.Contacts;
using Survey.Web.Features.Shared;

namespace Survey.Web.Features.Fieldwork.Units;

/// <summary>Adds, changes and ends the contacts of a unit.</summary>
[Researcher]
[Route("/manage/{round}/unit")]
internal sealed class ContactController(UnitPageReader reader, IContactStore contacts, LocalClock clock) : Controller
{
    [HttpPost("contact")]
    public async Task<IActionResult> Save(string round, [FromForm] ContactForm typed, CancellationToken cancellation)
    {
        if (await reader.FindAsync(round, typed.Unit, cancellation) is not { } current)
        {
            return NotFound();
        }

        var page = current with { ContactForm = typed };
        var before = page.Contacts.FirstOrDefault(contact => contact.Id == typed.Id);
        if (typed.Id is not null && before is null)
        {
            return NotFound();
        }

        if (typed.Seen != (before?.Revision ?? 0))
        {
            return Refuse(page, "ContactProblemChangedMeanwhile", StatusCodes.Status409Conflict);
        }

        var after = Apply(typed, before ?? CreateNew(page), page);
        var others = await contacts.ListAsync(page.Snapshot.Round.Id, cancellation);
        var problems = after.FindProblems(others.Where(other => other.UnitIds.Intersect(after.UnitIds).Any())).ToList();
        if (after.IsActive && problems.Count > 0)
        {
            return Refuse(page, $"ContactProblem{problems[0]}", StatusCodes.Status400BadRequest);
        }

        var change = new ContactChange
        {
            ContactId = after.Id,
            Revision = typed.Seen + 1,
            Kind = KindOf(before, typed),
            Values = ContactChange.Compare(before, after),
            ChangedBy = User.Identity?.Name ?? "",
            ChangedAt = clock.Now,
        };
        return await contacts.TrySaveAsync(after, change, cancellation)
            ? Redirect($"{page.Address}#contacts")
            : Refuse(page, "ContactProblemChangedMeanwhile", StatusCodes.Status409Conflict);
    }

    private Contact CreateNew(UnitPage page) =>
        new()
        {
            Id = Guid.CreateVersion7(clock.Now),
            RoundId = page.Snapshot.Round.Id,
            Organisation = page.Unit.Unit.Organisation,
            Name = "",
            Role = ContactRole.Coordinator,
            Email = "",
            Phone = "",
            UnitIds = [page.Unit.Unit.Id],
        };

    private Contact Apply(ContactForm typed, Contact contact, UnitPage page) =>
        typed switch
        {
            { Ends: true } => contact with { EndedAt = clock.Now },
            { Resumes: true } => contact with { EndedAt = null },
            _ => typed.ApplyTo(contact, [.. page.OrganisationUnits.Select(unit => unit.Id)]),
        };

    private static ContactChangeKind KindOf(Contact? before, ContactForm typed) =>
        typed switch
        {
            _ when before is null => ContactChangeKind.Added,
            { Ends: true } => ContactChangeKind.Ended,
            { Resumes: true } => ContactChangeKind.Resumed,
            _ => ContactChangeKind.Changed,
        };

    private ViewResult Refuse(UnitPage page, string problemKey, int status)
    {
        Response.StatusCode = status;
        return View("Unit", page with { ProblemKey = problemKey });
    }
}
