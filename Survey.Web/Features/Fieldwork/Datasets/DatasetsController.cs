using Microsoft.AspNetCore.Mvc;
using Survey.Data.Responses.Frozen;
using Survey.Web.Features.Shared;
using Survey.Web.Features.Shared.Rounds;

namespace Survey.Web.Features.Fieldwork.Datasets;

/// <summary>Freezes a round's data, lists what was frozen, and shows what has changed since.</summary>
[Researcher]
[Route("/manage/{round}/datasets")]
internal sealed class DatasetsController(RoundSnapshotCache rounds, FrozenDatasetService datasets) : Controller
{
    [HttpGet]
    public async Task<IActionResult> List(string round, CancellationToken cancellation) =>
        await FindListAsync(round, cancellation) is { } page ? View("Datasets", page) : NotFound();

    [HttpPost]
    public async Task<IActionResult> Freeze(string round, [FromForm] DatasetForm typed, CancellationToken cancellation)
    {
        if (await FindListAsync(round, cancellation) is not { } page)
        {
            return NotFound();
        }

        page = page with { Form = typed };
        if (typed.Name?.Trim() is not { } name || !FrozenDataset.IsValidName(name))
        {
            return Refuse(page, "DatasetProblemName", StatusCodes.Status400BadRequest);
        }

        var reason = typed.Reason?.Trim() ?? "";
        if (reason.Length > FrozenDataset.MaximumReasonLength)
        {
            return Refuse(page, "DatasetProblemReason", StatusCodes.Status400BadRequest);
        }

        var person = User.Identity?.Name ?? "";
        return await datasets.TryFreezeAsync(page.Snapshot.Round, name, reason, person, cancellation) is null
            ? Refuse(page, "DatasetProblemTaken", StatusCodes.Status409Conflict)
            : RedirectToAction(nameof(Show), new { round, dataset = name });
    }

    [HttpGet("{dataset}")]
    public async Task<IActionResult> Show(string round, string dataset, CancellationToken cancellation)
    {
        if (
            await rounds.FindSnapshotAsync(round, cancellation) is not { } now
            || await datasets.FindSnapshotAsync(round, dataset, cancellation) is not { Frozen: { } frozen } before
        )
        {
            return NotFound();
        }

        var changes = DatasetComparer.Compare(now.Study, before.Frame, before.UnitResponses, now.Frame, now.UnitResponses);
        return View("Dataset", new DatasetPage(now, frozen, changes));
    }

    [HttpGet("{dataset}/files.zip")]
    public async Task<IActionResult> Download(string round, string dataset, CancellationToken cancellation) =>
        await datasets.FindSnapshotAsync(round, dataset, cancellation) is { Frozen: { } frozen } snapshot
            ? File(DatasetArchive.Write(snapshot, frozen.FrozenAt), "application/zip", $"{round}-{frozen.Name}.zip")
            : NotFound();

    private ViewResult Refuse(DatasetListPage page, string problemKey, int status)
    {
        Response.StatusCode = status;
        return View("Datasets", page with { ProblemKey = problemKey });
    }

    private async Task<DatasetListPage?> FindListAsync(string round, CancellationToken cancellation) =>
        await rounds.FindSnapshotAsync(round, cancellation) is { } snapshot
            ? new DatasetListPage(snapshot, await datasets.ListAsync(snapshot.Round, cancellation))
            : null;
}
