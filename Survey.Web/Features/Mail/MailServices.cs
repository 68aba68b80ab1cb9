using Microsoft.Extensions.Options;

namespace Survey.Web.Features.Mail;

/// <summary>What sends mails.</summary>
internal static class MailServices
{
    /// <summary>Adds it.</summary>
    public static IServiceCollection AddMail(this IServiceCollection services)
    {
        services.AddOptions<MailOptions>().BindConfiguration(MailOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<PickupPostman>();
        services.AddSingleton<SmtpPostman>();
        services.AddSingleton<IPostman>(provider => provider.GetRequiredService<IOptions<MailOptions>>().Value.Host.Length > 0
            ? provider.GetRequiredService<SmtpPostman>()
            : provider.GetRequiredService<PickupPostman>());
        services.AddSingleton<MailSender>();
        services.AddHostedService(provider => provider.GetRequiredService<MailSender>());
        return services;
    }
}
