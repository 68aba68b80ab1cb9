using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using Survey.Web.Features.Respond.Delegations;
using Survey.Web.Features.Respond.Forms;
using Survey.Web.Features.Respond.Start;
using Survey.Web.Features.Respond.Texts;
using Survey.Web.Features.Shared;

namespace Survey.Web.Features.Respond.Overview;

/// <summary>Where a person ends who continues another time: what is saved, how to come back and until when.</summary>
[Respondent]
[Route("/form/{unit}/saved")]
internal sealed class SavedController(
    FormLoader forms,
    HiddenSectionReader hiddenSections,
    LinkMailService linkMails,
    SiteUrlProvider siteUrl,
    IStringLocalizer<RespondResources> localizer
) : Controller
{
    private const string EmailField = "email";

    [HttpGet("")]
    public async Task<IActionResult> Show(
        [FromRoute] string unit,
        [FromQuery] int? since,
        [FromQuery] bool mailed,
        CancellationToken cancellation
    )
    {
        if (await forms.FindAsync(User, unit, FormIncludes.Delegations, cancellation) is not { } form)
        {
            return NotFound();
        }

        return form.MayChange
            ? View(
                "Saved",
                CreatePage(form, form.Respondent.EmailAddress, null) with
                {
                    IsMailed = mailed,
                    NewlyHidden = await hiddenSections.ReadSinceAsync(form, since, cancellation),
                }
            )
            : Redirect(form.Address());
    }

    /// <summary>Mails the link to the address that was typed.</summary>
    [HttpPost("")]
    public async Task<IActionResult> Mail([FromRoute] string unit, [FromForm] string? email, CancellationToken cancellation)
    {
        if (await forms.FindForCoordinatorAsync(User, unit, FormIncludes.Delegations, cancellation) is not { } form)
        {
            return NotFound();
        }

        if (!form.MayChange)
        {
            return Redirect(form.Address());
        }

        var address = DelegationForm.CleanLine(email);
        if (!DelegationValidator.IsEmail(address))
        {
            Response.StatusCode = StatusCodes.Status400BadRequest;
            return View("Saved", CreatePage(form, address, localizer["SavedEmailInvalid"]));
        }

        if (!await linkMails.TrySendAsync(form, address, siteUrl.GetBaseUrl(Request), cancellation))
        {
            Response.StatusCode = StatusCodes.Status429TooManyRequests;
            return View("Saved", CreatePage(form, address, localizer["SavedEmailTooMany"]));
        }

        return Redirect(form.Address("saved") + "?mailed=true");
    }

    private SavedPage CreatePage(FormContext form, string email, string? problem) =>
        new(
            siteUrl.GetBaseUrl(Request),
            new InputField(EmailField, localizer["SavedEmail"], email, "", problem) { Type = "email", AutoComplete = "email" }
        )
        {
            Form = form,
        };
}

/// <summary>Says that everything is saved, how to come back and until when.</summary>
/// <param name="SiteAddress">The address of the site, where the code is entered.</param>
/// <param name="Email">The field for the address that the link is mailed to, with its problem where it has one.</param>
internal sealed record SavedPage(string SiteAddress, InputField Email) : FormPage
{
    /// <summary>Whether the link was just mailed.</summary>
    public bool IsMailed { get; init; }
}
