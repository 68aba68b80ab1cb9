using Microsoft.AspNetCore.Mvc;
using Survey.Data.Responses;
using Survey.Web.Features.Respond.Forms;
using Survey.Web.Features.Respond.Overview;
using Survey.Web.Features.Shared;

namespace Survey.Web.Features.Respond.Team;

/// <summary>The answers of one unit in words, for the research team: as respondents read them on their check page, and who changed
/// each.</summary>
/// <remarks>It lies here because the team reads what respondents read; nothing can be changed from it.</remarks>
[Researcher]
[Route("/manage/{round}/unit")]
internal sealed class UnitAnswersController(FormLoader forms, FormDocumentBuilder documentBuilder, FormHistoryReader history) : Controller
{
    /// <summary>All answers: as they are now, or as they were last handed in.</summary>
    [HttpGet("answers")]
    public async Task<IActionResult> Answers(string round, string? unit, bool submitted, CancellationToken cancellation)
    {
        if (await FindFormAsync(round, unit, cancellation) is not { } stored)
        {
            return NotFound();
        }

        var showsSubmitted = submitted && stored.Response is { Status: FormStatus.Reopened };
        var form = showsSubmitted
            ? stored.With(stored.Response with { Answers = stored.Response.SubmittedAnswers ?? AnswerSet.Empty })
            : stored;
        var document = documentBuilder.BuildFilled(form, await history.ReadAuthorsAsync(form, cancellation)) with
        {
            HistoryAddress = UnitAnswersPage.HistoryAddressOf(form),
        };
        return View("UnitAnswers", new UnitAnswersPage(document, showsSubmitted) { Form = form });
    }

    /// <summary>Who changed what and when: everything, or one answer.</summary>
    [HttpGet("history")]
    public async Task<IActionResult> History(string round, string? unit, string? answer, CancellationToken cancellation)
    {
        if (await FindFormAsync(round, unit, cancellation) is not { } form)
        {
            return NotFound();
        }

        var rows = await history.ReadAllAsync(form, cancellation);
        if (string.IsNullOrEmpty(answer))
        {
            return View("UnitHistory", new UnitHistoryPage(rows, "") { Form = form });
        }

        if (
            !AnswerKey.TryParse(answer, out var parsed)
            || parsed is not { } key
            || form.Questionnaire.FindQuestion(key.Name) is not { } question
        )
        {
            return NotFound();
        }

        var label = history.LabelOf(form, question, key);
        string[] names = [question.Name, question.OtherName];
        var ofAnswer = rows.Select(row =>
            row with
            {
                Changes = [.. row.Changes.Where(change => change.Key.Row == key.Row && names.Contains(change.Key.Name))],
            }
        );
        return View("UnitHistory", new UnitHistoryPage([.. ofAnswer.Where(row => !row.Changes.IsEmpty)], label) { Form = form });
    }

    private async Task<FormContext?> FindFormAsync(string round, string? unit, CancellationToken cancellation) =>
        await forms.FindForTeamAsync(round, unit ?? "", User.Identity?.Name ?? "", cancellation);
}
