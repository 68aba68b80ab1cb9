using System.Collections.Immutable;
using Microsoft.AspNetCore.Mvc;
using Survey.Data.Delegations;
using Survey.Data.Mail;
using Survey.Web.Features.Respond.Forms;
using Survey.Web.Features.Respond.Questions;
using Survey.Web.Features.Respond.Start;
using Survey.Web.Features.Respond.Texts;
using Survey.Web.Features.Shared;

namespace Survey.Web.Features.Respond.Delegations;

/// <summary>The delegations of a form: made and taken back by the coordinator, returned and resumed by the colleague.</summary>
[Respondent]
[Route("/form/{unit}")]
internal sealed class DelegationsController(
    FormLoader forms,
    DelegationService service,
    DelegationValidator validator,
    IOutbox outbox,
    AnswerFormatter formatter,
    SiteUrlProvider siteUrl,
    LocalClock clock
) : Controller
{
    [HttpGet("delegations")]
    public async Task<IActionResult> Show([FromRoute] string unit, [FromQuery] string? section, CancellationToken cancellation) =>
        await forms.FindForCoordinatorAsync(User, unit, FormIncludes.Delegations, cancellation) is { } form
            ? View("Delegations", await CreatePageAsync(form, CreateInitialForm(form, section), cancellation))
            : NotFound();

    [HttpPost("delegations")]
    public async Task<IActionResult> Delegate([FromRoute] string unit, CancellationToken cancellation)
    {
        if (await forms.FindForCoordinatorAsync(User, unit, FormIncludes.Delegations, cancellation) is not { } form)
        {
            return NotFound();
        }

        var posted = DelegationForm.Read(await Request.ReadFormAsync(cancellation));
        if (!form.MayChange || form.Delegations.Any(delegation => delegation.Id == posted.Id))
        {
            return Redirect(form.Address("delegations"));
        }

        var page = await CreatePageAsync(form, posted, cancellation);
        var problems = validator.Validate(posted, form, page.Offered, clock.LastDate(form.Round.ClosesAt));
        page = page with
        {
            Problems = [.. problems.Select(problem => new SummaryLine(InputField.IdOf(problem.Field), "", problem.Message))],
        };
        if (page.Problems.IsEmpty)
        {
            return View(
                "DelegationCreated",
                new DelegationCreatedPage(posted, await service.DelegateAsync(form, posted, siteUrl.GetBaseUrl(Request), cancellation))
                {
                    Form = form,
                }
            );
        }

        Response.StatusCode = StatusCodes.Status400BadRequest;
        return View("Delegations", page);
    }

    [HttpPost("delegations/{id:guid}/take-back")]
    public async Task<IActionResult> Revoke([FromRoute] string unit, [FromRoute] Guid id, CancellationToken cancellation)
    {
        if (
            await forms.FindForCoordinatorAsync(User, unit, FormIncludes.Delegations, cancellation) is not { } form
            || form.Delegations.FirstOrDefault(delegation => delegation.Id == id) is not { } delegation
        )
        {
            return NotFound();
        }

        await service.RevokeAsync(form, delegation, cancellation);
        return Redirect(form.Address("delegations"));
    }

    [HttpPost("return")]
    public Task<IActionResult> Return([FromRoute] string unit, [FromForm] string? note, CancellationToken cancellation) =>
        WithDelegationAsync(
            unit,
            (form, delegation) =>
                service.ReturnAsync(
                    form,
                    delegation,
                    Truncate(DelegationForm.CleanText(note)),
                    siteUrl.GetBaseUrl(Request),
                    cancellation
                ),
            cancellation
        );

    [HttpPost("resume")]
    public Task<IActionResult> Resume([FromRoute] string unit, CancellationToken cancellation) =>
        WithDelegationAsync(unit, (_, delegation) => service.ResumeAsync(delegation, cancellation), cancellation);

    private static string Truncate(string text) =>
        text.Length <= DelegationForm.MaximumMessageLength ? text : text[..DelegationForm.MaximumMessageLength];

    /// <summary>Does something with the delegation of the colleague who is signed in; where the form is submitted or the round closed,
    /// nothing.</summary>
    private async Task<IActionResult> WithDelegationAsync(
        string unit,
        Func<FormContext, Delegation, Task> action,
        CancellationToken cancellation
    )
    {
        if (await forms.FindAsync(User, unit, FormIncludes.AnswersOnly, cancellation) is not { Respondent.Delegation: { } delegation } form)
        {
            return NotFound();
        }

        if (form.IsRoundOpen && !form.Response.IsSubmitted)
        {
            await action(form, delegation);
        }

        return Redirect(form.Address());
    }

    /// <summary>An empty form, with the coordinator's name and address as they were filled in last time.</summary>
    private static DelegationForm CreateInitialForm(FormContext form, string? section)
    {
        var last = form.Delegations.LastOrDefault(delegation => delegation.InvitationId == form.Respondent.Invitation.Id);
        return new DelegationForm
        {
            Sections = section is null ? [] : [section],
            CoordinatorName = last?.CoordinatorName ?? "",
            CoordinatorEmail = last?.CoordinatorEmail ?? form.Respondent.EmailAddress,
        };
    }

    private async Task<DelegationsPage> CreatePageAsync(FormContext form, DelegationForm posted, CancellationToken cancellation)
    {
        var rows = ImmutableArray.CreateBuilder<DelegationRow>();
        foreach (var delegation in form.Delegations.Where(delegation => delegation.RevokedAt is null).Reverse())
        {
            rows.Add(
                new DelegationRow(
                    delegation,
                    [
                        .. form
                            .Questionnaire.Sections.Where(section => delegation.SectionNames.Contains(section.Name))
                            .Select(section => formatter.LabelOf(section, form)),
                    ],
                    await outbox.FindStatusAsync(delegation.MailId, cancellation) ?? MailStatus.Waiting,
                    delegation.IsActive && delegation.DueOn < form.Today
                )
            );
        }

        return new DelegationsPage
        {
            Form = form,
            Rows = rows.ToImmutable(),
            Offered = DelegationService.OfferedSections(form),
            Posted = posted,
        };
    }
}
