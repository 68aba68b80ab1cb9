namespace Survey.Web.Features.Studies;

/// <summary>Names the texts of the pages of studies: StudiesResources.resx (Swedish) and StudiesResources.en.resx.</summary>
internal sealed class StudiesResources;
