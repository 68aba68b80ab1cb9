using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Survey.Web.Features.Shared;

/// <summary>Changes the language of pages that have no answer fields. Pages that have post the change with their answers.</summary>
[AllowAnonymous]
[IgnoreAntiforgeryToken]
internal sealed class LanguageController : Controller
{
    /// <summary>No language's code or name is longer; what is stored is only ever compared with the languages that a page offers.</summary>
    private const int MaximumLength = 100;

    [HttpPost("/language")]
    public IActionResult Choose([FromForm(Name = SiteLanguages.FieldName)] string? language, [FromForm] string? page)
    {
        if (language is { Length: > 0 and <= MaximumLength })
        {
            SiteLanguages.SetLanguage(HttpContext, language);
        }

        return Url.IsLocalUrl(page) ? LocalRedirect(page) : Redirect("/");
    }
}
