namespace Survey.Web.Features.Shared;

/// <summary>Names the texts of the frame around every page and of the error pages: SharedWords.resx (Swedish) and SharedWords.en.resx.</summary>
internal sealed class SharedWords;
