using System.Collections.Immutable;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using Survey.Data.Delegations;
using Survey.Data.Mail;
using Survey.Web.Features.Shared;

namespace Survey.Web.Features.Respond;

/// <summary>Parts of a form on their way to colleagues and back.</summary>
[Respondent]
[Route("/form/{unit}")]
internal sealed class PartsController(
    FormReader forms, PartDesk desk, IOutbox outbox, AnswerWords answers, SiteAddress site, LocalClock clock, IStringLocalizer<RespondWords> words) : Controller
{
    /// <summary>No form is in so many hands; mails are not to be had without end.</summary>
    private const int MostParts = 60;

    [HttpGet("parts")]
    public async Task<IActionResult> Show([FromRoute] string unit, [FromQuery] string? section, CancellationToken cancellation) =>
        await forms.FindWholeAsync(User, unit, FormReading.Parts, cancellation) is { } form
            ? View("Parts", await PageOfAsync(form, BeginningOf(form, section), cancellation))
            : NotFound();

    [HttpPost("parts")]
    public async Task<IActionResult> HandOut([FromRoute] string unit, CancellationToken cancellation)
    {
        if (await forms.FindWholeAsync(User, unit, FormReading.Parts, cancellation) is not { } form)
        {
            return NotFound();
        }

        var posted = PartForm.Read(await Request.ReadFormAsync(cancellation));
        if (!form.MayChange || form.Parts.Any(part => part.Id == posted.Id))
        {
            return Redirect(form.Address("parts"));
        }

        var page = await PageOfAsync(form, posted, cancellation);
        var problems = form.Parts.Length >= MostParts
            ? [("section", words["PartTooMany"])]
            : posted.Problems(form, page.Offered, clock.LastDate(form.Round.ClosesAt), words);
        page = page with { Problems = [.. problems.Select(problem => new SummaryLine($"part-{problem.Item1}", "", problem.Item2))] };
        if (page.Problems.IsEmpty)
        {
            return View("HandedOut", new HandedOutPage(posted, await desk.HandOutAsync(form, posted, site.Of(Request), cancellation)) { Form = form });
        }

        Response.StatusCode = StatusCodes.Status400BadRequest;
        return View("Parts", page);
    }

    [HttpPost("parts/{id:guid}/take-back")]
    public async Task<IActionResult> TakeBack([FromRoute] string unit, [FromRoute] Guid id, CancellationToken cancellation)
    {
        if (await forms.FindWholeAsync(User, unit, FormReading.Parts, cancellation) is not { } form || form.Parts.FirstOrDefault(part => part.Id == id) is not { } part)
        {
            return NotFound();
        }

        await desk.TakeBackAsync(form, part, cancellation);
        return Redirect(form.Address("parts"));
    }

    [HttpPost("return")]
    public Task<IActionResult> Return([FromRoute] string unit, [FromForm] string? note, CancellationToken cancellation) =>
        WithPartAsync(unit, (form, part) => desk.ReturnAsync(form, part, Short(PartForm.Words(note)), site.Of(Request), cancellation), cancellation);

    [HttpPost("resume")]
    public Task<IActionResult> Resume([FromRoute] string unit, CancellationToken cancellation) =>
        WithPartAsync(unit, (_, part) => desk.ResumeAsync(part, cancellation), cancellation);

    private static string Short(string text) => text.Length <= PartForm.MaximumMessage ? text : text[..PartForm.MaximumMessage];

    /// <summary>Does something with the part of the colleague who is signed in; where the form is handed in or the round closed, nothing.</summary>
    private async Task<IActionResult> WithPartAsync(string unit, Func<OpenForm, Delegation, Task> act, CancellationToken cancellation)
    {
        if (await forms.FindAsync(User, unit, FormReading.Answers, cancellation) is not { Respondent.Part: { } part } form)
        {
            return NotFound();
        }

        if (form.IsRoundOpen && !form.Response.IsSubmitted)
        {
            await act(form, part);
        }

        return Redirect(form.Address());
    }

    /// <summary>An empty form, with what the coordinator filled in last time about themselves.</summary>
    private static PartForm BeginningOf(OpenForm form, string? section)
    {
        var last = form.Parts.LastOrDefault(part => part.InvitationId == form.Respondent.Invitation.Id);
        var holder = form.Respondent.Invitation.Holder;
        return new PartForm
        {
            Sections = section is null ? [] : [section],
            CoordinatorName = last?.CoordinatorName ?? "",
            CoordinatorEmail = last?.CoordinatorEmail ?? (holder.Contains('@', StringComparison.Ordinal) ? holder : ""),
        };
    }

    private async Task<PartsPage> PageOfAsync(OpenForm form, PartForm posted, CancellationToken cancellation)
    {
        var rows = ImmutableArray.CreateBuilder<PartRow>();
        foreach (var part in form.Parts.Where(part => part.TakenBackAt is null).Reverse())
        {
            rows.Add(new PartRow(
                part,
                [.. form.Questionnaire.Sections.Where(section => part.Sections.Contains(section.Name)).Select(section => answers.LabelOf(section, form))],
                await outbox.FindStateAsync(part.MailId, cancellation) ?? MailState.Waiting,
                part.IsOut && part.DueOn < form.Today));
        }

        return new PartsPage { Form = form, Rows = rows.ToImmutable(), Offered = PartDesk.Offered(form), Posted = posted };
    }
}
