using Microsoft.AspNetCore.Mvc.Controllers;
using Microsoft.AspNetCore.Mvc.Razor;

namespace Survey.Web.Features.Shared;

/// <summary>Looks for a view beside its controller, then in each parent folder up to the feature, then in Shared.</summary>
/// <remarks>Partial views that sub-folders of a feature have in common lie in its folder Partials.</remarks>
internal sealed class FeatureViewLocationExpander : IViewLocationExpander
{
    private const string FolderKey = "folder";
    private const string Features = ".Features.";
    private const string SharedFolder = "Shared";

    public void PopulateValues(ViewLocationExpanderContext context) =>
        context.Values[FolderKey] = context.ActionContext.ActionDescriptor
            is ControllerActionDescriptor { ControllerTypeInfo.Namespace: { } name }
            ? name[(name.IndexOf(Features, StringComparison.Ordinal) + Features.Length)..].Replace('.', '/')
            : SharedFolder;

    public IEnumerable<string> ExpandViewLocations(ViewLocationExpanderContext context, IEnumerable<string> viewLocations)
    {
        for (var folder = context.Values[FolderKey]; !string.IsNullOrEmpty(folder); folder = Path.GetDirectoryName(folder))
        {
            yield return $"/Features/{folder}/{{0}}.cshtml";
            yield return $"/Features/{folder}/Partials/{{0}}.cshtml";
        }

        yield return $"/Features/{SharedFolder}/{{0}}.cshtml";
    }
}
