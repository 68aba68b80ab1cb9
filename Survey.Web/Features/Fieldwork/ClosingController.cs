using Microsoft.AspNetCore.Mvc;
using Survey.Data.Rounds;
using Survey.Web.Features.Shared;
using Survey.Web.Features.Shared.Rounds;

namespace Survey.Web.Features.Fieldwork;

/// <summary>Extends, closes and reopens a round.</summary>
[Researcher]
[Route("/manage/{round}/closing")]
internal sealed class ClosingController(IRoundStore rounds, PublishedStudyCache studies, MomentParser moments, LocalClock clock)
    : Controller
{
    [HttpGet]
    public async Task<IActionResult> Show(string round, CancellationToken cancellation) =>
        await FindPageAsync(round, cancellation) is { } page ? View("Closing", page) : NotFound();

    [HttpPost("extend")]
    public async Task<IActionResult> Extend(string round, [FromForm] ClosingForm typed, CancellationToken cancellation) =>
        await ChangeAsync(round, RoundChangeKind.Extended, typed, cancellation);

    [HttpPost("close")]
    public async Task<IActionResult> Close(string round, [FromForm] ClosingForm typed, CancellationToken cancellation) =>
        await ChangeAsync(round, RoundChangeKind.Closed, typed, cancellation);

    [HttpPost("reopen")]
    public async Task<IActionResult> Reopen(string round, [FromForm] ClosingForm typed, CancellationToken cancellation) =>
        await ChangeAsync(round, RoundChangeKind.Reopened, typed, cancellation);

    private async Task<IActionResult> ChangeAsync(string name, RoundChangeKind kind, ClosingForm typed, CancellationToken cancellation)
    {
        if (await FindPageAsync(name, cancellation) is not { } current)
        {
            return NotFound();
        }

        var page = current with { Form = typed, Kind = kind };
        if (typed.Seen != page.SeenClosesAt)
        {
            return Refuse(page, "ClosingChangedMeanwhile", StatusCodes.Status409Conflict);
        }

        if (typed.Reason?.Trim() is not { Length: > 0 and <= RoundChange.MaximumReasonLength } reason)
        {
            return Refuse(page, "ClosingReasonMissing");
        }

        var now = clock.Now;
        var reading = kind == RoundChangeKind.Closed
            ? new MomentParseResult.Parsed(now)
            : moments.Parse($"{typed.Closes} {typed.ClosesTime}", isEnd: true);
        if (reading is not MomentParseResult.Parsed { Instant: var closesAt })
        {
            return Refuse(page, $"ClosingMoment{reading.GetType().Name}");
        }

        var change = new RoundChange
        {
            RoundId = page.Round.Id,
            Kind = kind,
            PreviousClosesAt = page.Round.ClosesAt,
            ClosesAt = closesAt.ToUniversalTime(),
            Reason = reason,
            ChangedBy = User.Identity?.Name ?? "",
            ChangedAt = now,
        };
        if (change.FindProblem(page.Round) is { } problem)
        {
            return Refuse(page, $"Closing{problem}");
        }

        return await rounds.TryChangeAsync(change, cancellation)
            ? RedirectToAction(nameof(Show), new { round = name })
            : Refuse(page, "ClosingChangedMeanwhile", StatusCodes.Status409Conflict);
    }

    private ViewResult Refuse(ClosingPage page, string problemKey, int status = StatusCodes.Status400BadRequest)
    {
        Response.StatusCode = status;
        return View("Closing", page with { ProblemKey = problemKey });
    }

    private async Task<ClosingPage?> FindPageAsync(string name, CancellationToken cancellation) =>
        await rounds.FindAsync(name, cancellation) is { } round
            ? new ClosingPage(round, await studies.ReadStudyAsync(round), await rounds.ListChangesAsync(round.Id, cancellation))
            : null;
}
