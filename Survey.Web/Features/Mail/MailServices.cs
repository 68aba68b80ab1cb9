using Microsoft.Extensions.Options;

namespace Survey.Web.Features.Mail;

/// <summary>The services of the feature Mail.</summary>
internal static class MailServices
{
    /// <summary>Registers the worker that sends mails, and the delivery that the options choose.</summary>
    public static IServiceCollection AddMail(this IServiceCollection services)
    {
        services.AddOptions<MailOptions>().BindConfiguration(MailOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<PickupFolderMailDelivery>();
        services.AddSingleton<SmtpMailDelivery>();
        services.AddSingleton<IMailDelivery>(provider =>
            provider.GetRequiredService<IOptions<MailOptions>>().Value.Host.Length > 0
                ? provider.GetRequiredService<SmtpMailDelivery>()
                : provider.GetRequiredService<PickupFolderMailDelivery>()
        );
        services.AddSingleton<OutboxWorker>();
        services.AddHostedService(provider => provider.GetRequiredService<OutboxWorker>());
        return services;
    }
}
