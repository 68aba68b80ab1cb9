using System.Collections.Immutable;
using Microsoft.AspNetCore.Mvc;
using Survey.Web.Features.Respond.Forms;

namespace Survey.Web.Features.Respond.Questions;

/// <summary>Results that several controllers of a form have in common.</summary>
internal abstract class FormControllerBase : Controller
{
    /// <summary>Says that nothing was saved because the form can no longer be changed.</summary>
    protected ViewResult ShowNotSaved(FormContext form) => ShowNotSaved(form, []);

    /// <summary>The same, with what was typed, so that it can be copied.</summary>
    protected ViewResult ShowNotSaved(FormContext form, ImmutableArray<UnsavedAnswer> unsavedAnswers)
    {
        Response.StatusCode = StatusCodes.Status409Conflict;
        return View("NotSaved", new NotSavedPage { Form = form, UnsavedAnswers = unsavedAnswers });
    }
}
