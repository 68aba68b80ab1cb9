using Microsoft.AspNetCore.Mvc;

namespace Survey.Web.Features.Respond;

/// <summary>Lets who holds many forms copy a section's answers from one to another.</summary>
[Respondent]
[Route("/form/{unit}/copy/{section}")]
internal sealed class CopyController(FormReader forms, SectionCopy copy) : Controller
{
    [HttpGet("")]
    public async Task<IActionResult> Choose([FromRoute] string unit, [FromRoute] string section, CancellationToken cancellation) =>
        await FindAsync(unit, section, cancellation) is { } page ? View("Copy", page) : NotFound();

    [HttpPost("")]
    public async Task<IActionResult> Copy([FromRoute] string unit, [FromRoute] string section, [FromForm] string? from, CancellationToken cancellation)
    {
        if (await FindAsync(unit, section, cancellation) is not { } page)
        {
            return NotFound();
        }

        if (page.Sources.FirstOrDefault(source => source.Form.Unit.Unit == from).Form is { } source)
        {
            var copied = page.Form.MayChange ? await copy.CopyAsync(page.Form, page.Section, source, cancellation) : 0;
            return Redirect(FormattableString.Invariant($"{page.Form.Address()}?copied={copied}"));
        }

        Response.StatusCode = StatusCodes.Status400BadRequest;
        return View("Copy", page with { HasNoChoice = true });
    }

    private async Task<CopyPage?> FindAsync(string unit, string name, CancellationToken cancellation)
    {
        if (await forms.FindWholeAsync(User, unit, FormReading.Answers, cancellation) is not { } form || form.Questionnaire.Sections.FirstOrDefault(other => other.Name == name) is not { } section)
        {
            return null;
        }

        var others = (await forms.ListAsync(form.Respondent, cancellation)).Where(other => other.Unit.Unit != unit).Select(other => (Form: other, Answers: SectionCopy.CountIn(other, section)));
        return new CopyPage(section, [.. others.Where(other => other.Answers > 0)]) { Form = form };
    }
}
