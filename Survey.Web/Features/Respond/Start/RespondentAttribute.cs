using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Survey.Web.Features.Respond.Forms;
using Survey.Web.Features.Shared;

namespace Survey.Web.Features.Respond.Start;

/// <summary>Requires a respondent who is signed in by code or link. Others are sent to the start page, and then to the page that they
/// asked for. Pages are in the languages of the person's study.</summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class RespondentAttribute : StudyLanguagesAttribute, IAllowAnonymous, IAsyncAuthorizationFilter, IOrderedFilter
{
    /// <summary>Runs before antiforgery tokens are validated, because a token is bound to the person.</summary>
    public int Order => -1000;

    public async Task OnAuthorizationAsync(AuthorizationFilterContext context)
    {
        var http = context.HttpContext;
        var authentication = await http.AuthenticateAsync(SurveyAuthentication.RespondentScheme);
        var handlesExpiredSession = context.ActionDescriptor.EndpointMetadata.OfType<HandlesExpiredSessionAttribute>().Any();
        if (authentication.Principal is { } person && (handlesExpiredSession || await IsCodeValidAsync(person, http)))
        {
            http.User = person;
        }
        else if (!handlesExpiredSession)
        {
            await http.SignOutAsync(SurveyAuthentication.RespondentScheme);
            var returnAddress = HttpMethods.IsGet(http.Request.Method) ? $"{http.Request.Path}{http.Request.QueryString}" : "";
            context.Result = new RedirectResult(StartController.AddressWithReturn(returnAddress));
        }
    }

    /// <summary>Whether the code still opens the form: a lost one that was renewed no longer does.</summary>
    private static async Task<bool> IsCodeValidAsync(ClaimsPrincipal person, HttpContext http) =>
        await http.RequestServices.GetRequiredService<FormLoader>().FindRespondentAsync(person, http.RequestAborted) is not null;
}

/// <summary>Marks an action that handles an expired session itself and keeps the posted answers.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class HandlesExpiredSessionAttribute : Attribute;
