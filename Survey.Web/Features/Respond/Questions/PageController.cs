using Microsoft.AspNetCore.Mvc;
using Survey.Data.Questionnaires;
using Survey.Data.Responses;
using Survey.Web.Features.Respond.Forms;
using Survey.Web.Features.Respond.Start;

namespace Survey.Web.Features.Respond.Questions;

/// <summary>Shows the pages of a form: questions, a roster's rows, or one row. <see cref="AnswerController"/> takes their posts.</summary>
[Respondent]
[Route("/form/{unit}/{page}")]
[Route(EntryRoute.Prefix + "/{unit}/{page}")]
internal sealed class PageController(
    FormLoader forms,
    QuestionPageBuilder pageBuilder,
    RosterPageBuilder rosterBuilder,
    HiddenSectionReader hiddenSections
) : Controller
{
    [HttpGet("")]
    [HttpGet("{row:row}")]
    public async Task<IActionResult> Show(
        [FromRoute] string unit,
        [FromRoute] string page,
        [FromRoute] RowPath row,
        [FromQuery] PageQuery query,
        CancellationToken cancellation
    )
    {
        if (
            await forms.FindAsync(User, unit, FormIncludes.Delegations, cancellation) is not { } form
            || form.Pages.Find(page) is not { } step
            || !MayHaveRow(step.Page, row)
        )
        {
            return NotFound();
        }

        if (!form.MayChange)
        {
            return Redirect(form.Address(form.Respondent.IsDelegationRevoked ? "" : "check"));
        }

        if (!form.Pages.IsShown(step.Page, row))
        {
            return Redirect(form.Address());
        }

        if (step.Page.IsInnerRoster && row.IsNone)
        {
            return Redirect(form.Address(step.Page));
        }

        var hidden = await hiddenSections.ReadSinceAsync(form, query.Since, cancellation);
        if (step.Page.Roster is { } roster)
        {
            // The number of a removed row is never used again, so its address leads back to the overview.
            var isOverview = row.Depth < step.Page.RowDepth;
            if (isOverview ? !RosterRowIndex.IsParentOpen(form, roster, row) : !RosterRowIndex.IsOpen(form, roster, row))
            {
                return Redirect(form.Address(step.Page, isOverview ? RowPath.None : row.Parent));
            }

            if (isOverview)
            {
                return View("Roster", rosterBuilder.Build(form, step, roster, row, query) with { NewlyHidden = hidden });
            }
        }

        return View("Question", pageBuilder.BuildStored(form, step, row, query) with { NewlyHidden = hidden });
    }

    /// <summary>Whether a page may be shown for such a row: a roster for its rows, and for the row that they are inside.</summary>
    private static bool MayHaveRow(Page page, RowPath row) => row.IsNone || (page.Roster is not null && row.Depth <= page.RowDepth);
}
