using System.Diagnostics;
using Microsoft.AspNetCore.Mvc;
using Survey.Data.Invitations;
using Survey.Data.Responses;

namespace Survey.Web.Features.Respond;

/// <summary>A person's forms: the list, the hub, the last look, handing in, the receipt, paper.</summary>
[Respondent]
[Route("/form")]
internal sealed class FormController(
    FormReader forms, IResponseStore responses, IInvitationStore invitations, FormDocuments documents, HubRows hub) : Controller
{
    [HttpGet("")]
    public async Task<IActionResult> List(CancellationToken cancellation)
    {
        if (await forms.FindInvitationAsync(User, cancellation) is not { } invitation)
        {
            return Redirect("/");
        }

        var all = await forms.ListAsync(invitation, cancellation);
        return all switch
        {
            [] => NotFound(),
            [var only] => Redirect(only.Address()),
            _ => View("List", new FormListPage(invitation.Holder, [.. all.Select(HubRows.ListRowOf)]) { Facts = new RoundFacts(all[0].Round, all[0].Study) }),
        };
    }

    [HttpGet("{unit}")]
    public Task<IActionResult> Hub([FromRoute] string unit, [FromQuery] bool revised, CancellationToken cancellation) =>
        WithForm(unit, form => View("Hub", hub.PageOf(form) with { IsRevised = revised }), cancellation);

    [HttpGet("{unit}/check")]
    public Task<IActionResult> Check([FromRoute] string unit, CancellationToken cancellation) =>
        WithForm(unit, form => View("Check", new CheckPage { Form = form, Document = documents.Filled(form) }), cancellation);

    [HttpPost("{unit}/check")]
    public async Task<IActionResult> Submit([FromRoute] string unit, [FromForm] int revision, CancellationToken cancellation)
    {
        if (await forms.FindAsync(User, unit, cancellation) is not { } form)
        {
            return NotFound();
        }

        if (form.Response.IsSubmitted)
        {
            return Redirect(form.Address("receipt"));
        }

        if (!form.IsRoundOpen)
        {
            return NotSaved(form);
        }

        // The edits below judge the answers as they are now: those must be what the person saw.
        if (revision != form.Response.Revision)
        {
            return Refused(form, true);
        }

        return FormProgress.Of(form.Questionnaire, form.Route).CanBeSubmitted ? await SubmitAsync(form, revision, cancellation) : Refused(form, false);
    }

    [HttpGet("{unit}/receipt")]
    public async Task<IActionResult> Receipt([FromRoute] string unit, CancellationToken cancellation)
    {
        if (await forms.FindAsync(User, unit, cancellation) is not { } form)
        {
            return NotFound();
        }

        return form.Response.SubmittedAt is null
            ? Redirect(form.Address())
            : View("Receipt", new ReceiptPage(await SubmitterAsync(form, cancellation)) { Form = form });
    }

    [HttpPost("{unit}/reopen")]
    public async Task<IActionResult> Reopen([FromRoute] string unit, CancellationToken cancellation)
    {
        if (await forms.FindAsync(User, unit, cancellation) is not { } form)
        {
            return NotFound();
        }

        if (!form.IsRoundOpen)
        {
            return NotSaved(form);
        }

        if (form.Response.IsSubmitted)
        {
            await responses.ReopenAsync(form.Round.Id, unit, form.Invitation.Id.ToString(), form.Now, cancellation);
        }

        return Redirect(form.Address());
    }

    [HttpGet("{unit}/print")]
    public Task<IActionResult> Print([FromRoute] string unit, [FromQuery] bool blank, CancellationToken cancellation) =>
        WithForm(unit, form => View("Print", new PrintPage(blank ? documents.Blank(form) : documents.Filled(form), blank) { Form = form }), cancellation);

    private async Task<IActionResult> WithForm(string unit, Func<OpenForm, IActionResult> show, CancellationToken cancellation) =>
        await forms.FindAsync(User, unit, cancellation) is { } form ? show(form) : NotFound();

    private async Task<IActionResult> SubmitAsync(OpenForm form, int revision, CancellationToken cancellation)
    {
        var submit = new Submit(form.Round.Id, form.Unit.Unit, form.Invitation.Id.ToString(), revision, form.Now);
        return await responses.SubmitAsync(submit, cancellation) switch
        {
            SubmitOutcome.Accepted => Redirect(form.Address("receipt")),
            SubmitOutcome.ChangedSince changed => Refused(form.With(changed.Response), true),
            _ => throw new UnreachableException(),
        };
    }

    private ViewResult Refused(OpenForm form, bool hasChangedSince)
    {
        Response.StatusCode = hasChangedSince ? StatusCodes.Status409Conflict : StatusCodes.Status400BadRequest;
        return View("Check", new CheckPage { Form = form, Document = documents.Filled(form), HasChangedSince = hasChangedSince, IsRefused = !hasChangedSince });
    }

    private ViewResult NotSaved(OpenForm form)
    {
        Response.StatusCode = StatusCodes.Status409Conflict;
        return View("NotSaved", new NotSavedPage { Form = form });
    }

    /// <summary>Who handed in: the holder of the invitation that the journal names.</summary>
    private async Task<string> SubmitterAsync(OpenForm form, CancellationToken cancellation)
    {
        var journal = await responses.ReadJournalAsync(form.Round.Id, form.Unit.Unit, cancellation);
        var person = journal.LastOrDefault(row => row.Action == JournalAction.Submitted)?.Person ?? "";
        return Guid.TryParse(person, out var id) && await invitations.FindAsync(id, cancellation) is { } submitter ? submitter.Holder : person;
    }
}
