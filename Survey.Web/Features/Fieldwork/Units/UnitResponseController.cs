using Microsoft.AspNetCore.Mvc;
using Survey.Data.Responses;
using Survey.Data.Responses.Team;
using Survey.Data.Rounds;
using Survey.Web.Features.Shared;

namespace Survey.Web.Features.Fieldwork.Units;

/// <summary>Gives one unit more time, and opens its submitted form again.</summary>
[Researcher]
[Route("/manage/{round}/unit")]
internal sealed class UnitResponseController(
    UnitPageReader reader,
    IResponseStore responses,
    IUnitExtensionStore extensions,
    MomentParser moments,
    LocalClock clock
) : Controller
{
    [HttpPost("reopen")]
    public async Task<IActionResult> Reopen(string round, [FromForm] UnitResponseForm typed, CancellationToken cancellation)
    {
        if (await reader.FindAsync(round, typed.Unit, cancellation) is not { } page)
        {
            return NotFound();
        }

        if (!page.Response.IsSubmitted || typed.Seen != page.Response.Revision)
        {
            return Refuse(page, typed, "UnitProblemResponseChanged", StatusCodes.Status409Conflict);
        }

        if (typed.Reason?.Trim() is not { Length: > 0 and <= Reopening.MaximumReasonLength } reason)
        {
            return Refuse(page, typed, "ClosingReasonMissing");
        }

        var reopening = new Reopening
        {
            RoundId = page.Snapshot.Round.Id,
            UnitId = page.Unit.Unit.Id,
            Revision = typed.Seen + 1,
            Reason = reason,
            ReopenedBy = User.Identity?.Name ?? "",
            ReopenedAt = clock.Now,
        };
        return await responses.TryReopenAsync(reopening, cancellation)
            ? Redirect($"{page.Address}#events")
            : Refuse(page, typed, "UnitProblemResponseChanged", StatusCodes.Status409Conflict);
    }

    [HttpPost("extend")]
    public async Task<IActionResult> Extend(string round, [FromForm] UnitResponseForm typed, CancellationToken cancellation)
    {
        if (await reader.FindAsync(round, typed.Unit, cancellation) is not { } page)
        {
            return NotFound();
        }

        if (typed.Seen != page.Extensions.Count)
        {
            return Refuse(page, typed, "ClosingChangedMeanwhile", StatusCodes.Status409Conflict);
        }

        if (typed.Reason?.Trim() is not { Length: > 0 and <= RoundChange.MaximumReasonLength } reason)
        {
            return Refuse(page, typed, "ClosingReasonMissing");
        }

        DateTimeOffset? closesAt = null;
        if (!typed.Ends)
        {
            var reading = moments.Parse($"{typed.Closes} {typed.ClosesTime}", isEnd: true);
            if (reading is not MomentParseResult.Parsed { Instant: var instant })
            {
                return Refuse(page, typed, $"ClosingMoment{reading.GetType().Name}");
            }

            if (FindProblem(page, instant) is { } problem)
            {
                return Refuse(page, typed, problem);
            }

            closesAt = instant;
        }

        var extension = new UnitExtension
        {
            RoundId = page.Snapshot.Round.Id,
            UnitId = page.Unit.Unit.Id,
            Number = typed.Seen + 1,
            ClosesAt = closesAt,
            Reason = reason,
            ChangedBy = User.Identity?.Name ?? "",
            ChangedAt = clock.Now,
        };
        return await extensions.TryAddAsync(extension, cancellation)
            ? Redirect($"{page.Address}#last-day")
            : Refuse(page, typed, "ClosingChangedMeanwhile", StatusCodes.Status409Conflict);
    }

    /// <summary>More time ends after the round and after now; whoever was promised a day keeps it, until it is taken back as
    /// such.</summary>
    private string? FindProblem(UnitPage page, DateTimeOffset closesAt) =>
        closesAt switch
        {
            _ when closesAt <= page.ClosesAt => "ClosingIsNotLater",
            _ when closesAt <= clock.Now => "ClosingIsOver",
            _ => null,
        };

    private ViewResult Refuse(UnitPage page, UnitResponseForm typed, string problemKey, int status = StatusCodes.Status400BadRequest)
    {
        Response.StatusCode = status;
        return View("Unit", page with { ResponseForm = typed, ProblemKey = problemKey });
    }
}
