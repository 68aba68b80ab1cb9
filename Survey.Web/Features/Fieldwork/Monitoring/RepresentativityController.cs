using Microsoft.AspNetCore.Mvc;
using Survey.Analysis.Figures;
using Survey.Web.Features.Shared;
using Survey.Web.Features.Shared.Rounds;

namespace Survey.Web.Features.Fieldwork.Monitoring;

/// <summary>How like those who were asked are those who answer, while the round is open.</summary>
[Researcher]
internal sealed class RepresentativityController(RoundSnapshotCache rounds) : Controller
{
    [HttpGet("/manage/{round}/representativity")]
    public async Task<IActionResult> Show(string round, CancellationToken cancellation) =>
        await rounds.FindSnapshotAsync(round, cancellation) is { } snapshot
            ? View("Representativity", RepresentativityPage.Create(snapshot, new FigureCalculator(snapshot.Dataset).ComputeNonresponse()))
            : NotFound();
}
