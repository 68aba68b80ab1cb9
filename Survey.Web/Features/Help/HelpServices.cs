namespace Survey.Web.Features.Help;

/// <summary>What the pages of the manual are made of.</summary>
internal static class HelpServices
{
    /// <summary>Adds it.</summary>
    public static IServiceCollection AddHelp(this IServiceCollection services) => services.AddSingleton(ReferenceManual.Standard);
}
