using Microsoft.AspNetCore.Mvc;
using Survey.Data.Rounds;
using Survey.Web.Features.Fieldwork.Monitoring;
using Survey.Web.Features.Shared;
using Survey.Web.Features.Shared.Rounds;

namespace Survey.Web.Features.Fieldwork;

/// <summary>Who has answered: by group, and by any column of the frame.</summary>
[Researcher]
internal sealed class FieldworkController(
    RoundSnapshotCache rounds,
    SoftEditConfirmationReader confirmations,
    AccessCodeService codes,
    SiteUrlProvider siteUrl,
    IRoundStore roundStore,
    NeedsYouReader needsYou,
    LocalClock clock
) : Controller
{
    /// <summary>The rounds; straight to the round where there is one only.</summary>
    [HttpGet("/manage")]
    public async Task<IActionResult> Rounds(CancellationToken cancellation)
    {
        var all = await rounds.ListAsync(cancellation);
        return all is [var only] ? RedirectToAction(nameof(Progress), new { round = only.Name }) : View("Rounds", all);
    }

    [HttpGet("/manage/{round}")]
    public async Task<IActionResult> Progress(string round, string? by, CancellationToken cancellation)
    {
        if (await rounds.FindSnapshotAsync(round, cancellation) is not { } snapshot)
        {
            return NotFound();
        }

        var daily = DailyProgress.Create(
            snapshot,
            await rounds.ReadPreviousAsync(snapshot.Round, cancellation),
            await roundStore.ListChangesAsync(snapshot.Round.Id, cancellation),
            clock
        );
        var page = ProgressPage.Create(snapshot, daily, by);
        return View("Progress", page with { NeedsYou = await needsYou.ListAsync(snapshot.Round.Id, cancellation) });
    }

    /// <summary>The answers that failed soft edits and that respondents confirmed.</summary>
    [HttpGet("/manage/{round}/confirmed")]
    public async Task<IActionResult> Confirmations(string round, CancellationToken cancellation) =>
        await rounds.FindSnapshotAsync(round, cancellation) is { } snapshot
            ? View("Confirmations", new SoftEditConfirmationsPage(snapshot, await confirmations.ListAsync(snapshot, cancellation)))
            : NotFound();

    /// <summary>The same as a CSV file.</summary>
    [HttpGet("/manage/{round}/confirmed.csv")]
    public async Task<IActionResult> ConfirmationsCsv(string round, CancellationToken cancellation)
    {
        if (await rounds.FindSnapshotAsync(round, cancellation) is not { } snapshot)
        {
            return NotFound();
        }

        var listed = await confirmations.ListAsync(snapshot, cancellation);
        return await SoftEditConfirmationReader.CreateCsvAsync(
            listed,
            SiteLanguages.Current,
            $"{snapshot.Round.Name} confirmed.csv",
            cancellation
        );
    }

    /// <summary>Asks whether a unit's code is to be replaced.</summary>
    [HttpGet("/manage/{round}/code")]
    public async Task<IActionResult> ConfirmNewCode(string round, string? unit, CancellationToken cancellation) =>
        await FindNewCodePageAsync(round, unit, cancellation) is { } page ? View("NewCode", page) : NotFound();

    /// <summary>Replaces it and shows the new one.</summary>
    [HttpPost("/manage/{round}/code")]
    public async Task<IActionResult> RenewCode(string round, [FromForm] string? unit, CancellationToken cancellation)
    {
        if (await FindNewCodePageAsync(round, unit, cancellation) is not { } page)
        {
            return NotFound();
        }

        var issued = (await codes.RenewAsync([page.Invitation], cancellation))[0];
        return View("NewCode", page with { Issued = issued, Link = issued.LinkAt(siteUrl.GetBaseUrl(Request)) });
    }

    private async Task<NewCodePage?> FindNewCodePageAsync(string round, string? unit, CancellationToken cancellation) =>
        unit is not null
        && await rounds.FindSnapshotAsync(round, cancellation) is { } snapshot
        && await codes.FindInvitationAsync(snapshot.Round.Id, unit, cancellation) is { } invitation
            ? new NewCodePage(snapshot, unit, invitation)
            : null;
}
