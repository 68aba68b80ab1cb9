using Microsoft.AspNetCore.Mvc;
using Survey.Data.Invitations;
using Survey.Data.Mail;
using Survey.Data.Studies.Model;
using Survey.Web.Features.Shared;
using Survey.Web.Features.Shared.Messages;
using Survey.Web.Features.Shared.Rounds;

namespace Survey.Web.Features.Fieldwork.Mailings;

/// <summary>Invitations and reminders of a round: what was sent and became of it, and a new mailing with a preview.</summary>
[Researcher]
[Route("/manage/{round}/mailings")]
internal sealed class MailingsController(
    RoundSnapshotCache rounds,
    IMailingStore mailings,
    IOutbox outbox,
    IInvitationStore invitations,
    BounceReader bounces,
    MailingService service,
    MessageRenderer renderer,
    MomentParser moments,
    SiteUrlProvider siteUrl,
    LocalClock clock
) : Controller
{
    /// <summary>The mailings, the latest first.</summary>
    [HttpGet]
    public async Task<IActionResult> List(string round, CancellationToken cancellation) =>
        await rounds.FindSnapshotAsync(round, cancellation) is { } snapshot
            ? View(
                "Mailings",
                new MailingListPage(
                    snapshot,
                    await mailings.ListAsync(snapshot.Round.Id, cancellation),
                    await outbox.FindStopAsync(cancellation)
                )
            )
            : NotFound();

    /// <summary>One mailing, with those whose mail needs somebody.</summary>
    [HttpGet("{id:guid}")]
    public async Task<IActionResult> Show(string round, Guid id, CancellationToken cancellation)
    {
        if (
            await rounds.FindSnapshotAsync(round, cancellation) is not { } snapshot
            || (await mailings.ListAsync(snapshot.Round.Id, cancellation)).FirstOrDefault(each => each.Mailing.Id == id) is not { } mailing
        )
        {
            return NotFound();
        }

        return View(
            "Mailing",
            new MailingPage(
                snapshot,
                mailing,
                await mailings.ListRecipientsAsync(id, cancellation),
                await invitations.ListAsync(snapshot.Round.Id, cancellation)
            )
            {
                Bounces = [.. (await bounces.ListAsync(snapshot.Round.Id, cancellation)).Where(entry => entry.Bounce.MailingId == id)],
            }
        );
    }

    /// <summary>A new mailing: what is chosen, exactly who would get it, and one finished message.</summary>
    [HttpGet("new")]
    public async Task<IActionResult> Preview(string round, [FromQuery] MailingForm form, CancellationToken cancellation) =>
        await FindNewPageAsync(round, form, cancellation) is { } page ? View("NewMailing", page) : NotFound();

    /// <summary>Orders it. What was previewed is planned anew: whoever answered meanwhile gets nothing.</summary>
    [HttpPost]
    public async Task<IActionResult> Order(string round, [FromForm] MailingForm form, CancellationToken cancellation)
    {
        if (await FindNewPageAsync(round, form, cancellation) is not { } page)
        {
            return NotFound();
        }

        var reading = form.IsLater ? moments.Parse($"{form.Day} {form.Time}", isEnd: false) : new MomentParseResult.Parsed(clock.Now);
        if (reading is not MomentParseResult.Parsed { Instant: var dueAt })
        {
            return Refuse(page, $"MailingMoment{reading.GetType().Name}");
        }

        if (page.Plan is not { Recipients.IsEmpty: false } plan)
        {
            return Refuse(page, "MailingNobody");
        }

        if (form.Seen != page.Fingerprint)
        {
            return Refuse(page, "MailingChangedMeanwhile", StatusCodes.Status409Conflict);
        }

        var order = new MailingOrder(siteUrl.GetBaseUrl(Request), User.Identity?.Name ?? "", dueAt.ToUniversalTime());
        var mailing = await service.OrderAsync(page.Snapshot.Round, plan, order, cancellation);
        return RedirectToAction(nameof(Show), new { round, id = mailing.Id });
    }

    /// <summary>Cancels what of a mailing still waits.</summary>
    [HttpPost("{id:guid}/cancel")]
    public async Task<IActionResult> Cancel(string round, Guid id, CancellationToken cancellation)
    {
        if (
            await rounds.FindSnapshotAsync(round, cancellation) is not { } snapshot
            || !(await mailings.ListAsync(snapshot.Round.Id, cancellation)).Any(each => each.Mailing.Id == id)
        )
        {
            return NotFound();
        }

        await mailings.TryCancelAsync(id, clock.Now, cancellation);
        return RedirectToAction(nameof(Show), new { round, id });
    }

    /// <summary>Lets the outbox try again at once.</summary>
    [HttpPost("resume")]
    public async Task<IActionResult> Resume(string round, CancellationToken cancellation)
    {
        await outbox.ResumeAsync(cancellation);
        return RedirectToAction(nameof(List), new { round });
    }

    private ViewResult Refuse(NewMailingPage page, string problemKey, int status = StatusCodes.Status400BadRequest)
    {
        Response.StatusCode = status;
        return View("NewMailing", page with { ProblemKey = problemKey });
    }

    private async Task<NewMailingPage?> FindNewPageAsync(string round, MailingForm form, CancellationToken cancellation)
    {
        if (await rounds.FindSnapshotAsync(round, cancellation) is not { } snapshot)
        {
            return null;
        }

        var page = new NewMailingPage(snapshot, form);
        if (FindMessage(snapshot.Study, form) is not { } message)
        {
            return page;
        }

        var plan = await service.PlanAsync(snapshot.Round, message, form.ToSelection(), cancellation);
        var people = await invitations.ListAsync(snapshot.Round.Id, cancellation);
        var first = plan.Recipients.Select(person => people.FirstOrDefault(each => each.Id == person.InvitationId)).FirstOrDefault();
        return page with
        {
            Plan = plan,
            Example = first is null
                ? null
                : await renderer.PreviewAsync(snapshot.Round, message, first, siteUrl.GetBaseUrl(Request), cancellation),
        };
    }

    private static StudyMessage? FindMessage(Study study, MailingForm form) =>
        form.Message is { Length: > 0 } name ? study.FindMessage(name) : null;
}
