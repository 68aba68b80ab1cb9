namespace Survey.Web.Features.Figures;

/// <summary>Registers the services of the pages of figures.</summary>
internal static class FiguresServices
{
    /// <summary>Adds the services.</summary>
    public static IServiceCollection AddFigures(this IServiceCollection services) => services.AddSingleton<RoundFiguresCache>();
}
