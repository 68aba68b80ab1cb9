using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Razor;
using Microsoft.Extensions.Options;
using Survey.Data.Storage;
using Survey.Web.Features.Account;
using Survey.Web.Features.Fieldwork;
using Survey.Web.Features.Figures;
using Survey.Web.Features.Help;
using Survey.Web.Features.Mail;
using Survey.Web.Features.Reports;
using Survey.Web.Features.Respond;
using Survey.Web.Features.Shared;
using Survey.Web.Features.Shared.Messages;
using Survey.Web.Features.Studies;

namespace Survey.Web;

/// <summary>Builds the web application: its services and its request pipeline.</summary>
public static class SurveySite
{
    /// <summary>Builds the site. Arguments are configuration, such as <c>--urls=…</c> and <c>--Storage:ConnectionString=…</c>.</summary>
    public static WebApplication Build(params string[] args)
    {
        // The content root is the program's folder, which holds settings and samples, and not the current folder of its caller.
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = args, ContentRootPath = AppContext.BaseDirectory });
        builder.WebHost.UseStaticWebAssets();
        AddServices(builder);
        // Until the site has started, the host logs a failure with its stack and throws the same exception: its caller prints the message.
        var isStarted = false;
        builder.Logging.AddFilter("Microsoft.Extensions.Hosting.Internal.Host", level => isStarted && level >= LogLevel.Information);
        var app = builder.Build();
        app.Lifetime.ApplicationStarted.Register(() => isStarted = true);
        UsePipeline(app);
        return app;
    }

    /// <summary>Builds the site for commands that use its database, and upgrades the database; nothing is served.</summary>
    public static async Task<WebApplication> BuildWithStorageAsync(CancellationToken cancellation)
    {
        var site = Build();
        await site.Services.UpgradeStorageAsync(announce: null, cancellation);
        return site;
    }

    /// <summary>The same for commands that have nothing to do in an empty database: null, and no database is created, where there is
    /// none.</summary>
    /// <param name="announce">Takes a line for the operator where there is none.</param>
    /// <param name="cancellation">Cancels the upgrade.</param>
    public static async Task<WebApplication?> FindWithStorageAsync(Action<string> announce, CancellationToken cancellation)
    {
        var site = Build();
        if (site.Services.FindMissingDatabase() is { } missing)
        {
            announce(
                $"{missing} Type the command in the folder in which the site was started, or name the site's database with the "
                    + "environment variable Storage__ConnectionString, such as 'Data Source=/srv/survey/survey.db'."
            );
            await site.DisposeAsync();
            return null;
        }

        await site.Services.UpgradeStorageAsync(announce: null, cancellation);
        return site;
    }

    private static void AddServices(WebApplicationBuilder builder)
    {
        var services = builder.Services;
        // It warns at first start that keys are stored unencrypted. They are in the database, which has to be protected anyway because
        // it holds the answers; the operator's page says so, and a newcomer could do nothing about it.
        builder.Logging.AddFilter("Microsoft.AspNetCore.DataProtection.KeyManagement.XmlKeyManager", LogLevel.Error);
        services.AddSingleton(TimeProvider.System);
        services.AddStorage(builder.Configuration.GetSection(StorageOptions.Section).Get<StorageOptions>() ?? new StorageOptions());
        services.AddDataProtection().SetApplicationName("Survey");
        services.AddSingleton<IXmlRepository, DatabaseKeyRepository>();
        services.AddSingleton<IConfigureOptions<KeyManagementOptions>>(provider => new ConfigureOptions<KeyManagementOptions>(options =>
            options.XmlRepository = provider.GetRequiredService<IXmlRepository>()
        ));
        // Static files only: the length of a compressed page could reveal secrets in it (the BREACH attack).
        services.AddResponseCompression(options =>
        {
            options.EnableForHttps = true;
            options.MimeTypes = ["text/css", "text/javascript", "image/svg+xml"];
        });
        services.AddSurveyAuthentication();
        services.AddStudies();
        services.AddControllersWithViews(options => options.Filters.Add(new AutoValidateAntiforgeryTokenAttribute()));
        services.Configure<RazorViewEngineOptions>(options => options.ViewLocationExpanders.Add(new FeatureViewLocationExpander()));
        services.AddShared();
        services.AddMessages();
        services.AddRespond();
        services.AddAccount();
        services.AddFieldwork();
        services.AddFigures();
        services.AddReports();
        services.AddHelp();
        services.AddMail();
        services.AddHealthChecks();
    }

    private static void UsePipeline(WebApplication app)
    {
        app.UseShared();
        app.UseResponseCompression();
        app.UseStaticFiles(new StaticFileOptions { OnPrepareResponse = file => SecurityHeaders.SetStaticFileCaching(file.Context) });
        app.UseRouting();
        app.UseAuthentication();
        app.UseAuthorization();
        app.MapHealthChecks("/health").AllowAnonymous();
        app.MapControllers();
        app.MapFallback("{**path}", context =>
            {
                context.Response.StatusCode = StatusCodes.Status404NotFound;
                return Task.CompletedTask;
            })
            .AllowAnonymous();
    }
}
