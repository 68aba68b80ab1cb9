using Survey.Web.Features.Shared.Jobs;

namespace Survey.Web.Features.Studies;

/// <summary>The services of the feature Studies.</summary>
internal static class StudiesServices
{
    /// <summary>Registers the services of the pages of studies and of coverage jobs.</summary>
    public static IServiceCollection AddStudies(this IServiceCollection services)
    {
        services.AddSingleton<RoundPublisher>();
        services.AddSingleton<SampleStudyLoader>();
        services.AddSingleton<SampleFieldwork>();
        services.AddSingleton<IJobHandler, CoverageJobHandler>();
        return services;
    }
}
