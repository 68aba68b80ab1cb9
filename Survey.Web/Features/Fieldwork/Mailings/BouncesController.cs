using Microsoft.AspNetCore.Mvc;
using Survey.Data.Mail.Bounces;
using Survey.Web.Features.Shared;
using Survey.Web.Features.Shared.Messages;
using Survey.Web.Features.Shared.Rounds;

namespace Survey.Web.Features.Fieldwork.Mailings;

/// <summary>Mails that came back: takes them in, and mails the next contact.</summary>
[Researcher]
[Route("/manage/{round}/mailings/bounces")]
internal sealed class BouncesController(
    RoundSnapshotCache rounds,
    IBounceStore bounces,
    BounceReader reader,
    MailingService service,
    SiteUrlProvider siteUrl,
    LocalClock clock
) : Controller
{
    [HttpGet]
    public async Task<IActionResult> List(string round, [FromQuery] BounceCount count, CancellationToken cancellation) =>
        await FindPageAsync(round, cancellation) is { } page ? View("Bounces", page with { Count = count }) : NotFound();

    /// <summary>Takes in what was pasted and uploaded.</summary>
    [HttpPost]
    public async Task<IActionResult> Record(string round, [FromForm] BounceForm form, CancellationToken cancellation)
    {
        if (await FindPageAsync(round, cancellation) is not { } page)
        {
            return NotFound();
        }

        var messages = await form.ReadAsync(cancellation);
        if (messages.Count == 0)
        {
            return Refuse(page, "BounceNothing", StatusCodes.Status400BadRequest);
        }

        var outcomes = new List<BounceRecording?>();
        foreach (var message in messages)
        {
            outcomes.AddRange(await RecordAsync(page.Snapshot.Round.Id, message, cancellation));
        }

        var count = new
        {
            round,
            recorded = outcomes.Count(outcome => outcome == BounceRecording.Recorded),
            known = outcomes.Count(outcome => outcome == BounceRecording.AlreadyKnown),
            strange = outcomes.Count(outcome => outcome == BounceRecording.MailUnknown),
            other = outcomes.Count(outcome => outcome is null),
        };
        return RedirectToAction(nameof(List), count);
    }

    /// <summary>Sends the message of a mail that came back to the next contact.</summary>
    [HttpPost("{id:guid}/next")]
    public async Task<IActionResult> SendNext(string round, Guid id, [FromForm] string? address, CancellationToken cancellation)
    {
        if (await FindPageAsync(round, cancellation) is not { } page || FindEntry(page, id) is not { } entry)
        {
            return NotFound();
        }

        if (entry is not { Person: { } person, NextAddress: { Length: > 0 } next } || next != address)
        {
            return Refuse(page, "BounceChangedMeanwhile", StatusCodes.Status409Conflict);
        }

        var order = new MailingOrder(siteUrl.GetBaseUrl(Request), User.Identity?.Name ?? "", DueAt: null);
        var (mailing, recipient) = service.CreateForOne(page.Snapshot.Round, entry.Bounce.MessageName, person, next, order);
        return await bounces.TryFollowAsync(id, mailing, recipient, cancellation)
            ? RedirectToAction(nameof(List), new { round })
            : Refuse(page, "BounceChangedMeanwhile", StatusCodes.Status409Conflict);
    }

    /// <summary>Says that a bounce does not count.</summary>
    [HttpPost("{id:guid}/withdraw")]
    public async Task<IActionResult> Withdraw(string round, Guid id, [FromForm] string? reason, CancellationToken cancellation)
    {
        if (await FindPageAsync(round, cancellation) is not { } page || FindEntry(page, id) is null)
        {
            return NotFound();
        }

        if (reason?.Trim() is not { Length: > 0 and <= MailBounce.MaximumReasonLength } given)
        {
            return Refuse(page, "ClosingReasonMissing", StatusCodes.Status400BadRequest);
        }

        return await bounces.TryWithdrawAsync(id, given, User.Identity?.Name ?? "", clock.Now, cancellation)
            ? RedirectToAction(nameof(List), new { round })
            : Refuse(page, "BounceChangedMeanwhile", StatusCodes.Status409Conflict);
    }

    /// <summary>How each report of a message ended; one null where it has none.</summary>
    private async Task<IEnumerable<BounceRecording?>> RecordAsync(Guid roundId, byte[] message, CancellationToken cancellation)
    {
        var outcomes = new List<BounceRecording?>();
        foreach (var report in DeliveryReportReader.Read(message))
        {
            outcomes.Add(await bounces.RecordAsync(roundId, report, User.Identity?.Name ?? "", clock.Now, cancellation));
        }

        return outcomes.DefaultIfEmpty(null);
    }

    private static BounceEntry? FindEntry(BounceListPage page, Guid id) => page.Entries.FirstOrDefault(entry => entry.Bounce.Id == id);

    private ViewResult Refuse(BounceListPage page, string problemKey, int status)
    {
        Response.StatusCode = status;
        return View("Bounces", page with { ProblemKey = problemKey });
    }

    private async Task<BounceListPage?> FindPageAsync(string round, CancellationToken cancellation) =>
        await rounds.FindSnapshotAsync(round, cancellation) is { } snapshot
            ? new BounceListPage { Snapshot = snapshot, Entries = await reader.ListAsync(snapshot.Round.Id, cancellation) }
            : null;
}
