namespace Survey.Web.Features.Figures;

/// <summary>Names the texts of the figures' pages: FiguresResources.resx (Swedish) and FiguresResources.en.resx.</summary>
internal sealed class FiguresResources;
