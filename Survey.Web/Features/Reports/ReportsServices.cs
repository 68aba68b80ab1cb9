using Survey.Web.Features.Shared.Jobs;

namespace Survey.Web.Features.Reports;

/// <summary>The services of the feature Reports.</summary>
internal static class ReportsServices
{
    /// <summary>Registers the services of the report page and of report jobs.</summary>
    public static IServiceCollection AddReports(this IServiceCollection services)
    {
        services.AddSingleton<ReportDownloadCache>();
        services.AddSingleton<IJobHandler, ReportJobHandler>();
        return services;
    }
}
