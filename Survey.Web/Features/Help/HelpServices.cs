namespace Survey.Web.Features.Help;

/// <summary>The services of the feature Help.</summary>
internal static class HelpServices
{
    /// <summary>Registers the manual.</summary>
    public static IServiceCollection AddHelp(this IServiceCollection services) => services.AddSingleton(ReferenceManual.Standard);
}
