using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Survey.Web.Features.Shared;

namespace Survey.Web.Features.Respond.Start;

/// <summary>Lets in who is signed in by code or link. Others are asked for their code first, and come back to where they were
/// going.</summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class RespondentAttribute : Attribute, IAllowAnonymous, IAsyncAuthorizationFilter, IOrderedFilter
{
    /// <summary>Before antiforgery tokens are read: they belong to the person.</summary>
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

/// <summary>Marks the action that deals itself with a session that is over, so that nothing typed is lost.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class HandlesExpiredSessionAttribute : Attribute;
