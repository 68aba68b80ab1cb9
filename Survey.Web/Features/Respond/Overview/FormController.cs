using System.Diagnostics;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using Survey.Data.Responses;
using Survey.Web.Features.Respond.Forms;
using Survey.Web.Features.Respond.Questions;
using Survey.Web.Features.Respond.Start;
using Survey.Web.Features.Respond.Texts;
using Survey.Web.Features.Shared;

namespace Survey.Web.Features.Respond.Overview;

/// <summary>A person's forms: the list, the overview, the check of all answers, submission, receipt, printing and history. A colleague
/// sees the delegated sections; only the coordinator submits.</summary>
[Respondent]
[Route("/form")]
[Route(EntryRoute.Prefix)]
internal sealed class FormController(
    FormLoader forms,
    IResponseStore responses,
    FormHistoryReader history,
    FormSubmissionService submission,
    FormDocumentBuilder documentBuilder,
    OverviewPageBuilder overviewBuilder,
    HiddenSectionReader hiddenSections,
    BlankFormWordWriter wordWriter,
    LocalClock clock,
    IStringLocalizer<RespondResources> localizer
) : FormControllerBase
{
    [HttpGet("")]
    public async Task<IActionResult> List([FromQuery] FormListFilter filter, CancellationToken cancellation)
    {
        if (await forms.FindRespondentAsync(User, cancellation) is not { } respondent)
        {
            return Redirect("/");
        }

        var all = await forms.ListAsync(respondent, cancellation);

        // A form that was given more time says so itself.
        var first = all.MinBy(form => form.Round.ClosesAt);
        return all switch
        {
            [] => NotFound(),
            [var only] => Redirect(only.Address()),
            _ => View(
                "List",
                new FormListPage(
                    respondent.Name,
                    [
                        .. all.OrderBy(form => form.Unit.DisplayName, StringComparer.CurrentCulture)
                            .Select(OverviewPageBuilder.CreateListRow),
                    ],
                    filter
                )
                {
                    RoundWithStudy = first is null ? null : new RoundWithStudy(first.Round, first.Study),
                }
            ),
        };
    }

    [HttpGet("{unit}")]
    public Task<IActionResult> Overview(
        [FromRoute] string unit,
        [FromQuery] bool revised,
        [FromQuery] int? copied,
        [FromQuery] int? since,
        CancellationToken cancellation
    ) =>
        WithFormAsync(
            unit,
            FormIncludes.Delegations,
            async form =>
                View(
                    form.IsForCoordinator ? "Overview" : "DelegatedOverview",
                    overviewBuilder.Build(form, await ListOthersAsync(form, cancellation)) with
                    {
                        IsRevised = revised,
                        CopiedAnswers = copied,
                        NewlyHidden = await hiddenSections.ReadSinceAsync(form, since, cancellation),
                    }
                ),
            cancellation
        );

    [HttpGet("{unit}/check")]
    public Task<IActionResult> Check([FromRoute] string unit, [FromQuery] int? since, CancellationToken cancellation) =>
        WithFormAsync(
            unit,
            FormIncludes.Delegations,
            async form =>
                View(
                    "CheckAnswers",
                    await CreateCheckPageAsync(form, cancellation) with
                    {
                        NewlyHidden = await hiddenSections.ReadSinceAsync(form, since, cancellation),
                    }
                ),
            cancellation
        );

    [HttpPost("{unit}/check")]
    public async Task<IActionResult> Submit(
        [FromRoute] string unit,
        [FromForm] int revision,
        [FromForm] bool without,
        CancellationToken cancellation
    )
    {
        if (await forms.FindForCoordinatorAsync(User, unit, FormIncludes.Delegations, cancellation) is not { } form)
        {
            return NotFound();
        }

        if (form.Response.IsSubmitted)
        {
            return Redirect(form.Address("receipt"));
        }

        return form.IsRoundOpen ? await SubmitAsync(form, revision, without, cancellation) : ShowNotSaved(form);
    }

    [HttpGet("{unit}/receipt")]
    public async Task<IActionResult> Receipt([FromRoute] string unit, CancellationToken cancellation)
    {
        if (await forms.FindForCoordinatorAsync(User, unit, FormIncludes.Delegations, cancellation) is not { } form)
        {
            return NotFound();
        }

        return form.Response.SubmittedAt is null
            ? Redirect(form.Address())
            : View("Receipt", new ReceiptPage(await history.ReadSubmitterAsync(form, cancellation)) { Form = form });
    }

    [HttpPost("{unit}/reopen")]
    public async Task<IActionResult> Reopen([FromRoute] string unit, CancellationToken cancellation)
    {
        if (
            await forms.FindForCoordinatorAsync(User, unit, FormIncludes.AnswersOnly, cancellation) is not { } form
            || form.Respondent.Entry is not null
        )
        {
            // The research team opens a form again on the page of the unit, with a reason.
            return NotFound();
        }

        if (!form.IsRoundOpen)
        {
            return ShowNotSaved(form);
        }

        if (form.Response.IsSubmitted)
        {
            await responses.ReopenAsync(form.Round.Id, unit, form.Respondent.JournalName, form.Now, cancellation);
        }

        return Redirect(form.Address());
    }

    [HttpGet("{unit}/print")]
    public Task<IActionResult> Print([FromRoute] string unit, [FromQuery] bool blank, CancellationToken cancellation) =>
        WithFormAsync(
            unit,
            FormIncludes.Delegations,
            async form =>
                View(
                    "Print",
                    blank
                        ? new PrintPage(documentBuilder.BuildBlank(form), true) { Form = form }
                        : new PrintPage(documentBuilder.BuildFilled(form, await history.ReadAuthorsAsync(form, cancellation)), false)
                        {
                            Form = form,
                        }
                ),
            cancellation
        );

    /// <summary>A picture of the form.</summary>
    [HttpGet("{unit}/" + PictureLinks.Folder + "/{file}")]
    public async Task<IActionResult> Picture([FromRoute] string unit, [FromRoute] string file, CancellationToken cancellation) =>
        await forms.FindAsync(User, unit, FormIncludes.AnswersOnly, cancellation) is { } form ? form.Pictures.Show(this, file) : NotFound();

    /// <summary>The blank form as a Word document, to be circulated or filled in by hand.</summary>
    [HttpGet("{unit}/blank.docx")]
    public Task<IActionResult> BlankWord([FromRoute] string unit, CancellationToken cancellation) =>
        WithFormAsync(
            unit,
            FormIncludes.Delegations,
            form =>
                Task.FromResult<IActionResult>(
                    File(
                        wordWriter.Write(
                            documentBuilder.BuildBlank(form),
                            form.Study.Title.ForLanguage(SiteLanguages.Current),
                            form.Unit.DisplayName,
                            localizer["PrintBlank", clock.FormatEnd(form.Round.ClosesAt)]
                        ),
                        BlankFormWordWriter.MediaType,
                        $"{form.Unit.DisplayName}.docx"
                    )
                ),
            cancellation
        );

    /// <summary>Who changed what, and when.</summary>
    [HttpGet("{unit}/history")]
    public Task<IActionResult> History([FromRoute] string unit, CancellationToken cancellation) =>
        WithFormAsync(
            unit,
            FormIncludes.Delegations,
            async form => View("History", new HistoryPage(await history.ReadAllAsync(form, cancellation)) { Form = form }),
            cancellation
        );

    private async Task<IActionResult> SubmitAsync(FormContext form, int revision, bool withoutDelegations, CancellationToken cancellation)
    {
        switch (await submission.SubmitAsync(form, revision, withoutDelegations, cancellation))
        {
            case FormSubmissionResult.Accepted:
                return Redirect(form.Address("receipt"));
            case FormSubmissionResult.ChangedSince changed:
                Response.StatusCode = StatusCodes.Status409Conflict;
                return View(
                    "CheckAnswers",
                    await CreateCheckPageAsync(changed.Form, cancellation) with
                    {
                        ChangedSince = await history.ReadSinceAsync(changed.Form, revision, cancellation),
                        HasChangedSince = true,
                    }
                );
            case FormSubmissionResult.Refused:
                Response.StatusCode = StatusCodes.Status400BadRequest;
                return View("CheckAnswers", await CreateCheckPageAsync(form, cancellation) with { IsRefused = true });
            default:
                throw new UnreachableException();
        }
    }

    /// <summary>Shows something of a form. A colleague whose delegation was taken back may not read it either: another may have it
    /// now.</summary>
    private async Task<IActionResult> WithFormAsync(
        string unit,
        FormIncludes includes,
        Func<FormContext, Task<IActionResult>> show,
        CancellationToken cancellation
    ) =>
        await forms.FindAsync(User, unit, includes, cancellation) switch
        {
            null => NotFound(),
            { Respondent: { IsDelegationRevoked: true, Delegation: { } delegation } } form => View(
                "DelegationRevoked",
                new DelegationRevokedPage(delegation) { RoundWithStudy = new RoundWithStudy(form.Round, form.Study) }
            ),
            var form => await show(form),
        };

    private async Task<IReadOnlyList<FormContext>> ListOthersAsync(FormContext form, CancellationToken cancellation) =>
        form is { IsForCoordinator: true, Respondent.Units.Length: > 1 }
            ? [.. (await forms.ListAsync(form.Respondent, cancellation)).Where(other => other.Unit.Id != form.Unit.Id)]
            : [];

    private async Task<CheckAnswersPage> CreateCheckPageAsync(FormContext form, CancellationToken cancellation) =>
        new() { Form = form, Document = documentBuilder.BuildFilled(form, await history.ReadAuthorsAsync(form, cancellation)) };
}
