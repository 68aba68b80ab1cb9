using Microsoft.AspNetCore.Mvc.Filters;
using Survey.Web.Features.Respond.Forms;
using Survey.Web.Features.Shared;

namespace Survey.Web.Features.Respond.Start;

/// <summary>Shows pages in the languages of the study of the person who is signed in; of the open rounds' studies where nobody
/// is.</summary>
/// <remarks>A resource filter, because what it sets has to hold for the action and for the view.</remarks>
[AttributeUsage(AttributeTargets.Class)]
internal class StudyLanguagesAttribute : Attribute, IAsyncResourceFilter
{
    public async Task OnResourceExecutionAsync(ResourceExecutingContext context, ResourceExecutionDelegate next)
    {
        var http = context.HttpContext;
        var forms = http.RequestServices.GetRequiredService<FormLoader>();
        SiteLanguages.Show(http, await forms.FindLanguagesAsync(http.User, http.RequestAborted));
        await next();
    }
}
