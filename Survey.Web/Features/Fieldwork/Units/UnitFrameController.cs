using Microsoft.AspNetCore.Mvc;
using Survey.Data.Frames.Changes;
using Survey.Web.Features.Shared;

namespace Survey.Web.Features.Fieldwork.Units;

/// <summary>Changes a unit's row of the frame from its page: its columns, or what fieldwork notes of it.</summary>
[Researcher]
[Route("/manage/{round}/unit")]
internal sealed class UnitFrameController(UnitPageReader reader, IFrameStore frames, LocalClock clock) : Controller
{
    [HttpPost("frame")]
    public async Task<IActionResult> Change(string round, [FromForm] UnitForm typed, CancellationToken cancellation)
    {
        if (await reader.FindAsync(round, typed.Unit, cancellation) is not { } current)
        {
            return NotFound();
        }

        var (page, snapshot, unitId) = (current with { Form = typed }, current.Snapshot, current.Unit.Unit.Id);
        if (typed.Seen != snapshot.Round.FrameRevision)
        {
            return Refuse(page with { ProblemKey = "UnitProblemChangedMeanwhile" }, StatusCodes.Status409Conflict);
        }

        if (typed.Reason?.Trim() is not { Length: > 0 and <= FrameChange.MaximumReasonLength } reason)
        {
            return Refuse(page with { ProblemKey = "ClosingReasonMissing" });
        }

        if (typed.Outcome == UnitOutcome.Merged && string.IsNullOrWhiteSpace(typed.MergedWith))
        {
            return Refuse(page with { ProblemKey = "UnitProblemNoPartner" });
        }

        var edit = FrameUnitEditor.Edit(snapshot.Frame, snapshot.Study, unitId, typed.ToColumns(page.Fields));
        if (edit.Changes is not { } changes)
        {
            return Refuse(page with { ProblemKey = "UnitProblemFaults", Problems = edit.Problems });
        }

        if (changes.IsEmpty)
        {
            return Refuse(page with { ProblemKey = "UnitProblemNothing" });
        }

        var change = new FrameChange
        {
            RoundId = snapshot.Round.Id,
            Revision = typed.Seen + 1,
            Reason = reason,
            ChangedBy = User.Identity?.Name ?? "",
            ChangedAt = clock.Now,
        };
        return await frames.TryChangeAsync(change, changes, cancellation)
            ? Redirect($"{page.Address}#frame-changes")
            : Refuse(page with { ProblemKey = "UnitProblemChangedMeanwhile" }, StatusCodes.Status409Conflict);
    }

    private ViewResult Refuse(UnitPage page, int status = StatusCodes.Status400BadRequest)
    {
        Response.StatusCode = status;
        return View("Unit", page);
    }
}
