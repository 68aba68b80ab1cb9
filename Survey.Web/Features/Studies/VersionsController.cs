using Microsoft.AspNetCore.Mvc;
using Survey.Data.Delegations;
using Survey.Data.Responses;
using Survey.Web.Features.Shared;
using Survey.Web.Features.Shared.Rounds;

namespace Survey.Web.Features.Studies;

/// <summary>Moves an open round to another version of its study: first shows what would change, then changes it.</summary>
[Researcher]
[Route(RequestBodyLimit.UploadPath + "/{id:guid}/versions/{round}")]
internal sealed class VersionsController(
    UploadedStudyCache studies,
    RoundSnapshotCache rounds,
    IResponseStore responses,
    IDelegationStore delegations,
    LocalClock clock
) : Controller
{
    [HttpGet("")]
    public async Task<IActionResult> Show([FromRoute] Guid id, [FromRoute] string round, CancellationToken cancellation) =>
        await FindPageAsync(id, round, cancellation) is { } page ? View("Version", page) : NotFound();

    [HttpPost("")]
    public async Task<IActionResult> Apply(
        [FromRoute] Guid id,
        [FromRoute] string round,
        [FromForm] string? from,
        [FromForm] bool withoutUncollected,
        CancellationToken cancellation
    )
    {
        if (await FindPageAsync(id, round, cancellation) is not { } page)
        {
            return NotFound();
        }

        if (page.Change.To.Questionnaire.UncollectedQuestions.Any() && !withoutUncollected)
        {
            Response.StatusCode = StatusCodes.Status400BadRequest;
            return View("Version", page with { RefusalKey = "PublishUncollected" });
        }

        if (
            from == page.Change.From.Hash
            && page.Change.Obstacles.IsEmpty
            && await responses.TryChangeVersionAsync(
                page.Snapshot.Round.Id,
                page.Change,
                User.Identity?.Name ?? "",
                clock.Now,
                cancellation
            )
        )
        {
            return Redirect($"{page.Address}/versions/{page.Snapshot.Round.Name}");
        }

        Response.StatusCode = StatusCodes.Status409Conflict;
        return View("Version", page with { RefusalKey = "VersionConflict" });
    }

    private async Task<VersionPage?> FindPageAsync(Guid id, string name, CancellationToken cancellation) =>
        await studies.FindAsync(id, cancellation) is { Check.ValidStudy: { } study }
        && await rounds.FindSnapshotAsync(name, cancellation) is { } snapshot
            ? new VersionPage(
                $"{RequestBodyLimit.UploadPath}/{id}",
                snapshot,
                VersionChange.Compute(snapshot.Study, study, snapshot.Frame, snapshot.Responses, clock.Today),
                await delegations.ListAsync(snapshot.Round.Id, cancellation)
            )
            : null;
}
