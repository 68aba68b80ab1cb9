namespace Survey.Web.Features.Reports;

/// <summary>What the pages of reports are made of, and who makes the reports.</summary>
internal static class ReportsServices
{
    /// <summary>Adds it.</summary>
    public static IServiceCollection AddReports(this IServiceCollection services)
    {
        services.AddSingleton<ReportQueueSignal>();
        services.AddSingleton<ReportDownloadCache>();
        services.AddHostedService<ReportWorker>();
        return services;
    }
}
