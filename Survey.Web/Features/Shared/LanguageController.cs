using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Survey.Web.Features.Shared;

/// <summary>Changes the language of pages that have no answer fields. Pages that have post the change with their answers.</summary>
[AllowAnonymous]
[IgnoreAntiforgeryToken]
internal sealed class LanguageController : Controller
{
    [HttpPost("/language")]
    public IActionResult Choose([FromForm(Name = SiteLanguages.FieldName)] string? language, [FromForm] string? page)
    {
        if (SiteLanguages.IsSupported(language) && language is not null)
        {
            SiteLanguages.SetLanguage(HttpContext, language);
        }

        return Url.IsLocalUrl(page) ? LocalRedirect(page) : Redirect("/");
    }
}
