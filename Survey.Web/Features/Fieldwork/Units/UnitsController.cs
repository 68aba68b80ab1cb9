using System.Globalization;
using System.Text;
using CsvHelper;
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

        var list = UnitListPage.Create(snapshot, filter, 1);
        // With a byte order mark: without one Excel does not read the file as UTF-8.
        return File(
            [.. Encoding.UTF8.GetPreamble(), .. Encoding.UTF8.GetBytes(await WriteCsvAsync(list, cancellation))],
            "text/csv; charset=utf-8",
            $"{snapshot.Round.Name} units.csv"
        );
    }

    [HttpGet("unit")]
    public async Task<IActionResult> Show(string round, string? unit, CancellationToken cancellation) =>
        await rounds.FindSnapshotAsync(round, cancellation) is { } snapshot && snapshot.Frame.FindUnit(unit ?? "") is { } asked
            ? View("Unit", await reader.ReadAsync(snapshot, asked, cancellation))
            : NotFound();

    private static async Task<string> WriteCsvAsync(UnitListPage list, CancellationToken cancellation)
    {
        using var file = new StringWriter();
        await using var csv = new CsvWriter(file, CultureInfo.InvariantCulture, leaveOpen: true);
        await csv.WriteRecordsAsync(
            list.Found.Select(unit => new
            {
                unit = ResponseFileCell.EscapeFormula(unit.Unit.Id),
                name = ResponseFileCell.EscapeFormula(unit.Unit.DisplayName),
                respondent_group = ResponseFileCell.EscapeFormula(unit.Unit.RespondentGroup),
                organisation = ResponseFileCell.EscapeFormula(unit.Unit.Organisation),
                email = ResponseFileCell.EscapeFormula(unit.Unit.Email),
                state = unit.Status.ToString(),
                saved_at = unit.SavedAt?.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture) ?? "",
            }),
            cancellation
        );
        await csv.FlushAsync();
        return file.ToString();
    }
}
