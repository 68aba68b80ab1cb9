namespace Survey.Web.Features.Figures;

/// <summary>Names the texts of the figures' pages: FiguresWords.resx (Swedish) and FiguresWords.en.resx.</summary>
internal sealed class FiguresWords;
