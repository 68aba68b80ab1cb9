namespace Survey.Web.Features.Studies;

/// <summary>Names the texts of the pages of studies: StudiesWords.resx (Swedish) and StudiesWords.en.resx.</summary>
internal sealed class StudiesWords;
