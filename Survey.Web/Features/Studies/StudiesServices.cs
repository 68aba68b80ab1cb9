namespace Survey.Web.Features.Studies;

/// <summary>What the pages of studies are made of, and who sends out the bots.</summary>
internal static class StudiesServices
{
    /// <summary>Adds it.</summary>
    public static IServiceCollection AddStudies(this IServiceCollection services)
    {
        services.AddSingleton<RoundPublisher>();
        services.AddSingleton<SampleStudyLoader>();
        services.AddSingleton<BotRunSignal>();
        services.AddHostedService<BotRunWorker>();
        return services;
    }
}
