namespace Survey.Web.Features.Shared;

/// <summary>Names the texts of the frame around every page and of the error pages: SharedResources.resx (Swedish) and
/// SharedResources.en.resx.</summary>
internal sealed class SharedResources;
