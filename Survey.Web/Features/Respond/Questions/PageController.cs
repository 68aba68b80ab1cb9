using Microsoft.AspNetCore.Mvc;
using Survey.Web.Features.Respond.Forms;
using Survey.Web.Features.Respond.Start;

namespace Survey.Web.Features.Respond.Questions;

/// <summary>Shows the pages of a form: questions, a roster's rows, or one row. <see cref="AnswerController"/> takes their posts.</summary>
[Respondent]
[Route("/form/{unit}/{page}")]
internal sealed class PageController(
    FormLoader forms,
    QuestionPageBuilder pageBuilder,
    RosterPageBuilder rosterBuilder,
    HiddenSectionReader hiddenSections
) : Controller
{
    [HttpGet("")]
    [HttpGet("{row:int:min(1)}")]
    public async Task<IActionResult> Show(
        [FromRoute] string unit,
        [FromRoute] string page,
        [FromRoute] int row,
        [FromQuery] PageQuery query,
        CancellationToken cancellation
    )
    {
        if (
            await forms.FindAsync(User, unit, FormIncludes.Delegations, cancellation) is not { } form
            || form.Pages.Find(page) is not { } step
            || (row > 0 && step.Page.Roster is null)
        )
        {
            return NotFound();
        }

        if (!form.MayChange)
        {
            return Redirect(form.Address(form.Respondent.IsDelegationRevoked ? "" : "check"));
        }

        if (!form.Pages.IsShown(step.Page))
        {
            return Redirect(form.Address());
        }

        var hidden = await hiddenSections.ReadSinceAsync(form, query.Since, cancellation);
        if (step.Page.Roster is { } roster)
        {
            if (row == 0)
            {
                return View("Roster", rosterBuilder.Build(form, step, roster, query) with { NewlyHidden = hidden });
            }

            // The number of a removed row is never used again, so its address leads back to the overview.
            if (!RosterRowIndex.RowNumbers(form, roster).Contains(row) && row != RosterRowIndex.FindNextNumber(form, roster))
            {
                return Redirect(form.Address(step.Page));
            }
        }

        return View("Question", pageBuilder.BuildStored(form, step, row, query) with { NewlyHidden = hidden });
    }
}
