using Microsoft.AspNetCore.Mvc.Controllers;
using Microsoft.AspNetCore.Mvc.Razor;

namespace Survey.Web.Features.Shared;

/// <summary>A view lies beside its controller, in the feature's folder; what features share lies in Shared.</summary>
internal sealed class FeatureViewLocations : IViewLocationExpander
{
    private const string Feature = "feature";

    public void PopulateValues(ViewLocationExpanderContext context) =>
        context.Values[Feature] = context.ActionContext.ActionDescriptor is ControllerActionDescriptor { ControllerTypeInfo.Namespace: { } name }
            ? name[(name.LastIndexOf('.') + 1)..]
            : "Shared";

    public IEnumerable<string> ExpandViewLocations(ViewLocationExpanderContext context, IEnumerable<string> viewLocations) =>
        [$"/Features/{context.Values[Feature]}/{{0}}.cshtml", "/Features/Shared/{0}.cshtml"];
}
