using System.Reflection;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Controllers;

namespace Survey.Web.Features.Shared;

/// <summary>Lets MVC discover controllers that are internal, as all of this site's are.</summary>
internal sealed class InternalControllerFeatureProvider : ControllerFeatureProvider
{
    protected override bool IsController(TypeInfo typeInfo) =>
        typeInfo is { IsAbstract: false, IsPublic: false }
        && typeInfo.Assembly == typeof(InternalControllerFeatureProvider).Assembly
        && typeof(Controller).IsAssignableFrom(typeInfo);
}
