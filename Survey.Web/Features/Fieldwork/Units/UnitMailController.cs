using Microsoft.AspNetCore.Mvc;
using Survey.Data.Mail;
using Survey.Web.Features.Shared;
using Survey.Web.Features.Shared.Messages;

namespace Survey.Web.Features.Fieldwork.Units;

/// <summary>Sends the invitation of a unit again, to one of its addresses.</summary>
[Researcher]
[Route("/manage/{round}/unit")]
internal sealed class UnitMailController(
    UnitPageReader reader,
    IMailingStore mailings,
    MailingService service,
    SiteUrlProvider siteUrl
) : Controller
{
    [HttpPost("mail")]
    public async Task<IActionResult> Send(string round, [FromForm] UnitMailForm typed, CancellationToken cancellation)
    {
        if (await reader.FindAsync(round, typed.Unit, cancellation) is not { } page || typed.Mail == Guid.Empty)
        {
            return NotFound();
        }

        if (
            page is not { InvitationMessage: { } message, Person: { Obstacle: null } person }
            || person.Addresses.FirstOrDefault(address => address == typed.Address) is not { } chosen
        )
        {
            Response.StatusCode = StatusCodes.Status409Conflict;
            return View("Unit", page with { ProblemKey = "UnitMailProblemChanged" });
        }

        var order = new MailingOrder(siteUrl.GetBaseUrl(Request), User.Identity?.Name ?? "", DueAt: null);
        var (mailing, recipient) = service.CreateForOne(page.Snapshot.Round, message.Name, person, chosen, order);
        await mailings.TryAddOneAsync(mailing, recipient with { MailId = typed.Mail }, cancellation);
        return Redirect($"{page.Address}#mails");
    }
}
