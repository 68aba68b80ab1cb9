using Microsoft.AspNetCore.Mvc;
using Survey.Web.Features.Respond.Forms;
using Survey.Web.Features.Respond.Start;

namespace Survey.Web.Features.Respond.Copying;

/// <summary>Lets a person who has several forms copy a section's answers from one to another.</summary>
[Respondent]
[Route("/form/{unit}/copy/{section}")]
internal sealed class CopyController(FormLoader forms, SectionCopier copier) : Controller
{
    [HttpGet("")]
    public async Task<IActionResult> Choose([FromRoute] string unit, [FromRoute] string section, CancellationToken cancellation) =>
        await FindPageAsync(unit, section, cancellation) is { } page ? View("Copy", page) : NotFound();

    [HttpPost("")]
    public async Task<IActionResult> Copy(
        [FromRoute] string unit,
        [FromRoute] string section,
        [FromForm] string? from,
        CancellationToken cancellation
    )
    {
        if (await FindPageAsync(unit, section, cancellation) is not { } page)
        {
            return NotFound();
        }

        if (page.Sources.FirstOrDefault(source => source.Form.Unit.Id == from).Form is { } source)
        {
            var copied = page.Form.MayChange ? await copier.CopyAsync(page.Form, page.Section, source, cancellation) : 0;
            return Redirect(FormattableString.Invariant($"{page.Form.Address()}?copied={copied}"));
        }

        Response.StatusCode = StatusCodes.Status400BadRequest;
        return View("Copy", page with { IsSourceMissing = true });
    }

    private async Task<CopySectionPage?> FindPageAsync(string unit, string name, CancellationToken cancellation)
    {
        if (
            await forms.FindForCoordinatorAsync(User, unit, FormIncludes.AnswersOnly, cancellation) is not { } form
            || form.Questionnaire.Sections.FirstOrDefault(other => other.Name == name) is not { } section
        )
        {
            return null;
        }

        var others = (await forms.ListAsync(form.Respondent, cancellation))
            .Where(other => other.Unit.Id != unit)
            .Select(other => (Form: other, AnswerCount: SectionCopier.CountCopyable(other, section)));
        return new CopySectionPage(section, [.. others.Where(other => other.AnswerCount > 0)]) { Form = form };
    }
}
