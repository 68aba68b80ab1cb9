using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Survey.Data.Responses.Team;
using Survey.Web.Features.Shared;

namespace Survey.Web.Features.Fieldwork.Units;

/// <summary>Begins to enter answers for a unit. The form itself is the respondents', below the address of the entry.</summary>
[Researcher]
[Route("/manage/{round}/unit")]
internal sealed class EntryController(UnitPageReader reader, IEntryStore entries, LocalClock clock) : Controller
{
    [HttpPost("entry")]
    public async Task<IActionResult> Begin(string round, [FromForm] EntryForm typed, CancellationToken cancellation)
    {
        if (await reader.FindAsync(round, typed.Unit, cancellation) is not { } page)
        {
            return NotFound();
        }

        if (page.Response.IsSubmitted)
        {
            return Refuse(page, typed, "EntryProblemSubmitted", StatusCodes.Status409Conflict);
        }

        if (FindProblem(page, typed) is { } problem)
        {
            return Refuse(page, typed, problem, StatusCodes.Status400BadRequest);
        }

        var entry = new ResponseEntry
        {
            Id = Guid.CreateVersion7(clock.Now),
            RoundId = page.Snapshot.Round.Id,
            UnitId = page.Unit.Unit.Id,
            Mode = typed.Mode.GetValueOrDefault(),
            ReceivedOn = ParseDay(typed.ReceivedOn).GetValueOrDefault(),
            Source = typed.Source?.Trim() ?? "",
            Reason = typed.Reason?.Trim() ?? "",
            StartedBy = User.Identity?.Name ?? "",
            StartedAt = clock.Now,
        };
        await entries.AddAsync(entry, cancellation);
        return Redirect(
            $"/manage/{Uri.EscapeDataString(page.Snapshot.Round.Name)}/entry/{entry.Id}/{Uri.EscapeDataString(entry.UnitId)}"
        );
    }

    private static DateOnly? ParseDay(string? text) =>
        DateOnly.TryParseExact(text, "O", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    private string? FindProblem(UnitPage page, EntryForm typed)
    {
        var needsReason = page.HasOwnAnswers || page.ClosesAt <= clock.Now || typed.Mode == EntryMode.Correction;
        return typed switch
        {
            { Mode: null } => "EntryProblemMode",
            _ when ParseDay(typed.ReceivedOn) is not { } day || day > clock.Today => "EntryProblemDay",
            { Reason.Length: > ResponseEntry.MaximumTextLength } or { Source.Length: > ResponseEntry.MaximumTextLength } =>
                "EntryProblemTooLong",
            _ when needsReason && string.IsNullOrWhiteSpace(typed.Reason) => "EntryProblemReason",
            _ when page.Snapshot.Round.OpensAt > clock.Now => "ClosingIsNotOpenYet",
            _ => null,
        };
    }

    private ViewResult Refuse(UnitPage page, EntryForm typed, string problemKey, int status)
    {
        Response.StatusCode = status;
        return View("Unit", page with { EntryForm = typed, ProblemKey = problemKey });
    }
}
