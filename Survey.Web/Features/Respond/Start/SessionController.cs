using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Mvc;

namespace Survey.Web.Features.Respond.Start;

/// <summary>Extends a session when the person asks for it before it ends.</summary>
/// <remarks>Takes no antiforgery token, which not every page has: another site that posted here would only keep somebody signed
/// in.</remarks>
[Respondent]
[IgnoreAntiforgeryToken]
internal sealed class SessionController : Controller
{
    [HttpPost("/session")]
    public async Task<IActionResult> Extend()
    {
        await HttpContext.SignInAsync(Shared.SurveyAuthentication.RespondentScheme, User);
        Shared.SurveyAuthentication.WriteSessionHeader(HttpContext, Shared.SessionDurations.Respondent);
        return NoContent();
    }
}
