using System.Diagnostics;
using Microsoft.AspNetCore.Mvc;
using Survey.Data.Responses;

namespace Survey.Web.Features.Respond;

/// <summary>A person's forms: the list, the hub, the last look, handing in, the receipt, paper. A colleague sees their part; handing in is the coordinator's.</summary>
[Respondent]
[Route("/form")]
internal sealed class FormController(
    FormReader forms, IResponseStore responses, FormHistory history, FormSubmission submission, FormDocuments documents, HubRows hub) : Controller
{
    [HttpGet("")]
    public async Task<IActionResult> List(CancellationToken cancellation)
    {
        if (await forms.FindRespondentAsync(User, cancellation) is not { } respondent)
        {
            return Redirect("/");
        }

        var all = await forms.ListAsync(respondent, cancellation);
        return all switch
        {
            [] => NotFound(),
            [var only] => Redirect(only.Address()),
            _ => View("List", new FormListPage(respondent.Name, [.. all.Select(HubRows.ListRowOf)]) { Facts = new RoundFacts(all[0].Round, all[0].Study) }),
        };
    }

    [HttpGet("{unit}")]
    public Task<IActionResult> Hub([FromRoute] string unit, [FromQuery] bool revised, [FromQuery] int? copied, CancellationToken cancellation) =>
        WithFormAsync(unit, FormReading.Parts, form => Shown(View(form.IsWhole ? "Hub" : "Part", hub.PageOf(form) with { IsRevised = revised, Copied = copied })), cancellation);

    [HttpGet("{unit}/check")]
    public Task<IActionResult> Check([FromRoute] string unit, CancellationToken cancellation) =>
        WithFormAsync(unit, FormReading.Parts, async form => View("Check", await CheckOfAsync(form, cancellation)), cancellation);

    [HttpPost("{unit}/check")]
    public async Task<IActionResult> Submit([FromRoute] string unit, [FromForm] int revision, [FromForm] bool without, CancellationToken cancellation)
    {
        if (await forms.FindWholeAsync(User, unit, FormReading.Parts, cancellation) is not { } form)
        {
            return NotFound();
        }

        if (form.Response.IsSubmitted)
        {
            return Redirect(form.Address("receipt"));
        }

        return form.IsRoundOpen
            ? await submission.TryAsync(form, revision, without, cancellation) switch
            {
                SubmissionOutcome.Accepted => Redirect(form.Address("receipt")),
                SubmissionOutcome.ChangedSince changed => Refused(
                    await CheckOfAsync(changed.Form, cancellation) with { ChangedSince = await history.SinceAsync(changed.Form, revision, cancellation), HasChangedSince = true }, true),
                SubmissionOutcome.Refused => Refused(await CheckOfAsync(form, cancellation) with { IsRefused = true }, false),
                _ => throw new UnreachableException(),
            }
            : NotSaved(form);
    }

    [HttpGet("{unit}/receipt")]
    public async Task<IActionResult> Receipt([FromRoute] string unit, CancellationToken cancellation)
    {
        if (await forms.FindWholeAsync(User, unit, FormReading.Parts, cancellation) is not { } form)
        {
            return NotFound();
        }

        return form.Response.SubmittedAt is null
            ? Redirect(form.Address())
            : View("Receipt", new ReceiptPage(await history.SubmitterAsync(form, cancellation)) { Form = form });
    }

    [HttpPost("{unit}/reopen")]
    public async Task<IActionResult> Reopen([FromRoute] string unit, CancellationToken cancellation)
    {
        if (await forms.FindWholeAsync(User, unit, FormReading.Answers, cancellation) is not { } form)
        {
            return NotFound();
        }

        if (!form.IsRoundOpen)
        {
            return NotSaved(form);
        }

        if (form.Response.IsSubmitted)
        {
            await responses.ReopenAsync(form.Round.Id, unit, form.Respondent.Key.ToString(), form.Now, cancellation);
        }

        return Redirect(form.Address());
    }

    [HttpGet("{unit}/print")]
    public Task<IActionResult> Print([FromRoute] string unit, [FromQuery] bool blank, CancellationToken cancellation) =>
        WithFormAsync(
            unit,
            FormReading.Parts,
            async form => View("Print", blank
                ? new PrintPage(documents.Blank(form), true) { Form = form }
                : new PrintPage(documents.Filled(form, await history.WritersAsync(form, cancellation)), false) { Form = form }),
            cancellation);

    /// <summary>Who changed what, and when.</summary>
    [HttpGet("{unit}/history")]
    public Task<IActionResult> History([FromRoute] string unit, CancellationToken cancellation) =>
        WithFormAsync(unit, FormReading.Parts, async form => View("History", new HistoryPage(await history.AllAsync(form, cancellation)) { Form = form }), cancellation);

    private static Task<IActionResult> Shown(IActionResult result) => Task.FromResult(result);

    /// <summary>A part that was taken back is not read either: another colleague may have it now.</summary>
    private async Task<IActionResult> WithFormAsync(string unit, FormReading reading, Func<OpenForm, Task<IActionResult>> show, CancellationToken cancellation) =>
        await forms.FindAsync(User, unit, reading, cancellation) switch
        {
            null => NotFound(),
            { Respondent: { IsTakenBack: true, Part: { } part } } form => View("TakenBack", new TakenBackPage(part) { Facts = new RoundFacts(form.Round, form.Study) }),
            var form => await show(form),
        };

    private async Task<CheckPage> CheckOfAsync(OpenForm form, CancellationToken cancellation) =>
        new() { Form = form, Document = documents.Filled(form, await history.WritersAsync(form, cancellation)) };

    private ViewResult Refused(CheckPage page, bool hasChangedSince)
    {
        Response.StatusCode = hasChangedSince ? StatusCodes.Status409Conflict : StatusCodes.Status400BadRequest;
        return View("Check", page);
    }

    private ViewResult NotSaved(OpenForm form)
    {
        Response.StatusCode = StatusCodes.Status409Conflict;
        return View("NotSaved", new NotSavedPage { Form = form });
    }
}
