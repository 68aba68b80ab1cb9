namespace Survey.Web.Features.Shared.Messages;

/// <summary>Registers what writes messages and orders mailings.</summary>
internal static class MessageServices
{
    /// <summary>Adds the services.</summary>
    public static IServiceCollection AddMessages(this IServiceCollection services)
    {
        services.AddSingleton<MessageRenderer>();
        services.AddSingleton<MailingService>();
        return services;
    }
}
