using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.WebEncoders;
using Survey.Data.Invitations;
using Survey.Data.Storage;
using Survey.Web.Features.Shared.Jobs;
using Survey.Web.Features.Shared.Rounds;

namespace Survey.Web.Features.Shared;

/// <summary>Registers what all features use: language, clock, caches of studies, error pages and headers.</summary>
internal static class SharedServices
{
    /// <summary>Adds the services and their options.</summary>
    public static IServiceCollection AddShared(this IServiceCollection services)
    {
        services.AddLocalization();
        services.Configure<WebEncoderOptions>(options => options.TextEncoderSettings = new TextEncoderSettings(UnicodeRanges.All));
        services
            .AddOptions<SiteOptions>()
            .BindConfiguration(SiteOptions.Section)
            .ValidateDataAnnotations()
            .Validate(
                options => TimeZoneInfo.TryFindSystemTimeZoneById(options.TimeZone, out _),
                "Site:TimeZone names no time zone of this machine."
            )
            .Validate(
                options => options.IsLogoUsable(),
                "Site:Logo names no .svg, .png or .jpg file that is there, or Site:LogoText does not say what it shows."
            )
            .ValidateOnStart();
        services.AddSingleton<LocalClock>();
        services.AddSingleton<MomentParser>();
        services.AddSingleton<SiteUrlProvider>();
        services.AddSingleton<PublishedStudyCache>();
        services.AddSingleton(provider => new AccessCodeKeyFile(
            provider.GetRequiredService<IOptions<SiteOptions>>().Value.CodeKeyFile,
            provider.FindDatabaseFile(),
            provider.GetRequiredService<IAccessCodeKeyStore>()
        ));
        services.AddSingleton<AccessCodeService>();
        services.AddSingleton<UploadedStudyCache>();
        services.AddSingleton<RoundSnapshotCache>();
        services.AddSingleton<FrozenDatasetService>();
        services.AddSingleton<JobQueue>();
        services.AddHostedService<JobWorker>();
        services.AddMvcCore().ConfigureApplicationPartManager(parts => parts.FeatureProviders.Add(new InternalControllerFeatureProvider()));
        return services;
    }

    /// <summary>Adds headers, language, error pages and the body limit to the pipeline, before everything else.</summary>
    public static void UseShared(this IApplicationBuilder app)
    {
        app.UseHeadAsGet();
        app.UseSecurityHeaders();
        app.Use(
            async (context, next) =>
            {
                SiteLanguages.Show(context, SiteLanguages.All);
                await next(context);
            }
        );
        app.UseExceptionHandler("/error/500");
        app.UseStatusCodePagesWithReExecute("/error/{0}");
        app.UseRequestBodyLimit();
    }
}
