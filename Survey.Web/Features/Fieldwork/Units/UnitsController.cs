using Microsoft.AspNetCore.Mvc;
using Survey.Data.Responses.Files;
using Survey.Web.Features.Shared;
using Survey.Web.Features.Shared.Rounds;

namespace Survey.Web.Features.Fieldwork.Units;

/// <summary>Those who are asked: a list to search and narrow, its file, and a page for each.</summary>
[Researcher]
[Route("/manage/{round}")]
internal sealed class UnitsController(RoundSnapshotCache rounds, UnitPageReader reader) : Controller
{
    [HttpGet("units")]
    public async Task<IActionResult> List(string round, [FromQuery] UnitFilter filter, int page, CancellationToken cancellation) =>
        await rounds.FindSnapshotAsync(round, cancellation) is { } snapshot
            ? View("UnitList", UnitListPage.Create(snapshot, filter, page))
            : NotFound();

    /// <summary>All units of the filter as a CSV file.</summary>
    [HttpGet("units.csv")]
    public async Task<IActionResult> ListCsv(string round, [FromQuery] UnitFilter filter, CancellationToken cancellation)
    {
        if (await rounds.FindSnapshotAsync(round, cancellation) is not { } snapshot)
        {
            return NotFound();
        }

        var records = UnitListPage
            .Create(snapshot, filter, 1)
            .Found.Select(unit => new
            {
                unit = ResponseFileCell.EscapeFormula(unit.Unit.Id),
                name = ResponseFileCell.EscapeFormula(unit.Unit.DisplayName),
                respondent_group = ResponseFileCell.EscapeFormula(unit.Unit.RespondentGroup),
                organisation = ResponseFileCell.EscapeFormula(unit.Unit.Organisation),
                email = ResponseFileCell.EscapeFormula(unit.Unit.Email),
                state = unit.Status.ToString(),
                saved_at = CsvDownload.FormatInstant(unit.SavedAt),
            });
        return await CsvDownload.CreateAsync(records, $"{snapshot.Round.Name} units.csv", cancellation);
    }

    [HttpGet("unit")]
    public async Task<IActionResult> Show(string round, string? unit, CancellationToken cancellation) =>
        await reader.FindAsync(round, unit, cancellation) is { } page ? View("Unit", page) : NotFound();
}
