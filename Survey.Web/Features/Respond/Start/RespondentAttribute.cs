using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Survey.Web.Features.Shared;

namespace Survey.Web.Features.Respond.Start;

/// <summary>Requires a respondent who is signed in by code or link. Others are sent to the start page, and then to the page that they
/// asked for.</summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class RespondentAttribute : Attribute, IAllowAnonymous, IAsyncAuthorizationFilter, IOrderedFilter
{
    /// <summary>Runs before antiforgery tokens are validated, because a token is bound to the person.</summary>
    public int Order => -1000;

    public async Task OnAuthorizationAsync(AuthorizationFilterContext context)
    {
        var http = context.HttpContext;
        var authentication = await http.AuthenticateAsync(SurveyAuthentication.RespondentScheme);
        if (authentication.Principal is { } person)
        {
            http.User = person;
        }
        else if (!context.ActionDescriptor.EndpointMetadata.OfType<HandlesExpiredSessionAttribute>().Any())
        {
            var returnAddress = HttpMethods.IsGet(http.Request.Method) ? $"{http.Request.Path}{http.Request.QueryString}" : "";
            context.Result = new RedirectResult(StartController.AddressWithReturn(returnAddress));
        }
    }
}

/// <summary>Marks an action that handles an expired session itself and keeps the posted answers.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class HandlesExpiredSessionAttribute : Attribute;
