using System.Text;
using Microsoft.AspNetCore.Mvc;
using Survey.Web.Features.Shared;

namespace Survey.Web.Features.Fieldwork;

/// <summary>Who has answered: by group, by any column of the frame, unit by unit.</summary>
[Researcher]
internal sealed class FieldworkController(RoundReader rounds, ConfirmedEdits confirmed) : Controller
{
    /// <summary>The rounds; straight to the round where there is one only.</summary>
    [HttpGet("/manage")]
    public async Task<IActionResult> Rounds(CancellationToken cancellation)
    {
        var all = await rounds.ListAsync(cancellation);
        return all is [var only] ? RedirectToAction(nameof(Answered), new { round = only.Name }) : View("Rounds", all);
    }

    [HttpGet("/manage/{round}")]
    public async Task<IActionResult> Answered(string round, string? by, string? group, UnitState? state, CancellationToken cancellation) =>
        await rounds.FindAsync(round, cancellation) is { } material
            ? View("Answered", AnsweredPage.Of(material, by, group, state))
            : NotFound();

    /// <summary>What soft edits questioned and respondents stood by.</summary>
    [HttpGet("/manage/{round}/confirmed")]
    public async Task<IActionResult> Confirmed(string round, CancellationToken cancellation) =>
        await rounds.FindAsync(round, cancellation) is { } material
            ? View("Confirmed", new ConfirmedPage(material, await confirmed.ListAsync(material, cancellation)))
            : NotFound();

    /// <summary>The same as a file.</summary>
    [HttpGet("/manage/{round}/confirmed.csv")]
    public async Task<IActionResult> ConfirmedFile(string round, CancellationToken cancellation)
    {
        if (await rounds.FindAsync(round, cancellation) is not { } material)
        {
            return NotFound();
        }

        using var file = new StringWriter();
        await ConfirmedEdits.WriteAsync(file, await confirmed.ListAsync(material, cancellation), SiteLanguages.Current, cancellation);
        return File(new UTF8Encoding(true).GetPreamble().Concat(Encoding.UTF8.GetBytes(file.ToString())).ToArray(), "text/csv; charset=utf-8", $"{material.Round.Name} confirmed.csv");
    }
}
