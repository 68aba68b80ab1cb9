namespace Survey.Web.Features.Shared;

/// <summary>Names the texts of the layout of all pages and of the error page: SharedResources.resx (Swedish) and
/// SharedResources.en.resx.</summary>
internal sealed class SharedResources;
