namespace Survey.Web.Features.Figures;

/// <summary>What the pages of figures are made of.</summary>
internal static class FiguresServices
{
    /// <summary>Adds it.</summary>
    public static IServiceCollection AddFigures(this IServiceCollection services) => services.AddSingleton<RoundFiguresCache>();
}
