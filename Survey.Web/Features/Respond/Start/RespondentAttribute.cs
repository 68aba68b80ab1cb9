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
        if (context.RouteData.Values.TryGetValue(EntryRoute.Parameter, out var entry))
        {
            await AuthorizeResearcherAsync(context, $"{entry}");
            return;
        }

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

    /// <summary>An address below an entry is the research team's: whoever made the entry fills in that form, and nobody else
    /// does.</summary>
    private static async Task AuthorizeResearcherAsync(AuthorizationFilterContext context, string entryId)
    {
        var http = context.HttpContext;
        var authentication = await http.AuthenticateAsync(SurveyAuthentication.ResearcherScheme);
        if (authentication.Principal is not { Identity.IsAuthenticated: true } researcher)
        {
            // A post is answered plainly, so that the script does not take the sign-in page for a save.
            context.Result = HttpMethods.IsGet(http.Request.Method)
                ? new ChallengeResult(SurveyAuthentication.ResearcherScheme)
                : new UnauthorizedResult();
            return;
        }

        researcher.AddIdentity(new ClaimsIdentity([new Claim(SurveyAuthentication.EntryClaim, entryId)]));
        var forms = http.RequestServices.GetRequiredService<FormLoader>();
        if (await forms.FindRespondentAsync(researcher, http.RequestAborted) is null)
        {
            context.Result = new NotFoundResult();
            return;
        }

        http.User = researcher;
    }

    /// <summary>Whether the code still opens the form: a lost one that was renewed no longer does.</summary>
    private static async Task<bool> IsCodeValidAsync(ClaimsPrincipal person, HttpContext http) =>
        await http.RequestServices.GetRequiredService<FormLoader>().FindRespondentAsync(person, http.RequestAborted) is not null;
}

/// <summary>Marks an action that handles an expired session itself and keeps the posted answers.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class HandlesExpiredSessionAttribute : Attribute;
